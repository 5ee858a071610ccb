"""Rumble: what lies below any voice and any small speaker is taken out before levels are set."""

from __future__ import annotations

import numpy as np

from briefing.models import Clip
from briefing.sound.units import count

LOWEST = 35.0
"Half of what is at this frequency is taken out, and nearly all far below; an offset too, Hz."
_STEEP = 4
_AROUND = 0.1
"Silence laid around the clip while it is filtered, so that its ends do not run into each other, s."


def without_rumble(clip: Clip) -> Clip:
    """Give the clip without what is under 35 Hz, its length and its moments unchanged.

    An offset or a rumble is not heard, but it uses up room that the limiter must then make.
    """
    if not len(clip.samples):
        return clip
    around = count(_AROUND, clip.rate)
    offset = np.float64(clip.samples.mean(dtype=np.float64))
    padded = np.pad(clip.samples.astype(np.float64) - offset, around)
    spectrum = np.fft.rfft(padded)
    places = np.fft.rfftfreq(len(padded), 1.0 / clip.rate)
    passed = 1.0 / (1.0 + (LOWEST / np.maximum(places, 1e-3)) ** _STEEP)
    filtered = np.fft.irfft(spectrum * passed, len(padded))
    return Clip(filtered[around : around + len(clip.samples)].astype(np.float32), clip.rate)
