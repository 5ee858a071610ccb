"""What a figure is of: numbers that have changed places with regard to what they are said of."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations

from briefing.gate.alignment import Row
from briefing.gate.facts import Reading
from briefing.gate.grammar import is_done

_BREAKS = frozenset("and but while whereas against though although compared because".split())
_JOINS = frozenset("in at for of to on".split())
_NEAR = 6
Bound = dict[tuple[float, str], set[str]]
"For each number with its unit, the stems of what it is of."


def crossed(said: Reading, told: Reading) -> list[str]:
    """Name each figure that is of what the sources give another figure of."""
    here, there = _bound(said), _bound(told)
    names = {token.stem for token in told.tokens if token.kind == "name"}
    reasons = []
    for (one, unit), mine in here.items():
        own = there.get((one, unit))
        if not (own and unit) or mine & own & names or not (mine & names and own & names):
            continue
        others = [of for (other, sort), of in there.items() if sort == unit and other != one]
        if any(mine & names & of for of in others):
            reasons.append(f"exchanged: {one:g} is not of {' '.join(sorted(mine & names))} there")
    for (one, sort), (two, other) in combinations(sorted(set(here) & set(there)), 2):
        if sort != other:
            continue
        mine, theirs = here[one, sort], here[two, other]
        was, were = there[one, sort], there[two, other]
        if (mine - was) & (were - theirs) and (theirs - were) & (was - mine):
            reasons.append(f"exchanged: {one:g} and {two:g} have changed places")
    return list(dict.fromkeys(reasons))


@lru_cache(maxsize=64)
def _bound(reading: Reading) -> Bound:
    found: Bound = defaultdict(set)
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            if token.kind == "number":
                found[token.values[0], token.unit] |= _after(row, place) or _before(row, place)
    return found


def _after(row: Row, place: int) -> set[str]:
    """Give the name behind 'in' or the like, after a number: '57% in neighbouring Kerala'."""
    joined = False
    for at in range(place + 1, min(len(row), place + 1 + _NEAR)):
        token = row[at]
        if token.kind in ("number", "mark", "date") or token.low in _BREAKS or is_done(token):
            break
        joined = joined or token.low in _JOINS
        if token.kind == "name" and joined:
            return _whole_name(row, at)
    return set()


def _before(row: Row, place: int) -> set[str]:
    """Give what a clause is about, before a number: 'prices in London rose by 8 per cent'."""
    part: set[str] = set()
    for at in range(place - 1, -1, -1):
        token = row[at]
        if token.kind == "mark" or token.low in _BREAKS:
            break
        if token.kind == "number":
            part = set()
        if token.kind == "name" or (token.kind == "word" and not is_done(token)):
            part.add(token.stem)
    return part


def _whole_name(row: Row, at: int) -> set[str]:
    stems = {row[at].stem}
    for token in row[at + 1 :]:
        if token.kind != "name" or not token.joined:
            break
        stems.add(token.stem)
    return stems
