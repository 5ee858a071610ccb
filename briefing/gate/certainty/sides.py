"""Sides taken: told as accepted what the sources have turned down, in any words of either."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from briefing import english
from briefing.gate.reading.alignment import Row, aligned
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.phrases import Phrase, match
from briefing.gate.reading.scopes import NO, SOFT
from briefing.gate.reading.synonyms import lines

_SHARED = 0.5
"Share of the other words of meaning that must be in the same sentence of the sources."


def other_sides(said: Reading, told: Reading) -> list[str]:
    """Name each word or phrase of one side where the sources have the other side alone."""
    reasons = []
    for row in said.by_sentence:
        sides = _sides_of(row)
        for side, here in sides.items():
            against = _against(side)
            if against in sides or any(_says(side, one) for one in told.by_sentence):
                continue
            for other in aligned(row, told):
                there = _sides_of(other).get(against, ())
                if not there or _denied(row, here) or _is_undone(other, there):
                    continue
                if _alike(row, here, other):
                    words, was = (" ".join(one.text for one in part) for part in (here, there))
                    reasons.append(f"replaced: the source has “{was}” and not “{words}”")
    return list(dict.fromkeys(reasons))


def _against(side: int) -> int:
    """Give the other side of a row: the sides of a row have numbers that follow one another."""
    return side ^ 1


@lru_cache(maxsize=256)
def _sides_of(row: Row) -> dict[int, Row]:
    """Give the sides that a sentence takes, each with the words of the first phrase for it."""
    found: dict[int, Row] = {}
    for place, token in enumerate(row):
        for phrase, side in _phrases().get(english.stem(token.low), ()):
            if side not in found and (places := match(phrase, row, place)):
                found[side] = tuple(row[one] for one in places)
    return found


def _denied(row: Row, here: Row) -> bool:
    """Tell whether a sentence denies anything beside its phrase."""
    rest = (token for token in row if token not in here)
    return any(NO.match(token.low) or SOFT.match(token.low) for token in rest)


def _is_undone(other: Row, there: Row) -> bool:
    """Tell whether the sources deny their phrase: 'will not accept' is turning down."""
    at = next(place for place, token in enumerate(other) if token is there[0])
    return any(NO.match(token.low) for token in other[max(0, at - 2) : at])


def _says(side: int, row: Row) -> bool:
    """Tell whether a sentence takes a side, and does nothing away with it: 'found no trace'."""
    found = _sides_of(row).get(side)
    if not found:
        return False
    last = next(place for place, token in enumerate(row) if token is found[-1])
    return not any(token.low == "no" for token in row[last + 1 : last + 2])


def _alike(row: Row, here: Row, other: Row) -> bool:
    """Tell whether two sentences are of one matter."""
    stems = {token.stem for token in other}
    rest = [t for t in row if t.kind not in ("empty", "mark", "date") and t not in here]
    return bool(rest) and sum(t.stem in stems for t in rest) >= _SHARED * len(rest)


@cache
def _phrases() -> dict[str, list[tuple[Phrase, int]]]:
    """Give, for the first stem of each phrase, the phrase and its side."""
    found: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
    sides = (side for line in lines("sides") for side in line.split(" : "))
    for number, side in enumerate(sides):
        for words in side.split("|"):
            phrase = tuple(english.stem(word) for word in words.split())
            found[phrase[0]].append((phrase, number))
    return found
