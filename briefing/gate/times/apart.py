"""Times apart: what was 'two days before' is not of the other day, what came 'then' not first."""

from __future__ import annotations

from briefing.gate.certainty.causes import ahead, meaning, share
from briefing.gate.figures.durations import UNITS
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading

_APART = frozenset("before after".split())
_TOLD = 0.6
"Share of a sentence's words that must stand on one side of 'two days before'."
_LESS = 0.3
"How much less of them must stand on the other side, which has the date."
_CROSSED = 1.4
"Share of the words of both, of 2, from which what was done first and then have changed places."


def other_day(said: Reading, told: Reading) -> list[str]:
    """Name each date of what came so many days before or after what it is told of here."""
    reasons = []
    for row in said.by_sentence:
        dates = {token.stem: token.text for token in row if token.kind == "date"}
        words = meaning(tuple(token for token in row if token.kind != "date"))
        if len(words) < 2 or any(token.low in _APART for token in row):
            continue
        for mine, far in _sides(told):
            near = share(words, meaning(mine))
            if share(words, meaning(far)) < max(_TOLD, near + _LESS):
                continue
            here = {token.stem for token in mine if token.kind == "date"}
            there = {token.stem for token in far if token.kind == "date"}
            reasons += [
                f"date: {text} is of something else in the source"
                for stem, text in dates.items()
                if stem in here - there
            ]
    return list(dict.fromkeys(reasons))


def _sides(told: Reading) -> list[tuple[Row, Row]]:
    """Give what stands before 'two days before', and behind it."""
    return [
        (row[:at], ahead(row, at + 1))
        for row in told.by_sentence
        for at, token in enumerate(row)
        if token.low in _APART and at and row[at - 1].stem in UNITS
    ]


def done_first(said: Reading, told: Reading) -> list[str]:
    """Name each two deeds told in turn, 'and then', that the sources have the other way about."""
    there = _in_turn(told)
    return [
        "exchanged: “then” turns the order of events"
        for first, last in _in_turn(said)
        if any(
            share(meaning(first), meaning(late)) + share(meaning(last), meaning(early))
            >= max(
                _CROSSED,
                share(meaning(first), meaning(early)) + share(meaning(last), meaning(late)),
            )
            for early, late in there
        )
    ]


def _in_turn(reading: Reading) -> list[tuple[Row, Row]]:
    """Give what stands before 'and then' or ', then', and behind it."""
    return [
        (row[:at], ahead(row, at + 1))
        for row in reading.by_sentence
        for at, token in enumerate(row)
        if token.low == "then" and at and (row[at - 1].low == "and" or row[at - 1].kind == "mark")
    ]
