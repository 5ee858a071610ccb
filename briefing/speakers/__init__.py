"""Speakers: the protocol every loudspeaker in the house answers to, one file a kind beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class State(StrEnum):
    """What a speaker is doing."""

    PLAYING = "playing"
    PAUSED = "paused"
    STOPPED = "stopped"
    LOADING = "loading"


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound on the network, as a speaker is told of it."""

    url: str
    "Where the speaker fetches it: http or https."
    title: str = ""
    "Shown on its display; empty when not known."
    mime: str = "audio/mpeg"
    "Its media type."
    seconds: float | None = None
    "Length, s; None when not known."


@dataclass(frozen=True, slots=True)
class Status:
    """What a speaker says of itself."""

    state: State
    "What it is doing."
    position: float | None = None
    "From the start of the sound, s; None when it does not say."
    seconds: float | None = None
    "Length of the sound, s; None when it does not say."
    title: str = ""
    "What is playing; its address when there is no title, empty when nothing is."


@dataclass(frozen=True, slots=True)
class Place:
    """A speaker that was found."""

    name: str
    "What people call it, such as 'Kitchen'."
    on: str
    "What to give as --on to play on it."
    detail: str
    "Its model and address."


class Speaker(Protocol):
    """One loudspeaker, made with the `address` that follows its kind in --on.

    Every verb raises ServiceUnavailable, saying which speaker and why, when it does not answer
    or refuses.
    """

    @property
    def name(self) -> str:
        """The kind, as --on begins with it: 'mpd', 'dlna'."""
        ...

    def check(self) -> None:
        """Return when the speaker answers, or when no address was given and none can be asked."""
        ...

    def discover(self) -> tuple[Place, ...]:
        """Give the speakers of this kind that answer on the network; none if it cannot look."""
        ...

    def play(self, sound: Sound, *, start: float = 0.0) -> None:
        """Play a sound from `start` (s) in place of what is playing; return once it has begun."""
        ...

    def seek(self, seconds: float) -> None:
        """Go on from `seconds` after the start of what is playing."""
        ...

    def stop(self) -> None:
        """Fall silent."""
        ...

    def status(self) -> Status:
        """Give what it is doing."""
        ...
