"""A name or number that sits, word for word, where the sources have another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing.gate.facts import Reading
from briefing.gate.units import Unit, units_of

Frame = tuple[str, ...]
"What stands right before and right after, '' where a sentence ends."


def taken(said: Reading, told: Reading) -> list[str]:
    """Name each name, number or date of the sources that sits in another's place."""
    there: dict[Frame, set[str]] = defaultdict(set)
    own: set[str] = set()
    for frame, who in _seats(told):
        there[frame].add(who)
        own.add(who)
    names = {who for frame, who in _seats(told) if frame[-1] == "name"}
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


def _seats(reading: Reading) -> Iterator[tuple[Frame, str]]:
    """Give (frame, who sits in it) for each name, number and date, two frames each."""
    edge = [("", "edge")] * 2
    for row in reading.by_sentence:
        units = [*edge, *((_key(one), one[1]) for one in units_of(row, marks=True)), *edge]
        for at, (who, kind) in enumerate(units):
            if kind not in ("name", "number", "date", "word"):
                continue
            for left, right in ((2, 1), (1, 2)):
                around = units[at - left : at] + units[at + 1 : at + 1 + right]
                if any(sort in ("word", "name") for _, sort in around):
                    yield (*(one for one, _ in around), str(left), kind), who


def _key(unit: Unit) -> str:
    name, kind, token = unit
    return f"{name}{token.unit}" if kind == "number" else name
