"""What was put off or brought forward: the date that it was to be on is no longer its date."""

from __future__ import annotations

import re

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token


def stale(said: Reading, told: Reading) -> list[str]:
    """Name each date on which something was to be that the sources have moved to another.

    'Moved from November to February', 'was to begin on July 1'.
    """
    if _MOVES.search(said.text):
        return []
    old = {
        token.stem
        for row in told.by_sentence
        for place, token in enumerate(row)
        if token.kind == "date" and _is_old(row, place)
    }
    new = {token.stem for token in told.tokens if token.kind == "date"} - old
    here = {token.stem: token for token in said.tokens if token.kind == "date"}
    if not (old and new and here) or new & here.keys():
        return []
    return [f"date: {here[one].text} is no longer so in the source" for one in old & here.keys()]


def _is_old(row: tuple[Token, ...], place: int) -> bool:
    """Tell whether a date is one that something was moved from."""
    before = " ".join(token.low for token in row[max(0, place - _FAR) : place])
    after = [token.low for token in row[place + 1 : place + 4]]
    moved = "from" in before.split()[-2:] and "to" in after and _MOVED.search(before)
    return bool(moved) or _WAS_TO.search(before) is not None


_FAR = 9
"Words before a date in which it may stand that it was to be then."
_SHIFTS = "moved|postponed|put (?:back|off)|brought forward|delayed|rescheduled|pushed"
_MOVED = re.compile(rf"\b(?:{_SHIFTS})\b")
_WAS_TO = re.compile(
    r"\b(?:was|were|had been|originally|previously|initially) (?:\w+ )?"
    r"(?:to|due|set|scheduled|planned|meant|supposed|expected)\b[^,;]*$"
)
_MOVES = re.compile(rf"\b(?:{_SHIFTS}|was|were|had)\b", re.IGNORECASE)
"By which a rewrite tells of what was to be."
