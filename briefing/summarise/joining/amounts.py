"""The figures an article tells: sums, percentages, ages, counts, results."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
_OLDEST = 105
_MONEY = "£$€"
_ROUND, _SMALL, _TINY = 0.5, 0.25, 0.0
"What round numbers under a hundred count, those under thirteen, and those to three."
_NEAR = 0.08
"How far, as a share of the larger, two figures may lie apart that round the same one."
_ROUNDED_FROM = 100
"Numbers from which on newsrooms round."


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it is of."""

    kind: str
    "'age', '%', a sign of money, or 'count'."
    value: float


_DECADES = {
    word: 10 * place
    for place, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
_SORT = re.compile(
    r"\b(?:(?P<baby>bab(?:y|ies)|newborn|infant|toddler)"
    r"|(?P<child>schoolboy|schoolgirl|boy|girl|child|pupil)"
    r"|(?P<teenager>teen(?:age)?r?)"
    r"|(?P<sixties>grandfather|grandmother|retired)"
    r"|(?P<old>pensioner|elderly)"
    rf"|in (?:his|her) (?:early |mid-|late )?(?P<decade>{'|'.join(_DECADES)}|[2-9]0s)"
    r"|(?:man|woman) of (?P<age>\d\d))\b"
)


def amounts(passage: str, top: int = 0) -> tuple[frozenset[Amount], frozenset[Amount]]:
    """Give the numbers of a text, in digits or words, and those in its first `top` characters.

    Years and clock times are not among them.
    """
    from briefing.gate import numbers  # noqa: PLC0415 - loads the gate

    found, above, end = set(), set(), 0
    for begin in _MAY_BEGIN.finditer(passage):
        match = numbers.NUMBER.match(passage, begin.start()) if begin.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if match["clock"]:
            continue
        value = numbers.values(match)[0]
        sign = match["sign"] or ""
        if not sign and 1900 <= value <= 2040 and _YEAR.fullmatch(match[0]):
            continue
        before = passage[max(0, match.start() - 4) : match.start()]
        amount = Amount(_kind(value, sign, before, passage[match.end() : match.end() + 25]), value)
        found.add(amount)
        if match.start() < top:
            above.add(amount)
    return frozenset(found), frozenset(above)


def _kind(value: float, sign: str, before: str, after: str) -> str:
    if _AGE_AFTER.match(after) or (before.endswith("ged ") and value <= _OLDEST):
        return "age"
    if before.endswith(", ") and _AGE_END.match(after) and 10 <= value <= _OLDEST:
        return "age"
    if sign:
        return sign
    return "%" if _PERCENT.match(after) else "count"


def sorts(passage: str, told: Iterable[Amount]) -> frozenset[str]:
    """Give what sorts of people a text speaks of, by age: 'teenager', '40s', 'old'.

    `told` are its amounts, the ages among them.
    """
    found = {_sort(each.value) for each in told if each.kind == "age"}
    for match in _SORT.finditer(passage):
        sort = match.lastgroup
        if sort == "decade":
            decade = match["decade"]
            found.add(_sort(_DECADES.get(decade) or int(decade.removesuffix("s"))))
        elif sort == "age":
            found.add(_sort(int(match["age"])))
        elif sort == "sixties":
            found.add("60s")
        elif sort:
            found |= {"60s", "old"} if match[0] == "pensioner" else {sort}
    return frozenset(found)


def _sort(age: float) -> str:
    if age < 20:
        return "child" if age < 13 else "teenager"
    return "old" if age >= 70 else f"{age // 10:.0f}0s"


def results(passage: str) -> frozenset[str]:
    """Give the results of matches or votes in a text: '3-2'."""
    return frozenset(_SCORE.findall(passage))


def worth(amount: Amount) -> float:
    """Give how much it says that two articles have an amount, 0 to 1; ages are weighed apart."""
    value = amount.value
    if amount.kind == "%" or amount.kind in _MONEY:
        return 1.0
    if value <= 3:
        return _TINY
    if value < 13:
        return _SMALL
    return _ROUND if value % 10 == 0 and value <= 100 else 1.0


def near(one: Iterable[Amount], other: Iterable[Amount]) -> float:
    """Give how many figures of one are told as nearly the same figure by the other.

    'Sixty homes' and '62 homes', '£214,311' and 'more than £200,000'. A count is worth half a sum.
    """
    theirs = [each for each in other if each.value >= _ROUNDED_FROM]
    found = 0.0
    for ours in one:
        if ours.kind in ("age", "%") or ours.value < _ROUNDED_FROM:
            continue
        for each in theirs:
            apart = abs(each.value - ours.value) / max(each.value, ours.value)
            if each.kind == ours.kind and 0 < apart < _NEAR:
                found += 0.5 if ours.kind == "count" else 1.0
                break
    return found
