"""Crossed figures: two numbers of a sentence, each told of what the sources tell the other of.

"Revenue rose to $310 million, and profit to $40 million" is not told by "revenue rose to 40 and
profit to 310": each number stands with the words that the other has there.
"""

from __future__ import annotations

from itertools import combinations, islice, product

from briefing.gate.figures.durations import UNITS
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import SAYS, is_done
from briefing.gate.reading.tokens import Token

Row = tuple[Token, ...]
Words = dict[str, float]
"Stems, and how much each tells."

_OF = frozenset("for of in by among at from to on".split())
"After a number and its unit, what says of whom it is."
_AFTER = 4
"Words after a number in which that may stand."
_CROSSED = 2
"Weight of the words that must stand with the other's number."
_OF_A_NAME, _OF_A_VERB = 2.0, 0.5
_MOST = 8
"Numbers of a sentence that are looked at: a table is no sentence."


def figures(said: Reading, told: Reading) -> list[str]:
    """Name each two numbers that have changed places."""
    reasons = []
    for row in said.by_sentence:
        places = _numbers(row)
        for one, two in combinations(places[:_MOST], 2):
            first, second = row[one], row[two]
            if first.values[:1] == second.values[:1] or _changes(row, one, two):
                continue  # 'from 5 to 4' is of one thing
            if _crossed(row, one, two, told):
                reasons.append(f"exchanged: {first.text} and {second.text} have changed places")
    return reasons


def _numbers(row: Row) -> list[int]:
    return [place for place, token in enumerate(row) if token.kind == "number" and token.values]


def _changes(row: Row, one: int, two: int) -> bool:
    """Tell whether two numbers are what something was before and after."""
    return {row[one - 1].low, row[two - 1].low} == {"from", "to"}


def _sort(row: Row, at: int) -> str:
    """Give the sign of a number, or what length of time it counts."""
    following = row[at + 1].stem if at + 1 < len(row) else ""
    return row[at].unit or (following if following in UNITS else "")


def _crossed(row: Row, one: int, two: int, told: Reading) -> bool:
    """Tell whether wherever the sources have both numbers each is with the other's words."""
    places = [(other, at, other[at]) for other in told.by_sentence for at in _numbers(other)]
    firsts = [place for place in places if row[one].values[0] in place[2].values]
    seconds = [place for place in places if row[two].values[0] in place[2].values]
    pairs = [
        (was, other)
        for was, other in islice(product(firsts, seconds), _MOST)
        # A price and a year are in nobody's place.
        if was[1:] != other[1:] and _sort(*was[:2]) == _sort(*other[:2]) != ""
    ]
    here = _told_of(row, one), _told_of(row, two)
    return bool(pairs) and all(
        _turned(*here, _told_of(*was[:2]), _told_of(*other[:2])) for was, other in pairs
    )


def _turned(here: Words, there: Words, was: Words, other: Words) -> bool:
    """Tell whether the words of two numbers here are those of the other there, and not its own."""
    both = (here.keys() & there.keys()) | (was.keys() & other.keys())
    own = ((here.keys() & was.keys()) | (there.keys() & other.keys())) - both
    across = here.keys() & other.keys() - both, there.keys() & was.keys() - both
    weight = sum((here | there)[stem] for side in across for stem in side)
    return all(across) and weight >= _CROSSED and weight > sum((here | there)[one] for one in own)


def _told_of(row: Row, place: int) -> Words:
    """Give the words with which a number stands, with their weight.

    Those before it as far as another number of its sort, and whom it is of.
    """
    number, found = row[place], dict[str, float]()
    for token in reversed(row[:place]):
        alike = token.unit == number.unit or not (token.unit and number.unit)
        if token.kind == "number" and alike:
            break
        if token.kind in ("word", "name") and token.stem not in SAYS and token.stem not in UNITS:
            found.setdefault(token.stem, _weight(token))
    following = row[place + 1 :]
    while following and (following[0].stem in UNITS or following[0].low == "and"):
        following = following[2:] if following[0].low == "and" else following[1:]
    for at, token in enumerate(following[:_AFTER]):
        if token.kind in ("number", "mark"):
            break
        if token.low in _OF:
            whom = following[at + 1 : at + 3]
            found |= {one.stem: _weight(one) for one in whom if one.kind in ("word", "name")}
    return found


def _weight(token: Token) -> float:
    """Give how much a word tells whose a number is: a name the most, a verb the least."""
    named = token.kind == "name" and not token.first
    return _OF_A_NAME if named else _OF_A_VERB if is_done(token) else 1.0
