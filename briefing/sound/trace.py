"""The trace: sound measured tenth by tenth of a second as it goes by; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from briefing.sound.stream import overlapping
from briefing.sound.units import RATE, Samples
from briefing.sound.weighting import BEFORE, gated_loudness, level_of, weighted_power

if TYPE_CHECKING:
    from collections.abc import Iterable

Levels = npt.NDArray[np.float64]

PIECE = 12
"Tenths of a second that are best taken in at once."
_SHORT_TERM = 30
"Short-term loudness is that of so many tenths, EBU Tech 3341."
_LEAST = 1e-24
"Silence is given this power, so that its level is a number."


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What sound measures over time, one value for each tenth of a second."""

    peaks: Levels
    "Highest sample, 0 to 1."
    levels: Levels
    "Root mean square, dBFS; -240 for silence."
    loudness: Levels
    "Short-term loudness of the three seconds up to then, LUFS; -inf for silence."
    lufs: float
    "Integrated loudness of the whole, LUFS; -inf for silence."


class Tracer:
    """Takes in sound piece by piece."""

    def __init__(self, rate: int) -> None:
        """Measure at `rate` Hz, a multiple of ten."""
        self.tenth = rate // 10
        self._rate = rate
        self._total = 0
        self._measured: list[tuple[Levels, Levels, Levels]] = []

    def add(self, piece: Samples) -> None:
        """Take in the next piece, shape (channels, BEFORE + n), its first BEFORE heard before.

        Every piece but the last is a whole number of tenths. All channels count for loudness;
        peak and level are those of their mean.
        """
        power = sum(weighted_power(channel, self._rate, self.tenth) for channel in piece)
        mono = piece[:, BEFORE:].mean(axis=0)
        self._measured.append((*peaks_and_levels(mono, self.tenth), np.asarray(power)))
        self._total += len(mono)

    def trace(self) -> Trace:
        """Give what all the pieces measured."""
        nothing = np.zeros((3, 0))
        peaks, levels, power = np.concatenate([nothing, *self._measured], axis=1)
        whole = power[: self._total // self.tenth]
        summed = np.cumsum(np.concatenate([np.zeros(_SHORT_TERM), power]))
        recent = summed[_SHORT_TERM:] - summed[:-_SHORT_TERM]
        return Trace(
            peaks,
            levels,
            level_of(recent / (_SHORT_TERM * self.tenth)),
            gated_loudness(whole, self._rate),
        )


def peaks_and_levels(samples: Samples, cell: int) -> tuple[Levels, Levels]:
    """Give the highest sample (0 to 1) and the level (dBFS) of each `cell` samples of mono sound.

    The last cell may hold fewer.
    """
    cells = -(-len(samples) // cell)
    shaped = np.pad(samples, (0, cells * cell - len(samples))).reshape(cells, cell)
    held = np.full(cells, cell)
    held[-1:] = len(samples) - (cells - 1) * cell
    peaks: Levels = np.abs(shaped).max(axis=1, initial=0.0).astype(np.float64)
    squares = np.einsum("ij,ij->i", shaped, shaped, dtype=np.float64) / held
    levels: Levels = 10.0 * np.log10(np.maximum(squares, _LEAST))
    return peaks, levels


def trace(blocks: Iterable[Samples]) -> Trace:
    """Give the trace of blocks of sound at 44.1 kHz, each of shape (channels, n)."""
    tracer = Tracer(RATE)
    for piece in overlapping(blocks, PIECE * tracer.tenth, before=BEFORE):
        tracer.add(piece)
    return tracer.trace()
