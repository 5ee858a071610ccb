"""Which way a figure or a name goes with the rest: 'by a third' where it is 'to a third'."""

from __future__ import annotations

from collections import defaultdict

from briefing.gate.reading.alignment import Row, key
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

_BY_OR_TO = frozenset("by to".split())
_ABOUT = frozenset(
    "a an the more less fewer than about around nearly almost over under just its their northern "
    "southern eastern western central neighbouring nearby".split()
)
"What stands between 'by' and a number."
_PLACING = frozenset("in to from by of for at on near against".split())


def by_or_to(said: Reading, told: Reading) -> list[str]:
    """Name each number 'by' which something changed here, and 'to' which it did there, or back."""
    there: dict[str, set[str]] = defaultdict(set)
    for token, way in _numbers(told):
        there[key(token)].add(way)
    return [
        f"exchanged: the source has it {min(there[key(token)])} {token.text}, not {way}"
        for token, way in _numbers(said)
        if way and there.get(key(token)) and there[key(token)] == _BY_OR_TO - {way}
    ]


def _numbers(reading: Reading) -> list[tuple[Token, str]]:
    found = []
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            if token.kind == "number":
                way = _way(row, place)
                score = any(one.kind == "number" for one in row[max(0, place - 3) : place])
                joined = f"{token.text}-" in reading.text  # 'to a 43-run victory'
                plain = way in _BY_OR_TO and not (score or joined)
                found.append((token, way if plain else ""))
    return found


def _way(row: Row, place: int) -> str:
    """Give the word before a number or a name, past 'more than' and the like."""
    while place and row[place - 1].low in _ABOUT:
        place -= 1
    return row[place - 1].low if place else ""


def turned_round(said: Reading, told: Reading) -> list[str]:
    """Name each two that have taken one another's preposition: 'in Cairo', 'to Berlin'.

    Who stands first in a sentence has one too, of its own.
    """
    reasons = []
    there = [_slots(row) for row in told.by_sentence]
    for row in said.by_sentence:
        here = _slots(row)
        for one, mine in here.items():
            for other, theirs in here.items():
                if one < other and any(
                    _is_turned(slots, one, mine, other, theirs) for slots in there
                ):
                    reasons.append(f"exchanged: “{one}” and “{other}” have changed places")
    return reasons


def _is_turned(
    slots: dict[str, set[str]], one: str, mine: set[str], other: str, theirs: set[str]
) -> bool:
    was, were = slots.get(one, set()), slots.get(other, set())
    apart = mine.isdisjoint(theirs) and was.isdisjoint(were)
    return apart and bool(mine & were and theirs & was) and mine.isdisjoint(was)


def _slots(row: Row) -> dict[str, set[str]]:
    """Give, for each name, the prepositions it stands behind; '' for who stands first."""
    slots: dict[str, set[str]] = defaultdict(set)
    opening = True
    for place, token in enumerate(row):
        if token.kind == "name" and not token.joined:
            way = _way(row, place)
            if way in _PLACING:
                slots[token.stem].add(way)
            elif opening:
                slots[token.stem].add("")
        opening = opening and token.kind in ("name", "empty")
    return slots
