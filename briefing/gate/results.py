"""Who won: 'A beat B', 'B lost to A' and 'B were beaten by A' say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.facts import Reading
from briefing.gate.units import BE, units_of

VERBS = frozenset(english.stem(verb) for verb in "beat defeat thrash lose win overcome".split())
_BEATS = frozenset(english.stem(verb) for verb in "beat defeat thrash overcome".split())
_SCORE = re.compile(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])")


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each result whose winner the sources have as loser."""
    there = list(_results(told))
    return [
        f"exchanged: {winner} did not beat {loser} in the source"
        for winner, loser in _results(said)
        if any(_one(winner, other[1]) and _one(loser, other[0]) for other in there)
        and not any(_one(winner, other[0]) and _one(loser, other[1]) for other in there)
    ]


def same(said: Reading, told: Reading) -> bool:
    """Tell whether a rewrite gives a result, and none that the sources do not give."""
    there = list(_results(told))
    here = list(_results(said))
    if not here:
        return _same_for_one(said, there)
    return all(
        any(_one(winner, other[0]) and _one(loser, other[1]) for other in there)
        for winner, loser in here
    )


def _same_for_one(said: Reading, there: list[tuple[str, str]]) -> bool:
    """Tell whether 'X won' or 'X lost', the other not named, is so in the sources."""
    found = []
    for row in said.by_sentence:
        units = units_of(row)
        for place, (verb, _, _) in enumerate(units):
            side = {"win": 0, "los": 1}.get(verb)
            names = [name for name, kind, _ in units[:place] if kind == "name"]
            if side is not None and names:
                found.append(any(_one(names[0], one[side]) for one in there))
    return bool(found) and all(found)


def new_scores(said: Reading, told: Reading) -> list[str]:
    """Name each score that the sources lack, as it stands or, for all of them, turned round."""
    there = _SCORE.findall(told.text)
    here = _SCORE.findall(said.text)
    turned_round = [(b, a) for a, b in there]
    if not there or all(one in there for one in here) or all(one in turned_round for one in here):
        return []
    return [
        f"number: {a}-{b} is not in the source"
        for a, b in here
        if (a, b) not in there and not (len(here) == 1 and (b, a) in there)
    ]


def _one(name: str, other: str) -> bool:
    return bool(set(name.split()) & set(other.split()))


def _results(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give (winner, loser) for each result that a sentence tells."""
    for row in reading.by_sentence:
        units = units_of(row)
        for place, (verb, kind, _) in enumerate(units):
            if kind == "name" or verb not in VERBS:
                continue
            before = [name for name, sort, _ in units[:place] if sort == "name"][-1:]
            after = [
                (at, name)
                for at, (name, sort, _) in enumerate(units)
                if at > place and sort == "name"
            ][:1]
            if not (before and after):
                continue
            at, name = after[0]
            between = {token.low for _, _, token in units[place + 1 : at]}
            passive = place > 0 and units[place - 1][2].low in BE and "by" in between
            if verb in _BEATS:
                yield (name, before[0]) if passive else (before[0], name)
            elif verb == "los" and "to" in between:
                yield name, before[0]
            elif verb == "win" and "against" in between:
                yield before[0], name
