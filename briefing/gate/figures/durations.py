"""How long something took or lasts: 30 months are two and a half years."""

from __future__ import annotations

import itertools
from functools import lru_cache

from briefing import english
from briefing.gate.figures import rounding
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10_080,
            "fortnight": 20_160}  # fmt: skip
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
UNITS = {
    english.stem(word): (scale, worth)
    for scale, row in (("minutes", _MINUTES), ("months", _MONTHS))
    for word, worth in row.items()
}
"For each unit of time, by its stem, what it is counted in and how many of those it is."


def same(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number of a rewrite counts a time that the sources give in other units."""
    mine = {length for number, length in _lengths(said) if number is token}
    known = {length for _, length in _lengths(told)} | _whole(told)
    return bool(mine) and all(
        one in known or _is_rounded(token, one[1], said, _of_other_units(token, one, told))
        for one in mine
    )


def _of_other_units(token: Token, length: tuple[str, float], told: Reading) -> list[float]:
    """Give the lengths of the sources that they count in weeks where a rewrite counts in days."""
    scale, worth = length
    return [
        other
        for number, (unit, other) in _lengths(told)
        if unit == scale and other * token.values[0] != worth * number.values[0]
    ]


def _whole(told: Reading) -> set[tuple[str, float]]:
    """Give the lengths of 'a year', 'an hour' and 'half an hour', which hold no number."""
    return {
        (UNITS[following.stem][0], round(UNITS[following.stem][1] * (0.5 if half else 1), 3))
        for row in told.by_sentence
        for before, token, following in zip((None, *row), row, row[1:], strict=False)
        for half in (before is not None and before.low == "half",)
        if token.low in ("a", "an") and following.stem in UNITS
        if following.low != "second"  # 'a second day'
    }


def implied(token: Token, told: Reading) -> bool:
    """Tell whether a word that is a length of time by itself, 'fortnight', is one of theirs."""
    length = UNITS.get(token.stem)
    return length is not None and (length[0], round(float(length[1]), 3)) in {
        known for _, known in _lengths(told)
    }


def other_units(said: Reading, told: Reading) -> list[str]:
    """Name each time whose number the sources count in another unit: 'eight months'."""
    there = _lengths(told)
    known = {length for _, length in there} | _whole(told)
    halves = _whole(said) - known - {(unit, float(worth)) for unit, worth in UNITS.values()}
    whole = [length for length in _whole(told) if length[0] in {one for one, _ in known}]
    reasons = [
        f"number: the source has no {token.text} of that unit of time"
        for token, length in _lengths(said)
        if length not in known
        and any(length[1] == round(token.values[0] * one, 3) for _, one in whole)
    ]
    reasons += [f"number: half of {worth:g} {unit} is not in the source" for unit, worth in halves]
    return reasons + [
        f"number: the source counts {token.text} of another unit of time"
        for token, length in _lengths(said)
        if length not in known and any(other.values == token.values for other, _ in there)
    ]


def counted(said: Reading, told: Reading) -> list[Token]:
    """Give the units of the times that the sources give too, if in other units."""
    return [
        following
        for row in said.by_sentence
        for token, following in itertools.pairwise(row)
        if any(number is token for number, _ in _lengths(said)) and same(token, said, told)
    ]


@lru_cache(maxsize=64)
def _lengths(reading: Reading) -> list[tuple[Token, tuple[str, float]]]:
    return [
        (token, (UNITS[following.stem][0], round(token.values[0] * UNITS[following.stem][1], 3)))
        for row in reading.by_sentence
        for token, following in itertools.pairwise(row)
        if token.kind == "number" and len(token.values) == 1 and following.stem in UNITS
    ]


def other_lengths(said: Reading, told: Reading) -> list[str]:
    """Name each time of so many days where the sources count other days, and those of nothing."""
    there = _lengths(told)
    known = {length for _, length in there} | _whole(told)
    return [
        f"number: {token.text} of that unit of time are not in the source"
        for token, length in _lengths(said)
        if length not in known
        and any(other[0] == length[0] for _, other in there)
        and not _is_rounded(token, length[1], said, [other[1] for _, other in there])
        and not _shares_a_unit(token, told)
    ]


def _is_rounded(token: Token, length: float, said: Reading, known: list[float]) -> bool:
    """Tell whether a length says that it is rounded, and is one of those known: 'almost 80'."""
    before = said.text[: said.text.find(token.text)]
    return any(
        say.search(before) and abs(length - other) <= _FAR * other
        for say, _ in rounding.WAYS
        for other in known
    )


_FAR = 0.1
"How far a rounded length may be from the exact one, as a share of it."


def _shares_a_unit(token: Token, told: Reading) -> bool:
    """Tell whether a number stands by a length of time there: 'four and three years'."""
    counted = [number for number, _ in _lengths(told)]
    return any(
        not set(one.values[:1]).isdisjoint(token.values[:1])
        and any(other in counted for other in row[max(0, place - _BY) : place + _BY])
        for row in told.by_sentence
        for place, one in enumerate(row)
        if one.kind == "number" and one not in counted
    )


_BY = 4
"Words between two numbers that share their unit: 'from 41 weeks to 26'."


def put_in(said: Reading, told: Reading) -> list[str]:
    """Name each 'an hour' or 'a year' of a rewrite whose sources tell no length of time at all."""
    if _lengths(told) or not told.stems.isdisjoint(UNITS):
        return []
    return [
        f"number: “{before.text} {unit.text}” is not in the source"
        for row in said.by_sentence
        for ahead, before, unit in zip(row, row[1:], row[2:], strict=False)
        if before.low in ("a", "an", "one") and unit.stem in UNITS and ahead.stem not in _RATES
    ]


_RATES = frozenset(map(english.stem, "mile kilometre pound euro dollar pence rupee".split()))
"Before 'an hour': how much in each."
