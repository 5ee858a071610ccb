"""How close a rewrite keeps to its source: an edit of its words, or a telling in words of its own.

Where a sentence keeps the words and their order, each difference is a change of what is said. One
told in other words differs everywhere, and only what contradicts the source in fact counts.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import lru_cache

from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading
from briefing.gate.order import common, key


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
def of(said: Reading, told: Reading) -> Closeness:
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
