"""Order of time turned: 'resigned after the report' where the report came the following day."""

from __future__ import annotations

import re

from briefing.gate.certainty.causes import ahead, meaning, share
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading

_AFTER = frozenset("after following".split())
_LATER = re.compile(
    r"\b(?:(?<!for )(?<!until )(?<!by )(?:following|next)"
    r" (?:day|week|month|year|morning|evening|night)|later|afterwards|subsequently|then"
    r"|went on to)\b"
)
"By which a source puts what a clause tells behind what was told before."
_SOONER = re.compile(r"\b(?:already|eve of|ahead of|earlier)\b")
"By which it puts what a clause tells before what comes."
_KNOWN = 0.5
"Share of the words of what came first, or last, by which its clause is found."

_CROSSED = 1.6
"Share of the words of both, of 2, from which they have changed places."


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each 'after' by which what came later is told as having come first."""
    parts = [part for row in told.by_sentence for part in _clauses(row)]
    reasons = []
    for row in said.by_sentence:
        for at, token in enumerate(row):
            if token.low not in _AFTER or not at or row[at - 1].low == "the":
                continue
            if _is_crossed(row, at, told):
                reasons.append(f"exchanged: “{token.text}” turns the order of events")
                continue
            then, first = _best(row[:at], parts), _best(ahead(row, at + 1), parts, last=True)
            if then is None or first is None or then == first:
                continue
            later = then < first and _LATER.search(_text(parts[first]))
            if later or (then < first and _SOONER.search(_text(parts[then]))):
                reasons.append(f"exchanged: “{token.text}” turns the order of events")
    return reasons


def _is_crossed(row: Row, at: int, told: Reading) -> bool:
    """Tell whether the sources have the two on the other sides of an 'after'."""
    late, early = meaning(row[:at]), meaning(ahead(row, at + 1))
    for other in told.by_sentence:
        for there in (i for i, token in enumerate(other) if i and token.low in _AFTER):
            theirs = meaning(other[:there]), meaning(ahead(other, there + 1))
            crossed = share(late, theirs[1]) + share(early, theirs[0])
            if crossed >= _CROSSED and crossed > share(late, theirs[0]) + share(early, theirs[1]):
                return True
    return False


def _best(tokens: Row, parts: list[Row], *, last: bool = False) -> int | None:
    """Give the clause that tells of the same, of two alike the first or `last`; None for none."""
    words = meaning(tokens)
    way = 1 if last else -1
    shares = [(share(words, meaning(part)), way * place) for place, part in enumerate(parts)]
    best, place = max(shares, default=(0.0, 0))
    return way * place if best >= _KNOWN else None


def _clauses(row: Row) -> list[Row]:
    """Give a sentence's parts between marks and at 'when'."""
    parts: list[Row] = []
    begun = 0
    for place in range(len(row) + 1):
        if place == len(row) or row[place].kind == "mark" or row[place].low == "when":
            if place > begun:
                parts.append(row[begun:place])
            begun = place
    return parts


def _text(part: Row) -> str:
    return " ".join(token.low for token in part)
