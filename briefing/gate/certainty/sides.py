"""Sides taken: told as accepted what the sources have turned down, in any words of either."""

from __future__ import annotations

from functools import cache

from briefing import english
from briefing.gate.reading.alignment import aligned
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.phrases import Phrase, match
from briefing.gate.reading.scopes import NO, SOFT
from briefing.gate.reading.synonyms import lines
from briefing.gate.reading.tokens import Token

_SHARED = 0.5
"Share of the other words of meaning that must be in the same sentence of the sources."


def other_sides(said: Reading, told: Reading) -> list[str]:
    """Name each word or phrase of one side where the sources have the other side alone."""
    reasons = []
    for row in said.by_sentence:
        for mine, theirs in _rows():
            here = _first(mine, row)
            if not here or _first(theirs, row) or any(_says(mine, one) for one in told.by_sentence):
                continue
            for other in aligned(row, told):
                there = _first(theirs, other)
                if not there or _denied(row, here) or _is_undone(other, there):
                    continue
                if _alike(row, here, other):
                    words, was = (" ".join(one.text for one in part) for part in (here, there))
                    reasons.append(f"replaced: the source has “{was}” and not “{words}”")
    return list(dict.fromkeys(reasons))


def _denied(row: tuple[Token, ...], here: tuple[Token, ...]) -> bool:
    """Tell whether a sentence denies anything beside its phrase."""
    rest = (token for token in row if token not in here)
    return any(NO.match(token.low) or SOFT.match(token.low) for token in rest)


def _is_undone(other: tuple[Token, ...], there: tuple[Token, ...]) -> bool:
    """Tell whether the sources deny their phrase: 'will not accept' is turning down."""
    at = next(place for place, token in enumerate(other) if token is there[0])
    return any(NO.match(token.low) for token in other[max(0, at - 2) : at])


def _says(phrases: tuple[Phrase, ...], row: tuple[Token, ...]) -> bool:
    """Tell whether a sentence has a phrase, and does nothing away with it: 'found no trace'."""
    found = _first(phrases, row)
    if not found:
        return False
    last = next(place for place, token in enumerate(row) if token is found[-1])
    return not any(token.low == "no" for token in row[last + 1 : last + 2])


def _first(phrases: tuple[Phrase, ...], row: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of the first phrase that a sentence has."""
    for phrase in phrases:
        for place, token in enumerate(row):
            if english.stem(token.low) != phrase[0]:
                continue
            if found := match(phrase, row, place):
                return tuple(row[one] for one in found)
    return ()


def _alike(row: tuple[Token, ...], here: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Tell whether two sentences are of one matter."""
    stems = {token.stem for token in other}
    rest = [t for t in row if t.kind not in ("empty", "mark", "date") and t not in here]
    return bool(rest) and sum(t.stem in stems for t in rest) >= _SHARED * len(rest)


@cache
def _rows() -> tuple[tuple[tuple[Phrase, ...], tuple[Phrase, ...]], ...]:
    found = []
    for line in lines("sides"):
        one, other = (
            tuple(tuple(english.stem(word) for word in words.split()) for words in side.split("|"))
            for side in line.split(" : ")
        )
        found += [(one, other), (other, one)]
    return tuple(found)
