"""Names of capitals and figures in words: 'CO2', 'MP3', 'F-35', 'BA117', 'Boeing 737', 'U18s'."""

from __future__ import annotations

import re

from briefing.pronounce.context import substitute
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import cardinal, digits, plural
from briefing.pronounce.tables import pairs

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FLIGHT = re.compile(
    r"\b([Ff]lights?|[Tt]rain|[Ss]ervice)\s([A-Z]{2,3}|[A-Z]\d|\d[A-Z])\s?(\d{1,4})\b"
)
_AIRCRAFT = re.compile(
    r"\b(Boeing|Airbus|Bombardier|Embraer|Antonov|Fokker)\s([A-Z])?(\d{3})"
    r"(?:-(\d{1,4})([A-Z]{1,2})?)?\b"
)
_TRAIN = re.compile(r"\bClass\s(\d{3})(s)?\b")
_CAR = re.compile(r"\b(Porsche|Peugeot|Ferrari)\s(\d{3})\b")
_AIRBUS = re.compile(r"\bA(3\d\d)(neo|ceo)(s)?\b")
_JET = re.compile(r"\b(7[0-9]7)(?=s?\s(?:jet|plane|Max|aircraft|Dreamliner))")
_UNDERS = re.compile(r"(?<!\w)(?:U-?|u(?=\d\d?s))(\d{1,2})(s)?(?!\w)")
_AGE_GROUP = re.compile(r"\b([Uu]nder|[Oo]ver)-(\d{1,3})(s)?\b")
_AGENCY = re.compile(r"(?<!\w)(MI)([56])(?!\w)")
_CODE = re.compile(
    r"(?<![\w.,£$€])(?=[A-Z\d.-]{0,24}[A-Z])(?=[A-Z\d.-]{0,24}\d)([A-Z]{1,5}|\d{1,4})"
    r"((?:-?\d{1,4}(?:\.\d)?|-?[A-Z]{1,4}){1,5})(s)?(?!\w)(?!\.\w)"
)
_EQUIVALENT = re.compile(r"\b(CO2)e\b")
_NAMED = re.compile(r"\b([A-Z][A-Za-z]{1,30})-(\d{1,4})(?!\w|[.,]\d|-)")
_CODE_RANGE = re.compile(r"(?<![\w.,-])([A-Z]{1,2})(\d{1,2})\s?-\s?\1(\d{1,2})(?![\w-])")
_PIECE = re.compile(r"[A-Z]+|\d+(?:\.\d+)?")
_SAID = pairs("COP = Cop | COVID = Covid | SARS = Sars | MARS = Mars | FIFA = Fifa | BRICS = Brics")


def in_words(text: str) -> str:
    """Give text with flights, aircraft and age groups in words."""
    text = substitute(_FLIGHT, lambda m: f"{m[1]} {_letters_and_digits(m[2])} {digits(m[3])}", text)
    text = substitute(_AIRCRAFT, _aircraft, text)
    text = substitute(_TRAIN, lambda m: f"Class {_hundreds(m[1])}{m[2] or ''}", text)
    text = substitute(_AIRBUS, lambda m: f"{spell('A')} {_figures(m[1])} {m[2]}{m[3] or ''}", text)
    text = substitute(_CAR, lambda m: f"{m[1]} {digits(m[2])}", text)
    text = substitute(_JET, lambda m: digits(m[1]), text)
    text = substitute(_UNDERS, _unders, text)
    return substitute(_AGE_GROUP, lambda m: f"{m[1]}-{_group(m[2], m[3])}", text)


def leftover(text: str) -> str:
    """Give text with the remaining names of capitals and figures in words, once units are read."""
    text = re.sub(r"(?<=RTÉ)(?=\d)", " ", text.translate(_SUBSCRIPTS))
    text = substitute(_AGENCY, lambda m: f"{spell(m[1])} {digits(m[2])}", text)
    text = substitute(_EQUIVALENT, lambda m: f"{m[1]} {spell('E')}", text)
    text = substitute(_CODE_RANGE, _code_range, text)
    text = substitute(_CODE, _code, text)
    return substitute(_NAMED, lambda m: f"{_name(m[1])} {_figures(m[2])}", text)


def _letters_and_digits(code: str) -> str:
    return " ".join(digits(c) if c.isdigit() else spell(c) for c in code)


def _hundreds(number: str) -> str:
    return cardinal(int(number)) if number.endswith("00") else digits(number)


def _aircraft(match: re.Match[str]) -> str:
    maker, letter, number, model, suffix = match.groups()
    said = _figures(number) if letter else digits(number)
    parts = [maker, spell(letter) if letter else "", said]
    if model:
        parts.append(cardinal(int(model)) if model[0] != "0" else digits(model))
    return " ".join(part for part in [*parts, spell(suffix) if suffix else ""] if part)


def _group(number: str, ending: str | None) -> str:
    said = cardinal(int(number))
    return plural(said) if ending else said


def _unders(match: re.Match[str]) -> str | None:
    if int(match[1]) < 5 and not match[2]:
        return None
    return f"under-{_group(match[1], match[2])}"


def _code_range(match: re.Match[str]) -> str:
    """Give 'Y7-Y9' as 'Y seven to Y nine'."""
    letters, first, last = match.groups()
    return f"{spell(letters)} {_figures(first)} to {spell(letters)} {_figures(last)}"


def _code(match: re.Match[str]) -> str:
    pieces = _PIECE.findall(match[1] + match[2])
    words = [_figures(p) if p[0].isdigit() else _SAID.get(p) or spell(p) for p in pieces]
    return f"{' '.join(words)}{match[3] or ''}"


def _name(name: str) -> str:
    return name.capitalize() if name.isupper() and len(name) > 3 else name


def _figures(text: str) -> str:
    """Give a figure within a name: '35', '2.5', 'A320' as 'three twenty', '007' digit by digit."""
    whole, _, decimals = text.partition(".")
    if decimals:
        return f"{cardinal(int(whole))} point {digits(decimals)}"
    if text.startswith("0") or len(text) > 3:
        return digits(text)
    if len(text) == 3 and not text.endswith("00") and text[1] != "0":
        return f"{digits(text[0])} {cardinal(int(text[1:]))}"
    return digits(text) if len(text) == 3 and text[1] == "0" != text[2] else cardinal(int(text))
