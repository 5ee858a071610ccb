"""How many: numbers that a rewrite states and its sources do not, or count of something else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.figures import durations, shares, writings
from briefing.gate.figures.writings import SCORE
from briefing.gate.reading import numbers
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import CLOCK, Token


def new_numbers(said: Reading, told: Reading) -> list[str]:
    """Name each number that the sources do not hold, or hold with another unit."""
    reasons = []
    known = told.values | told.implied
    shared = shares.covered(said, told)
    for token in said.tokens:
        if token.kind != "number" or token.low in ("one", "dozens", *shared):
            continue
        in_digits = token.text[-1].isdigit()
        there = (told.written | told.implied if in_digits else known).issuperset(
            token.values[: _needed(token)]
        )
        if not (there or writings.is_told(token, said, told)):
            reasons.append(f"number: {token.text} is not in the source")
        elif token.unit and token.values[0] in told.values:
            units = {other.unit for other in told.tokens if token.values[0] in other.values}
            sure = token.text[0] in "£$€¥₹" or token.unit == CLOCK
            per_cent = token.unit == "%" and any(one.unit == "%" for one in told.tokens)
            other = units != {""} or sure or per_cent
            if token.unit not in units and other:
                reasons.append(f"number: {token.unit}{token.text} has another unit in the source")
    reasons += [
        f"number: “{token.text}” is not in the source"
        for token in said.tokens
        if (value := numbers.IMPLIED.get(token.low)) is not None
        and value not in (_bare(told) if token.low in _TIMES else known) | {1.0}
        and token.stem not in told.stems
        and not durations.implied(token, told)
        and not (token.low in _TIMES and writings.is_ratio(value, told))
        and not (value == 2.0 and not {"each", "half"}.isdisjoint(told.spelled))
    ]
    reasons += [
        f"number: “{token.text}” is not in the source"
        for token in said.tokens
        if (least := _VAGUE.get(token.low))
        and token.low not in told.spelled
        and not any(least <= value < 1000 * least for value in told.values)
    ]
    return reasons


def _bare(told: Reading) -> frozenset[float]:
    """Give the numbers without a sign, and those implied: '2 per cent' is not twice."""
    counted = {
        value
        for token in told.tokens
        if token.kind == "number" and not token.unit
        for value in token.values
    }
    return frozenset(counted) | told.implied


_TIMES = frozenset("double doubled doubling triple tripled trebled quadrupled twice".split())
"How many times, which two numbers of the sources may tell."


_VAGUE = {"dozens": 24, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
"Words for more than so many."


_HALF = re.compile(r"(\d{1,2}(?:[.:]\d\d)?)\s?([ap])\.?m\b", re.IGNORECASE)


def other_halves(said: Reading, told: Reading) -> list[str]:
    """Name each '6am' where the sources have that hour in the other half of the day alone."""
    there = {(one[1].replace(":", "."), one[2].lower()) for one in _HALF.finditer(told.text)}
    return [
        f"date: {one[0]} is in the other half of the day in the source"
        for one in _HALF.finditer(said.text)
        for hour, half in ((one[1].replace(":", "."), one[2].lower()),)
        if (hour, half) not in there and (hour, "a" if half == "p" else "p") in there
    ]


def other_multiples(said: Reading, told: Reading) -> list[str]:
    """Name each 'three times' where the sources have 'twice'."""
    there = set(_multiples(told))
    return [
        f"number: the source does not say {value:g} times"
        for value in _multiples(said)
        if there and value not in there and not (value in told.values and value > _FEW)
    ]


_IN_A_ROW = re.compile(
    r"\b(?:in a row|in succession|on the trot|running|consecutive(?:ly)?|successive(?:ly)?|straight"
    r"|on end|back-to-back|unbroken|every|since|again|last"
    r"|(?:for|in) (?:a|the|its|his|her|their) \w+ (?:day|night|week|month|year|season|time|summer"
    r"|winter|game|match)s?)\b",
    re.IGNORECASE,
)


def in_a_row(said: Reading, told: Reading) -> list[str]:
    """Refuse 'three times in a row' of which the sources say nothing like it."""
    found = re.search(
        r"\b(?:in a row(?! over| with| about)|on the trot|consecutive|successive)\b", said.text
    )
    if found is None or _IN_A_ROW.search(told.text):
        return []
    return [f"number: the source has no “{found[0]}”"]


_FEW = 12
"Up to so many a number is anything's: a score's, an age's."


def _multiples(reading: Reading) -> Iterator[float]:
    for row in reading.by_sentence:
        for token, following in itertools.pairwise([*row, *row[-1:]]):
            if token.low in ("twice", "thrice"):
                yield float(numbers.IMPLIED[token.low])
            elif token.kind == "number" and following.low == "times":
                yield token.values[0]


def _needed(token: Token) -> int | None:
    """Give how many of a number's values must be there: all of a score in words, else the first."""
    return None if token.text[:1].isalpha() else 1


_RESULTS = frozenset(
    map(english.stem, "beat defeat lose win overcome lead trail down behind victory".split())
)


def new_scores(said: Reading, told: Reading) -> list[str]:
    """Name each score that the sources lack, as it stands or, for all of them, turned round."""
    there = SCORE.findall(told.text)
    here = SCORE.findall(said.text)
    # 'Lost 1-3' may be 'beat them 3-1', but no vote was 1-3 that was 3-1.
    other_side = said.stems & _RESULTS != told.stems & _RESULTS
    turned_round = [(b, a) for a, b in there if other_side]
    if not there or all(one in there for one in here) or all(one in turned_round for one in here):
        return []
    return [
        f"number: {a}-{b} is not in the source"
        for a, b in here
        if (a, b) not in there and not (len(here) == 1 and (b, a) in turned_round)
    ]
