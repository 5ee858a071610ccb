"""Shares of a whole, however they are written: two-thirds, two in three, 67 per cent, a half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.gate.figures import rounding
from briefing.gate.reading import numbers
from briefing.gate.reading.facts import Reading


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole."""

    value: float
    "The whole being 1."
    words: str
    "As it stands."
    per_cent: bool = False
    "True when it is given in per cent, and so exactly."
    before: str = ""
    "What stands before it, which may say that it is rounded."


_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_COUNTS = "|".join("a an one two three four five six seven eight nine ten".split())
_SMALL = {word: place for place, word in enumerate(numbers.SMALL[:11])} | {"a": 1, "an": 1}
_FRACTION = re.compile(
    rf"\b(?:(?P<count>{_COUNTS})[ -])?(?P<part>{'|'.join(_PARTS)})s?\b(?! (?:of )?(?:[A-Z][a-z]+day"
    r"|time|day|week|month|year|place|round|goal|person|man|woman|party|floor|set|test|child|son"
    r"|a (?:dozen|hundred|thousand|million|billion)"
    r"|past|to (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|an hour"
    r"|term|century|edition|attempt|minute|man|division|tier|win|defeat|title|season|night|class))",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"(?<![\d/.,])(?P<count>\d{1,2})/(?P<whole>\d{1,2})(?![\d/])")
"A fraction in digits, 2/3."
_DECIMAL = re.compile(r"(?<![\d.,£$€])0\.\d{1,3}\b(?!\s?(?:%|per cent|percent|pc|points?)\b|%)")
"A part of one in digits: 0.5 miles."
_TIMED = re.compile(r"half (?:a|an) (?:century|decade|year|month|week|day|hour)\b", re.IGNORECASE)
"A length of time, which is looked at elsewhere."
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|last|final|next|latest) $", re.IGNORECASE)
"Before 'quarter' or 'half': which, not how much."
_OF_THEM = re.compile(r"\b(\S+) (?:of them|of these|of those|of whom|of which)\b", re.IGNORECASE)
_HALVED = re.compile(r"\bhalv(?:e|ed|es|ing)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"\b(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?: people| patients"
    r"| pupils| households| adults| children)? "
    r"(?:in|out of|of(?: (?:the|its|their|his|her|our))?)(?: every)? "
    r"(?P<whole>\d{1,3}|1,?000|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred)\b"
    r"(?! (?:\w+ )?(?:hours?|minutes?|days?|weeks?|months?|years?|games?|matches|seconds?))",
    re.IGNORECASE,
)
_IN_WORDS = "|".join(numbers.SMALL)
_PER_CENT = re.compile(
    rf"(?P<value>\d+(?:\.\d+)?|(?:{_IN_WORDS})(?:[ -](?:{_IN_WORDS}))*"
    rf"(?: point(?: (?:{_IN_WORDS}))+)?)"
    r"(?:\s?%| per cent\b| percent\b|pc\b)",
    re.IGNORECASE,
)
_SAYS_SO = 24
"Letters before a share in which 'about' or 'nearly' may stand."
_CLOSE = 0.0051
"How far two writings of one share may be apart: a third is 33 per cent."
_ALL = re.compile(
    r"\b(?:all|every one|the whole|each) (?:of )?(?!but|day|night|over|in all)\b", re.IGNORECASE
)
_ALL_BUT = re.compile(r"\b(?:all but|almost all|nearly all|not all)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:all|every|everyone|everybody|each|whole|entire|both|100)\b", re.IGNORECASE
)


def new_shares(said: Reading, told: Reading) -> list[str]:
    """Name each share that the sources do not hold in any writing; 'all of' is one."""
    known = list(found(told.text))
    reasons = [
        f"number: {share.words} is not in the source"
        for share in found(said.text)
        if not any(_same(share, other) or _rounded(share, other) for other in known)
        and share.words.lower() not in told.text.lower()
        and not (share.per_cent and share.value * 100 in told.values)
        and not _is_part(share, told)
        and not _is_quotient(share, told)
    ]
    turned = {(one[1].lower(), one[0].lower()) for one in map(_pair, _AMONG.finditer(told.text))}
    reasons += [
        f"number: {found[0]} is the other way round in the source"
        for found in _AMONG.finditer(said.text)
        if tuple(map(str.lower, _pair(found))) in turned
    ]
    if not any(share.per_cent for share in known):
        reasons += _of_other_wholes(said, told)
    part = (known and not _WHOLE.search(told.text)) or _ALL_BUT.search(told.text)
    if part and _ALL.search(said.text) and not _ALL_BUT.search(said.text):
        reasons.append("number: the source does not say “all”")
    return reasons


def _of_other_wholes(said: Reading, told: Reading) -> Iterator[str]:
    """Name each 'four in 12' of which the sources have four, and of ten."""
    there = [tuple(map(_value, _pair(one))) for one in _AMONG.finditer(told.text)]
    for one in _AMONG.finditer(said.text):
        count, whole = map(_value, _pair(one))
        wholes = {other for among, other in there if among == count}
        if wholes and whole not in wholes | told.values:
            yield f"number: {one[0]} is of another whole in the source"


def _pair(found: re.Match[str]) -> tuple[str, str]:
    return found["count"], found["whole"]


def _is_part(share: Share, told: Reading) -> bool:
    """Tell whether 'six of the 14' is told by '14 were stolen' and 'six of them'."""
    numbers_of = [_value(one[0]) for one in numbers.NUMBER.finditer(share.words)]
    parts = {_value(one[1]) for one in _OF_THEM.finditer(told.text)}
    return len(numbers_of) == 2 and numbers_of[0] in parts and numbers_of[1] in told.values


def _is_quotient(share: Share, told: Reading) -> bool:
    """Tell whether a share is that of two numbers in one sentence: half, of 320 of the 640."""
    return (
        not share.per_cent
        and _LEAST_SHARE <= share.value < 1
        and any(
            abs(one.values[0] / whole.values[0] - share.value) <= _CLOSE
            for row in told.by_sentence
            for whole in row
            if whole.kind == "number" and whole.values[0] >= _FEWEST
            for one in row
            if one.kind == "number"
            and 1 < one.values[0] < whole.values[0]
            and one.unit == whole.unit
        )
    )


_LEAST_SHARE = 0.1
"Smaller ones are too near to those of any two numbers."
_FEWEST = 12
"Of so many at the least a share is taken."


def covered(said: Reading, told: Reading) -> frozenset[str]:
    """Give the numbers, lower case, that stand in shares the sources hold in other words."""
    known = list(found(told.text))
    return frozenset(
        match[0].lower()
        for share in found(said.text)
        if any(_same(share, other) or _rounded(share, other) for other in known)
        or _is_quotient(share, told)
        if share.words.lower() not in told.text.lower()
        for match in numbers.NUMBER.finditer(share.words)
    )


def _same(one: Share, other: Share) -> bool:
    """Tell whether two shares are one; a fraction may be a rounded percentage."""
    apart = abs(one.value - other.value)
    return apart <= _CLOSE if one.per_cent != other.per_cent else apart < 1e-9


def _rounded(share: Share, other: Share) -> bool:
    told = rounding.per_cent_is_rounded if share.per_cent else rounding.part_is_rounded
    return told(share.before, share.value, other.value)


@lru_cache(maxsize=256)
def found(passage: str) -> tuple[Share, ...]:
    """Give each share in a text."""
    return tuple(_found(passage))


_AFTER_SHARE = frozenset(
    "full empty complete short of more less fewer higher lower bigger smaller in to from by and "
    "off on since last this year are were is was have has had said say would will do did "
    "want".split()
)
"What may follow 'a third' where it is a share."


def _found(passage: str) -> Iterator[Share]:
    for match in _HALVED.finditer(passage):
        yield Share(0.5, match[0])
    for match in _FRACTION.finditer(passage):
        if _TIMED.match(passage, match.start()) or _ORDINAL.search(passage[: match.start()]):
            continue
        count = _SMALL[match["count"].lower()] if match["count"] else 1
        part = match["part"].lower()
        if passage[: match.start()].endswith(" and "):
            continue  # 'four and a half': part of a number
        if part not in ("half", "halves", "quarter") and not match["count"]:
            continue  # 'the third', 'fifth place': which, not how much
        if (match["count"] or "").lower() in ("a", "an") and part not in ("half", "quarter"):
            following = re.match(r" ([a-z]+)", passage[match.end() :])
            if following and following[1] not in _AFTER_SHARE:
                continue  # 'a third gold medal' is one more
        if count <= _PARTS[part]:
            yield Share(count / _PARTS[part], match[0], before=_before(passage, match))
    for match in _AMONG.finditer(passage):
        among, whole = _value(match["count"]), _value(match["whole"])
        if whole and among <= whole:
            yield Share(among / whole, match[0], before=_before(passage, match))
    for match in _WRITTEN.finditer(passage):
        if int(match["count"]) < int(match["whole"]):
            yield Share(int(match["count"]) / int(match["whole"]), match[0])
    for match in _DECIMAL.finditer(passage):
        yield Share(float(match[0]), match[0])
    for match in _PER_CENT.finditer(passage):
        yield Share(_value(match["value"]) / 100, match[0], True, _before(passage, match))


def _before(passage: str, match: re.Match[str]) -> str:
    return passage[max(0, match.start() - _SAYS_SO) : match.start()]


def _value(words: str) -> float:
    match = numbers.NUMBER.match(words)
    return numbers.values(match)[0] if match else 0.0
