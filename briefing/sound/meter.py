"""The loudness meter: integrated loudness and true peak after ITU-R BS.1770-4 and EBU R 128."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pyebur128 as ebur

from briefing.sound.units import Samples, decibels

if TYPE_CHECKING:
    from briefing.models import Clip

_GATING_BLOCK = 0.4
"Length of a gating block of BS.1770, s: shorter sounds have no integrated loudness of their own."


class Meter:
    """Measures sound that comes block after block; nothing of it is kept."""

    def __init__(self, rate: int, *, channels: int = 1, peaks: bool = True) -> None:
        """Measure at `rate` Hz; without `peaks` it is four times faster and knows no true peak."""
        mode = ebur.MeasurementMode.MODE_I | ebur.MeasurementMode.MODE_LRA
        if peaks:
            mode |= ebur.MeasurementMode.MODE_TRUE_PEAK | ebur.MeasurementMode.MODE_SAMPLE_PEAK
        self._state = ebur.R128State(channels, rate, mode)
        self._channels = channels

    def add(self, block: Samples) -> None:
        """Take in the next block: shape (n,) when mono, else (channels, n)."""
        interleaved = np.ascontiguousarray(np.atleast_2d(block).T, dtype=np.float32).reshape(-1)
        if len(interleaved):
            self._state.add_frames(interleaved, len(interleaved) // self._channels)

    @property
    def lufs(self) -> float:
        """Integrated loudness so far, LUFS; -inf for silence or less than 0.4 s."""
        return float(ebur.get_loudness_global(self._state))

    @property
    def range(self) -> float:
        """Loudness range so far, LU (EBU Tech 3342)."""
        return float(ebur.get_loudness_range(self._state))

    @property
    def true_peak(self) -> float:
        """Highest true peak so far in any channel, dBTP; -inf for silence."""
        peaks = [ebur.get_true_peak(self._state, channel) for channel in range(self._channels)]
        return decibels(float(max(peaks)))

    @property
    def sample_peak(self) -> float:
        """Highest sample so far in any channel, dBFS; -inf for silence."""
        peaks = [ebur.get_sample_peak(self._state, channel) for channel in range(self._channels)]
        return decibels(float(max(peaks)))


def loudness(clip: Clip) -> float:
    """Give the loudness of a clip, LUFS; -inf for silence.

    A clip under 0.4 s is measured as if it went on at its own level.
    """
    meter = Meter(clip.rate, peaks=False)
    short = _GATING_BLOCK - clip.seconds
    if not len(clip.samples):
        return -math.inf
    if short <= 0:
        meter.add(clip.samples)
        return meter.lufs
    block = math.ceil(_GATING_BLOCK * clip.rate) + 1
    meter.add(np.pad(clip.samples, (0, block - len(clip.samples))))
    return meter.lufs + 10.0 * math.log10(block / len(clip.samples))
