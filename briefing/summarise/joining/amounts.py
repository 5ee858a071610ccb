"""The figures an article tells: sums, percentages, ages, counts, results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from briefing import english
from briefing.summarise.concepts import concept

_AGE_AFTER = re.compile(r"-(?:year|month|week)-old")
_AGE_END = re.compile(r"[,.]| and\b| from\b")
_PERCENT = re.compile(r"\s?(?:%|per ?cent)")
_YEAR = re.compile(r"\d{4}")
_MAY_BEGIN = re.compile(
    r"[£$€¥₹\d½¼¾AaBbDdEeFfHhMmNnOoQqSsTtZz](?:(?<=[£$€¥₹\d½¼¾])|(?<!\w.)"
    r"(?i:(?<=t)[wher]|(?<=[fs])[ieo]|(?<=[bdemn])[ilo]|(?<=[oz])[en]|(?<=[hq])[au]|(?<=a) q))"
)
"Where a number may begin, in digits or in words: trying every letter of a text is slow."
_SCORE = re.compile(r"\b\d{1,2}-\d{1,2}\b")
_RUNNING = re.compile(
    r"\b(?:(?:the )?score(?:line)?(?: was| at| stood at)?|(?:makes?|made|making|put) (?:it|them)"
    r"|level(?:led)?(?: at)?|at half-time|le(?:d|ad|ading)|trail(?:ed|ing)?|behind|ahead|down|up"
    r"|from|into an?) $"
)
"What stands before a score in the course of a match."
_RUNNING_ON = re.compile(
    r" (?:lead|up|down|ahead|behind|with \w+ (?:minutes|to play)"
    r"|at (?:half|the break|the interval))\b"
)
"What follows one."
_NAMED = r"(?:[A-Z][\w'’-]*[ ]){1,4}"
_BOARD = re.compile(rf"\b{_NAMED}(\d{{1,3}}),? {_NAMED}(\d{{1,3}})(?![\w-])")
_OLDEST = 105
_MONEY = "£$€"
_ROUND, _SMALL, _TINY, _LARGE = 0.5, 0.25, 0.0, 1.5
"What round numbers to a hundred count, those under 13, those to three, and others from 20."
FEW = 3
"Up to so many of a thing are in many articles."
_NEAR = 0.12
"How far, as a share of the larger, a round figure may lie from the one it is told for."
_THINGS = re.compile(r"(?:[ -][a-z]{3,}){1,2}")
_OF_TIME = frozenset(map(concept, "year day month week hour minute second time old mile".split()))
"What is counted in many articles of different things."


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it is of."""

    kind: str
    "'age', '%', a sign of money, or 'count'."
    value: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a text but its years and clock times, in digits or words."""

    amounts: frozenset[Amount]
    lead: frozenset[Amount]
    "Those of its lead."
    counted: Mapping[str, frozenset[float]]
    "How many of each sort of thing, and what sums: {'pupil': {14}, '£': {9100000}}."
    opening: Mapping[str, frozenset[float]]
    "The same of its opening."


def read(passage: str, lead: int = 0, opening: int = 0) -> Figures:
    """Give the numbers of a text; its lead and its opening are so many characters long.

    Things are told by their words without endings, synonyms made one, sums by their sign.
    """
    found, above = set(), set()
    counted: dict[str, set[float]] = {}
    opened: dict[str, set[float]] = {}
    for match, value in _numbers(passage):
        sign = match["sign"] or ""
        if not sign and 1900 <= value <= 2040 and _YEAR.fullmatch(match[0]):
            continue
        before = passage[max(0, match.start() - 4) : match.start()]
        after = passage[match.end() : match.end() + 40]
        amount = Amount(_kind(value, sign, before, after), value)
        found.add(amount)
        if match.start() < lead:
            above.add(amount)
        for thing in [sign] if sign else _things(after):
            counted.setdefault(thing, set()).add(value)
            if match.start() < opening:
                opened.setdefault(thing, set()).add(value)
    return Figures(frozenset(found), frozenset(above), _frozen(counted), _frozen(opened))


def _numbers(passage: str) -> Iterator[tuple[re.Match[str], float]]:
    from briefing.gate.reading import numbers  # noqa: PLC0415 - loads the gate

    end = 0
    for begin in _MAY_BEGIN.finditer(passage):
        match = numbers.NUMBER.match(passage, begin.start()) if begin.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if not match["clock"]:
            yield match, numbers.values(match)[0]


def _things(after: str) -> Iterator[str]:
    """Give what the words after a number name, the first two before an empty one."""
    found = _THINGS.match(after)
    for word in (found[0] if found else "").replace("-", " ").split():
        if word in english.EMPTY:
            return
        thing = concept(word)
        if thing not in _OF_TIME:
            yield thing


def _frozen(counted: Mapping[str, set[float]]) -> dict[str, frozenset[float]]:
    return {thing: frozenset(values) for thing, values in counted.items()}


def _kind(value: float, sign: str, before: str, after: str) -> str:
    if _AGE_AFTER.match(after) or (before.endswith("ged ") and value <= _OLDEST):
        return "age"
    if before.endswith(", ") and _AGE_END.match(after) and 10 <= value <= _OLDEST:
        return "age"
    if sign:
        return sign
    return "%" if _PERCENT.match(after) else "count"


def results(passage: str) -> frozenset[str]:
    """Give the results of matches or votes in a text: '3-2', also of 'Craven 3 Humber City 2'."""
    boards = {f"{found[1]}-{found[2]}" for found in _BOARD.finditer(passage)}
    ended = {found[0] for found in _SCORE.finditer(passage) if not _is_running(passage, found)}
    return frozenset(boards | ended)


def _is_running(passage: str, score: re.Match[str]) -> bool:
    """Tell whether a score is one of the course of a match: 'with the score 1-1'."""
    before = passage[max(0, score.start() - 30) : score.start()].lower()
    return bool(_RUNNING.search(before) or _RUNNING_ON.match(passage, score.end()))


def worth(amount: Amount) -> float:
    """Give how much it says that two articles have an amount, 0 to 1.5; ages are weighed apart."""
    value = amount.value
    if amount.kind == "%" or amount.kind in _MONEY:
        return 1.0
    if value <= 3:
        return _TINY
    if value < 13:
        return _SMALL
    if value % 10 == 0 and value <= 100:
        return _ROUND
    return 1.0 if value < 20 else _LARGE


def as_many(one: AbstractSet[float], other: AbstractSet[float], more_than: float = 0.0) -> bool:
    """Tell whether two articles count a thing alike, one perhaps in a round number."""
    return any(
        a > more_than and (a == b or _rounds(a, b) or _rounds(b, a)) for a in one for b in other
    )


def _rounds(rough: float, exact: float) -> bool:
    """Tell whether a figure is another told in fewer digits: 200,000 for 214,311, 4m for 3.9m."""
    if abs(rough - exact) > _NEAR * max(rough, exact):
        return False
    step = _step(rough)
    return step > _step(exact) and abs(rough - exact) < step


@cache
def _step(value: float) -> float:
    """Give what the last digit of a figure that is told counts: 100,000 of 200,000."""
    digits = f"{value:e}".partition("e")
    told = len(digits[0].replace(".", "").rstrip("0"))
    return float(10.0 ** (int(digits[2]) + 1 - told))
