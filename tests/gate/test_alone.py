"""Single lines among news: what goes of promotion told as news is, what stays of its look-alikes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from labelled import corpus
from score_alone import LINES, alone, score

from briefing.boilerplate.voice import CLASSES

FLOORS = json.loads(Path(__file__).with_name("cleaning.json").read_text(encoding="utf-8"))["alone"]

pytestmark = pytest.mark.gate


@pytest.fixture(scope="module")
def tallies() -> dict:
    """A quarter of the lines, each by its own text: they are five thousand."""
    lines = (line for line in alone() if zlib.crc32(line.text.encode()) % 4 == 0)
    return score(list(lines))


def _of(tallies: dict, *, body: bool, short: bool) -> Iterator:
    for (kind, label), tally in tallies.items():
        if (label == "body") == body and kind.startswith("short") == short:
            yield tally


@pytest.mark.parametrize("short", [False, True], ids=["sentences", "short lines"])
def test_of_lines_that_are_no_news_so_many_go(tallies, short) -> None:
    found = list(_of(tallies, body=False, short=short))
    floor = FLOORS["short lines cut" if short else "sentences cut"]
    assert sum(x.cut for x in found) >= floor * sum(x.lines for x in found)


@pytest.mark.parametrize("short", [False, True], ids=["sentences", "short lines"])
def test_of_news_that_looks_like_them_hardly_any_goes(tallies, short) -> None:
    found = list(_of(tallies, body=True, short=short))
    most = FLOORS["short news lost" if short else "sentences of news lost"]
    lost = [mistake for x in found for mistake in x.mistakes]
    assert len(lost) <= most * sum(x.lines for x in found), "\n".join(lost)


def test_every_list_has_known_labels_and_no_line_of_the_gate() -> None:
    rows = [
        row.split("\t")
        for path in LINES.glob("*.tsv")
        for row in path.read_text(encoding="utf-8").splitlines()
    ]
    articles = {x.article.id: x.labels for x in corpus("training")}
    for first, *rest in rows:
        if len(rest) == 1:
            assert first in CLASSES
        else:
            assert articles[first][int(rest[0])] == "body"
    sentences = {row[-1] for row in rows if len(row[-1].split()) >= 8}
    assert not sentences & {text for x in corpus("gate") for text in x.article.paragraphs}
