"""The cast: which voice reads which line, and who steps in for one that cannot speak."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import VoiceError
from briefing.models import Line, Role
from briefing.voices import Voice


@dataclass(frozen=True, slots=True)
class Cast:
    """Who reads what."""

    anchor: Voice
    "Reads whatever nobody else does."
    reporter: Voice | None = None
    "Reads the REPORTER's lines; None for the anchor."
    quotations: Voice | None = None
    "Reads lines with somebody's own words in them; None for whose line it is."
    fallback: tuple[Voice, ...] = ()
    "Who steps in, in this order, for one that cannot speak."

    def voice_of(self, line: Line) -> Voice:
        """Give who should read a line."""
        if line.speaker and self.quotations:
            return self.quotations
        return self.reporter if line.role is Role.REPORTER and self.reporter else self.anchor

    def fingerprint(self) -> str:
        """Give everything about the voices that decides the sound, one line each."""
        members = (self.anchor, self.reporter, self.quotations, *self.fallback)
        return "\n".join(_fingerprint(voice) if voice else "" for voice in members)


def _fingerprint(voice: Voice) -> str:
    try:
        return voice.fingerprint()
    except VoiceError as error:
        return f"{voice.name} cannot speak: {error.message}"
