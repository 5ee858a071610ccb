"""Telephone numbers and references, said figure by figure with a pause between groups."""

from __future__ import annotations

import re

from briefing.pronounce import dates
from briefing.pronounce.context import after, before, substitute
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import digits

_OUTSIDE = r"(?<![\w.,£$€/+-])"
_INTERNATIONAL = re.compile(
    r"(?<![\w.,])(?:\+|00)(\d{1,3})[\s-]?(?:\(0\)\s?)?(\d[\d\s()-]{5,14}\d)(?!\w)"
)
_NATIONAL = re.compile(
    rf"{_OUTSIDE}(?:\(?0\d{{2,5}}\)?(?:[\s-]\d{{2,8}}){{1,4}}|\(?0\d\)?[\s-]\d{{3,4}}[\s-]?\d{{3,4}})(?![\w/])"
)
_FREE = re.compile(rf"{_OUTSIDE}(1)([3589]\d0)((?:[\s-]\d{{2,6}}){{1,3}})(?![\w/])")
_UNPARTED = re.compile(rf"{_OUTSIDE}0\d{{8,10}}(?!\w)")
_AMERICAN = re.compile(
    rf"{_OUTSIDE}(?:\+?(1)[\s.-])?\(?(\d{{3}})\)?[\s.-](\d{{3}})-(\d{{4}})(?![\w-])"
)
_LOCAL = re.compile(rf"{_OUTSIDE}(555)-(\d{{4}})(?![\w-])")
_SHORT_CODE = re.compile(
    r"\b([Tt]ext(?:ing)?(?:\s[A-Z]{1,12})?(?:\sto)?|[Dd]ial|[Cc]all|[Rr]ing)\s(\d{4,6})\b"
    r"(?![,.]\d|\s?(?:people|times|homes|customers|households))"
)
_HELPLINE = re.compile(
    rf"{_OUTSIDE}(999|101|111|112|911|105|119|116\s?(?:123|000|006|111)|18001|1471|118\s?118)"
    r"(?![\w/%]|[.,]\d|-(?:\d|year|day|week|month|mile|strong|run|seat)"
    r"|\s?(?:per cent|miles|people|years|days|goals|runs|jobs)\b)"
)
_ALWAYS_A_HELPLINE = re.compile(r"116(?:123|000|006|111)|(?:999|112)\s(?:call|emerg|oper)")
_DIALLED = re.compile(
    r"\b(?:call\w*|dial\w*|rings?|rang|ringing|phon\w+|contact\w*|on|via|or|a|the|to|text\w*|NHS|"
    r"police|(?:non-)?emergency|use|helpline|service|number)\s"
    r"(?:NHS\s|the\s|police\s|us\s|them\s|officers\s)?(?:on\s)?$",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"call|dial|ring|rang|phone|contact|police|NHS|emergency|text|helpline|service|information|"
    r"officer|Samaritans|Childline|Crimestoppers",
    re.IGNORECASE,
)
_NUMBERED = (
    r"(?:crime|incident|case|log|serial|account|charity|company|phone|mobile|telephone|badge|"
    r"passport|registration|order|sort|reg|collar|helpline|tracking|policy|membership|invoice|"
    r"operation|application|planning)\s(?:number|no\.?|ref|code|reference)"
)
_REFERENCE = re.compile(
    rf"\b((?i:ref(?:erence)?|{_NUMBERED}|crime\sref|incident|log|quot(?:e|es|ed|ing)"
    r"(?:\s(?:case|application|file|crime|incident|log|reference|ref|CAD))?|pin\scode|code|password)"
    r"(?:\snumbers?|\sno\.?)?(?:\sis|\sof|:)?\s|(?:CAD|CRN|PIN)(?:\snumber)?\s)"
    r"((?:[A-Z]{1,4}[-/ ]?){0,3}\d[\dA-Z*/-]{2,24})(?!\w|[.,]\d|\s?(?:people|per cent|%))"
)


_KEYED = re.compile(r"(?<!\S)\*(\d{2,6})#")
_CASE = re.compile(r"\b([Cc]ase|[Aa]pplication|[Ff]ile)\s(\d{2}[-/]\d{3,6})(?![\w-])")
_DATED = re.compile(
    r"((?i:incident|log|quot\w+|ref(?:erence)?|CAD|crime)\b[\w\s]{0,20}\s\d{1,6}\sof\s)"
    r"(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\w/])"
)
"An incident is numbered by the day: 'quote 1256 of 3/5'."
_COLLAR = re.compile(r"\b(W?PC|PS|PCSO|Constable|Prisoner|Officer)\s(\d{3,5})(?=\s[A-Z]|[,.;)]|$)")
"A number worn on the collar."


def in_words(text: str) -> str:
    """Give text with telephone numbers and references in words."""
    if not any(c.isdigit() for c in text):
        return text
    text = substitute(_DATED, _dated, text)
    text = substitute(_COLLAR, lambda m: f"{m[1]} {digits(m[2])}", text)
    text = substitute(_KEYED, lambda m: f"star {digits(m[1])} hash", text)
    text = substitute(_CASE, lambda m: f"{m[1]} {one_by_one(m[2])}", text)
    text = substitute(_REFERENCE, lambda m: f"{m[1]}{one_by_one(m[2])}", text)
    text = substitute(_AMERICAN, _american, text)
    text = substitute(_LOCAL, _american, text)
    text = substitute(
        _INTERNATIONAL, lambda m: f"plus {digits(m[1])}, {_said(_groups(m[2]))}", text
    )
    text = substitute(_FREE, _free, text)
    text = substitute(_NATIONAL, lambda m: _said(_groups(m[0])), text)
    text = substitute(_UNPARTED, lambda m: _said(_parted(m[0])), text)
    text = substitute(_SHORT_CODE, lambda m: f"{m[1]} {digits(m[2])}", text)
    return substitute(_HELPLINE, _helpline, text)


def _dated(match: re.Match[str]) -> str:
    return f"{match[1]}{dates.day_and_month(int(match[2]), int(match[3]))}"


def one_by_one(code: str) -> str:
    """Give a code character by character: '24*0012345', 'CAD4217/3MAR'."""
    names = {"*": "star", "/": "slash", "-": "dash"}
    pieces = re.findall(r"[A-Za-z]+|\d+|[*/-]", code)
    return " ".join(names.get(p) or (digits(p) if p.isdigit() else spell(p)) for p in pieces)


def _groups(number: str) -> list[str]:
    return re.findall(r"\d+", number)


def _said(groups: list[str]) -> str:
    """Give groups with a pause between: 'oh two oh, eight one two three'; '0800' as always said."""
    free = re.fullmatch(r"0([1-9])00", groups[0])
    first = f"oh {digits(free[1])} hundred" if free else digits(groups[0])
    return ", ".join([first, *map(digits, groups[1:])])


def _free(match: re.Match[str]) -> str | None:
    """Give an Irish or Australian '1800 55 1800' as 'one eight hundred, five five, ...'."""
    groups = _groups(match[3])
    if not 5 <= sum(map(len, groups)) <= 7:
        return None
    first = f"{digits(match[2][0])} hundred" if match[2].endswith("00") else digits(match[2])
    return ", ".join([f"one {first}", *map(digits, groups)])


def _american(match: re.Match[str]) -> str:
    """Give '800-555-0109' group by group, '800' as a whole hundred."""
    groups = [group for group in match.groups() if group]
    return ", ".join(f"{digits(g[0])} hundred" if g[1:] == "00" else digits(g) for g in groups)


def _parted(number: str) -> list[str]:
    """Part an unparted number as it is said: 020 8123 4567, 07700 900 123, 0800 555 111."""
    if number.startswith("02"):
        return [number[:3], number[3:7], number[7:]]
    if re.match(r"0[389]|01(?:1\d|\d1)", number):
        return [number[:4], number[4:7], number[7:]]
    return [number[:5], number[5:8], number[8:]]


def _helpline(match: re.Match[str]) -> str | None:
    number = match[1].replace(" ", "")
    if match[1] in ("101", "999", "111") and re.match(r"\sor\s(?:999|101|oh\s)", after(match, 12)):
        return digits(number)
    if _ALWAYS_A_HELPLINE.match(number + after(match, 6)):
        return digits(number)
    near = f"{before(match)} {after(match, 60)}"
    dialled = _DIALLED.search(before(match, 40)) and _CALLING.search(near)
    return digits(number) if dialled else None
