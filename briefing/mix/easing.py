"""Easing: silences a little longer or shorter, so that a programme ends when it should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.mix import pauses
from briefing.mix.timeline import lay_out
from briefing.sound import RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.models import Script
    from briefing.sound import Sounds

_CLOSE = 0.02
"As near as silences are brought to the wanted length, s."


@dataclass(frozen=True, slots=True)
class Span:
    """How long a programme is, by how its silences are set."""

    least: float
    "With every silence as short as it may be, s."
    usual: float
    "As the pause table has them, s."
    most: float
    "With every silence as long as it may be, s."


def span_of(script: Script, lengths: Mapping[int, int], sounds: Sounds | None) -> Span:
    """Give the lengths a script can have; `lengths` are its lines' samples by their place."""
    eases = (pauses.SHORTEST, 1.0, pauses.LONGEST)
    least, usual, most = (_seconds(script, lengths, sounds, ease) for ease in eases)
    return Span(least, usual, most)


def ease_for(
    script: Script, lengths: Mapping[int, int], sounds: Sounds | None, seconds: float
) -> float:
    """Give what the silences are multiplied by for a programme of `seconds`, or nearly so."""
    low, high = pauses.SHORTEST, pauses.LONGEST
    if _seconds(script, lengths, sounds, low) >= seconds:
        return low
    if _seconds(script, lengths, sounds, high) <= seconds:
        return high
    while True:
        middle = (low + high) / 2
        found = _seconds(script, lengths, sounds, middle)
        if abs(found - seconds) < _CLOSE or high - low < 1e-4:
            return middle
        low, high = (middle, high) if found < seconds else (low, middle)


def _seconds(
    script: Script, lengths: Mapping[int, int], sounds: Sounds | None, ease: float
) -> float:
    return lay_out(script, lengths, sounds, ease).total / RATE
