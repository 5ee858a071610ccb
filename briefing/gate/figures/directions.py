"""Up or down: 'wheat fell by two per cent' where it is what rose by two, and maize that fell."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import english
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import BE
from briefing.gate.reading.tokens import Token

_UP = frozenset(
    map(
        english.stem,
        "rise rises rose risen rising grow grew grown increase increased climb climbed jump jumped"
        " gain gained soar soared surge surged up higher doubled added".split(),
    )
)
_DOWN = frozenset(
    map(
        english.stem,
        "fall falls fell fallen falling drop dropped slip slipped decline declined sink sank plunge"
        " plunged decrease decreased down lower shrink shrank slid lost".split(),
    )
)
_ENDS = frozenset("while but although though whereas and after as compared from".split())
"Words at which something else is told of."
_NEAR = 6
"Words between a figure and what it did."


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each figure by which something rises here that fell by it there, or the other way."""
    there = [(figure, up) for row in told.by_sentence for figure, up in _moves(row)]
    reasons = []
    for row in said.by_sentence:
        for figure, up in _moves(row):
            known = {other_up for other, other_up in there if figure.values[0] in other.values}
            if known == {not up}:
                way = "up" if up else "down"
                reasons.append(f"exchanged: it is not {way} by {figure.text} in the source")
    return reasons


def _moves(row: Row) -> Iterator[tuple[Token, bool]]:
    """Give each figure of a sentence that something rose (True) or fell (False) by."""
    for at, token in enumerate(row):
        if token.kind != "number" or not token.values:
            continue
        ways = [
            (abs(at - place), row[place].stem in _UP)
            for place in range(max(0, at - _NEAR), min(len(row), at + 3))
            if _is_way(row, place) and not _parted(row[min(at, place) : max(at, place)])
        ]
        if ways:
            yield token, min(ways)[1]


def _is_way(row: Row, place: int) -> bool:
    """Tell whether a word says up or down; 'turned down a rise' says neither."""
    if row[place].stem not in _UP | _DOWN:
        return False
    if row[place].low not in ("up", "down"):
        return row[place].kind == "word"
    before = row[place - 1].low if place else ""
    following = row[place + 1 : place + 2]
    by = bool(following) and (following[0].kind == "number" or following[0].low == "by")
    return before in _GOES and (by or before in BE)


_GOES = BE | frozenset("went go goes going gone".split())


def _parted(between: Row) -> bool:
    return any(one.kind in ("mark", "number") or one.low in _ENDS for one in between[1:])
