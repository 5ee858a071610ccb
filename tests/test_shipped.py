"""What ships beside the code is found in a checkout and inside a built wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from briefing import shipped
from briefing.errors import BriefingError


def test_the_folders_of_the_checkout_are_found(root):
    assert shipped.folder("scripts") == root / "scripts"
    assert (shipped.folder("audio") / "sounds.toml").is_file()


def test_a_damaged_installation_says_so():
    with pytest.raises(BriefingError, match="lacks its folder 'tests'") as caught:
        shipped.folder("tests")
    assert "Install briefing again" in caught.value.remedy


def test_the_mark_of_the_installation_changes_with_any_file(tmp_path, monkeypatch):
    package = tmp_path / "briefing"
    for folder in (package, tmp_path / "scripts", tmp_path / "audio"):
        folder.mkdir()
        (folder / ".briefing").touch()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    marks = [shipped.fingerprint()]
    for changed in (package / "clean.py", tmp_path / "scripts" / "a.j2", tmp_path / "audio" / "b"):
        changed.write_text("x", encoding="utf-8")
        marks.append(shipped.fingerprint())
    assert len(set(marks)) == 4
    (package / "clean.cpython-311.pyc").write_bytes(b"compiled")
    assert shipped.fingerprint() == marks[-1]


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=60)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_scripts_sounds_and_everything_the_rooms_read(wheel, root):
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("scripts", "audio"):
        for path in (root / folder).rglob("*"):
            if path.is_file():
                name = path.relative_to(root).as_posix()
                assert f"briefing/shipped/{name}" in inside or f"briefing/shipped_{name}" in inside
    for path in (root / "briefing").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            assert path.relative_to(root).as_posix() in inside


def test_an_installed_wheel_finds_its_folders_and_writes_a_script(wheel, tmp_path):
    home = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(home)
    program = (
        "from datetime import datetime, UTC\n"
        "from briefing import script, shipped\n"
        "from briefing.models import Show, Story, Sentence, Source\n"
        "s = Sentence('One.', 'One.', 'a', 0)\n"
        "told = script.write([Story('One', (s,), (Source('a', 'One'),))], Show(),\n"
        "    datetime(2026, 11, 22, tzinfo=UTC), '2026-11-22')\n"
        "print(shipped.folder('scripts'), shipped.folder('audio'), len(told.lines))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=home, env={"PYTHONPATH": str(home), "PATH": ""}, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    scripts, audio, lines = done.stdout.split()
    assert scripts.startswith(str(home))
    assert audio.startswith(str(home))
    assert int(lines) > 2
