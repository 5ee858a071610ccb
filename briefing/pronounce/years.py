"""Years without a day in words: '2016-17', '1990s', '80s', '55 BC', 'FY24', the '66 Cup."""

from __future__ import annotations

import re

from briefing.pronounce.context import before, substitute
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import cardinal, decade, plural, two_digits, year

_YEAR = r"(?:1\d{3}|20\d{2})"
_DECADE = re.compile(r"(?<![\w£$€.,])(?<!\d-)['‘’]?(\d{2}|1\d{3}|20\d{2})['’]?s\b")
_SPAN = re.compile(
    rf"(?<![\w£$€.,])({_YEAR})([-/]|\sto\s)(\d{{4}}|\d{{2}}|(?<=-)\d(?!\s?[a-z%]))"
    r"(?![\w%-]|[.,]\d|\s?(?:per cent|million))"
)
_FINANCIAL_YEAR = re.compile(r"\bFY\s?['’]?(?=\d{2}(?!\d)|20\d\d)")
_AGE_GROUP = re.compile(r"\b(?:U|under|over)[- ]?$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<![\w])['’](\d\d)(?![\w%])")
_ERA = re.compile(
    r"\b(?:(AD)\s?(\d{1,4})|(?<![\d.,])(\d{1,3}(?:,\d{3})|\d{1,5})\s?(BC|AD|BCE|CE))\b"
)
_ERA_RANGE = re.compile(r"(?<=BC)\s?-\s?(?=AD\s?\d|\d{1,4}\s?(?:AD|BC)\b)")


def in_words(text: str) -> str:
    """Give text with spans of years, decades, eras and short years in words."""
    text = _FINANCIAL_YEAR.sub(f"{spell('FY')} ", text)
    text = _ERA_RANGE.sub(" to ", text)
    text = substitute(_ERA, _era, text)
    text = substitute(_DECADE, _decade, text)
    text = substitute(_SPAN, _span, text)
    return substitute(_SHORT_YEAR, lambda m: two_digits(int(m[1])), text)


def _decade(match: re.Match[str]) -> str | None:
    number = int(match[1])
    if match[1] == "00":
        return "noughties"
    if number % 10 or number < 20 or _AGE_GROUP.search(before(match, 8)):
        return None
    return decade(number) if number > 99 else plural(cardinal(number))


def _span(match: re.Match[str]) -> str | None:
    first, last = int(match[1]), match[3]
    if len(last) == 1:
        last = f"{first // 10 % 10}{last}"
    if len(last) == 2:
        end = two_digits(int(last))
        return f"{year(first)} to {end}" if int(last) > first % 100 or last == "00" else None
    if match[2] == "/" and int(last) != first + 1:
        return None
    if not first < int(last) < 2100:
        return None
    return f"{year(first)} to {year(int(last))}"


def _era(match: re.Match[str]) -> str:
    if match[1]:
        return f"{spell('AD')} {_old_year(match[2])}"
    return f"{_old_year(match[3])} {spell(match[4])}"


def _old_year(text: str) -> str:
    number = int(text.replace(",", ""))
    return year(number) if 1000 <= number < 2100 else cardinal(number)
