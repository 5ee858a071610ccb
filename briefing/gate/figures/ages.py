"""Whose age it is: 'Shane Moran, 24,' where he is 22."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing.gate.reading.facts import Reading

_OLDEST = 110


def of_another(said: Reading, told: Reading) -> list[str]:
    """Name each age that the sources give to somebody else than here."""
    there: dict[str, set[float]] = defaultdict(set)
    for name, age in _ages(told):
        there[name].add(age)
    known = {age for ages in there.values() for age in ages}
    return [
        f"exchanged: {age:g} is not the age of {name} in the source"
        for name, age in _ages(said)
        if there.get(name) and age not in there[name] and age in known
    ]


def _ages(reading: Reading) -> Iterator[tuple[str, float]]:
    """Give (last name, age) for each name with its age between commas."""
    for row in reading.by_sentence:
        for name, comma, number in zip(row, row[1:], row[2:], strict=False):
            aged = number.kind == "number" and not number.unit and number.values[0] <= _OLDEST
            if name.kind == "name" and comma.text == "," and aged:
                yield name.stem, number.values[0]
