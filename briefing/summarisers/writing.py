"""Writers: the protocol every model that tells a story in words of its own answers to.

A writer is never believed. It gets an article's sentences with an id each, and gives sentences
that cite those ids; whether one of them may be said, the gate decides and not the writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence of an article, and the id it is cited by."""

    id: str
    "Such as 's4'."
    text: str
    "The article's own words."


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer is asked for: one story, from these sentences, in about so many words."""

    sentences: tuple[Numbered, ...]
    "All it may use, in the article's order."
    words: int
    "Most spoken words of the story."


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a draft, and what it stands on."""

    text: str
    "What would be spoken."
    cites: tuple[str, ...]
    "Ids of the sentences it stands on."


@dataclass(frozen=True, slots=True)
class Usage:
    """What a writer's answers took."""

    requests: int = 0
    "Answers received."
    tokens_in: int = 0
    "Tokens read by the model, as its server counts them."
    tokens_out: int = 0
    "Tokens written by the model, as its server counts them."

    def __add__(self, other: Usage) -> Usage:
        """Give both together."""
        return Usage(
            self.requests + other.requests,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as a writer would tell it; empty when its answer was no story."""

    sentences: tuple[Said, ...] = ()
    "In spoken order."
    usage: Usage = Usage()
    "What it took."
    fault: str = ""
    "Why the answer was no story; empty when it was one."


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a draft may not be spoken."""

    sentence: str
    "The sentence objected to; empty when it is the whole."
    reasons: tuple[str, ...]
    "One each, such as 'number: 15 is not in the source'."


class Writer(Protocol):
    """Tells a story in its own words from numbered sentences."""

    @property
    def name(self) -> str:
        """The name a producer chooses it by."""
        ...

    @property
    def label(self) -> str:
        """What a reader is told of it: kind, model, version of the prompt, temperature."""
        ...

    def check(self) -> None:
        """Return when it can be asked, without asking; raises WriterUnavailable with a remedy."""
        ...

    def fingerprint(self) -> str:
        """Give everything that decides what it is asked, on one line; never a key."""
        ...

    def cost(self, usage: Usage) -> float | None:
        """Give what a usage costs, in the producer's currency; None when no price is known."""
        ...

    def write(
        self, brief: Brief, before: Draft | None = None, objections: Sequence[Objection] = ()
    ) -> Draft:
        """Give a draft; with `before`, one that meets the objections to that one.

        An answer that is no story is a draft with a fault. Raises WriterUnavailable when nothing
        was answered.
        """
        ...
