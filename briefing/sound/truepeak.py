"""True peaks: how high the wave itself goes between its samples, after BS.1770-4, cell by cell."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from briefing.sound.units import Samples

Peaks = npt.NDArray[np.float64]

AROUND = 12
"Samples at each side that an interpolated peak is reckoned from."
_PHASES = 4
"Points looked at for each sample (BS.1770-4 asks four at 44.1 kHz)."
_SUSPECT = 0.6
"Interpolated peaks are looked for where a sample reaches this part of the limit."


def true_peaks(samples: Samples, limit: float, cell: int) -> Peaks:
    """Give the highest true peak of each `cell` samples; of those far under `limit`, the sample's.

    AROUND samples at either end are only looked at. Interpolators differ: another meter may read
    0.2 dB more close to half the sampling rate.
    """
    length = len(samples) - 2 * AROUND
    cells = -(-length // cell)
    padded = np.pad(samples, (0, cells * cell - length))
    body = np.abs(padded[AROUND : AROUND + cells * cell]).reshape(-1, cell)
    if cells * cell > length:
        body[-1, length - (cells - 1) * cell :] = 0.0
    peaks: Peaks = body.max(axis=1, initial=0.0).astype(np.float64)
    suspects = np.flatnonzero(peaks > _SUSPECT * limit)
    if len(suspects):
        windows = np.lib.stride_tricks.sliding_window_view(padded, cell + 2 * AROUND)[::cell]
        between = _interpolated(np.ascontiguousarray(windows[suspects]))
        peaks[suspects] = np.maximum(peaks[suspects], between)
    return peaks


def _interpolated(windows: Samples) -> Peaks:
    """Give the highest value between the samples of each window, its outer taps left out."""
    highest = np.zeros(len(windows))
    points = windows.shape[1] - 2 * AROUND + 1
    for taps in _kernels():
        total = np.zeros((len(windows), points), dtype=np.float32)
        for place, tap in enumerate(taps):
            total += tap * windows[:, place : place + points]
        highest = np.maximum(highest, np.abs(total).max(axis=1))
    return highest


@cache
def _kernels() -> tuple[tuple[np.float32, ...], ...]:
    """Give windowed-sinc interpolators for the points a quarter, a half, three quarters on."""
    places = np.arange(2 * AROUND) - AROUND + 1
    kernels = []
    for phase in range(1, _PHASES):
        away = phase / _PHASES - places
        taps = np.sinc(away) * np.cos(0.5 * np.pi * away / (AROUND + 1)) ** 2
        kernels.append(tuple((taps / taps.sum()).astype(np.float32)))
    return tuple(kernels)
