"""Plain WAV files, for listening to a line or two."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np

from briefing import atomic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.models import Clip

_PAUSE = 0.35
"Between two clips, s."


def write_wav(clips: Sequence[Clip], path: Path) -> float:
    """Write clips of one rate after each other as 16-bit mono WAV; give the length, s."""
    rate = clips[0].rate
    silence = np.zeros(round(_PAUSE * rate), dtype=np.float32)
    pieces = [piece for clip in clips for piece in (clip.samples, silence)][:-1]
    samples = np.concatenate(pieces)
    whole = np.clip(np.round(samples * 32767.0), -32768, 32767).astype("<i2")
    with atomic.beside(path) as draft, wave.open(str(draft), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(whole.tobytes())
    return len(samples) / rate
