"""Crossed figures: two numbers of a sentence, each told of what the sources tell the other of.

"Revenue rose to $310 million, and profit to $40 million" is not told by "revenue rose to 40 and
profit to 310": each number stands with the words that the other has there.
"""

from __future__ import annotations

from itertools import combinations

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import SAYS
from briefing.gate.reading.tokens import Token

Row = tuple[Token, ...]

_OF = frozenset("for of in by among at from to on".split())
"After a number and its unit, what says of whom it is."
_AFTER = 4
"Words after a number in which that may stand."
_CROSSED = 2
"Words that must stand with the other's number."
_MOST = 8
"Numbers of a sentence that are looked at: a table is no sentence."


def figures(said: Reading, told: Reading) -> list[str]:
    """Name each two numbers that have changed places."""
    reasons = []
    for row in said.by_sentence:
        places = _numbers(row)
        for one, two in combinations(places[:_MOST], 2):
            first, second = row[one], row[two]
            if first.values[:1] != second.values[:1] and _crossed(row, one, two, told):
                reasons.append(f"exchanged: {first.text} and {second.text} have changed places")
    return reasons


def _numbers(row: Row) -> list[int]:
    return [place for place, token in enumerate(row) if token.kind == "number" and token.values]


def _crossed(row: Row, one: int, two: int, told: Reading) -> bool:
    """Tell whether every source sentence with both numbers has each with the other's words."""
    here, there = _told_of(row, one), _told_of(row, two)
    verdicts = []
    for other in told.by_sentence:
        firsts = [place for place in _numbers(other) if row[one].values[0] in other[place].values]
        seconds = [place for place in _numbers(other) if row[two].values[0] in other[place].values]
        if len(firsts) == len(seconds) == 1 and firsts != seconds:
            units = other[firsts[0]].unit, other[seconds[0]].unit
            if units[0] != units[1] or not units[0]:
                continue  # a price and a year are in nobody's place
            verdicts.append(
                _turned(here, there, _told_of(other, firsts[0]), _told_of(other, seconds[0]))
            )
    return bool(verdicts) and all(verdicts)


def _turned(
    here: frozenset[str], there: frozenset[str], was: frozenset[str], other: frozenset[str]
) -> bool:
    both = (here & there) | (was & other)
    own = (here & was) | (there & other)
    across = len((here & other) - both), len((there & was) - both)
    return not own - both and all(across) and sum(across) >= _CROSSED


def _told_of(row: Row, place: int) -> frozenset[str]:
    """Give the words with which a number stands: those before it, and whom it is of."""
    found: set[str] = set()
    for token in reversed(row[:place]):
        if token.kind == "number":
            break
        if token.kind in ("word", "name") and token.stem not in SAYS:
            found.add(token.stem)
    following = row[place + 1 : place + 1 + _AFTER]
    for at, token in enumerate(following):
        if token.kind in ("number", "mark"):
            break
        if token.low in _OF:
            whom = following[at + 1 : at + 3]
            found |= {one.stem for one in whom if one.kind in ("word", "name")}
    return frozenset(found)
