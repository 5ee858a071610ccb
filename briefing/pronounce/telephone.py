"""Telephone numbers and references, said figure by figure with a pause between groups."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import digits

_INTERNATIONAL = re.compile(r"(?<![\w.,])(?:\+|00)(\d{1,3})[\s-]?(?:\(0\)\s?)?(\d[\d\s()-]{5,14}\d)(?![\w])")
_NATIONAL = re.compile(r"(?<![\w.,£$€/+-])\(?(0\d{2,5})\)?(?:[\s-]\d{2,8}){1,4}(?![\w/])|(?<![\w.,£$€/+-])0\d{8,10}(?!\w)")
_EMERGENCY = re.compile(
    r"(?<![\w.,£$€/+-])(999|101|111|112|911|105|119|116\s?123|18001|1471|118\s?118)(?![\w/%]|[.,]\d|-\d|\s?(?:per cent|miles|people|years|days|goals|runs|m|jobs)\b)"
)
_AMERICAN = re.compile(r"(?<![\w.,£$€/-])(?:\+?(1)[\s.-])?\(?(\d{3})\)?[\s.-](\d{3})-(\d{4})(?![\w-])|(?<![\w.,£$€/-])(555)-(\d{4})(?![\w-])")
_SHORT_CODE = re.compile(r"\b([Tt]ext(?:ing)?(?:\s[A-Z]+)?(?:\sto)?|[Dd]ial|[Cc]all|[Rr]ing)\s(\d{4,6})(?![\w,.]\d|\s?(?:people|times|homes))\b")
_DIALLED = re.compile(
    r"\b(?:calls?|called|calling|dials?|dialled|dialling|rings?|rang|ringing|phones?|phoned|phoning|contact\w*|on|via|or|a|the|to|text\w*|NHS|police|emergency|non-emergency|use|helpline|service)\s(?:NHS\s|the\s|police\s|us\s|them\s|officers\s)?(?:on\s)?$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b((?:[Rr]ef(?:erence)?|REF|(?:[Cc]rime|[Ii]ncident|[Cc]ase|[Ll]og|[Ss]erial|[Aa]ccount|[Cc]harity|[Cc]ompany|[Pp]hone|[Mm]obile|[Tt]elephone|[Bb]adge|[Bb]adge|[Pp]assport|[Rr]egistration|[Oo]rder|[Bb]adge|[Ss]ort|[Rr]eg|[Cc]ollar|[Hh]elpline|[Tt]racking|[Pp]olicy|[Mm]embership|[Ii]nvoice|[Oo]peration)"
    r"(?:\s(?:number|no\.?|ref|code|reference))|CAD(?:\snumber)?|CRN|[Cc]rime\sref|[Ii]ncident|[Ll]og|quot(?:e|ing)|PIN|pin\scode|code|password)"
    r"(?:\snumbers?|\sno\.?)?(?:\sis|\sof|:)?\s)((?:[A-Z]{1,4}[-/ ]?)?\d[\dA-Z*/-]{2,24})(?![\w]|[.,]\d|\s?(?:people|per cent|%))"
)


def in_words(text: str) -> str:
    """Give text with telephone numbers and references in words."""
    if not any(c.isdigit() for c in text):
        return text
    text = substitute(_REFERENCE, _reference, text)
    text = substitute(_AMERICAN, lambda m: ", ".join(_tens(group) for group in m.groups() if group), text)
    text = substitute(_INTERNATIONAL, lambda m: f"plus {digits(m[1])}, {_groups(m[2])}", text)
    text = substitute(_NATIONAL, lambda m: _groups(m[0]), text)
    text = substitute(_SHORT_CODE, lambda m: f"{m[1]} {digits(m[2])}", text)
    return substitute(_EMERGENCY, _emergency, text)


def _groups(number: str) -> str:
    """Give a telephone number group by group, a pause between: 'oh two oh, eight one two three'."""
    groups = re.findall(r"\d+", number)
    if len(groups) == 1 and len(groups[0]) >= 10:
        groups = _parted(groups[0])
    return ", ".join(_hundreds(group) if i == 0 else digits(group) for i, group in enumerate(groups))


def _hundreds(group: str) -> str:
    """Give '0800' as 'oh eight hundred', as it is always said; other groups digit by digit."""
    if re.fullmatch(r"0[1-9]00", group):
        return f"oh {digits(group[1])} hundred"
    return digits(group)


def _tens(group: str) -> str:
    """Give '800' as 'eight hundred' within an American number, other groups digit by digit."""
    return f"{digits(group[0])} hundred" if re.fullmatch(r"[1-9]00", group) else digits(group)


def _parted(number: str) -> list[str]:
    """Part a number written without spaces as it is said: 020 8123 4567, 07700 900 123, 0800 555 111."""
    if number.startswith("02"):
        return [number[:3], number[3:7], number[7:]]
    if re.match(r"0[389]", number) or re.match(r"01(?:1\d|\d1)", number):
        return [number[:4], number[4:7], number[7:]]
    return [number[:5], number[5:8], number[8:]]


def _emergency(match: re.Match[str]) -> str | None:
    number = match[1].replace(" ", "")
    always = number in ("999", "112") and after(match, 6).lstrip().startswith(("call", "emerg", "oper"))
    if not always and not number != '116123' and not _DIALLED.search(before(match, 40)):
        return None
    near = f"{before(match, 80)} {after(match, 60)}"
    if not always and not re.search(r"call|dial|ring|rang|phone|contact|police|NHS|emergency|text|helpline|service|information|officer|Samaritans|Childline|Crimestoppers", near, re.IGNORECASE):
        return None
    return digits(number, zero="oh")


def _reference(match: re.Match[str]) -> str | None:
    code = match[2]
    if not any(c.isalpha() or c in "*/-" for c in code) and len(code) < 3:
        return None
    return f"{match[1]}{one_by_one(code)}"


def one_by_one(code: str) -> str:
    """Give a code character by character: '24*0012345', 'CAD4217/3MAR'."""
    names = {"*": "star", "/": "slash", "-": "dash"}
    words = []
    for piece in re.findall(r"[A-Za-z]+|\d+|[*/-]", code):
        words.append(names.get(piece) or (digits(piece) if piece.isdigit() else spell(piece)))
    return " ".join(words)
