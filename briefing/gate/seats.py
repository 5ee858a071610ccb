"""A name or number that sits, word for word, where the sources have another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from briefing.gate.facts import Reading
from briefing.gate.units import Unit, units_of

Frame = tuple[str, ...]
"What stands right before and right after, '' where a sentence ends."


def taken(said: Reading, told: Reading) -> list[str]:
    """Name each name, number or date of the sources that sits in another's place."""
    there = _sitting(told)
    own = {who for many in there.values() for who in many}
    names = {who for frame, many in there.items() if frame[-1] == "name" for who in many}
    wrong: dict[tuple[str, str], int] = defaultdict(int)
    for frame, who in _seats(said):
        if who in own and who not in there.get(frame, {who}):
            for other in there[frame]:
                if set(who.split()).isdisjoint(other.split()):
                    wrong[who, other] += 1
    return [
        f"exchanged: {who} sits where the source has {other}"
        for (who, other), times in wrong.items()
        if (other, who) in wrong or (times >= _TWICE and who in names)
    ]


_TWICE = 2
"Frames, of two words before and one after or the other way, from which a seat is sure."


@lru_cache(maxsize=64)
def _sitting(reading: Reading) -> dict[Frame, set[str]]:
    """Give who sits in each frame."""
    found: dict[Frame, set[str]] = defaultdict(set)
    for frame, who in _seats(reading):
        found[frame].add(who)
    return dict(found)


def _seats(reading: Reading) -> Iterator[tuple[Frame, str]]:
    """Give (frame, who sits in it) for each name, number and date, two frames each."""
    edge = [("", "edge")] * 2
    for row in reading.by_sentence:
        units = [*edge, *((_key(one), one[1]) for one in units_of(row, marks=True)), *edge]
        for at, (who, kind) in enumerate(units):
            if kind not in ("name", "number", "date"):
                continue
            for left, right in ((2, 1), (1, 2)):
                around = units[at - left : at] + units[at + 1 : at + 1 + right]
                if any(sort in ("word", "name") for _, sort in around):
                    yield (*(one for one, _ in around), str(left), kind), who


def _key(unit: Unit) -> str:
    name, kind, token = unit
    return f"{name}{token.unit}" if kind == "number" else name
