"""The limiter: true peaks held under a ceiling by looking ahead, gain eased in and out.

Every gain depends on a short window of samples alone, never on all that went before: a
programme can be cut into blocks of whole cells anywhere, and the result is the same.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from briefing.sound import Samples

Gains = npt.NDArray[np.float64]

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
_TAPS = 12
"Samples at each side that an interpolated peak is reckoned from."
_PHASES = 4
"Points looked at for each sample (BS.1770-4 asks four at 44.1 kHz)."
_SUSPECT = 0.6
"Interpolated peaks are looked for where a sample reaches this part of the ceiling."

MARGIN = (int(_DEEPEST / _SLOW) + 8 * _SOFT) * CELL
"Samples needed at both sides of a block, more than any gain in it can depend on."


def limited(samples: Samples, gain: float, ceiling: float, dips: Gains | None = None) -> Samples:
    """Give the middle of `samples` times `gain`, no true peak above `ceiling` (both factors).

    Interpolators differ: another meter may read 0.2 dB more close to half the sampling rate.
    MARGIN samples at either end are looked at only; the result is that much shorter. `dips`
    lowers the ceiling here and there: a factor for each cell, margins included.
    """
    loud = samples * np.float32(gain)
    inner = loud[MARGIN : len(loud) - MARGIN]
    if dips is None and float(np.abs(loud).max(initial=0.0)) < _SUSPECT * ceiling:
        return inner
    cells = cells_in(len(loud))
    needed = ceiling if dips is None else ceiling * dips
    peaks = np.maximum(true_peaks(loud, ceiling), 1e-9)
    places = np.arange(MARGIN, len(loud) - MARGIN, dtype=np.float64) / CELL
    edges = np.arange(cells + 1, dtype=np.float64)
    result = inner
    for gains in _gains(np.minimum(1.0, needed / peaks)):
        result = result * np.interp(places, edges, gains).astype(np.float32)
    return result


def cells_in(samples: int) -> int:
    """Give how many cells so many samples take, the last one perhaps in part."""
    return -(-samples // CELL)


def true_peaks(samples: Samples, ceiling: float) -> Gains:
    """Give the highest true peak of each cell; of cells far under `ceiling`, the sample peak."""
    cells = cells_in(len(samples))
    padded = np.pad(samples, (_TAPS, cells * CELL - len(samples) + _TAPS))
    body = np.abs(padded[_TAPS:-_TAPS]).reshape(-1, CELL)
    peaks: Gains = body.max(axis=1).astype(np.float64)
    windows = np.lib.stride_tricks.sliding_window_view(padded, CELL + 2 * _TAPS)[::CELL]
    suspects = np.flatnonzero(peaks > _SUSPECT * ceiling)
    if len(suspects):
        between = _interpolated(np.ascontiguousarray(windows[suspects]))
        peaks[suspects] = np.maximum(peaks[suspects], between)
    return peaks


def _interpolated(windows: Samples) -> Gains:
    """Give the highest value between the samples of each window, its outer taps left out."""
    highest = np.zeros(len(windows))
    for taps in _kernels():
        total = np.zeros((len(windows), CELL + 1), dtype=np.float32)
        for place, tap in enumerate(taps):
            total += tap * windows[:, place : place + CELL + 1]
        highest = np.maximum(highest, np.abs(total).max(axis=1))
    return highest


@cache
def _kernels() -> tuple[tuple[np.float32, ...], ...]:
    """Give windowed-sinc interpolators for the points a quarter, a half, three quarters on."""
    places = np.arange(2 * _TAPS) - _TAPS + 1
    kernels = []
    for phase in range(1, _PHASES):
        away = phase / _PHASES - places
        taps = np.sinc(away) * np.cos(0.5 * np.pi * away / (_TAPS + 1)) ** 2
        kernels.append(tuple((taps / taps.sum()).astype(np.float32)))
    return tuple(kernels)


def _gains(needed: Gains) -> tuple[Gains, Gains]:
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
