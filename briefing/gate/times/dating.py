"""Which number belongs to which date: '792,000 in July', 'by August it was 781,000'."""

from __future__ import annotations

import re

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

_NEAR = 4
"Tokens within which a number belongs to a date."
_JOINS = frozenset("in on by for since until during".split())


def pairs(reading: Reading) -> set[tuple[str, float]]:
    """Give (date, value of the number that goes with it): the one before 'in July', or after it."""
    found = set()
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            if token.kind != "date":
                continue
            number = _before(row, place) or _after(row, place)
            if number is not None:
                found.add((token.stem, number.values[0]))
    return found


def moved(said: Reading, told: Reading) -> list[str]:
    """Name each date with a number that the sources give to another date."""
    there = pairs(told)
    dates = dict(there)
    return [
        f"exchanged: {value:g} is not of {date} in the source"
        for date, value in pairs(said)
        if (date, value) not in there
        and date in dates
        and any(value == other for other in dates.values())
    ]


def stale(said: Reading, told: Reading) -> list[str]:
    """Name each date on which something was to be that the sources have moved to another.

    'Moved from November to February', 'was to begin on July 1'.
    """
    if _MOVES.search(said.text):
        return []
    old = {
        token.stem
        for row in told.by_sentence
        for place, token in enumerate(row)
        if token.kind == "date" and _is_old(row, place)
    }
    new = {token.stem for token in told.tokens if token.kind == "date"} - old
    here = {token.stem: token for token in said.tokens if token.kind == "date"}
    if not (old and new and here) or new & here.keys():
        return []
    return [f"date: {here[one].text} is no longer so in the source" for one in old & here.keys()]


def _is_old(row: tuple[Token, ...], place: int) -> bool:
    """Tell whether a date is one that something was moved from."""
    before = " ".join(token.low for token in row[max(0, place - _FAR) : place])
    after = [token.low for token in row[place + 1 : place + 4]]
    moved = "from" in before.split()[-2:] and "to" in after and _MOVED.search(before)
    return bool(moved) or _WAS_TO.search(before) is not None


_FAR = 9
"Words before a date in which it may stand that it was to be then."
_SHIFTS = "moved|postponed|put (?:back|off)|brought forward|delayed|rescheduled|pushed"
_MOVED = re.compile(rf"\b(?:{_SHIFTS})\b")
_WAS_TO = re.compile(
    r"\b(?:was|were|had been|originally|previously|initially) (?:\w+ )?"
    r"(?:to|due|set|scheduled|planned|meant|supposed|expected)\b[^,;]*$"
)
_MOVES = re.compile(rf"\b(?:{_SHIFTS}|was|were|had)\b", re.IGNORECASE)
"By which a rewrite tells of what was to be."


def _before(row: tuple[Token, ...], place: int) -> Token | None:
    """Give the number before 'in July', when nothing but what it counts stands between."""
    if place < 2 or row[place - 1].low not in _JOINS:
        return None
    for token in reversed(row[max(0, place - _NEAR) : place - 1]):
        if token.kind == "number":
            return token
        if token.kind != "word":
            return None
    return None


def _after(row: tuple[Token, ...], place: int) -> Token | None:
    """Give the number after 'in July', when that opens its clause."""
    opening = place < 2 or row[place - 2].kind == "mark"
    if not opening or not place or row[place - 1].low not in _JOINS:
        return None
    for token in row[place + 1 : place + 1 + _NEAR]:
        if token.kind == "number":
            return token
        if token.kind == "date":
            return None
    return None
