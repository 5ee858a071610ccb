"""What a rewrite states that its sources do not: dates, quotations, words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from briefing import sentences, text
from briefing.gate.figures import durations
from briefing.gate.reading import numbers, phrases
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import JOINTS, PLACING
from briefing.gate.reading.synonyms import is_grave
from briefing.gate.reading.tokens import Token
from briefing.gate.wording import frames

MOST_NEW = 1 / 3
"Share of a sentence's words of meaning that may be its own."
MOST_NEW_OF_A_MODEL = 1 / 6
"The same where a model wrote it, which may invent in the plainest words."
_ALL_NEW = 2
"Words of meaning from which what hangs on one small word may not be all new: 'to pay for it'."
_OPENS = PLACING | JOINTS | {"to"}
"Words with which a new part of a sentence begins."


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


_SPANS = frozenset("week weekend month year".split())
"Of one 'next' only one is meant: next month is not next week."


def other_times(said: Reading, told: Reading) -> list[str]:
    """Name each 'next year' where the sources have 'this year'."""
    there = set(_times(told))
    units = {unit for _, unit in there}
    spans = {which for which, unit in there if unit in _SPANS}
    return [
        f"date: “{which} {unit}” is not in the source"
        for which, unit in _times(said)
        if (which, unit) not in there and (unit in units or (unit in _SPANS and which in spans))
    ]


def _times(reading: Reading) -> list[tuple[str, str]]:
    found = ((one[1].lower(), one[2].lower()) for one in _TIME.finditer(reading.text))
    return [(_SAME_TIME.get(which, which), unit) for which, unit in found]


def new_quotations(said: Reading, told: Reading) -> list[str]:
    """Name each quotation whose words do not stand together in the sources."""
    reasons: list[str] = []
    quotations = sentences.quotations(said.text)
    if not quotations:
        return reasons
    whole = f" {text.key(_with_values(told.text))} "
    for start, end in quotations:
        inside = text.key(_with_values(said.text[start:end]))
        if inside and f" {inside} " not in whole:
            reasons.append(
                f"quotation: “{said.text[start:end].strip(chr(34))[:60]}” is not in the source"
            )
    return reasons


def _with_values(passage: str) -> str:
    """Give a text with its numbers by their worth, so that 'six' and '6' are one."""
    return numbers.NUMBER.sub(lambda one: f" {numbers.values(one)[0]:g} ", passage)


def new_words(said: Reading, told: Reading, *, most: float = MOST_NEW) -> list[str]:
    """Refuse each sentence with too many words of meaning of its own, or a part that is all new.

    Names and numbers count among the words of meaning, so that a sentence which carries many of the
    sources' facts may tell them more freely than one that carries few. A paraphrase puts its new
    words among the sources'; what is invented comes in a part of its own.
    """
    reasons = []
    kept = phrases.kept(said, told)
    for row in said.by_sentence:
        meaning = [token for token in row if token.kind not in ("empty", "mark")]
        new = [token.text for token in meaning if _is_new(token, told, kept)]
        if grave := [token.text for token in meaning if _is_grave(token, told, kept)]:
            reasons.append(f"wording: “{grave[0]}” is not in the source")
        reasons += [
            f"wording: “{' '.join(one.text for one in part)}” is new"
            for part in _parts(row)
            if len(part) >= _ALL_NEW and all(_is_new(token, told, kept) for token in part)
        ]
        if new and len(new) > most * len(meaning):
            listed = ", ".join(new[:5])
            reasons.append(f"wording: {len(new)} of {len(meaning)} words are new ({listed})")
    return reasons


def _parts(row: Row) -> Iterator[list[Token]]:
    """Give the words of meaning between marks, prepositions and conjunctions."""
    part: list[Token] = []
    for token in row:
        if token.kind == "mark" or token.low in _OPENS:
            yield part
            part = []
        elif token.kind != "empty":
            part.append(token)
    yield part


def new_pairs(said: Reading, told: Reading) -> list[str]:
    """Refuse two words of meaning side by side that are both new: a thing of the teller's own."""
    reasons = []
    for row in said.by_sentence:
        meaning = [token for token in row if token.kind not in ("empty", "mark")]
        for one, other in pairwise(meaning):
            if _is_new(one, told) and _is_new(other, told):
                reasons.append(f"wording: “{one.text} {other.text}” is new")
    return reasons


def _is_grave(token: Token, told: Reading, kept: Collection[Token]) -> bool:
    return is_grave(token.low) and _is_new(token, told, kept)


def _is_new(token: Token, told: Reading, kept: Collection[Token] = ()) -> bool:
    if token in kept:
        return False
    if token.stem in durations.UNITS and not told.stems.isdisjoint(durations.UNITS):
        return False  # whether it is the right length is looked at elsewhere
    return token.kind == "word" and not frames.is_licensed(token, told)
