"""Which number belongs to which date: '792,000 in July', 'by August it was 781,000'."""

from __future__ import annotations

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
