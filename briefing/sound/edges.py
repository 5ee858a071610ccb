"""Edges: silence trimmed from a take, and fades so short that they only take the click away."""

from __future__ import annotations

import warnings

import numpy as np

from briefing.models import Clip, Timing
from briefing.sound.rumble import without_rumble
from briefing.sound.units import Samples, count, decibels

with warnings.catch_warnings():
    # pydub warns that there is no ffmpeg program; none is needed, since PyAV decodes.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

_STEP = 5
"Resolution of the search for an edge, ms."
_BELOW_PEAK = 46.0
"What stays this far below the peak of the take is silence, dB."
_FLOOR = -66.0
"What stays below this is silence in any take, dBFS."
_KEPT_BEFORE, _KEPT_AFTER = 0.010, 0.020
"Left standing outside the edges found, s: a soft consonant begins before it is measured."
_FADE_IN, _FADE_OUT = 0.004, 0.012


def trim(clip: Clip) -> Clip:
    """Give the clip without rumble, without silence at its ends, its outer milliseconds faded.

    Silence itself comes back empty: the caller knows which line it was, and refuses it.
    """
    words = clip.words
    clip = without_rumble(clip)
    peak = float(np.abs(clip.samples).max(initial=0.0))
    if decibels(peak) <= _FLOOR:
        return Clip(np.zeros(0, dtype=np.float32), clip.rate)
    segment = _segment(clip)
    threshold = max(decibels(peak) - _BELOW_PEAK, _FLOOR)
    before = detect_leading_silence(segment, threshold, _STEP) / 1000
    after = detect_leading_silence(segment.reverse(), threshold, _STEP) / 1000
    start = max(0, count(before - _KEPT_BEFORE, clip.rate))
    end = len(clip.samples) - max(0, count(after - _KEPT_AFTER, clip.rate))
    cut = faded(Clip(clip.samples[start:end], clip.rate), _FADE_IN, _FADE_OUT)
    return Clip(cut.samples, cut.rate, _moved(words, -start / clip.rate, cut.seconds))


def _moved(words: tuple[Timing, ...], by: float, seconds: float) -> tuple[Timing, ...]:
    """Give words so much later, within a clip of that length, s."""
    return tuple(
        Timing(word.text, min(seconds, max(0.0, word.start + by)),
               min(seconds, max(0.0, word.end + by)))
        for word in words
    )  # fmt: skip


def faded(clip: Clip, fade_in: float, fade_out: float) -> Clip:
    """Give the clip with raised-cosine fades of these lengths (s) at its ends."""
    samples = clip.samples.astype(np.float32, copy=True)
    rise = _ramp(min(count(fade_in, clip.rate), len(samples)))
    fall = _ramp(min(count(fade_out, clip.rate), len(samples)))[::-1]
    samples[: len(rise)] *= rise
    samples[len(samples) - len(fall) :] *= fall
    return Clip(samples, clip.rate)


def _ramp(length: int) -> Samples:
    steps = np.arange(length, dtype=np.float64) / max(length, 1)
    ramp: Samples = (0.5 - 0.5 * np.cos(np.pi * steps)).astype(np.float32)
    return ramp


def _segment(clip: Clip) -> AudioSegment:
    """Give the clip as pydub knows sound: 16 bits a sample."""
    whole = np.clip(np.rint(clip.samples * 32767.0), -32768, 32767).astype("<i2")
    return AudioSegment(whole.tobytes(), sample_width=2, frame_rate=clip.rate, channels=1)
