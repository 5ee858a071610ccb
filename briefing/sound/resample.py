"""Resampling: a clip at another rate, its length exact and its moments where they were."""

from __future__ import annotations

import av
import numpy as np

from briefing.models import Clip
from briefing.sound.units import RATE


def resample(clip: Clip, rate: int = RATE) -> Clip:
    """Give the clip at `rate`, exactly round(length x rate / old rate) samples long."""
    if clip.rate == rate:
        return clip
    wanted = round(len(clip.samples) * rate / clip.rate)
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate)
    mono = np.ascontiguousarray(clip.samples, dtype=np.float32)[np.newaxis, :]
    frame = av.AudioFrame.from_ndarray(mono, format="fltp", layout="mono")
    frame.sample_rate = clip.rate
    parts = [
        part.to_ndarray()[0] for part in (*resampler.resample(frame), *resampler.resample(None))
    ]
    samples = np.concatenate(parts)[:wanted] if parts else np.zeros(0, dtype=np.float32)
    return Clip(np.pad(samples, (0, wanted - len(samples))), rate)
