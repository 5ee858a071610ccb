"""The ladder: how long each story may be, so that all together fill the time and no more."""

from __future__ import annotations

import math
from collections.abc import Sequence

RUNGS = (14, 20, 26, 32, 38, 44, 50, 56, 62, 68, 75, 82, 90, 100, 112, 125, 140)
"Lengths a story is tried at, spoken words."
LONG_RUNGS = (160, 185, 215, 250, 300, 360, 430, 520)
"Lengths tried too when there is more time than news."
_FALL = 0.93
"What a story is worth beside the one before it in the running order."
_ADMISSION = 3.0
"Taken off the root of a story's length: makes about 36 words the shortest that pays."


def climb(stories: Sequence[Sequence[int]], words: int) -> tuple[int, ...]:
    """Give the length for each story, of those it can be told at, worth most within `words`.

    0 leaves a story out. A multiple-choice knapsack: a story's worth grows with the root of its
    length and falls with its place, so that many are told before any is told at length, and the
    last go first when there is no room.
    """
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * (words + 1)
    best[0] = (0.0, ())
    for place, rungs in enumerate(stories):
        after: list[tuple[float, tuple[int, ...]] | None] = [None] * (words + 1)
        worths = [
            (0, 0.0),
            *((cost, _FALL**place * (math.sqrt(cost) - _ADMISSION)) for cost in sorted(rungs)),
        ]
        for used, state in enumerate(best):
            if state is None:
                continue
            for cost, worth in worths:
                total = used + cost
                if total > words:
                    continue
                value = state[0] + worth
                standing = after[total]
                if standing is None or value > standing[0]:
                    after[total] = (value, (*state[1], cost))
        best = after
    # Filling the time counts a little too: a bulletin of three minutes lasts three minutes.
    filled = [(state[0] + 0.02 * used, state[1]) for used, state in enumerate(best) if state]
    return max(filled, key=lambda state: state[0])[1]
