"""Publishers: the protocol every kind of host answers to, one file a kind beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Held:
    """What a host has under one path."""

    size: int
    "Bytes."
    tag: str
    "Another one whenever the file was written anew: an entity tag, or size and time."


@dataclass(frozen=True, slots=True)
class Copy:
    """A small file of the host's, read whole."""

    content: bytes
    "Its bytes."
    held: Held
    "What the host said of it in the same answer."


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file to be sent."""

    path: str
    "Beneath the public folder, with '/' between its parts."
    source: Path
    "Where it lies on this machine."
    size: int
    "Bytes."
    sha256: str
    "Of its bytes, hexadecimal."
    type: str
    "Media type, as the host is to serve it."
    keep: str
    "Cache-Control, as the host is to serve it."


class Swap(StrEnum):
    """How a compare-and-swap ended."""

    DONE = "done"
    "The file seen was replaced."
    LOST = "lost"
    "Another file than the one seen is there; nothing was changed."
    UNGUARDED = "unguarded"
    "The file was replaced, but the host does not compare: another one may have been lost."


class Publisher(Protocol):
    """A host, made of its address, the environment and the mark of the show folder.

    Paths are relative to the address. Names that start with a dot are the publisher's own and
    are never given. Every verb may raise PublishError, and ServiceUnavailable when the host
    does not answer.
    """

    @property
    def name(self) -> str:
        """The scheme of its addresses, such as 's3'."""
        ...

    def check(self) -> None:
        """Return when it can be used here; raises a BriefingError with the remedy otherwise.

        Looks at libraries and credentials, and sends nothing.
        """
        ...

    def listing(self) -> Mapping[str, Held]:
        """Give every file beneath the address, and clear away drafts this folder left there."""
        ...

    def head(self, path: str) -> Held | None:
        """Give what is at `path`; None when nothing is."""
        ...

    def fetch(self, path: str) -> Copy | None:
        """Give a file whole; None when there is none; raises PublishError over 50 MB."""
        ...

    def part(self, path: str, first: int, last: int) -> bytes:
        """Give the bytes `first` to `last`, both included, as a player asks for them."""
        ...

    def digest(self, path: str) -> str | None:
        """Give the SHA-256 of a file, hexadecimal; None when that would mean reading it all."""
        ...

    def put(self, parcel: Parcel) -> Held:
        """Send a file: at every moment its path holds the old file or the new one, whole.

        Gives what was written, whatever another publisher puts there the moment after.
        """
        ...

    def swap(self, parcel: Parcel, seen: Copy | None) -> Swap:
        """Send a file as `put` does, if its path holds what was `seen` (None: nothing)."""
        ...

    def delete(self, path: str) -> None:
        """Take a file away; one that is gone already is no fault."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


LARGEST_COPY = 50_000_000
"Bytes of the largest file that fetch() reads."
