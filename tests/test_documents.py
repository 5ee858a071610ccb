"""Documents cannot lie: README's commands run, the generated parts are current, versions agree."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from briefing import __version__

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ").strip()
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line.startswith("$ ")
]
# Hums in place of the default voice, so that every command of README is tried in seconds.
_HUMMING = """
from importlib import metadata
_real = metadata.entry_points
def _humming(**chosen):
    found = _real(**chosen)
    if chosen.get("group") != "briefing.voices":
        return found
    value = found["tone"].value
    return [metadata.EntryPoint(e.name, value, e.group) for e in found]
metadata.entry_points = _humming
"""


def tool(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_documents_are_current():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_docs.py"), "--check"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_has_its_row_and_every_command_its_help():
    documents = tool("make_docs")
    rooms = {
        path.stem
        for path in (ROOT / "briefing").iterdir()
        if (path / "__init__.py").is_file() or path.suffix == ".py"
    } - {"__init__"}
    listed = [name for _, names in documents.floors() for name in names]
    assert sorted(listed) == sorted(rooms)
    reference = documents.reference()
    assert "## briefing make" in reference
    assert "HeldForReview" in reference


def test_the_change_log_knows_this_version():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\]", changes, re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert f"## [{__version__}]" in changes or f"the next is {__version__}." in changes


def test_the_developers_manual_has_every_target_the_documents_name():
    manual = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", manual, re.MULTILINE))
    assert targets >= {"help", "demo", "test", "check", "bench", "docs", "clean"}
    architecture = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)", README + architecture))
    assert named <= targets


def test_every_exact_version_is_one_the_package_asks_for():
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["web"], *extras["dev"]]
    lines = (ROOT / "tools" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    exact = {}
    for line in lines:
        if line and not line.startswith("#"):
            one = Requirement(line)
            exact[one.name.lower().replace("_", "-")] = str(one.specifier).removeprefix("==")
    for text in asked:
        wanted = Requirement(text)
        assert wanted.specifier.contains(exact[wanted.name.lower().replace("_", "-")]), text


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory) -> Path:
    """A place like a fresh checkout with the articles beside it, and the humming voice."""
    home = tmp_path_factory.mktemp("newsroom")
    checkout = home / "briefing"
    (checkout / "humming").mkdir(parents=True)
    (checkout / "humming" / "sitecustomize.py").write_text(_HUMMING, encoding="utf-8")
    (checkout / "tests").symlink_to(ROOT / "tests")
    for name in ("README.md", "pyproject.toml", "docs", "scripts"):
        (checkout / name).symlink_to(ROOT / name)
    if (ROOT.parent / "shared").is_dir():
        (home / "shared").symlink_to(ROOT.parent / "shared")
    shutil.copytree(ROOT / "tests" / "corpus" / "demo", checkout / "news")
    shutil.copy(ROOT / "tests" / "corpus" / "demo" / "library-hours.txt", checkout / "story.txt")
    return checkout


@pytest.mark.skipif(not COMMANDS, reason="README shows no commands yet")
def test_every_command_of_the_readme_runs(newsroom):
    """In order, as a reader would type them; those that fetch, build or wait are only looked at."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(newsroom / "humming"),
        "BRIEFING_CACHE": str(newsroom / "takes"),
    }
    tried = 0
    for command in COMMANDS:
        if re.match(r"(git clone|cd|pip install|python3? -m venv|make|\. |source )", command):
            continue
        if "../shared" in command and not (newsroom.parent / "shared").exists():
            continue
        shown = command.replace(".venv/bin/briefing", "briefing")
        run = re.sub(r"(briefing serve).*", r"\1 --help", shown)
        done = subprocess.run(
            ["sh", "-c", run], cwd=newsroom, env=environment, capture_output=True, text=True,
            check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        tried += 1
    assert tried
