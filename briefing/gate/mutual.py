"""Two that have changed places: each stands, if not surely alone, in the other's company."""

from __future__ import annotations

from itertools import combinations

from briefing.gate.company import Company, companies, overlap, sorts_of
from briefing.gate.facts import Reading

_MARGIN = 3.0
"By how much both must fit better in one another's company than in their own."
_EACH = 1.5
"How well each of them must fit there at least."


def crossed(said: Reading, told: Reading) -> list[str]:
    """Name each two numbers, dates or people that each stand in the other's company."""
    here, there = companies(said), companies(told)
    sorts = sorts_of(said, told)
    reasons = []
    for kind in ("number", "date", "role"):
        both = [one for one in here[kind] if one in there[kind]]
        for one, other in combinations(both, 2):
            if kind == "number" and sorts[one].isdisjoint(sorts[other]):
                continue
            across = (_fit(here[kind][one], there[kind][other]),
                      _fit(here[kind][other], there[kind][one]))  # fmt: skip
            own = _fit(here[kind][one], there[kind][one]) + _fit(
                here[kind][other], there[kind][other]
            )
            if min(across) >= _EACH and sum(across) >= own + _MARGIN:
                reasons.append(f"exchanged: {one} and {other} have changed places")
    return reasons


def _fit(some: list[Company], others: list[Company]) -> float:
    return max(overlap(one, other) for one in some for other in others)
