"""K-weighting: how loud each moment counts, after ITU-R BS.1770-4, as power cell by cell.

With the power of short cells in hand, the loudness of a programme under any gain that moves
slowly is a sum: nothing need be played again to know it.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import numpy.typing as npt

from briefing.sound.units import Samples

Power = npt.NDArray[np.float64]

BEFORE = 9_000
"Samples that must stand before those weighted: the filters have forgotten all earlier ones."
_BLOCK = 1 << 16
"Samples filtered at once."
_ABSOLUTE, _RELATIVE = -70.0, -10.0
"The two gates: LUFS, and LU under what passes the first."
_OVERLAP = 4
"A gating block of 400 ms is so many steps of 100 ms."
_OFFSET = -0.691
"What a programme of that power 1 measures, LUFS."
_LEAST = 1e-12
"Power under this is silence."


def weighted_power(samples: Samples, rate: int, cell: int) -> Power:
    """Give the sum of squares, K-weighted, of each `cell` samples; the last may hold fewer.

    The first BEFORE samples are only looked back on.
    """
    step = (_BLOCK - BEFORE) // cell * cell
    wanted = -(-(len(samples) - BEFORE) // cell)
    blocks = -(-wanted * cell // step)
    padded = np.pad(samples, (0, max(0, blocks * step + BEFORE - len(samples) + _BLOCK - step)))
    power = np.empty((blocks, step // cell))
    for number in range(blocks):
        spectrum = np.fft.rfft(padded[number * step : number * step + _BLOCK])
        heard = np.fft.irfft(spectrum * _response(rate), _BLOCK)[BEFORE : BEFORE + step]
        cells = heard.reshape(-1, cell)
        power[number] = np.einsum("ij,ij->i", cells, cells)
    return power.reshape(-1)[:wanted]


def level_of(power: Power) -> Power:
    """Give mean power as loudness, LUFS; -inf for silence."""
    with np.errstate(divide="ignore"):
        levels: Power = _OFFSET + 10.0 * np.log10(np.where(power < _LEAST, 0.0, power))
    return levels


def gated_loudness(tenths: Power, rate: int) -> float:
    """Give the integrated loudness, LUFS, of power summed over each 100 ms; -inf for silence."""
    if len(tenths) < _OVERLAP:
        return -math.inf
    blocks = np.convolve(tenths, np.ones(_OVERLAP), "valid") / (_OVERLAP * rate / 10)
    levels = level_of(blocks)
    heard = blocks[levels >= _ABSOLUTE]
    if not len(heard):
        return -math.inf
    gate = float(level_of(heard.mean(keepdims=True))[0]) + _RELATIVE
    return float(level_of(blocks[levels >= max(gate, _ABSOLUTE)].mean(keepdims=True))[0])


@cache
def _response(rate: int) -> npt.NDArray[np.complex64]:
    """Give the two filters of BS.1770-4, for any rate, at the places of a block's spectrum."""
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(_BLOCK))
    # The head's effect: about 4 dB more above 1.7 kHz.
    place, square = _bent(1681.974450955533, 0.7071752369554196, rate)
    high = 10.0 ** (3.999843853973347 / 20.0)
    mid = place * high**0.4996667741545416
    shelf = _biquad(
        delay,
        (high + mid + square, 2 * (square - high), high - mid + square),
        (1 + place + square, 2 * (square - 1), 1 - place + square),
    )
    # The ear's deafness to the deepest: a high-pass at 38 Hz.
    place, square = _bent(38.13547087602444, 0.5003270373238773, rate)
    scale = 1 + place + square
    deep = _biquad(delay, (scale, -2 * scale, scale), (scale, 2 * (square - 1), 1 - place + square))
    return (shelf * deep).astype(np.complex64)


def _bent(corner: float, quality: float, rate: int) -> tuple[float, float]:
    """Give a filter's corner, Hz, as the bilinear transform bends it: over its quality, squared."""
    place = math.tan(math.pi * corner / rate)
    return place / quality, place**2


def _biquad(
    delay: npt.NDArray[np.complex128],
    over: tuple[float, float, float],
    under: tuple[float, float, float],
) -> npt.NDArray[np.complex128]:
    above, below = (
        first + second * delay + third * delay**2 for first, second, third in (over, under)
    )
    quotient: npt.NDArray[np.complex128] = above / below
    return quotient
