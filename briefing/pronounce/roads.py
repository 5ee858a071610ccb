"""Roads, junctions, postcodes and number plates in words: 'A40', 'A1(M)', 'W5 2HL', 'J12'."""

from __future__ import annotations

import re

from briefing.pronounce.context import before, substitute, word_before
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import cardinal, digits
from briefing.pronounce.tables import any_of, words
from briefing.pronounce.telephone import one_by_one

_AREAS = words("""
    AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH
    EN EX FK FY GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE
    NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD
    TF TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE B E G L M N S W
""")
_POSTCODE = re.compile(r"\b([A-Z]{1,2})(\d{1,2})([A-Z])?\s(\d)([A-Z]{2})\b")
_EIRCODE = re.compile(r"\b([AC-FHKNPRTV-Y])(\d[\dW])\s([AC-FHKNPRTV-Y\d]{4})\b(?=[^\w]|$)")
_DISTRICT = re.compile(rf"\b({any_of(_AREAS)})(\d{{1,2}})([A-Z])?\b(?!\s?\d|['’]?\w)")
_PLATE = re.compile(r"\b([A-Z]{2}\d{2})\s?([A-Z]{3})\b")
_OLD_PLATE = re.compile(r"\b([A-Z]\d{1,3})\s([A-Z]{3})\b(?=$|[\s,.;)])")
_PLATE_LEAD = re.compile(r"(?:regist|plate|number|car)\w*", re.IGNORECASE)
_ROAD = re.compile(r"(?<![\w-])(?<!Airbus )([ABMNR])(\d{1,4})(\(M\))?(?![\w/]|-[A-Za-z]?\d|[.,]\d)")
_TWO_ROADS = re.compile(r"(?<![\w-])([AM])(\d{1,4})/([AM])(\d{1,4})(?!\w)")
_JUNCTIONS = re.compile(r"(?<![\w-])J(\d{1,2})-J?(\d{1,2})(?![\w/])")
_JUNCTION = re.compile(r"(?<![\w-])J(\d{1,2})([a-zA-Z])?(?![\w/])")


def in_words(text: str) -> str:
    """Give text with roads, junctions, postcodes and number plates in words."""
    text = substitute(_POSTCODE, _postcode, text)
    text = substitute(_EIRCODE, _eircode, text)
    text = substitute(_PLATE, lambda m: f"{one_by_one(m[1])} {spell(m[2])}", text)
    text = substitute(_OLD_PLATE, _old_plate, text)
    text = substitute(_TWO_ROADS, lambda m: f"{_named(m[1], m[2])} {_named(m[3], m[4])}", text)
    text = substitute(_ROAD, _road, text)
    text = substitute(_DISTRICT, _district, text)
    text = substitute(_JUNCTIONS, _junctions, text)
    return substitute(_JUNCTION, _junction, text)


def _postcode(match: re.Match[str]) -> str:
    area, number, letter, sector, unit = match.groups()
    lead = f"{spell(area)} {cardinal(int(number))}" + (f" {spell(letter)}" if letter else "")
    return f"{lead} {digits(sector)} {spell(unit)}"


def _eircode(match: re.Match[str]) -> str | None:
    """Give an Irish postcode sign by sign: 'D02 X285' as 'D oh two, X two eight five'."""
    letter, number, place = match.groups()
    if place.isdigit() or place.isalpha():
        return None
    whole = number.isdigit() and number[0] != "0"
    area = cardinal(int(number)) if whole else one_by_one(number)
    return f"{spell(letter)} {area}, {one_by_one(place)}"


def _district(match: re.Match[str]) -> str | None:
    area, number, letter = match.groups()
    if letter and len(area) == 1:
        return None
    return f"{spell(area)} {cardinal(int(number))}" + (f" {spell(letter)}" if letter else "")


def _old_plate(match: re.Match[str]) -> str | None:
    lead = _PLATE_LEAD.search(before(match, 60))
    return f"{one_by_one(match[1])} {spell(match[2])}" if lead else None


def _named(letter: str, number: str) -> str:
    """Give 'A forty', 'A four oh six', 'M one hundred', 'B one two three four'."""
    whole = len(number) < 3 or (len(number) == 3 and number.endswith("00"))
    said = cardinal(int(number)) if whole and number[0] != "0" else digits(number)
    return f"{spell(letter)} {said}"


def _road(match: re.Match[str]) -> str:
    if word_before(match) in ("vitamin", "vitamins"):
        return f"{spell(match[1])} {cardinal(int(match[2]))}"
    motorway = f" {spell('M')}" if match[3] else ""
    return _named(match[1], match[2]) + motorway


def _junctions(match: re.Match[str]) -> str:
    return f"junction {cardinal(int(match[1]))} to junction {cardinal(int(match[2]))}"


def _junction(match: re.Match[str]) -> str:
    return f"junction {cardinal(int(match[1]))}" + (f" {spell(match[2])}" if match[2] else "")
