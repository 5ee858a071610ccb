"""Yes or no: negations that a rewrite lost or added."""

from __future__ import annotations

import itertools
import re

from briefing import english
from briefing.gate.reading.alignment import Row, aligned
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.scopes import ENDED, NO, SOFT, Scope, asserted, governed, scopes
from briefing.gate.reading.synonyms import stands_for

_IMPLY_NO = frozenset(
    "blocked closed shut banned barred suspended cancelled halted stopped prevented refused failed "
    "impassable empty broken scrapped abandoned unable off out lost missing lacked rejected "
    "forbidden prohibited".split()
)
"Words of which a denial is another way of speaking: a road that is blocked cannot be used."
_UNDONE = re.compile(r"^(?:un(?!der|it|ion|til|i)\w+ed|\w+-free|\w+less)$")
"Words that deny by their form: 'unmanned'."
_SHARED = 2
"Words under a denial here and there from which they are one denial."


def negations(said: Reading, told: Reading) -> list[str]:
    """Name each negation of the sources that is gone, and each that is new."""
    reasons = []
    for row in said.by_sentence:
        sources = aligned(row, told)
        here = scopes(row, NO) + scopes(row, SOFT)
        there = [scope for other in sources for scope in scopes(other, NO) + scopes(other, SOFT)]
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        covered = {word for scope in here for word in scope.words}
        if any(SOFT.match(token.low) for token in row):
            covered |= stems
        covered |= {word for one in scopes(row, ENDED) if one.ahead for word in one.words}
        reasons += [
            f"negation: “{' '.join(scope.words[:3])}” is denied in the source"
            for scope in there
            if asserted(scope, stems)
            and not _covers(scope, covered, row)
            and _about(scope, row, sources, there)
        ]
        reasons += _new_denials(row, sources, there)
    return reasons


def _covers(scope: Scope, covered: set[str], row: Row) -> bool:
    """Tell whether what was denied is denied here; 'not ruled out' is not 'ruled out'."""
    if scope.words[0] in _DENYING:
        return scope.words[0] in governed(row, NO, SOFT)
    return any(stands_for(word, covered) for word in scope.words[:2])


_DENYING = frozenset(english.stem(verb) for verb in "rule deny reject refuse fail decline".split())


def _new_denials(row: Row, sources: tuple[Row, ...], there: list[Scope]) -> list[str]:
    """Name each denial here of what the sources assert."""
    words = {token.low for other in sources for token in other}
    mine = {token.low for token in row}
    if ("none" in words and "no" in mine) or ("unless" in words and "if" in mine):
        return []  # 'one in 12 has none', 'unless it is approved': denied without a word to match
    denied = {word for scope in there for word in scope.words} | _subjects(row, sources)
    implied = bool(words & _IMPLY_NO) or any(_UNDONE.match(word) for word in words)
    stated = {token.stem for other in sources for token in other} - denied
    return [
        f"negation: the source does not deny “{' '.join(scope.words[:3])}”"
        for scope in (*scopes(row, NO), *_refusals(row))
        if scope.words
        and len(denied.intersection(scope.words)) < _SHARED
        and (scope.words[0] in stated or (not there and not implied and set(scope.words) & stated))
    ]


def _subjects(row: Row, sources: tuple[Row, ...]) -> set[str]:
    """Give what the sources deny something of, where a rewrite has 'no trains' for 'trains not'."""
    nothing = {two.stem for one, two in itertools.pairwise(row) if one.low == "no"}
    found: set[str] = set()
    for other in sources:
        for place, token in enumerate(other):
            if token.low == "not" or token.low.endswith("n't"):
                found |= {one.stem for one in other[:place] if one.kind in ("word", "name")}
    return found if nothing & found else set()


def _refusals(row: Row) -> tuple[Scope, ...]:
    """Give what is refused or failed to be done: 'has refused to resign'."""
    lows = [token.low for token in row]
    pairs = itertools.pairwise(lows)
    if not any(SOFT.match(one) and other == "to" for one, other in pairs):
        return ()
    return scopes(row, SOFT)


def _about(scope: Scope, row: Row, sources: tuple[Row, ...], there: list[Scope]) -> bool:
    """Tell whether a rewrite is about what was denied, where that is also asserted of another."""
    verb = scope.words[0]
    times = sum(token.stem == verb for other in sources for token in other)
    denied = sum(verb in other.words for other in there)
    if times <= denied:
        return True
    return scope.subject in {token.stem for token in row}
