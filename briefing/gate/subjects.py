"""Of whom a verb is said: a name that the sources do not bring near the verb at all."""

from __future__ import annotations

from briefing.gate.alignment import Row
from briefing.gate.facts import Reading
from briefing.gate.units import units_of

_STAND_FOR_NAMES = frozenset(
    "he she it they who which whom them him her we i the a an his their its".split()
)
"Words by which a sentence may speak of somebody whom another names; articles only as it opens."
_MOST_BETWEEN = 3
"Words of grammar between a name and its verb: 'has been', 'will not be'."


def strange(said: Reading, told: Reading) -> list[str]:
    """Name each verb said of a name that stands in no source sentence with that verb.

    Not where such a sentence speaks of somebody without a name: that may be who is named.
    """
    reasons = []
    for row in said.by_sentence:
        name, verb = _opening(row)
        if not verb or not set(name.split()) <= told.stems:
            continue
        places = [other for other in told.by_sentence if any(one.stem == verb for one in other)]
        if places and not any(_may_mean(other, name) for other in places):
            reasons.append(f"exchanged: the source does not say “{verb}” of {name}")
    return reasons


def _opening(row: Row) -> tuple[str, str]:
    """Give the name a sentence opens with and the verb after it; empty when it does not."""
    units = units_of(row)
    if not units or units[0][1] != "name":
        return "", ""
    at = 1
    while at < len(units) and units[at][1] == "empty":
        at += 1
    if at >= len(units) or at > _MOST_BETWEEN + 1 or units[at][1] != "word":
        return "", ""
    return units[0][0], units[at][0]


def _may_mean(row: Row, name: str) -> bool:
    lows = [token.low for token in row]
    if set(lows[1:]) & _STAND_FOR_NAMES - {"the", "a", "an", "its", "their", "his"}:
        return True
    return lows[0] in _STAND_FOR_NAMES or bool(set(name.split()) & {token.stem for token in row})
