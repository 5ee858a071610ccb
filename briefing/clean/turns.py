"""Turns: what each of several says in an interview, and the points of a numbered list.

"Flo: We sold two flats.", "4. Noodles: subscribe to the card and your tenth is free." Whatever
one of them asks of anybody, it belongs to the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.boilerplate.line import Line

_SPEAKER = re.compile(r"([A-Z][a-z'’-]{1,15}(?: [A-Z][\w'’-]{1,15})?): \S")
_POINT = re.compile(r"(\d{1,2})[.)] \S")
_LABELS = frozenset(
    "read related watch see also more video photo photos picture pictures image images credit "
    "email phone tel web website twitter facebook instagram contact editor sign subscribe listen "
    "follow join download get gallery next review opinion comment sport news live breaking "
    "exclusive byline author updated published source story words sponsored advertisement "
    "advert".split()
)
"What stands before a colon on a page and speaks of nobody."
_TWICE = 2
"Turns from which somebody is a speaker."
_POINTS = 3
"Points from which numbers are a list."


def turns(lines: Sequence[Line]) -> frozenset[int]:
    """Give the lines that are turns of an interview, or points of a numbered list of sentences."""
    told = [(i, line) for i, line in enumerate(lines) if line.ends]
    speakers = Counter(who for _, line in told if (who := _speaker(line.text)))
    points = [(i, int(found[1])) for i, line in told if (found := _POINT.match(line.text))]
    return frozenset(
        [
            *(i for i, line in told if speakers[_speaker(line.text)] >= _TWICE),
            *_in_order(points),
        ]
    )


def _speaker(text: str) -> str:
    """Give who a turn is of, or ''."""
    found = _SPEAKER.match(text)
    named = found is not None and _LABELS.isdisjoint(found[1].lower().split())
    return found[1] if found and named else ""


def _in_order(points: Sequence[tuple[int, int]]) -> Iterable[int]:
    """Give the places of points whose number is by one more, or less, than the one before."""
    run: list[int] = []
    found: list[int] = []
    last = None
    for i, number in points:
        if last is not None and abs(number - last) == 1:
            run.append(i)
        else:
            found += run if len(run) >= _POINTS else []
            run = [i]
        last = number
    return found + (run if len(run) >= _POINTS else [])
