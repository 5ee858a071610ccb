"""Codes of letters and figures: postcodes, roads, number plates, flights, 'CO2', 'F-35'."""

from __future__ import annotations

import re

from briefing.pronounce.context import before, substitute, word_before
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import cardinal, digits
from briefing.pronounce.telephone import one_by_one

_POSTCODE = re.compile(r"\b([A-Z]{1,2})(\d{1,2})([A-Z])?\s(\d)([A-Z]{2})\b")
_OUTWARD = re.compile(r"\b(AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|[BEGLMNSW])(\d{1,2})([A-Z])?\b(?!\s?\d|['’]?\w)")
_PLATE = re.compile(r"\b([A-Z]{2}\d{2})\s?([A-Z]{3})\b|\b([A-Z]\d{1,3})\s([A-Z]{3})\b(?=$|[\s,.;)])")
_ROAD = re.compile(r"(?<![\w-])([ABMNR])(\d{1,4})(\(M\))?(?![\w/]|-[A-Za-z]?\d|\.\d)")
_ROAD_RANGE = re.compile(r"(?<![\w-])([AM])(\d{1,4})/([AM])(\d{1,4})(?!\w)")
_JUNCTION = re.compile(r"(?<![\w-])J(\d{1,2})(?![\w/])")
_FLIGHT = re.compile(r"\b([Ff]lights?|[Tt]rain|[Ss]ervice)\s((?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?)(\d{1,4})\b")
_AIRCRAFT = re.compile(r"\b(Boeing|Airbus|Bombardier|Embraer|Antonov|Class|Fokker)\s([A-Z])?(7\d7|3\d\d|\d{3})(?:-(\d{1,4})([A-Z]{1,2})?)?\b|\b(7[0-9]7)s?\s(?=jet|plane|Max|aircraft|Dreamliner)")
_UNDERS = re.compile(r"(?<![\w])U-?(\d{1,2})(s)?(?![\w])|\b([Uu]nder|[Oo]ver)-(\d{1,3})(s)?\b")
_AGENCIES = re.compile(r"(?<![\w])(MI)([56])(?!\w)")
_MIXED = re.compile(r"(?<![\w.,£$€])(?=[A-Z\d.-]*[A-Z])(?=[A-Z\d.-]*\d)([A-Z]{1,4}|\d{1,4})((?:-?\d{1,4}(?:\.\d)?|-?[A-Z]{1,4}){1,5})(s)?(?![\w])(?!\.\w)")
_CHEMICAL = str.maketrans({"₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9"})
_WORD_NUMBER = re.compile(r"\b([A-Z][A-Za-z]+)-(\d{1,4})(?![\w.,]\d|-|\d)(?=\W|$)")
_PIECES = re.compile(r"[A-Z]+|\d+(?:\.\d+)?")
_SAID = {"COP": "Cop", "COVID": "Covid", "SARS": "Sars", "MARS": "Mars", "PIN": "pin", "FIFA": "Fifa", "UEFA": "Uefa", "GT": None, "NATO": "Nato", "BRICS": "Brics"}


def in_words(text: str) -> str:
    """Give text with postcodes, roads, number plates, flights and aircraft in words."""
    if not any(c.isdigit() for c in text):
        return text
    text = substitute(_POSTCODE, _postcode, text)
    text = substitute(_PLATE, _plate, text)
    text = substitute(_ROAD_RANGE, lambda m: f"{_road_name(m[1], m[2])} {_road_name(m[3], m[4])}", text)
    text = substitute(_ROAD, _road, text)
    text = substitute(_OUTWARD, _outward, text)
    text = substitute(_JUNCTION, lambda m: f"junction {cardinal(int(m[1]))}", text)
    text = substitute(_FLIGHT, lambda m: f"{m[1]} {one_by_one(m[2].strip())} {digits(m[3])}", text)
    text = substitute(_AIRCRAFT, _aircraft, text)
    return substitute(_UNDERS, _unders, text)


def leftover(text: str) -> str:
    """Give text with the remaining names of capitals and figures in words, once units are read."""
    text = text.translate(_CHEMICAL)
    if not any(c.isdigit() for c in text):
        return text
    text = substitute(_AGENCIES, lambda m: f"{spell(m[1])} {digits(m[2])}", text)
    text = substitute(_MIXED, _mixed, text)
    return substitute(_WORD_NUMBER, _word_number, text)


def _district(number: str) -> str:
    return cardinal(int(number)) if number[0] != "0" else digits(number)


def _postcode(match: re.Match[str]) -> str:
    area, number, letter, sector, unit = match.groups()
    lead = f"{spell(area)} {_district(number)}" + (f" {spell(letter)}" if letter else "")
    return f"{lead} {digits(sector)} {spell(unit)}"


def _outward(match: re.Match[str]) -> str | None:
    if len(match[1]) == 1 and match[3]:
        return None
    return f"{spell(match[1])} {_district(match[2])}" + (f" {spell(match[3])}" if match[3] else "")


def _plate(match: re.Match[str]) -> str | None:
    first, last = match[1] or match[3], match[2] or match[4]
    if match[3] and (last in _NOT_PLATES or not re.search(r"(?:regist|plate|number|car)\w*", before(match, 60), re.IGNORECASE)):
        return None
    return f"{one_by_one(first)} {spell(last)}"


_NOT_PLATES = frozenset("AND THE FOR NEW OLD MPH WAS HAS BUT NOT".split())


def _road_name(letter: str, number: str) -> str:
    """Give 'A forty', 'A four oh six', 'B one two three four'."""
    said = cardinal(int(number)) if len(number) < 3 else digits(number)
    if len(number) == 3 and number.endswith("00"):
        said = cardinal(int(number))
    return f"{spell(letter)} {said}"


def _road(match: re.Match[str]) -> str | None:
    if match[1] == "B" and word_before(match) in ("vitamin", "vitamins"):
        return f"{spell('B')} {cardinal(int(match[2]))}"
    if match[2].startswith("0"):
        return f"{spell(match[1])} {digits(match[2])}"
    words = _road_name(match[1], match[2])
    return f"{words} {spell('M')}" if match[3] else words


def _aircraft(match: re.Match[str]) -> str | None:
    if match[6]:
        return f"{digits(match[6])} "
    maker, letter, number, model, suffix = match[1], match[2], match[3], match[4], match[5]
    if maker == "Class":
        return None if letter else f"Class {cardinal(int(number))}" if number.endswith("00") else f"Class {digits(number)}"
    said = f"{digits(number[0])} {cardinal(int(number[1:]))}" if letter and number[1] != "0" else digits(number)
    words = f"{maker} {spell(letter) + ' ' if letter else ''}{said}"
    if model:
        words += f" {cardinal(int(model)) if not model.startswith('0') else digits(model)}"
    return f"{words} {spell(suffix)}" if suffix else words


def _unders(match: re.Match[str]) -> str | None:
    if match[1] and int(match[1]) < 5 and not match[2]:
        return None
    number = cardinal(int(match[1] or match[4]))
    if match[2] or match[5]:
        number = f"{number[:-1]}ies" if number.endswith("y") else f"{number}s"
    return f"{match[3] or 'under'}-{number}"


def _mixed(match: re.Match[str]) -> str | None:
    """Give a code of capitals and digits: 'CO2', 'MP3', 'H5N1', '4G', 'F-35', '12A'."""
    whole = match[1] + match[2]
    words = []
    for piece in _PIECES.findall(whole):
        if piece[0].isdigit():
            words.append(_short_number(piece))
        else:
            words.append(_SAID.get(piece) or spell(piece))
    joined = " ".join(words)
    return f"{joined}{'s' if match[3] else ''}"


def _short_number(piece: str) -> str:
    if "." in piece:
        whole, _, decimals = piece.partition(".")
        return f"{cardinal(int(whole))} point {digits(decimals)}"
    if piece.startswith("0") or len(piece) > 3:
        return digits(piece)
    if len(piece) == 3 and not piece.endswith("00"):
        return f"{digits(piece[0])} {cardinal(int(piece[1:]))}" if piece[1] != "0" else digits(piece)
    return cardinal(int(piece))


def _word_number(match: re.Match[str]) -> str:
    name = match[1].capitalize() if match[1].isupper() and len(match[1]) > 3 else match[1]
    return f"{name} {_short_number(match[2])}"
