"""How many of them: 'few of the villagers' is not 'most of the villagers'."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.synonyms import stands_for

_RANKS = {
    "none": 0,
    "few": 1, "hardly": 1,
    "some": 3, "several": 3, "many": 4,
    "most": 6, "majority": 6,
    "all": 8, "every": 8, "each": 8, "both": 8,
}  # fmt: skip
"How many each word says, roughly; those that say nearly the same stand side by side."
_BETWEEN = frozenset("of the his her its their these those a small large".split())
"Words between 'few' and whom it counts."


def exchanged(said: Reading, told: Reading) -> list[str]:
    """Name each 'few' of those of whom the sources say 'most', or the other way."""
    there = list(_counted(told))
    reasons = []
    for word, rank, what in _counted(said):
        same = [one for one in there if stands_for(what, {one[2]}, wide=False)]
        if same and all(abs(rank - other) > 1 for _, other, _ in same):
            reasons.append(f"number: the source has “{same[0][0]}” and not “{word}”")
    return reasons


def _counted(reading: Reading) -> Iterator[tuple[str, int, str]]:
    """Give each word of number with its rank and the stem of what it counts."""
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            rank = _RANKS.get(token.low)
            if rank is None:
                continue
            if token.low == "few" and place and row[place - 1].low == "a":
                rank = _RANKS["some"]
            at = place + 1
            while at < len(row) and row[at].low in _BETWEEN:
                at += 1
            if at < len(row) and row[at].kind == "word":
                yield token.low, rank, row[at].stem
