"""A real browser opens the pages: they play, follow, jump, and ask nobody else for anything."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.client


@pytest.fixture(scope="module")
def told(request):
    return {}


@pytest.fixture
def said(site, program, script, told) -> dict:
    """What happened in the browser; opened once for all tests of this file."""
    if not told:
        page = f"{site.address}episodes/{site.episodes[0].slug}/"
        told.update(script("browser.mjs", program("chromium"), site.address, page))
    return told


def test_the_console_stays_empty(said):
    assert said["console"] == []
    assert said["failed"] == []


def test_nobody_else_is_asked(said):
    assert said["outside"] == []


def test_axe_finds_no_serious_fault(said):
    assert len(said["rules"]) == 6
    assert min(said["rules"]) > 15, "axe has hardly looked"
    serious = [
        (page, fault)
        for page, faults in said["faults"].items()
        for fault in faults
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_pages_fit_a_telephone(said):
    assert not said["home is wider than a telephone screen"]
    assert not said["episode is wider than a telephone screen"]


def test_the_page_plays_and_chapters_jump(said):
    assert said["playing"]["time"] > 1
    assert not said["playing"]["paused"]
    assert said["playing"]["chapter"].endswith("Opening")
    assert said["jumped"]["time"] > said["chapters"][-1]
    assert said["jumped"]["chapter"].endswith("Sign-off")


def test_the_transcript_follows(said):
    assert said["clicked"]["phrase"] == said["phrase"]["text"]
    assert said["phrase"]["start"] <= said["clicked"]["time"] <= said["phrase"]["end"]
    assert said["followed"]["phrase"] not in (None, said["phrase"]["text"])
    assert said["followed"]["time"] > said["clicked"]["time"]


def test_everything_can_be_read_and_heard_without_javascript(said):
    assert said["withoutScript"]["controls"] == 1
    assert said["withoutScript"]["words"] > 1_000
    assert said["withoutScript"]["chapters"] == len(said["chapters"])
