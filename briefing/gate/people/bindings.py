"""What belongs to whom: numbers, names and dates exchanged in a text are found by their company."""

from __future__ import annotations

from itertools import pairwise

from briefing.gate.figures import shares
from briefing.gate.figures.dated import pairs
from briefing.gate.people.company import Company, companies, overlap, sorts_of
from briefing.gate.reading import converse, numbers
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.units import MUTUAL, Unit, units_of
from briefing.gate.wording import kinds

_MARGIN = 2.0
"By how much another's company must fit better before two are taken as exchanged."
_LEAST = 3.0
"Fit below which a likeness says nothing."
_PLACING = frozenset("in at near from to off outside around across through for".split())
_STREETS = frozenset("road street avenue lane close drive way terrace crescent".split())


def exchanged(said: Reading, told: Reading) -> list[str]:
    """Name each number, name or date that stands in another's place."""
    reasons = []
    here, there = companies(said), companies(told)
    partners = _partners(said) | {
        pair for row in told.by_sentence for pair in _who_meet(units_of(row))
    }
    places = _places(told)
    stays = _places(said) & _places(told)
    sorts = sorts_of(said, told)
    shared = {
        f"{numbers.values(one)[0]:g}"
        for words in shares.covered(said, told)
        for one in numbers.NUMBER.finditer(words)
    }
    dated = pairs(told)
    other_side = converse.turned(said, told)
    for kind in ("number", "name", "date", "opposite"):
        if kind == "name" and other_side:
            continue
        for anchor, kept in here[kind].items():
            if kind == "number" and anchor in shared:
                continue
            if kind == "date" and {one for one in pairs(said) if one[0] == anchor} & dated:
                continue
            own = [
                one for other, found in there[kind].items() if _same(anchor, other) for one in found
            ]
            rivals = {
                other: found
                for other, found in there[kind].items()
                if not _same(anchor, other)
                and not (other in places and anchor not in places)
                and not (anchor in stays and other not in places)
                and not (kind == "number" and sorts[anchor].isdisjoint(sorts[other]))
                and (kind != "opposite" or other in kinds.OPPOSITES[anchor])
                and not any(_same(anchor, one) and _same(other, two) for one, two in partners)
            }
            rival = _usurped(kept, own, rivals) if own else None
            if rival is not None:
                reasons.append(f"exchanged: {anchor} stands where the source has {rival}")
    return list(dict.fromkeys(reasons))


def _usurped(
    kept: list[Company], own: list[Company], rivals: dict[str, list[Company]]
) -> str | None:
    """Give the rival in whose company an anchor stands, when its own does not fit; else None."""
    fits = []
    for company in filter(None, kept):
        fit = max(overlap(company, one) for one in own)
        best, name = max(
            ((overlap(company, one), name) for name, found in rivals.items() for one in found),
            default=(0.0, None),
        )
        if best < fit + _MARGIN or best < _LEAST or name is None:
            return None
        if _shares_a_name(company, own) and not _shares_a_name(company, rivals[name]):
            return None
        fits.append(name)
    return fits[0] if fits else None


def _shares_a_name(company: Company, others: list[Company]) -> bool:
    names = {word for side, word in company if side == "names"}
    return any(names & {word for side, word in other if side == "names"} for other in others)


def _partners(reading: Reading) -> set[tuple[str, str]]:
    """Give the names joined by 'and': which of them comes first says nothing."""
    pairs = set()
    for row in reading.by_sentence:
        units = units_of(row)
        for one, joint, other in zip(units, units[1:], units[2:], strict=False):
            if one[1] == other[1] == "name" and joint[2].low == "and":
                pairs |= {(one[0], other[0]), (other[0], one[0])}
        pairs |= _who_meet(units)
    return pairs


def _who_meet(units: tuple[Unit, ...]) -> set[tuple[str, str]]:
    """Give the names on the two sides of a verb that is done by both: who is first says nothing."""
    pairs: set[tuple[str, str]] = set()
    for place, unit in enumerate(units):
        if unit[0] in MUTUAL:
            before = [name for name, kind, _ in units[:place] if kind == "name"][-1:]
            after = [name for name, kind, _ in units[place + 1 :] if kind == "name"][:1]
            pairs |= {(a, b) for a in before + after for b in before + after if a != b}
    return pairs


def _same(one: str, other: str) -> bool:
    """Tell whether two anchors may be one: 'keith palmer' and 'palmer'."""
    if one == other:
        return True
    return bool(set(one.split()) & set(other.split())) and not one[:1].isdigit()


def _places(reading: Reading) -> set[str]:
    """Give the names that follow a word of place, or a street."""
    streets = {
        after[0]
        for row in reading.by_sentence
        for street, after in pairwise(units_of(row))
        if street[1] == after[1] == "name" and street[2].low in _STREETS
    }
    return streets | {
        units[place][0]
        for row in reading.by_sentence
        for units in (units_of(row),)
        for place in range(1, len(units))
        if units[place][1] == "name" and units[place - 1][2].low in _PLACING
    }
