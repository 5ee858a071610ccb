"""Leave: who is let do here what the sources say that they were not let do."""

from __future__ import annotations

import re

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.nearest import clauses_of, nearest
from briefing.gate.reading.tokens import Token

_LETS = r"(?:allow|permit)(?:s|t?ed|t?ing)?|let(?:s|ting)?"
_GIVEN = re.compile(rf"\b(?:{_LETS})\b")
_DENIES = re.compile(
    r"\b(?:refus\w+|declin\w+|barred|bars?|bann?(?:ed|s)?|prevent\w*|forb\w+|stopp?(?:ed|s)?"
    r"|not|never|no|nobody|none|cannot|without|n't|\w+n't|unless|if|whether|asked|appeal\w*)\b"
)
"By which a clause that lets may say the contrary, or leave it open."
_WITHHELD = re.compile(
    r"\b(?:(?:refus|declin)\w+|not|never|nobody|cannot|\w+n't)\b(?: \w+){0,3}?"
    rf" (?:{_LETS}|leave|permission)\b|\b(?:barred|banned|prevented|forbade|forbidden)\b"
)
_ALIKE = 0.5
"Share of a clause's words by which another tells of the same."


def given(said: Reading, told: Reading) -> list[str]:
    """Name each leave that is given here and was refused in the sources."""
    there = [part for row in told.by_sentence for part in clauses_of(row)]
    reasons = []
    for row in said.by_sentence:
        for part in clauses_of(row):
            let = _GIVEN.search(_text(part.own))
            if let is None or _DENIES.search(_text(part.own)):
                continue
            alike = nearest(part, there, least=_ALIKE)
            if alike and all(_is_withheld(_text(one.own)) for one in alike):
                reasons.append(f"opposite: “{let[0]}” is refused in the source")
    return reasons


def _is_withheld(clause: str) -> bool:
    """Tell whether a clause refuses leave, and gives none."""
    refused = _WITHHELD.search(clause)
    return refused is not None and not _GIVEN.search(clause[refused.end() :])


def _text(row: tuple[Token, ...]) -> str:
    return " ".join(token.low for token in row)
