"""The limiter: true peaks held under a ceiling by looking ahead, gain eased in and out.

Every gain depends on a short window of samples alone, never on all that went before: a
programme can be cut into blocks of whole cells anywhere, and the result is the same. It is
reckoned from the peaks of the cells, so it can be known before a sample is touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from briefing.sound import Samples

Gains = npt.NDArray[np.float64]
Cells = npt.NDArray[np.float32]
"A value for each cell of a programme, however long it is."

CELL = 45
"The gain is reckoned once for so many samples (1 ms) and drawn straight between."
_SOFT = 2
"Cells (ms) at each side over which corners of the gain are rounded: twice this is the attack."
_SLOW, _QUICK = 0.1, 2.0
"How fast the two gains come back after a peak, dB a cell: 6 dB in 60 ms, and in 3."
_LEFT = 10.0 ** (3.0 / 20.0)
"What the slow gain leaves to the quick one, as a factor: 3 dB."
_DEEPEST = 40.0
"No peak needs more than this taken off, dB; it bounds how long a release can last."
_ACROSS = np.arange(CELL, dtype=np.float32) / np.float32(CELL)
"How far across its cell each sample stands."

MARGIN = int(_DEEPEST / _SLOW) + 8 * _SOFT
"Cells at both sides of a stretch that can have a say in any gain in it."


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What the limiter is told of a whole programme."""

    gain: float
    "Of every sample, dB."
    ceiling: float
    "Of true peaks, dBTP."
    dips: Cells
    "Factor on the ceiling for each cell."


def limited(samples: Samples, gain: float, needed: Gains) -> Samples:
    """Give `samples` times `gain` (a factor), with each cell held down to its part of it.

    `needed` has that part (up to 1) for each cell of the samples and for MARGIN cells more on
    either side; the last cell of the samples may hold fewer.
    """
    loud = samples * np.float32(gain)
    if not (needed < 1.0).any():
        return loud
    cells = cells_in(len(loud))
    drawn = np.pad(loud, (0, cells * CELL - len(loud))).reshape(cells, CELL)
    for edges in gains(needed):
        inner = edges[MARGIN : MARGIN + cells + 1].astype(np.float32)
        drawn *= inner[:-1, np.newaxis] + np.diff(inner)[:, np.newaxis] * _ACROSS
    return drawn.reshape(-1)[: len(loud)]


def cells_in(samples: int) -> int:
    """Give how many cells so many samples take, the last one perhaps in part."""
    return -(-samples // CELL)


def gains(needed: Gains) -> tuple[Gains, Gains]:
    """Give the slow and the quick gain at each cell's edge; their product is what is needed.

    The slow one rides over whole syllables. The last decibels of a peak are left to the quick
    one: on the pulses of a voice it is not heard, and the syllable keeps its level.
    """
    slow = _smoothed(np.minimum(1.0, needed * _LEFT), _SLOW)
    rest = needed / np.maximum(slow[:-1], slow[1:])
    return slow, _smoothed(np.minimum(1.0, rest), _QUICK)


def _smoothed(needed: Gains, release: float) -> Gains:
    """Give the gain at each cell's edge: nowhere above what a cell needs, and without corners.

    After each peak it comes back by `release` dB a cell. The least of it within reach is then
    averaged over the same reach, so that the average can only be at or under the need.
    """
    edges = np.minimum(np.append(needed, 1.0), np.insert(needed, 0, 1.0))
    levels = 20.0 * np.log10(np.maximum(edges, 10.0 ** (-_DEEPEST / 20.0)))
    slope = release * np.arange(len(levels))
    released = np.minimum(np.minimum.accumulate(levels - slope) + slope, 0.0)
    reach = 2 * _SOFT + 1
    padded = np.pad(released, 2 * _SOFT, mode="edge")
    least = np.lib.stride_tricks.sliding_window_view(padded, reach).min(axis=1)
    smooth: Gains = 10.0 ** (np.convolve(least, _shape(), mode="valid") / 20.0)
    return smooth


@cache
def _shape() -> Gains:
    """Give the weights of the average: a raised cosine."""
    weights = np.hanning(2 * _SOFT + 3)[1:-1]
    shape: Gains = weights / weights.sum()
    return shape
