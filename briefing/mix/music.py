"""Music under speech: a sound's level from moment to moment, low wherever somebody speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefing.mix.levels import SPEECH
from briefing.sound import RATE, Samples, Sound, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.mix.timeline import Slot

UNDER = -20.0
"How far any music stays beneath speech that it runs under, LU."

_DOWN = 0.35
"The music has taken this long to sink when the first word comes, s."
_UP = 0.70
"It takes this long to rise again, s."
_AFTER = 0.15
"It waits this long after the last word, s."
_TOGETHER = _DOWN + _AFTER + _UP
"Speech with shorter gaps counts as one, so that the music does not pump, s."


def played(sound: Sound, start: int, end: int, speech: Sequence[Slot]) -> Samples:
    """Give the sound as it stands from `start` to `end`, ducked under the speech slots there."""
    length = end - start
    samples = sound.clip.samples[:length]
    if len(samples) < length:
        samples = _round_and_round(sound, length)
    return samples * _level(sound, start, end, speech)


def bed(
    sound: Sound, start: int, end: int, speech: Sequence[Slot], fades: tuple[float, float]
) -> Samples:
    """Give the bed from `start` to `end`, looped, faded in and out over these lengths (s)."""
    samples = played(sound, start, end, speech)
    places = np.arange(end - start, dtype=np.float32) / RATE
    rise = np.clip(places / fades[0], 0.0, 1.0)
    fall = np.clip((len(samples) / RATE - places) / fades[1], 0.0, 1.0)
    faded: Samples = (samples * np.sin(0.5 * np.pi * rise) * np.sin(0.5 * np.pi * fall)).astype(
        np.float32
    )
    return faded


def _round_and_round(sound: Sound, length: int) -> Samples:
    """Repeat the sound's loop until it is `length` samples long, seams cross-faded."""
    first, last = count(sound.loop[0]), count(sound.loop[1])
    seam = min(count(sound.seam), first)
    out = np.zeros(length, dtype=np.float32)
    head = sound.clip.samples[:last]
    out[: min(last, length)] = head[:length]
    body = sound.clip.samples[first - seam : last]
    ramp = np.linspace(0.0, 1.0, seam, endpoint=False, dtype=np.float32)
    place = last
    while place < length:
        begin = place - seam
        out[begin:place] = out[begin:place] * (1.0 - ramp) + body[:seam] * ramp
        rest = body[seam : seam + length - place]
        out[place : place + len(rest)] = rest
        place += len(body) - seam
    return out


def _level(sound: Sound, start: int, end: int, speech: Sequence[Slot]) -> Samples:
    """Give the factor on each sample: the sound's own level, or UNDER while somebody speaks."""
    open_level, under = sound.level, min(sound.level, UNDER)
    nodes: list[tuple[float, float]] = [(start / RATE - 1.0, open_level)]
    for first, last in _spoken_stretches(speech):
        down, up = first / RATE, last / RATE + _AFTER
        nodes += [(down - _DOWN, open_level), (down, under), (up, under), (up + _UP, open_level)]
    times = np.array([time for time, _ in nodes])
    levels = np.array([level for _, level in nodes])
    places = np.arange(start, end, dtype=np.float64) / RATE
    heard = np.interp(places, times, levels) + SPEECH - sound.lufs
    factors: Samples = np.power(10.0, heard / 20.0).astype(np.float32)
    return factors


def _spoken_stretches(speech: Sequence[Slot]) -> list[tuple[int, int]]:
    """Give first and last sample of each stretch of speech, short gaps closed."""
    stretches: list[tuple[int, int]] = []
    for slot in speech:
        if stretches and slot.start - stretches[-1][1] < count(_TOGETHER):
            stretches[-1] = (stretches[-1][0], slot.end)
        else:
            stretches.append((slot.start, slot.end))
    return stretches
