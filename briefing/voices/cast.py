"""The cast: which voice reads which line, and who steps in for one that cannot speak."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from dataclasses import dataclass

from briefing import sentences
from briefing.errors import VoiceError
from briefing.models import Line, Role
from briefing.quotes import outside_quotations
from briefing.text import words
from briefing.voices import Resting, Voice


@dataclass(frozen=True, slots=True)
class Cast:
    """Who reads what."""

    anchor: Voice
    "Reads whatever nobody else does."
    reporter: Voice | None = None
    "Reads the REPORTER's lines; None for the anchor."
    quotations: Voice | None = None
    "Reads lines that are nothing but somebody's own words; None for whose line it is."
    fallback: tuple[Voice, ...] = ()
    "Who steps in, in this order, for one that cannot speak."

    def voice_of(self, line: Line) -> Voice:
        """Give who should read a line."""
        if line.speaker and self.quotations and _nothing_else(line.text):
            return self.quotations
        return self.reporter if line.role is Role.REPORTER and self.reporter else self.anchor

    def fingerprint(self) -> str:
        """Give everything about the voices that decides the sound, one line each."""
        return "\n".join(_fingerprint(voice) if voice else "" for voice in self._members())

    def rest(self) -> None:
        """Let every voice that can give its memory back, once all is said."""
        members: tuple[object, ...] = self._members()
        for voice in members:
            if isinstance(voice, Resting):
                voice.rest()
        _return_free_memory()

    def _members(self) -> tuple[Voice | None, ...]:
        return (self.anchor, self.reporter, self.quotations, *self.fallback)


def _return_free_memory() -> None:
    """Hand what is free to the system: glibc keeps it for threads that will not come back."""
    with suppress(AttributeError, OSError, TypeError):  # another C library has its own ways
        ctypes.CDLL(None).malloc_trim(0)


def _nothing_else(said: str) -> bool:
    """Tell whether a line holds somebody's own words and not also who says them."""
    return not sentences.quotations(said) or not words(outside_quotations(said))


def _fingerprint(voice: Voice) -> str:
    try:
        return voice.fingerprint()
    except VoiceError as error:
        return f"{voice.name} cannot speak: {error.message}"
