"""Whether two articles are each other's best match, or whether one is nearer to a third."""

from __future__ import annotations

from collections.abc import Mapping

THIRD = -0.5
"Log odds from which a third article that is near one of two tells of their event too."


def ahead(odds: Mapping[tuple[int, int], float], foreign: float) -> dict[tuple[int, int], float]:
    """Give for each pair by how much its odds are above those of the next best of either.

    `odds` are those of pairs of places, the lower first; `foreign` those of a pair that is not
    among them. A third article that is near both tells of the same event and is no rival.
    """
    near: dict[int, dict[int, float]] = {}
    for (one, other), value in odds.items():
        near.setdefault(one, {})[other] = value
        near.setdefault(other, {})[one] = value
    ranked = {
        place: sorted(found, key=lambda other: -found[other]) for place, found in near.items()
    }
    found = {}
    for (one, other), value in odds.items():
        rivals = (
            _best_rival(here, there, near, ranked, foreign)
            for here, there in ((one, other), (other, one))
        )
        found[one, other] = value - max(rivals)
    return found


def _best_rival(
    place: int,
    partner: int,
    near: Mapping[int, Mapping[int, float]],
    ranked: Mapping[int, list[int]],
    foreign: float,
) -> float:
    for third in ranked[place]:
        if third != partner and near[partner].get(third, foreign) < THIRD:
            return near[place][third]
    return foreign
