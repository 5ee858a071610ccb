"""One number in another writing: 4,500kg as four and a half tonnes, 48 per cent as nearly half."""

from __future__ import annotations

import itertools
import math
import re

from briefing.gate.figures import durations, measures, rounding, shares
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

SCORE = re.compile(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])")
"The two sides of a score or a vote."


def is_told(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number that the sources do not hold is one of theirs all the same."""
    return any(same(token, said, told) for same in _SAME)


_NEARLY = 0.05
"How far two numbers may be from so many times one another."


def is_ratio(times: float, told: Reading) -> bool:
    """Tell whether one number of a sentence is so many times another of its sort."""
    return any(
        one.unit == other.unit
        and math.isclose(one.values[0], times * other.values[0], rel_tol=_NEARLY)
        for row in told.by_sentence
        for one in row
        if one.kind == "number"
        for other in row
        if other.kind == "number" and other.values[0] > 0
    )


def _change(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is the pence of an amount: 'one pound thirty-five'."""
    for row in said.by_sentence:
        for pounds, word, pence in zip(row, row[1:], row[2:], strict=False):
            if pence is token and pounds.kind == "number" and word.low in _COINS:
                return round(pounds.values[0] + pence.values[0] / 100, 2) in told.values
            if pounds is token and pence.kind == "number" and word.low in _COINS:
                return round(pounds.values[0] + pence.values[0] / 100, 2) in told.values
    return False


_COINS = frozenset("pound pounds euro euros dollar dollars".split())


def _near(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number says that it is rounded and is one of the sources' rounded so."""
    value, at = token.values[0], said.text.find(token.text)
    before = said.text[:at] + (token.unit if token.unit in "£$€" else "")
    return any(
        rounding.is_rounded(value, other, way)
        for say, way in rounding.WAYS
        if (found := say.search(before))
        and not _PASSES.intersection(found[0].split(), told.spelled)
        for number in told.tokens
        # 'Under 30' is not what 'under 29' says; 'around 700' is what 'some 698' does.
        if number.kind == "number"
        and not _measures_otherwise(token, said, number, told)
        and (say is rounding.ABOUT or not say.search(told.text[: told.text.find(number.text)]))
        for other in number.values
    )


def _measures_otherwise(one: Token, said: Reading, other: Token, told: Reading) -> bool:
    """Tell whether two numbers are of different measures: miles and kilometres."""
    units = [
        row[at + 1].low.removesuffix("s") if at + 1 < len(row) else ""
        for token, reading in ((one, said), (other, told))
        for row in (reading.by_sentence[token.sentence],)
        for at in (next(place for place, found in enumerate(row) if found is token),)
    ]
    return units[0] != units[1] and set(units) <= _MEASURES


_MEASURES = frozenset(
    "mile km kilometre metre m foot feet ft yard inch cm acre hectare tonne ton kg kilo stone lb "
    "litre gallon pint mph kph knot".split()
)
_PASSES = frozenset("passed topped exceeds exceeded".split())
"Of what is passed the sources say how much it was themselves, where they have the word."


def _in_metres(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is of metres, written '200m' in one text and out in the other."""
    bare = token.low.removesuffix("m")
    here, there = (said.text, told.text) if bare == token.low else (told.text, said.text)
    spelled = re.search(rf"\b{re.escape(bare)}[ -]met(?:re|er)s?\b", here)
    return spelled is not None and re.search(rf"\b{re.escape(bare)}m\b", there) is not None


def _in_order(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number stands for 'first' or 'second': 'day two' for 'the second day'."""
    which = {1.0: "first", 2.0: "second"}.get(token.values[0])
    return which in told.spelled and any(
        number is token and before.kind == "word" and before.stem in told.stems
        for row in said.by_sentence
        for before, number in itertools.pairwise(row)
    )


def _of_two(token: Token, said: Reading, told: Reading) -> bool:  # noqa: ARG001 - one of _SAME
    """Tell whether a number only takes up two that were named: 'the two sides'."""
    return token.values[0] == 2 and any(
        number is token and before.low == "the" and after.low in _SIDES
        for row in said.by_sentence
        for before, number, after in zip(row, row[1:], row[2:], strict=False)
    )


_SIDES = frozenset(
    "sides countries parties leaders nations teams clubs companies governments".split()
)


def _of_per_cent(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number of times is told in per cent: 'three times' for 300%."""
    times = any(
        number is token and after.low == "times"
        for row in said.by_sentence
        for number, after in itertools.pairwise(row)
    )
    return times and any(
        share.per_cent and math.isclose(share.value, token.values[0])
        for share in shares.found(told.text)
    )


def _whole(token: Token, said: Reading, told: Reading) -> bool:  # noqa: ARG001 - one of _SAME
    """Tell whether a number in words is one of the sources' without its decimals."""
    return token.text[:1].isalpha() and any(
        rounding.is_whole(token.values[0], value)
        for one in told.tokens
        if one.kind == "number"
        for value in one.values[:1]
        if _PARTLY.search(one.text) or value >= _MANY
    )


_MANY = 1000
"From so many on a number in words may lack its last digits."
_PARTLY = re.compile(r"\d\.\d(?!\d\d)")
"A number with decimals, and no hour."


def _in_measure(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is of tonnes where the sources have kilograms, or the like."""
    mine = measures.of(token, said)
    return mine is not None and any(
        one is not None and one[0] == mine[0] and math.isclose(one[1], mine[1])
        for one in (measures.of(other, told) for other in told.tokens if other.kind == "number")
    )


def _is_margin(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is by how much a score was won: 'by twelve points' for 31-19."""
    by = any(
        number is token and before.low == "by"
        for row in said.by_sentence
        for before, number in itertools.pairwise(row)
    )
    return by and token.values[0] in {abs(int(a) - int(b)) for a, b in SCORE.findall(told.text)}


def _is_so_many_times(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is how many times one of the sources' is another: 'three times'."""
    times = any(
        number is token and after.low == "times"
        for row in said.by_sentence
        for number, after in itertools.pairwise(row)
    )
    return times and is_ratio(token.values[0], told)


def _is_an_age(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is the decade of somebody's life: 'in his seventies' for 73."""
    decade = token.values[0] % 10 == 0 and any(
        number is token and whose.low in _WHOSE and (number.low.endswith("ies") or after.low == "s")
        for row in said.by_sentence
        for whose, number, after in zip(row, row[1:], [*row[2:], row[-1]], strict=False)
    )
    return decade and any(
        one.kind == "number" and not one.unit and 0 <= one.values[0] - token.values[0] < _DECADE
        for one in told.tokens
    )


_WHOSE = frozenset("his her their early mid late".split())
_DECADE = 10
_SAME = (
    _is_an_age,
    _is_so_many_times,
    _is_margin,
    _whole,
    _in_measure,
    durations.same,
    _change,
    _near,
    _in_metres,
    _in_order,
    _of_two,
    _of_per_cent,
)
