"""People: how old they are, said as one says it."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.rule import Rule, outside

_NAME = (
    r"[A-Z][\w'’]+(?:-[A-Z][\w'’]+)*"
    r"(?: (?:[A-Z]\. ?|de |van |von |al-|Mc|Mac|O['’])?[A-Z][\w'’]+(?:-[A-Z]\w+)*){1,3}"
)
_AGED = re.compile(
    rf"(?P<before>(?:^|[\w'’,;:]+\s))?(?P<name>\b{_NAME}),? (?:\((?P<bracket>\d{{1,3}})\)|(?<=, "
    rf")(?P<age>\d{{1,3}}))(?P<after>,(?! ?\d)|(?=[.;])|(?= and )|(?= (?:was|is|has|had|who|from"
    r"|of)\b)|(?<=\))(?=[ ,.]))"
)
_BARE = frozenset(
    "of by with from for and to that against between on as near, and, said, including".split()
)


_BARE_AGE = re.compile(r"\(\d{1,3}\)|, \d{1,3}[,.; ]")
"What a text must hold for the slow pattern to find anything."


def _aged(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    if _BARE_AGE.search(text) is None:
        return (text,)
    return (outside(text, lambda part: _AGED.sub(_said, part)),)


def _said(found: re.Match[str]) -> str:
    age = found["age"] or found["bracket"]
    before, name = found["before"] or "", found["name"]
    if not 0 < int(age) <= 115 or not english.people(name):
        return found[0]
    if before.strip() in _BARE:
        return f"{before}{age}-year-old {name}"
    return f"{before}{name}, aged {age}{found['after'] or ('' if found['age'] else ',')}"


RULES: tuple[Rule, ...] = (
    Rule(
        "age",
        "A bare number after a name is said as an age.",
        _aged,
        (
            ("Tessa Vane, 52, was found at home.", "Tessa Vane, aged 52, was found at home."),
            ("It was won by Tessa Vane, 52.", "It was won by 52-year-old Tessa Vane."),
            ("Tessa Vane (52) was found at home.", "Tessa Vane, aged 52, was found at home."),
            ("Hull City, 3, and Leeds United, 2.", "Hull City, 3, and Leeds United, 2."),
        ),
        marks=tuple("0123456789"),
    ),
)
