"""Whose age it is: 'Shane Moran, 24,' where he is 22, 'a 28-year-old cyclist' where the driver is.

Known by name, or by what somebody is: the cyclist, the driver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading

_OLDEST = 110
_ANYBODY = frozenset("man woman boy girl person teenager child people resident local".split())
"Who may be of any age: of them there are several."
_OF_AGE = frozenset("in his her their".split())
"Before somebody's sixties."
_BEFORE = 6
"Words before an age in which stands whose it is."


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
    """Give (stem, age) for each age with whose it is: a last name, or what somebody is."""
    for row in reading.by_sentence:
        for at, number in enumerate(row):
            if number.kind == "number" and not number.unit and number.values[0] <= _OLDEST:
                for whose in _whose(row, at):
                    yield whose, number.values[0]


def _whose(row: Row, at: int) -> Iterator[str]:
    """Give the stems of those whose age a number is, where it is one."""
    before, after = row[:at], row[at + 1 :]
    if len(before) > 1 and before[-1].text == "," and before[-2].kind == "name":
        yield before[-2].stem
    elif after and after[0].low == "year-old":
        yield from (stem for one in after[1:2] if one.kind == "word" for stem in _called(one.stem))
        yield from _apposed(before)
    elif after and after[0].low == "s" and before and before[-1].low in _OF_AGE:
        near = [one for one in before[-_BEFORE:-2] if one.kind == "word"]
        if near:
            yield from _called(near[-1].stem)
            yield from _apposed(before[: before.index(near[-1])])


def _apposed(before: Row) -> Iterator[str]:
    """Give whom 'a man in his sixties' between commas is: 'The van driver, a man in his 60s'."""
    if len(before) > 2 and before[-1].low in ("a", "an") and before[-2].text == ",":
        yield from _called(before[-3].stem)


def _called(stem: str) -> Iterator[str]:
    if stem not in _ANYBODY:
        yield stem
