"""Two articles held against each other: what they share, and what does not agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from briefing.summarise.joining import amounts, conflicts, names
from briefing.summarise.joining.amounts import Amount
from briefing.summarise.joining.evidence import Evidence, Pair, reasons
from briefing.summarise.joining.fingerprints import Fingerprint
from briefing.summarise.joining.rarity import Rarity

_WINDOW = timedelta(hours=48)
"Two articles published further apart are two events."
_COPY = 0.7
"Likeness of all words from which one telling is a copy of the other."
_MOST_NAMES = 0.3
"Share of the names that a copy has at the least."
_AGE_AND_COUNT = 0.3
"What it counts when one has as an age what is a bare number in the other."
_NAMED, _TOLD = 0.3, 0.45
"Names, and names and numbers together, that two tellings of one event share."
_REST = 0.4
"What a further word of one name counts."
_TABLE = 12
"Numbers beyond which an article is a table, where sharing some says little."


def pairs(tellings: Sequence[Fingerprint]) -> list[Pair]:
    """Give every pair that shares rare names or numbers enough, with its evidence."""
    known = Rarity(tellings)
    found = []
    for second in range(len(tellings)):
        for first in known.related(second, _NAMED):
            pair = _pair(tellings, first, second, known)
            if pair is not None:
                found.append(pair)
    return found


def _pair(tellings: Sequence[Fingerprint], first: int, second: int, known: Rarity) -> Pair | None:
    one, other = tellings[first], tellings[second]
    if one.published and other.published and abs(one.published - other.published) > _WINDOW:
        return None
    named = {
        name: known.of(name)
        for name in sorted(one.names.every & other.names.every)
        if names.same(name, one.names, other.names)
    }
    in_both = sorted(one.amounts & other.amounts, key=lambda each: (each.kind, each.value))
    counted = {each: known.of(each) for each in in_both}
    if sum(named.values()) < _NAMED or sum(named.values()) + sum(counted.values()) < _TOLD:
        return None
    evidence = Evidence(
        **_of_names(named, one, other),
        **_of_numbers(counted, one, other),
        **conflicts.told(one, other),
        kind=sum(share * other.kinds.get(kind, 0.0) for kind, share in one.kinds.items()),
        one_title=float(bool(one.site) and one.site == other.site),
    )
    told = sorted({f"{each.value:g}" for each, weight in counted.items() if weight > 0})
    copied = evidence.covered > _MOST_NAMES and _copied(one.whole, other.whole)
    return Pair(first, second, evidence, (*named, *told), reasons(evidence), copied)


def _of_names(named: Mapping[str, float], one: Fingerprint, other: Fingerprint) -> dict[str, float]:
    officials = one.names.officials & other.names.officials | (
        (one.names.bodies & other.names.bodies) - (one.opening | other.opening)
    )
    own = {name: weight for name, weight in named.items() if name not in officials}
    people, leading = one.names.people | other.names.people, one.leading | other.leading
    for pair in sorted(one.names.joined & other.names.joined):
        if own.keys() >= set(pair) and people.isdisjoint(pair):
            less = min(pair, key=lambda name: named[name])
            own[less] = min(own[less], _REST * named[less])
    return {
        "rarest": max(own.values(), default=0.0),
        "people": min(2.0, sum(weight for name, weight in own.items() if name in people)),
        "places": min(1.5, sum(weight for name, weight in own.items() if name not in people)),
        "leading": min(2.0, sum(weight for name, weight in own.items() if name in leading)),
        "covered": min(_covered(own, one), _covered(own, other)),
        "officials": min(3.0, sum(weight for name, weight in named.items() if name in officials)),
    }


def _covered(own: Mapping[str, float], one: Fingerprint) -> float:
    shared = sum(one.prominence[name] * min(1.0, 1.2 * weight) for name, weight in own.items())
    return shared / (sum(one.prominence.values()) or 1.0)


def _of_numbers(
    counted: Mapping[Amount, float], one: Fingerprint, other: Fingerprint
) -> dict[str, float]:
    leading = one.lead_amounts | other.lead_amounts
    plain = {each: weight for each, weight in counted.items() if each.kind != "age"}
    share = 1 / 3 if min(len(one.amounts), len(other.amounts)) > _TABLE else 1.0
    ages = sum(weight for each, weight in counted.items() if each.kind == "age")
    return {
        "leading_numbers": min(2.0, share * sum(w for each, w in plain.items() if each in leading)),
        "as_many": min(
            2.0,
            sum(
                amounts.as_many(values, other.counted.get(thing, frozenset()), amounts.FEW)
                for thing, values in one.counted.items()
            ),
        ),
        "ages": min(1.5, ages + _half_told(one, other) + _half_told(other, one)),
    }


def _half_told(one: Fingerprint, other: Fingerprint) -> float:
    """Give what the ages of one count that the other has as bare numbers."""
    return _AGE_AND_COUNT * sum(
        Amount("count", each.value) in other.amounts and each not in other.amounts
        for each in one.amounts
        if each.kind == "age"
    )


def _copied(one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether two texts have nearly the same words."""
    shared = sum(count * other[word] for word, count in one.items() if word in other)
    lengths = (sum(count * count for count in bag.values()) for bag in (one, other))
    return shared >= _COPY * (math.prod(lengths) ** 0.5 or 1.0)
