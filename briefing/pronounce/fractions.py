"""Fractions, odds and ratios in words: '3/4', '2½', '10/1', '3:1', '24/7', '180/120'."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute, word_after, word_before
from briefing.pronounce.numerals import cardinal, fraction, spoken_number, two_digits
from briefing.pronounce.tables import pairs, words

_PRINTED = pairs("""
    ½ = 12 | ¼ = 14 | ¾ = 34 | ⅓ = 13 | ⅔ = 23 | ⅛ = 18 | ⅜ = 38 | ⅝ = 58 | ⅞ = 78 | ⅕ = 15 | ⅖ = 25
    ⅗ = 35 | ⅘ = 45 | ⅙ = 16 | ⅚ = 56
""")
SIGNS = {sign: (int(over_under[0]), int(over_under[1])) for sign, over_under in _PRINTED.items()}
"Fractions printed as one character: over, under."
BETTING = words("favourite favourites shot chance outsider outsiders joint odds odds-on")
"Words after a price."
_HALVED = words("price term time fare board marathon century pint fat moon mast way")
_SET_PHRASES = pairs("24/7 = twenty-four seven | 9/11 = nine eleven | 7/7 = seven seven")
_NOT_INSIDE = r"(?<![\w.,:/£$€-])"
_SIGN = re.compile(rf"(?<![\w.,£$€])(\d{{1,6}})?([{''.join(SIGNS)}])(?!\w)")
_MIXED = re.compile(rf"{_NOT_INSIDE}(\d{{1,4}})[\s-](\d{{1,2}})/(\d{{1,2}})(?![\w/]|[.,]\d)")
_STROKE = re.compile(
    rf"{_NOT_INSIDE}(\d{{1,4}})/(\d{{1,4}})(?:(st|nd|rd|th|(?<=[2-9])s)s?)?(?![\w/]|[.,]\d)"
)
_DEGREE_CLASS = re.compile(
    r"(?<=\ba\s)2[:.]([12])(?=\s(?:(?:honours\s)?degree\b(?:\s(?:in|from|at)\b|[.,;]|$)"
    r"|in\s[a-zA-Z]|from\s[A-Z]))"
)
"Second-class honours: 'a 2:1 in law'."
_MARK = re.compile(r"(?<![\w.,:/£$€-])(\d{1,2}\.\d)/(5|10|20|100)(?![\w/]|[.,]\d)")
_RATIO = re.compile(r"(?<![\w.,:/£$€])(\d{1,4}):(\d{1,4})(?![\w:/]|\.\d)")
_ODDS = re.compile(
    r"\b(?:odds|favourites?|outsiders?|bookmakers?|bookies|priced|tipped|bet|punters|at|shot|"
    r"evens|cut|backed|SP|returned|each-way|price)\b[^.]{0,25}$",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"\b(?:rat\w+|scor\w+|mark\w*|star\w*|review\w*|gave|got|out of)\b", re.IGNORECASE
)
_NUMBERED = words(
    "grade grades year years level levels room rooms flat flats platform platforms class season"
)
"What bears a number: 'grades 7/8' are two of them, not a part of one."
_PARTS = (2, 3, 4, 5, 6, 8, 16, 32)
"Denominators that make an everyday fraction."
_MARKS = (10, 20, 25, 40, 50, 100)
"Denominators of marks: '8/10'."


def in_words(text: str) -> str:
    """Give text with fractions, odds, marks and ratios in words."""
    text = re.sub(r"(?<![\w/])24/7/365(?![\w/])", "twenty-four seven three six five", text)
    text = _DEGREE_CLASS.sub(lambda m: f"two {cardinal(int(m[1]))}", text)
    text = substitute(_SIGN, _sign, text)
    text = substitute(_MIXED, _mixed, text)
    text = substitute(_MARK, lambda m: f"{spoken_number(m[1])} out of {spoken_number(m[2])}", text)
    text = substitute(_STROKE, _stroke, text)
    return substitute(_RATIO, _ratio, text)


def _ratio(match: re.Match[str]) -> str:
    """Give '3:1' as a ratio, and a runner's '54:40' as minutes and seconds."""
    first, second = int(match[1]), int(match[2])
    timed = 24 <= first < 60 and second < 60 and len(match[2]) == 2 and first + second != 100
    if timed and first != second:
        return f"{cardinal(first)} minutes {cardinal(second)} seconds"
    return f"{cardinal(first)}{'-' if first == second else ' to '}{cardinal(second)}"


def mixed(whole: str, over: int, under: int) -> str:
    """Give '2' and 1 over 2 as 'two and a half'."""
    part = fraction(over, under)
    article = "an " if under in (8, 11, 18, 80) else "a "
    return f"{cardinal(int(whole))} and {part.replace('one ', article, 1) if over == 1 else part}"


def _sign(match: re.Match[str]) -> str:
    over, under = SIGNS[match[2]]
    return mixed(match[1], over, under) if match[1] else _part(match, over, under)


def _mixed(match: re.Match[str]) -> str | None:
    over, under = int(match[2]), int(match[3])
    return mixed(match[1], over, under) if 0 < over < under else None


def _part(match: re.Match[str], over: int, under: int) -> str:
    """Give a fraction on its own: 'half an hour', 'a half share', 'one half', 'two thirds'."""
    beside = word_after(match) in ("a", "an", "the") or word_before(match) in ("a", "the")
    beside = beside or (after(match, 1) == "-" and bool(word_after(match)))
    beside = beside or (not word_before(match) and word_after(match) in _HALVED)
    return "half" if beside and (over, under) == (1, 2) else fraction(over, under)


def _stroke(match: re.Match[str]) -> str:
    over, under = int(match[1]), int(match[2])
    if set_phrase := _SET_PHRASES.get(f"{over}/{under}"):
        return set_phrase
    if word_before(match) in _NUMBERED:
        return f"{cardinal(over)} {cardinal(under)}"
    if match[1][0] == "0" or match[2][0] == "0":
        return f"{two_digits(over)} {two_digits(under)}"
    if match[3] and under:
        return fraction(over, under)
    return _compared(match, over, under)


def _compared(match: re.Match[str], over: int, under: int) -> str:
    """Give odds, a part, or two numbers side by side."""
    if over == under:
        return f"{cardinal(over)}-{cardinal(under)}"
    if _is_price(match):
        return f"{cardinal(over)} to {cardinal(under)}"
    if over < under:
        return _below_one(match, over, under)
    joint = " to " if under == 1 else " over " if under >= 40 else " "
    return f"{cardinal(over)}{joint}{cardinal(under)}"


def _below_one(match: re.Match[str], over: int, under: int) -> str:
    if under in _PARTS:
        return _part(match, over, under)
    if under in _MARKS and over > 1:
        return f"{cardinal(over)} out of {cardinal(under)}"
    if under == over + 1 and over > 9:
        return f"{cardinal(over)} {cardinal(under)}"
    if under > 12 and under not in (20, 64, 100) and not match[3]:
        return f"{cardinal(over)} {cardinal(under)}"
    return fraction(over, under) if under <= 100 else f"{cardinal(over)} slash {cardinal(under)}"


def _is_price(match: re.Match[str]) -> bool:
    if word_after(match) in (*BETTING, "on", "against"):
        return True
    lead = before(match, 40)
    return bool(_ODDS.search(lead)) and not _RATED.search(lead)
