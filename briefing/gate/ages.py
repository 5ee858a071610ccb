"""How old somebody is: an age given to another, and the words that stand for ages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing import english
from briefing.gate import roles, synonyms
from briefing.gate.facts import Reading, Token

_TEENS = frozenset(english.stem(word) for word in "teenager teenage teen teens".split())


def of_another(said: Reading, told: Reading) -> list[str]:
    """Name each age given to a driver where the sources have a rider of that age."""
    there: dict[float, set[str]] = defaultdict(set)
    for age, who in _ages(told):
        there[age].add(who)
    reasons = [
        f"exchanged: {name} is not {age:g} in the source"
        for name, age in _named(said)
        if age not in ({other for one, other in _named(told) if one == name} or {age})
    ]
    return reasons + [
        f"exchanged: {who} is not {age:g} in the source"
        for age, who in _ages(said)
        if there.get(age)
        and who in told.stems
        and not any(one == who or synonyms.stands_for(who, {one}) for one in there[age])
    ]


def _named(reading: Reading) -> Iterator[tuple[str, float]]:
    """Give (last name, age) for 'Tessa Vane, 52,'."""
    for row in reading.by_sentence:
        for name, mark, age, close in zip(row, row[1:], row[2:], row[3:], strict=False):
            plain = age.kind == "number" and not age.unit and 0 < age.values[0] < 116
            if name.kind == "name" and mark.text == "," and plain and close.kind == "mark":
                yield name.stem, age.values[0]


def is_teenager(token: Token, told: Reading) -> bool:
    """Tell whether a word says that somebody is in their teens, as an age in the sources does."""
    return token.stem in _TEENS and any(13 <= value <= 19 for value in told.values)


def _ages(reading: Reading) -> Iterator[tuple[float, str]]:
    """Give (age, stem of who is so old) for 'a 19-year-old rider' and 'a driver, 19,'."""
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            if token.kind != "number" or token.unit:
                continue
            after = [one for one in row[place + 1 : place + 4] if one.kind == "word"]
            if after and after[0].low in ("year-old", "year-olds"):
                yield from ((token.values[0], one.stem) for one in after[1:] if roles.is_role(one))
            before = row[max(0, place - 2) : place]
            aged = len(before) == 2 and before[1].low in (",", "aged")
            close = place + 1 == len(row) or row[place + 1].kind == "mark"
            if aged and close and roles.is_role(before[0]) and before[0].kind == "word":
                yield token.values[0], before[0].stem
