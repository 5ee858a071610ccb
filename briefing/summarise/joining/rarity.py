"""How much it says that two of so many articles share a name or a number."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from briefing.summarise.joining.amounts import Amount, worth
from briefing.summarise.joining.commonness import strangeness
from briefing.summarise.joining.fingerprints import Fingerprint

_FEWEST = 8
"Articles that fewer are taken for, so that in a handful not every shared word is rare."

_MANY = 20
"Articles that show what is rare; the fewer they are, the less it says that only two have a name."

_SLIP = 1e-9
"How far sums of the same numbers may differ by the order they are added in."


class Rarity:
    """Names and amounts of a day, by how many of its articles have them."""

    def __init__(self, tellings: Sequence[Fingerprint]) -> None:
        self._articles = max(len(tellings), _FEWEST)
        self._sure = min(1.0, math.log(1 + len(tellings)) / math.log(1 + _MANY))
        held: Counter[str | Amount] = Counter()
        for one in tellings:
            held.update(one.names.every)
            held.update(one.amounts)
        self._weights = {mark: self._share(count) * _worth(mark) for mark, count in held.items()}
        self._named = [
            [name for name in one.names.every if self._weights[name] > 0] for one in tellings
        ]
        self._holders: dict[str, list[int]] = {}
        for place, names in enumerate(self._named):
            for name in names:
                self._holders.setdefault(name, []).append(place)

    def related(self, place: int, least: float) -> list[int]:
        """Give the articles before this one whose names in common with it count `least` or more."""
        shared: dict[int, float] = {}
        for name in self._named[place]:
            for other in self._holders[name]:
                if other >= place:
                    break
                shared[other] = shared.get(other, 0.0) + self._weights[name]
        return sorted(other for other, counted in shared.items() if counted > least - _SLIP)

    def of(self, mark: str | Amount) -> float:
        """Give what a shared name or amount counts: 1 for a rare one that two articles have."""
        return self._weights[mark]

    def _share(self, held: int) -> float:
        """Give 1 when two articles hold it, 0 when all do."""
        rare = math.log(self._articles / max(2, held)) / math.log(self._articles / 2)
        return self._sure * max(0.0, rare)


def _worth(mark: str | Amount) -> float:
    if isinstance(mark, str):
        return strangeness(mark)
    return 1.0 if mark.kind == "age" else worth(mark)
