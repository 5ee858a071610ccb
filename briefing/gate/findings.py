"""What a rewrite states that its sources do not: dates, quotations, words."""

from __future__ import annotations

import re

from briefing import sentences, text
from briefing.gate import frames, numbers
from briefing.gate.facts import Reading


def new_dates(said: Reading, told: Reading) -> list[str]:
    """Name each weekday, month or day word that the sources do not hold."""
    # 'may' and 'march' are words too, and as words they are no dates.
    words = told.spelled - {"may", "march"}
    known = {token.stem for token in told.tokens if token.kind == "date"} | words
    return [
        f"date: {token.text} is not in the source"
        for token in said.tokens
        if token.kind == "date" and token.stem not in known
    ]


_TIME = re.compile(
    r"\b(this|last|next|previous|coming|past) (week(?:end)?|month|year|season|summer|winter|spring"
    r"|autumn|term|night|[A-Z][a-z]+day)\b",
    re.IGNORECASE,
)
_SAME_TIME = {"previous": "last", "past": "last", "coming": "next"}


def other_times(said: Reading, told: Reading) -> list[str]:
    """Name each 'next year' where the sources have 'this year'."""
    there = set(_times(told))
    units = {unit for _, unit in there}
    return [
        f"date: “{which} {unit}” is not in the source"
        for which, unit in _times(said)
        if unit in units and (which, unit) not in there
    ]


def _times(reading: Reading) -> list[tuple[str, str]]:
    found = ((one[1].lower(), one[2].lower()) for one in _TIME.finditer(reading.text))
    return [(_SAME_TIME.get(which, which), unit) for which, unit in found]


def new_quotations(said: Reading, told: Reading) -> list[str]:
    """Name each quotation whose words do not stand together in the sources."""
    whole = f" {text.key(_with_values(told.text))} "
    reasons = []
    for start, end in sentences.quotations(said.text):
        inside = text.key(_with_values(said.text[start:end]))
        if inside and f" {inside} " not in whole:
            reasons.append(
                f"quotation: “{said.text[start:end].strip(chr(34))[:60]}” is not in the source"
            )
    return reasons


def _with_values(passage: str) -> str:
    """Give a text with its numbers by their worth, so that 'six' and '6' are one."""
    return numbers.NUMBER.sub(lambda one: f" {numbers.values(one)[0]:g} ", passage)


def new_words(said: Reading, told: Reading) -> list[str]:
    """Refuse a text most of whose words of meaning are not the sources'."""
    words = [token for token in said.tokens if token.kind == "word"]
    new = [token.text for token in words if not frames.is_licensed(token, told)]
    if len(new) >= 4 and len(new) > 0.6 * len(words):
        return [f"wording: {len(new)} of {len(words)} words are new ({', '.join(new[:5])})"]
    return []
