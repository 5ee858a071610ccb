"""Voices: the protocol every speech engine answers to, one file an engine beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from briefing.models import Clip


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do, so that the rooms above need not know engines by name."""

    phonemes: str | None = None
    "Alphabet it takes for inline pronunciations ('misaki-us'); None when respelling must do."
    offline: bool = True
    "True when it needs no network."
    repeatable: bool = True
    "True when the same text always gives the same samples."
    threads: bool = True
    "True when several threads may call say() at once and gain by it."
    languages: tuple[str, ...] = ("en",)
    "BCP 47 prefixes it speaks."
    longest: int | None = None
    "Most characters of one call; None when it splits by itself."


class Voice(Protocol):
    """A speech engine with one voice chosen. Making one is cheap; loading happens in say()."""

    @property
    def name(self) -> str:
        """The name a producer chooses it by."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        ...

    def check(self) -> None:
        """Return when it can speak here; raises VoiceUnavailable with the remedy otherwise."""
        ...

    def fingerprint(self) -> str:
        """Give engine, version, model and settings: equal fingerprints mean equal sound."""
        ...

    def say(self, text: str) -> Clip:
        """Speak one utterance, with the moments of its words where the engine tells them.

        Raises VoiceError rather than give silence or part of it.
        """
        ...


@runtime_checkable
class Resting(Protocol):
    """What a voice may do besides: give its memory back between two bulletins."""

    def rest(self) -> None:
        """Forget what was loaded; the next say() loads it again and sounds the same."""
        ...
