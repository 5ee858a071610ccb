"""Who sells and who buys: neither is told as the other."""

from __future__ import annotations

from briefing import english
from briefing.gate.reading.converse import OTHER_SIDES, doers_of, parties_of
from briefing.gate.reading.facts import Reading

_TRADES = frozenset(map(english.stem, "buy bought purchase acquire sell sold borrow lend".split()))
"Deeds that nobody does from both ends at once."


def other_end(said: Reading, told: Reading) -> list[str]:
    """Name each verb by which somebody buys here who sells in the sources, or the other way."""
    there = dict[str, set[str]]()
    for verb, doers in doers_of(told):
        there.setdefault(verb, set()).update(doers)
    reasons = []
    for verb, doers in doers_of(said):
        if verb not in _TRADES or verb in told.stems:
            continue
        for other in OTHER_SIDES.get(verb, {}):
            if other in said.stems or not doers & there.get(other, set()):
                continue
            if parties_of(told, other, OTHER_SIDES[verb][other]) & doers:
                continue
            reasons.append(f"exchanged: the source has “{other}” and not “{verb}”")
    return reasons
