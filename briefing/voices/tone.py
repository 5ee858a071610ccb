"""The tests' voice: a soft tone whose pitch and length follow the words; instant and silent-fast.

It takes the same path through every room as a real voice, so the suite runs in seconds.
"""

from __future__ import annotations

import zlib

from briefing.errors import VoiceError
from briefing.models import Clip, Timing
from briefing.text import words
from briefing.voices import Capabilities

_RATE = 24_000
_SECONDS_A_WORD = 0.33


class Tone:
    """A humming tone in place of speech, for tests and for trying out a running order."""

    name = "tone"
    capabilities = Capabilities()

    def check(self) -> None:
        """Return: it can always sound."""

    def fingerprint(self) -> str:
        """Give the version of the tone."""
        return "tone 1"

    def say(self, text: str) -> Clip:
        """Hum for a third of a second a word, at a pitch of its own for each text."""
        import numpy as np  # noqa: PLC0415 - not needed to list voices

        said = words(text)
        count = len(said)
        if count == 0:
            raise VoiceError(f"there are no words in {text[:60]!r}", "Reword that line.")
        pitch = 160 + zlib.crc32(text.encode()) % 120
        time = np.arange(round(count * _SECONDS_A_WORD * _RATE)) / _RATE
        syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 3.0 * time)
        wave = np.sin(2 * np.pi * pitch * time) + 0.3 * np.sin(4 * np.pi * pitch * time)
        fade = np.minimum(1.0, np.minimum(time, time[::-1]) / 0.02)
        samples = (0.12 * wave * syllables * fade).astype(np.float32)
        timings = tuple(
            Timing(word, place * _SECONDS_A_WORD, (place + 1) * _SECONDS_A_WORD)
            for place, word in enumerate(said)
        )
        return Clip(samples, _RATE, timings)
