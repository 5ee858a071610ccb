"""Whole files or none: whatever fails on the way, the old file stands and no draft is left."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import atomic


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_its_folders_made(tmp_path):
    path = tmp_path / "a" / "b" / "page.txt"
    assert atomic.write_text(path, "Zoë\n")
    assert path.read_bytes() == "Zoë\n".encode()
    assert names(path.parent) == ["page.txt"]


def test_a_file_that_holds_the_bytes_already_is_not_touched(tmp_path):
    path = tmp_path / "page.txt"
    atomic.write_bytes(path, b"same")
    os.utime(path, (1, 1))
    assert not atomic.write_bytes(path, b"same")
    assert path.stat().st_mtime == 1
    assert atomic.write_bytes(path, b"tame")
    assert path.read_bytes() == b"tame"


@pytest.mark.parametrize("broken", ["os.fsync", "pathlib.Path.write_bytes", "pathlib.Path.replace"])
def test_when_a_step_fails_the_old_file_stands(tmp_path, monkeypatch, broken):
    path = tmp_path / "page.txt"
    path.write_bytes(b"old")

    def fail(*_args, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(broken, fail)
    with pytest.raises(OSError, match="No space left"):
        atomic.write_bytes(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["page.txt"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_when_the_writer_fails_the_old_file_stands(tmp_path, error):
    path = tmp_path / "page.txt"
    path.write_bytes(b"old")
    with pytest.raises(error), atomic.beside(path) as draft:
        draft.write_bytes(b"half of the new")
        raise error
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["page.txt"]


def test_the_new_bytes_reach_the_disk_before_the_name(tmp_path, monkeypatch):
    path = tmp_path / "page.txt"
    done = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("sync"), sync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda a, b: (done.append("rename"), replace(a, b))[1])
    atomic.write_bytes(path, b"new")
    assert done == ["sync", "rename", "sync"]
    done.clear()
    with atomic.beside(path, durable=False) as draft:
        draft.write_bytes(b"newer")
    assert done == ["rename"]


@given(st.binary(max_size=3000))
def test_the_digest_is_that_of_the_bytes(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("digest") / "file"
    path.write_bytes(content)
    assert atomic.sha256(path) == hashlib.sha256(content).hexdigest()
