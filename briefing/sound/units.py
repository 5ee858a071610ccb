"""Sound's units: the station's one sample rate, and decibels to factors and back."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"Mono samples, shape (n,), full scale at -1.0 and 1.0."

RATE = 44_100
"Samples a second of everything from the mix on, Hz: what every podcast player takes."


def factor(decibels: float) -> float:
    """Give the factor on samples that `decibels` stands for: 0 is 1.0, -6.02 about a half."""
    return float(10.0 ** (decibels / 20.0))


def decibels(factor: float) -> float:
    """Give a factor on samples in decibels; -inf for nothing at all."""
    return 20.0 * math.log10(factor) if factor > 0.0 else -math.inf


def count(seconds: float, rate: int = RATE) -> int:
    """Give the whole number of samples nearest to `seconds`."""
    return round(seconds * rate)
