"""A sentence into tokens: its words, names, numbers, dates and marks, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing import english
from briefing.gate.reading import numbers
from briefing.gate.reading.contractions import written_out


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word or number of a text."""

    text: str
    "As it stands."
    low: str
    "In lower case."
    stem: str
    "Lower case, ending off."
    kind: str
    "'number', 'date', 'name', 'word', 'empty' for a word of grammar, or 'mark' for punctuation."
    sentence: int
    "Which sentence, from 0."
    first: bool = False
    "True when it opens its sentence, so that its capital says nothing."
    values: tuple[float, ...] = ()
    "What a number is worth."
    unit: str = ""
    "The sign before or after a number: '£', '%'."
    joined: bool = False
    "True for a name that goes on from the token before it."
    owner: bool = False
    "True for a word that only says whose the next is."


_WORD = re.compile(r"[A-Z][A-Za-z]{0,4}\d{1,4}\b|[^\W\d_]+(?:['’.&-]?[^\W\d_]+)*")
_JOINED = re.compile(
    r"-(?!(?:half|halves|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b)"
)
_OWNER = re.compile(r"'s?$")
_PART = re.compile(r"^(?:mid|late|early)-(?=[A-Z])")
"What part of a month, before it."
_MARK = re.compile(r"[,;:–—()]|(?<=\s)--?(?=\s)")
_DATE_WORDS = frozenset(
    [*english.WEEKDAYS, *english.MONTHS, "today", "yesterday", "tomorrow", "tonight"]
)
_SHORT_DATES = {name[:3]: name for name in (*english.WEEKDAYS, *english.MONTHS)} | {
    "sept": "september", "tues": "tuesday", "thurs": "thursday", "thur": "thursday",
}  # fmt: skip
UNIT_WORDS = {
    "pound": "£", "pounds": "£", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€",
    "p": "p", "pence": "p", "penny": "p",
    "rupee": "₹", "rupees": "₹", "yen": "¥",
    "per": "%", "percent": "%", "pc": "%", "quid": "£", "sterling": "£",
}  # fmt: skip


def tokens_of(sentence: str, place: int) -> Iterator[Token]:
    """Give the tokens of a sentence, which is the `place`th of its text."""
    sentence = written_out(sentence)
    taken, end_of_name = 0, -1
    counted = list(numbers.NUMBER.finditer(sentence))
    # 'six-year': the word that a number in words is joined to is a word of its own.
    after_hyphen = [
        _WORD.match(sentence, one.end() + 1) for one in counted if one["words"] or one["ordinal"]
    ]
    pieces = sorted(
        [
            *counted,
            *_WORD.finditer(sentence),
            *_MARK.finditer(sentence),
            *(one for one in after_hyphen if one and _JOINED.match(sentence, one.start() - 1)),
        ],
        key=lambda match: (match.start(), match.re is not numbers.NUMBER),
    )
    opening = True
    for found in pieces:
        if found.start() < taken:
            continue
        taken = found.end()
        if found.re is _MARK:
            yield Token(found[0], found[0], found[0], "mark", place)
            continue
        if found.re is numbers.NUMBER:
            yield _number(sentence, found, place)
        else:
            token = _word(found, place, first=opening or _after_mark(sentence, found.start()))
            gap = sentence[end_of_name : found.start()] if end_of_name >= 0 else None
            if _holds_a_name(sentence, found, after_name=gap == " "):
                continue
            if token.kind == "name":
                within = gap is not None and gap.strip().lower() in PARTICLES
                joined = gap is not None and (gap in (" ", ". ") or within)
                token = replace(token, joined=joined)
                end_of_name = found.end()
            yield token
        opening = False


PARTICLES = frozenset("de du da di van von der den bin ibn al ul el la le of".split())
"Small words within a name."
_BODIES = re.compile(
    r"(?:Bank|University|Duke|Duchess|House|Bishop|Archbishop|Prince|Princess|Earl|Isle|City|County"
    r"|Republic|Church|College|Museum|Bay|Department|Ministry|Board|Office|Court|Gulf) of$"
)


def _holds_a_name(sentence: str, found: re.Match[str], *, after_name: bool) -> bool:
    """Tell whether a small word stands within a name: 'Bank of Ireland', 'Noor ul Owase'."""
    low = found[0]
    if not after_name or low not in PARTICLES or not _CAPITAL.match(sentence, found.end()):
        return False
    return low != "of" or bool(_BODIES.search(sentence[: found.end()]))


_CAPITAL = re.compile(r" [A-Z]")


def _after_mark(sentence: str, at: int) -> bool:
    """Tell whether a word opens a quotation, so that its capital says nothing."""
    return sentence[at - 1 : at] in ('"', "'") and sentence[: at - 1].rstrip()[-1:] in (
        ",",
        ":",
        "",
    )


CLOCK = "o'clock"
"Unit of a time of day."
_CLOCK = re.compile(r"[ap]\.?m\b|o['’]clock\b", re.IGNORECASE)


def _number(sentence: str, found: re.Match[str], place: int) -> Token:
    sign = found["sign"] or ""
    after = sentence[found.end() : found.end() + 12].lstrip(" -")
    if not sign:
        sign = "%" if after.startswith("%") else ""
        following = re.match(r"[a-z]+", after.lower())
        if _CLOCK.match(after):
            sign = CLOCK
        elif following and following[0] in UNIT_WORDS:
            sign = UNIT_WORDS[following[0]]
    spelled = found[0]
    low = spelled.lower()
    return Token(spelled, low, low, "number", place, values=numbers.values(found), unit=sign)


def _is_short_date(low: str, found: re.Match[str]) -> bool:
    """Tell whether 'Jan' or 'Tues' is a date: a month has its day or a stop beside it."""
    if _PART.match(found[0]):
        return True  # 'mid-Sept'
    if low in ("mar", "sat", "sun", "dec", "may"):
        return False
    around = found.string[: found.start()][-3:], found.string[found.end() :][:3]
    month = _SHORT_DATES[low] in english.MONTHS
    return not month or bool(re.search(r"\d[a-z]* $", around[0]) or re.match(r"\.| ?\d", around[1]))


_AMERICAN = re.compile(r"(?<=[a-z]{3})iz(e|es|ed|ing|ation|ations|er|ers)$")
"An ending of which there are two spellings: 'organization'."
_WITHIN = re.compile(r"(?:al|el|bin|ibn|de|d|ul)['’-][A-Z]")
"A name that begins with a small word: 'al-Sadr'."


def _word(found: re.Match[str], place: int, *, first: bool) -> Token:
    spelled = found[0]
    if "-" in spelled or "'" in spelled:
        spelled = _OWNER.sub("", _PART.sub("", spelled)) or spelled
    low = _AMERICAN.sub(r"is\1", spelled.lower())
    bare = low.replace(".", "")
    capital = spelled[:1].isupper() or _WITHIN.match(spelled) is not None
    if capital and bare in _SHORT_DATES and _is_short_date(bare, found):
        bare = _SHORT_DATES[bare]
    if (
        bare in _DATE_WORDS
        and (capital or bare not in ("may", "march"))
        and not (first and bare == "may")
    ):
        return Token(spelled, low, bare, "date", place, first=first)
    if bare in english.EMPTY or bare in ("mr", "mrs", "ms") or (bare == "miss" and capital):
        return Token(spelled, low, bare, "empty", place, first=first)
    if capital and bare.removesuffix("s") in english.WEEKDAYS:
        return Token(spelled, low, bare.removesuffix("s"), "date", place, first=first)
    kind = "name" if capital else "word"
    stem, owner = english.stem(bare.removesuffix("'s")), found[0].endswith("'s")
    return Token(spelled, low, stem, kind, place, first=first, owner=owner)
