"""Which sentences of the sources one of a rewrite rests on, and how close it keeps to them.

Where a sentence keeps the words and their order, each difference is a change of what is said. One
told in other words differs everywhere, and only what contradicts the source in fact counts.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

Row = tuple[Token, ...]


@lru_cache(maxsize=256)
def aligned(row: Row, told: Reading) -> tuple[Row, ...]:
    """Give the sentences of the sources that this one most likely rests on.

    Looked for by all its words, and by those that are no names: a name is everywhere.
    """
    stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
    words = {token.stem for token in row if token.kind == "word"}
    places = _nearest(stems, told) | _nearest(words, told)
    return tuple(told.by_sentence[place] for place in sorted(places))


def _nearest(stems: set[str], told: Reading) -> set[int]:
    if not stems:
        return set()
    shares = [
        (len(stems & {token.stem for token in other}) / len(stems), place)
        for place, other in enumerate(told.by_sentence)
    ]
    best = max((share for share, _ in shares), default=0.0)
    return {place for share, place in shares if share >= max(0.25, 0.9 * best)}


@dataclass(frozen=True, slots=True)
class Closeness:
    """Two shares, each 0 to 1."""

    words: float
    "Share of the words of meaning, names and numbers that are the sources' own."
    order: float
    "Share of all words that stand in one sentence of the sources in the same order."

    def reaches(self, words: float, both: float) -> bool:
        """Tell whether the share of words, and the sum of both, are at least so high."""
        return self.words >= words and self.words + self.order >= both


@lru_cache(maxsize=64)
def closeness(said: Reading, told: Reading) -> Closeness:
    """Give how close a reading of one sentence is to its sources."""
    meaning = [token for token in said.tokens if token.kind not in ("empty", "mark")]
    own = sum(
        token.stem in told.stems or not told.values.isdisjoint(token.values[:1])
        for token in meaning
    )
    return Closeness(
        own / max(1, len(meaning)),
        statistics.fmean([_order(row, told) for row in said.by_sentence if row] or [0.0]),
    )


def _order(row: Row, told: Reading) -> float:
    return max((in_order(row, other) for other in aligned(row, told)), default=0.0)


@lru_cache(maxsize=512)
def in_order(row: Row, other: Row) -> float:
    """Give how much of a sentence stands in another in the same order, 0 to 1."""
    mine = [key(token) for token in row if token.kind != "mark"]
    theirs = [key(token) for token in other if token.kind != "mark"]
    return common(mine, theirs) / max(1, len(mine))


def key(token: Token) -> str:
    """Give what makes two tokens the same: a number's worth and unit, else the stem."""
    return f"{token.values[0]:g}{token.unit}" if token.kind == "number" else token.stem


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Give the length of the longest common subsequence."""
    best = [0] * (len(other) + 1)
    for word in one:
        diagonal = 0
        for place, against in enumerate(other, start=1):
            above = best[place]
            if word == against:
                best[place] = diagonal + 1
            elif best[place - 1] > above:
                best[place] = best[place - 1]
            diagonal = above
    return best[-1]
