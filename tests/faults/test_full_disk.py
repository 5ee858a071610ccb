"""A full disk, at every write there is: the feed goes on naming whole files only."""

from __future__ import annotations

import errno
import os
import shutil

import feedparser
import pytest
from bulletins import order, tree

from briefing.errors import BriefingError
from briefing.pipeline import make
from briefing.stages import Stage

BASE = "http://localhost:8000/"


def assert_listeners_are_served(show) -> None:
    """Every sound file the feed names is there, as long as the feed says."""
    entries = feedparser.parse((show / "public" / "feed.xml").read_bytes()).entries
    assert entries
    for entry in entries:
        path = show / "public" / entry.enclosures[0].href.removeprefix(BASE)
        assert path.stat().st_size == int(entry.enclosures[0].length)


class FullAfter:
    """Lets `left` files reach the disk, and none after that."""

    def __init__(self, left: int) -> None:
        self.left, self.real = left, os.fsync

    def __call__(self, handle: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.real(handle)


def count_of_writes(show, ferry, monkeypatch) -> int:
    counter = FullAfter(1_000_000)
    monkeypatch.setattr(os, "fsync", counter)
    make(order(show, ferry))
    monkeypatch.undo()
    return 1_000_000 - counter.left


def test_a_disk_that_fills_up_at_any_write(show, ferry, tmp_path, undisturbed, monkeypatch):
    fresh = shutil.copytree(show, tmp_path / "fresh")
    writes = count_of_writes(show, ferry, monkeypatch)
    assert writes > 20
    old, new = tree(fresh / "public"), tree(undisturbed / "public")
    # Work goes on from run to run: a new attempt finds what the last one finished.
    for left in range(0, writes, 5):
        monkeypatch.setattr(os, "fsync", FullAfter(left))
        try:
            make(order(fresh, ferry))
        except BriefingError as error:
            assert "disk is full" in str(error) or "No space left" in str(error)
            assert error.remedy
        monkeypatch.undo()
        feed = (fresh / "public" / "feed.xml").read_bytes()
        assert feed in (old["feed.xml"], new["feed.xml"])
        assert_listeners_are_served(fresh)
        assert not list(fresh.rglob("*.part"))
    make(order(fresh, ferry))
    assert tree(fresh / "public") == new


def test_a_disk_that_is_full_before_publishing_leaves_the_public_folder_alone(
    show, ferry, monkeypatch
):
    before = tree(show / "public")
    for left in (0, 3, 9):
        monkeypatch.setattr(os, "fsync", FullAfter(left))
        with pytest.raises(BriefingError, match="disk is full"):
            make(order(show, ferry))
        monkeypatch.undo()
        assert tree(show / "public") == before


def test_a_disk_that_fills_up_while_speaking_keeps_finished_takes(show, ferry, monkeypatch):
    from briefing.cache import Shelf

    real, filed = Shelf.file, []

    def file(shelf, key, clip):
        if len(filed) == 3:
            raise OSError(errno.ENOSPC, "No space left on device", str(shelf.folder))
        filed.append(key)
        return real(shelf, key, clip)

    before = tree(show / "public")
    monkeypatch.setattr(Shelf, "file", file)
    with pytest.raises(BriefingError, match="the disk is full"):
        make(order(show, ferry))
    monkeypatch.undo()
    assert tree(show / "public") == before
    spoken = sum(line.spoken for line in make(order(show, ferry, until=Stage.SPEAK)).script.lines)
    again = make(order(show, ferry))
    assert again.reused["speak"] == spoken
