"""Floors and fences that import-linter does not see: the parts of urllib, and what is loaded when."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "briefing"
FILES = sorted(PACKAGE.rglob("*.py"))
OPENS_SOCKETS = {"urllib.request", "http.client", "http.server", "urllib.robotparser"}
MAY_OPEN = ("fetch", "serve", "publishers", "speakers")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_room_but_those_that_may_opens_a_socket(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room not in MAY_OPEN and path.name != "gtts.py":
        assert not imported(path) & OPENS_SOCKETS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_opens_with_a_sentence_saying_what_it_is(path):
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said, "no first sentence"
    assert said.split("\n\n")[0].rstrip().endswith((".", "?", "!", ":")), said.splitlines()[0]


def test_every_ignored_rule_and_every_floor_is_still_meant():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    houses = [c for c in settings["importlinter"]["contracts"] if c["type"] == "layers"]
    assert [one["containers"] for one in houses] == [["briefing"], ["briefing.gate"]]
    for house in houses:
        assert house["exhaustive"]
        folder = ROOT.joinpath(*house["containers"][0].split("."))
        for room in (room.strip() for layer in house["layers"] for room in layer.split("|")):
            assert (folder / f"{room}.py").is_file() or (folder / room / "__init__.py").is_file()


@pytest.mark.parametrize("module", ["models", "errors", "codec", "settings", "stages", "plugins"])
def test_the_light_rooms_stay_light(module):
    program = f"import sys, briefing.{module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"numpy", "av", "PIL", "jinja2", "click", "starlette", "pydub"})
