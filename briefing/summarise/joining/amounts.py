"""The figures an article tells: sums, percentages, ages, counts, results."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_AGE_AFTER = re.compile(r"-(?:year|month|week)-old")
_AGE_END = re.compile(r"[,.]| and\b| from\b")
_PERCENT = re.compile(r"\s?(?:%|per ?cent)")
_YEAR = re.compile(r"\d{4}")
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


_SORTS = {
    "baby": r"\bbab(?:y|ies)\b|\bnewborn|\binfant|\btoddler",
    "child": r"\b(?:schoolboy|schoolgirl|boy|girl|child|pupil|[5-9]-year-old|1[0-2]-year-old)\b",
    "teenager": r"\bteen(?:age)?r?\b|\b1[3-9]-year-old|, 1[3-9][,.]|\baged 1[3-9]",
    **{
        f"{digit}0s": rf"\b{digit}\d-year-old|, {digit}\d[,.]|\baged {digit}\d"
        rf"|\bin (?:his|her) (?:early |mid-|late )?(?:{word}|{digit}0s)|(?:man|woman) of {digit}\d"
        for digit, word in enumerate("twenties thirties forties fifties".split(), start=2)
    },
    "60s": r"\b6\d-year-old|, 6\d[,.]|\baged 6\d|\bin (?:his|her) (?:early |mid-|late )?"
    r"(?:sixties|60s)|(?:man|woman) of 6\d|\bgrand(?:father|mother)|\bpensioner|\bretired",
    "old": r"\b[789]\d-year-old|, [789]\d[,.]|\baged [789]\d|\bin (?:his|her) (?:early |mid-|late )"
    r"?(?:seventies|eighties|nineties|[789]0s)|(?:man|woman) of [789]\d|\bpensioner|\belderly",
}
_SORT = {sort: re.compile(pattern) for sort, pattern in _SORTS.items()}


def amounts(passage: str) -> frozenset[Amount]:
    """Give the numbers of a text, written in digits or words; neither years nor clock times."""
    from briefing.gate import numbers  # noqa: PLC0415 - loads the gate

    found = set()
    for match in numbers.NUMBER.finditer(passage):
        if match["clock"]:
            continue
        value = numbers.values(match)[0]
        sign = match["sign"] or ""
        if not sign and 1900 <= value <= 2040 and _YEAR.fullmatch(match[0]):
            continue
        around = passage[max(0, match.start() - 4) : match.start()], passage[match.end() :][:25]
        found.add(Amount(_kind(value, sign, *around), value))
    return frozenset(found)


def _kind(value: float, sign: str, before: str, after: str) -> str:
    if _AGE_AFTER.match(after) or (before.endswith("ged ") and value <= _OLDEST):
        return "age"
    if before.endswith(", ") and _AGE_END.match(after) and 10 <= value <= _OLDEST:
        return "age"
    if sign:
        return sign
    return "%" if _PERCENT.match(after) else "count"


def sorts(passage: str) -> frozenset[str]:
    """Give what sorts of people a text speaks of, by age: 'teenager', '40s', 'old'."""
    return frozenset(sort for sort, pattern in _SORT.items() if pattern.search(passage))


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
