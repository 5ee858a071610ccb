"""Which deed is of which day: 'arrested on Monday and brought to court on Tuesday'."""

from __future__ import annotations

from functools import lru_cache

from briefing import english
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.deeds import deeds
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_YEARS = (1800, 2100)
_BEFORE_YEAR = frozenset("in since from until till by during before after".split())
Occasion = tuple[str, str, str]
"Stem of a verb, sort of date ('day', 'month', 'year'), date."


def of_another_deed(said: Reading, told: Reading) -> list[str]:
    """Name each deed of a day that in the sources is another deed's, where it has its own."""
    there = occasions(told)
    reasons = []
    for verb, sort, date in occasions(said):
        own = {when for what, kind, when in there if kind == sort and _is_same(verb, what)}
        others = {when for what, kind, when in there if kind == sort and not _is_same(verb, what)}
        if own and date not in own and date in others:
            reasons.append(f"date: “{verb}” is of {min(own)} in the source and not of {date}")
    return reasons


def _is_same(verb: str, other: str) -> bool:
    return verb == other or stands_for(verb, {other}, wide=False)


@lru_cache(maxsize=64)
def occasions(reading: Reading) -> frozenset[Occasion]:
    """Give each deed with each of its dates: the deed that stands before it, else behind it."""
    return frozenset(one for row in reading.by_sentence for one in _of_a_row(row))


def _of_a_row(row: Row) -> set[Occasion]:
    verbs = {id(one.token) for one in deeds(row)}
    places = [place for place, token in enumerate(row) if id(token) in verbs]
    found: set[Occasion] = set()
    for at, token in enumerate(row):
        sort = _sort(row, at, token)
        before = [place for place in places if place < at]
        after = [place for place in places if place > at]
        if sort and (before or after):
            verb = row[before[-1] if before else after[0]].stem
            found.add((verb, sort, f"{token.values[0]:g}" if sort == "year" else token.stem))
    return found


def _sort(row: Row, at: int, token: Token) -> str:
    """Tell what sort of date a word is; '' where it is none."""
    if token.kind == "date":
        return "day" if token.stem in english.WEEKDAYS else _months(token)
    year = token.kind == "number" and not token.unit and _YEARS[0] <= token.values[0] <= _YEARS[1]
    return "year" if year and at and row[at - 1].low in _BEFORE_YEAR else ""


def _months(token: Token) -> str:
    return "month" if token.stem in english.MONTHS else ""
