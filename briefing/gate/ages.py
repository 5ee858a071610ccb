"""How old somebody is: an age given to somebody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing.gate.cast import Party, cast
from briefing.gate.facts import Reading


def of_another(said: Reading, told: Reading) -> list[str]:
    """Name each age given to a driver where the sources have a rider of that age."""
    people = cast(told)
    there: dict[float, list[Party]] = defaultdict(list)
    for age, who in _ages(told):
        there[age].append(who)
    return [
        f"exchanged: {' '.join(sorted(who))} is not {age:g} in the source"
        for age, who in _ages(said)
        if there[age]
        and who <= told.stems
        and not any(people.may_be(who, other) for other in there[age])
    ]


def _ages(reading: Reading) -> Iterator[tuple[float, Party]]:
    """Give (age, stems of who is so old) for 'a 19-year-old rider' and 'a driver, 19,'."""
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            if token.kind != "number" or token.unit:
                continue
            after = [one for one in row[place + 1 : place + 3] if one.kind == "word"]
            if after and after[0].low in ("year-old", "year-olds"):
                yield from ((token.values[0], frozenset({one.stem})) for one in after[1:])
            before = row[max(0, place - 2) : place]
            close = place + 1 == len(row) or row[place + 1].kind == "mark"
            aged = len(before) == 2 and before[1].low in (",", "aged")
            if aged and close and before[0].kind in ("word", "name"):
                yield token.values[0], frozenset({before[0].stem})
