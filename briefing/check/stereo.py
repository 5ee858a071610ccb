"""The two sides of a stereo file: are both heard, alike loud, and still there on one speaker."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from briefing.sound import Samples

_SILENT = 40.0
"A side so much quieter than the other is not heard, dB."
_UNEVEN = 9.0
"A side so much quieter makes listeners look for a broken cable, dB."
_INVERTED = -0.5
"A lower correlation leaves little of the sound once both sides are added."


@dataclass(frozen=True, slots=True)
class Sides:
    """How two channels relate to each other over the whole file."""

    left: float
    "Level, dBFS; -inf for silence."
    right: float
    "The same of the other side."
    correlation: float
    "1 when both are alike, 0 when they have nothing in common, -1 when one is the other inverted."

    @property
    def fault(self) -> str:
        """Say what is wrong with their balance; empty when nothing is."""
        if math.isinf(self.left) and math.isinf(self.right):
            return ""
        apart = abs(self.left - self.right)
        quieter = "left" if self.left < self.right else "right"
        if apart > _SILENT:
            return f"the {quieter} channel is silent"
        return f"the {quieter} channel is {apart:.0f} dB quieter" if apart > _UNEVEN else ""

    @property
    def inverted(self) -> bool:
        """Tell whether the sides cancel each other on a single speaker."""
        return self.correlation < _INVERTED


class Stereo:
    """Adds up the energies of two channels, block after block."""

    def __init__(self) -> None:
        self._sums = np.zeros((2, 2))
        self._total = 0

    def add(self, block: Samples) -> None:
        """Hear a block of two channels."""
        exact = block.astype(np.float64)
        self._sums += exact @ exact.T
        self._total += block.shape[1]

    def sides(self) -> Sides:
        """Give what was heard so far."""
        left, right = (self._sums[n, n] / max(1, self._total) for n in (0, 1))
        both = math.sqrt(left * right)
        across = self._sums[0, 1] / max(1, self._total)
        return Sides(_level(left), _level(right), across / both if both else 1.0)


def _level(power: float) -> float:
    return 10 * math.log10(power) if power > 0 else -math.inf
