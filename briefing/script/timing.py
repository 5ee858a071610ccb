"""How long a running order will last, before it has been spoken."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.models import Line, Role
from briefing.text import words

PACE = 2.7
"Words a second of the default voice within a sentence (163 a minute)."
_BREATH = 0.45
"Between two sentences, s."
_STING = 1.6
"A station sound, as far as it delays the next words, s."


def estimate(lines: Iterable[Line], pace: float = PACE) -> float:
    """Give the length of a running order at `pace` words a second, in seconds, to a tenth."""
    total = 0.0
    for line in lines:
        if line.role in (Role.PAUSE, Role.INSERT):
            total += line.seconds
        elif line.role is Role.STING:
            total += _STING
        else:
            total += len(words(line.text)) / pace + _BREATH
    return round(total, 1)
