"""Hearing: a recogniser writes down what is said, to be held against what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefing.hearing.comparing import Difference, differences
from briefing.models import Clip

__all__ = ["Difference", "Recogniser", "differences"]


class Recogniser(Protocol):
    """What writes down the words of a sound."""

    @property
    def name(self) -> str:
        """Its name, with its model's."""
        ...

    def hear(self, clip: Clip, hints: Sequence[str] = ()) -> str:
        """Give the words heard in a clip; `hints` are names that may occur in it."""
        ...
