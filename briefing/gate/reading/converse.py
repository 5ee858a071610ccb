"""One deed told from its other side: 'A sold it to B' and 'B bought it from A' say the same."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import english
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import BE
from briefing.gate.reading.units import units_of

_SIDES = (
    ("buy bought purchase acquire sign signed", "from", "sell sold", "to"),
    ("receive received get got accept won", "from", "give gave award awarded hand handed", "to"),
    ("borrow borrowed", "from", "lend lent", "to"),
    ("inherit inherited", "from", "leave left bequeath", "to"),
    ("learn learnt learned", "from", "teach taught", "to"),
    ("beat defeat thrash overcome win", "", "lose lost", "to"),
    ("succeed replace follow", "", "precede", ""),
)
"(verbs, word before their other party) of one side, and of the other."
OTHER_SIDES: dict[str, dict[str, str]] = {}
for _one, _mine, _other, _theirs in _SIDES:
    for _verbs, _against, _way in ((_one, _other, _theirs), (_other, _one, _mine)):
        for _verb in _verbs.split():
            OTHER_SIDES.setdefault(english.stem(_verb), {}).update(
                {english.stem(word): _way for word in _against.split()}
            )
"For each verb's stem the verbs of the other side, each with the word before its other party."


def turned(said: Reading, told: Reading) -> dict[str, str]:
    """Give each verb by which a rewrite tells a deed from its other side, and the sources' verb.

    Only where who does it here is who stands after 'to' or 'from' there.
    """
    found = {}
    for verb, doers in doers_of(said):
        for there, way in OTHER_SIDES.get(verb, {}).items():
            if verb not in told.stems and doers & parties_of(told, there, way):
                found[verb] = there
    return found


def doers_of(reading: Reading) -> Iterator[tuple[str, set[str]]]:
    """Give (verb, words that may be who does it) for each verb that has another side."""
    for row in reading.by_sentence:
        units = units_of(row)
        for place, (stem, kind, token) in enumerate(units):
            if kind != "word" or stem not in OTHER_SIDES:
                continue
            before = units[max(0, place - _BEFORE) : place]
            passive = any(one[2].low in BE for one in before[-2:])
            if passive and token.text.endswith(("ed", "t", "d", "n")):
                continue
            yield stem, {part for key, sort, _ in before for part in key.split() if sort != "empty"}


_BEFORE = 8
"Words before a verb among which who does it stands."


def parties_of(reading: Reading, verb: str, way: str) -> set[str]:
    """Give the words that stand after 'to' or 'from' where a verb stands before them."""
    found: set[str] = set()
    for row in reading.by_sentence:
        units = units_of(row)
        at = next((place for place, unit in enumerate(units) if unit[0] == verb), None)
        for place in range(len(units) if at is None else at, len(units)):
            if units[place][2].low == way or (not way and place == at):
                after = [unit for unit in units[place + 1 : place + 6] if unit[1] != "empty"]
                found |= {part for key, _, _ in after[:3] for part in key.split()}
    return found
