"""Levels: every sentence of every voice brought to one loudness before anything is mixed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.errors import AudioError
from briefing.mix.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.models import Script, Take

SPEECH = -23.0
"Loudness of speech in the mix, LUFS: room above it for peaks, the master sets the final level."

LIVELINESS = 0.75
"How far a sentence may stay above or below its voice's own average, LU."


def gains(script: Script, takes: Sequence[Take], intake: Intake | None = None) -> tuple[float, ...]:
    """Give the gain of each take, dB, that puts its voice at SPEECH.

    A voice keeps its livelier and calmer sentences, within LIVELINESS of its average, so two
    sentences of one voice never differ by more than twice that. Raises AudioError for a take
    that is silent, with its line.
    """
    measured = intake or Intake(keep=False)
    levels = [_level(script, take, measured.level(take)) for take in takes]
    spoken: dict[str, list[tuple[float, float]]] = {}
    for take, level in zip(takes, levels, strict=True):
        spoken.setdefault(take.voice, []).append((level, take.clip.seconds))
    average = {voice: _average(heard) for voice, heard in spoken.items()}
    return tuple(
        SPEECH - level + max(-LIVELINESS, min(LIVELINESS, level - average[take.voice]))
        for take, level in zip(takes, levels, strict=True)
    )


def _level(script: Script, take: Take, level: float) -> float:
    if not math.isfinite(level):
        text = script.lines[take.line].text[:60]
        raise AudioError(
            f"line {take.line} ({text!r}) was spoken as silence",
            "Speak it again with another voice, or take the line out.",
        )
    return level


def _average(heard: list[tuple[float, float]]) -> float:
    """Give the loudness, LUFS, of takes together, each given by its loudness and seconds."""
    power = math.fsum(seconds * 10.0 ** (level / 10.0) for level, seconds in heard)
    return 10.0 * math.log10(power / math.fsum(seconds for _, seconds in heard))
