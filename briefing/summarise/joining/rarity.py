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


class Rarity:
    """Names and amounts of a day, by how many of its articles have them."""

    def __init__(self, tellings: Sequence[Fingerprint]) -> None:
        self._articles = max(len(tellings), _FEWEST)
        self._sure = min(1.0, math.log(1 + len(tellings)) / math.log(1 + _MANY))
        self._names = Counter(name for one in tellings for name in one.names.every)
        self._amounts = Counter(amount for one in tellings for amount in one.amounts)
        self._bags = Counter(word for one in tellings for word in one.whole)
        self._vectors = [self._vector(one) for one in tellings]
        self._marks = [self._telling(one) for one in tellings]
        self._holders: dict[str | Amount, list[int]] = {}
        for place, marks in enumerate(self._marks):
            for mark in marks:
                self._holders.setdefault(mark, []).append(place)

    def _telling(self, one: Fingerprint) -> list[str | Amount]:
        """Give the marks of an article that say anything when another has them too."""
        named = [name for name in one.names.every if self.name(name) > 0]
        return [*named, *(each for each in one.amounts if self.amount(each) > 0)]

    def related(self, place: int) -> list[int]:
        """Give the articles before this one that share anything rare with it."""
        holders = (self._holders[mark] for mark in self._marks[place])
        return sorted({other for found in holders for other in found if other < place})

    def name(self, name: str) -> float:
        """Give what a shared name counts: 1 when two articles have it and no list of words."""
        return self._share(self._names[name]) * strangeness(name)

    def amount(self, amount: Amount) -> float:
        """Give what a shared amount counts, likewise."""
        held = self._share(self._amounts[amount])
        return held if amount.kind == "age" else held * worth(amount)

    def words_alike(self, first: int, second: int) -> float:
        """Give the cosine of the words of two articles, names left out, 0 to 1."""
        one, other = self._vectors[first], self._vectors[second]
        if len(one) > len(other):
            one, other = other, one
        return sum(weight * other[word] for word, weight in one.items() if word in other)

    def _vector(self, one: Fingerprint) -> dict[str, float]:
        raw = {
            word: (1 + math.log(count)) * math.log((self._articles + 1) / (self._bags[word] + 0.5))
            for word, count in one.whole.items()
            if word not in one.names.every and self._bags[word] < self._articles
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}

    def _share(self, held: int) -> float:
        """Give 1 when two articles hold it, 0 when all do."""
        rare = math.log(self._articles / max(2, held)) / math.log(self._articles / 2)
        return self._sure * max(0.0, rare)
