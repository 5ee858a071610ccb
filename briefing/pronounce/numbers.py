"""The numerals left when every other rule has read its own: per cents, ordinals, years, numbers."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute, word_after, word_before
from briefing.pronounce.numerals import (
    NUMBER,
    cardinal,
    digits,
    ordinal,
    plural,
    spoken_number,
    year,
)
from briefing.pronounce.tables import words

_OUTSIDE = r"(?<![\w.,])"
_PERCENT_RANGE = re.compile(
    rf"{_OUTSIDE}({NUMBER})\s?%?\s?-\s?({NUMBER})\s?(%|pc\b|per\s?cent\b|percent\b)"
)
_PERCENT = re.compile(rf"(?<![\w.])([-+])?({NUMBER})\s?(%(?:-?pts?\b|\spoints?\b)?|pc\b|pp\b|‰)")
_ORDINAL = re.compile(
    r"(?<![\w.])(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:st|nd|rd|th|ST|ND|RD|TH)(s?)\b"
)
_NTH_RANGE = re.compile(r"(?<=\d(?:st|nd|rd|th))\s?-\s?(?=\d{1,3}(?:st|nd|rd|th)\b)")
_MULTIPLE = re.compile(rf"{_OUTSIDE}({NUMBER})[x×](?!\w)")
_CROSS = re.compile(rf"{_OUTSIDE}({NUMBER})(\s?)[x×*]\s?(?={NUMBER})")
_PLURAL = re.compile(rf"{_OUTSIDE}(?<!\d-)(\d{{1,3}}(?:,\d{{3}})?)s\b")
_ROUND = {"10": "tens", "100": "hundreds", "1,000": "thousands"}
_NOT_OUT = re.compile(rf"{_OUTSIDE}(\d{{1,3}})\s?(?:no|n\.o\.)(?=[\s,;)]|$)")
_STARS = re.compile(rf"{_OUTSIDE}(\d{{1,3}})\*(?!\w)")
_RANGE = re.compile(rf"(?<![\w.,-])({NUMBER})\s?-\s?({NUMBER})(?![\w-])")
_TAKEN_AWAY = re.compile(r"(?<=\d)\s-\s(?=\d{1,6}\s?=)")
_YEAR = re.compile(
    r"(?<![\w.,:/£$€])(?<!\d-)(?<!\s-)(?<!^-)(1\d{3}|20\d\d)(?![\w%]|[.,:/]\d|-\d)(['’]s)?"
)
_NUMBER = re.compile(rf"(?<![\w.])(-)?(?<!\d)({NUMBER})")
_TOO_LONG = re.compile(r"(?<![\d.,])(?!\d+0{5})\d{8,}(?![.,]?\d)|\d{19,}")
_ANY_DIGITS = re.compile(r"\d{1,18}")
_BARE_DECIMAL = re.compile(r"(?<![\w.])\.(\d{1,6})(?![\w.])")
_VERSION = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,4}){2,4})(?![\w.]\w)")
_YEAR_LEADS = words("""
    in since by until till before after from during of year to and early late mid summer winter
    spring autumn season january february march april may june july august september october
    november december circa around through class christmas easter between for the or
""")
_FAMOUS = (1066, 1215, 1314)
"Years a listener knows by themselves: '1066 and all that'."
_HISTORIC = words("""
    battle siege treaty charter rebellion revolt rising uprising plague massacre conquest coronation
    crusade
""")
"What only a year stands before: 'the 1381 revolt'."
_COUNTED = words("""
    people men women jobs homes houses children pupils patients cases deaths miles metres votes
    pounds dollars euros students staff police officers workers fans spectators years days hours
    minutes seconds words seats tickets units tonnes litres calories feet times points runs copies
    signatures or
""")
_NOT_PLURALS = words("was is has as its his this us across versus towards perhaps always sees saw")
_ABOUT = words("about around over under nearly almost than some least to")


def in_words(text: str) -> str:
    """Give text with every numeral in words."""
    text = substitute(_TOO_LONG, lambda m: digits(m[0]), text)
    text = substitute(_PERCENT_RANGE, _percent_range, text)
    text = substitute(_PERCENT, _percent, text)
    text = _NTH_RANGE.sub(" to ", text)
    text = substitute(_ORDINAL, lambda m: ordinal(int(m[1].replace(",", ""))) + m[2], text)
    text = substitute(_CROSS, _crossed, text)
    text = substitute(_MULTIPLE, lambda m: f"{spoken_number(m[1])} times", text)
    text = substitute(_PLURAL, lambda m: _ROUND.get(m[1]) or plural(spoken_number(m[1])), text)
    text = substitute(
        _NOT_OUT, lambda m: f"{cardinal(int(m[1]))} not out" if " " not in m[0] else None, text
    )
    text = substitute(_STARS, _stars, text)
    text = _TAKEN_AWAY.sub(" minus ", text)
    text = substitute(_VERSION, lambda m: " point ".join(map(spoken_number, m[1].split("."))), text)
    text = substitute(_RANGE, lambda m: f"{spoken_number(m[1])} to {spoken_number(m[2])}", text)
    text = substitute(_YEAR, _year, text)
    text = substitute(_BARE_DECIMAL, lambda m: f"point {digits(m[1])}", text)
    text = substitute(_NUMBER, _number, text)
    return substitute(_ANY_DIGITS, lambda m: _parted(m, spoken_number(m[0])), text)


def _crossed(match: re.Match[str]) -> str:
    """Give '6x4' and '2 x 4 timber' as sizes, '3 x 4 = 12' as a sum."""
    a_sum = match[2] and re.match(r"[\d.,]+\s*(?:=|$|[.;)])", after(match, 20))
    return f"{spoken_number(match[1])} {'times' if a_sum else 'by'} "


def _stars(match: re.Match[str]) -> str:
    """Give a hotel's '5*' as stars; a batsman's '102*' was not out."""
    said = cardinal(int(match[1]))
    return f"{said} star" if int(match[1]) <= 7 else f"{said} not out"


def _percent_range(match: re.Match[str]) -> str:
    unit = "per cent" if match[3] == "per cent" else "percent"
    return f"{spoken_number(match[1])} to {spoken_number(match[2])} {unit}"


def _percent(match: re.Match[str]) -> str:
    lead = {"-": "minus ", "+": "plus "}.get(match[1] or "", "")
    unit = "percent" if match[3] in ("%", "pc") else "percentage points"
    return f"{lead}{spoken_number(match[2])} {'per thousand' if match[3] == '‰' else unit}"


def _year(match: re.Match[str]) -> str | None:
    """Read four figures as a year, unless they count something: 'in 2017', 'the 2012 Games'."""
    number, lead = int(match[1]), word_before(match)
    historic = number in _FAMOUS or word_after(match).lower() in _HISTORIC
    if number < 1500 and lead not in _YEAR_LEADS and not historic:
        return None
    if number == 1000 and lead not in ("in", "since"):
        return None
    if _counts(match, number) and (lead not in ("in", "since", "the") or _is_rough(lead, number)):
        return None
    return f"{year(number)}{match[2] or ''}"


def _counts(match: re.Match[str], number: int) -> bool:
    """Tell whether a noun that can be counted follows: '1500 people', '2000 homes'."""
    following = word_after(match)
    plural_noun = following.islower() and following.endswith("s") and following not in _NOT_PLURALS
    return following.lower() in _COUNTED or (plural_noun and number % 100 == 0)


def _is_rough(lead: str, number: int) -> bool:
    return lead in _ABOUT and number % 50 == 0


def _number(match: re.Match[str]) -> str:
    said = spoken_number(match[2])
    if match[1]:
        lead = before(match, 1)
        said = f"-{said}" if lead.isalnum() or lead == ")" else f"minus {said}"
    return _parted(match, said)


def _parted(match: re.Match[str], said: str) -> str:
    """Give words parted from the letters that a numeral touched: 'Radio 1Xtra'."""
    lead = " " if before(match, 1).isalpha() else ""
    tail = " " if after(match, 1).isalpha() else ""
    return f"{lead}{said}{tail}"
