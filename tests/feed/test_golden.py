"""What is published does not change by accident: two feeds and a page, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import SHOW, episode

from briefing import feed

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = {
    "feed.xml": "feed.xml",
    "feed.json": "feed.json",
    "flash.json": "flash.json",
    "latest.xspf": "latest.xspf",
    f"episodes/{episode(2).slug}/index.html": "episode.html",
}


@pytest.mark.parametrize("path", FILES)
def test_rendered_as_last_agreed(path):
    """When the change is meant: delete the file in tests/golden and run this twice."""
    made = feed.render(SHOW, [episode(1), episode(2)], artwork="artwork-0123abcd.jpg")[path]
    golden = GOLDEN / FILES[path]
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made)
        pytest.fail(f"{golden} was missing; it is written now: read it, then run again")
    assert made.decode() == golden.read_text(encoding="utf-8")
