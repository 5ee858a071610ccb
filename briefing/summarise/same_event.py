"""Which articles tell of the same event: names, numbers, wording and what became of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from briefing.models import CleanArticle
from briefing.summarise.fingerprints import Fingerprint, fingerprints

JOINED = 0.54
"Score from which two articles are taken to tell of one event."
_WINDOW = timedelta(hours=48)
"Two articles published further apart are two events."
_NAMED, _COUNTED = 0.6, 2.5
"How many rare names, or failing names how many rare numbers, two tellings must share."
_TABLE = 12
"Numbers beyond which an article is a table, where sharing some says little."

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two articles are, or are not, one event."""

    first: int
    "Place of one article."
    second: int
    "Place of the other, after it."
    score: float
    "0 when nothing speaks for it; from JOINED on they are one event."
    shared: tuple[str, ...]
    "Names and numbers that stand in both."
    against: tuple[str, ...]
    "What speaks against it."


def groups(
    cleaned: Sequence[CleanArticle], pairs: Sequence[Likeness] | None = None
) -> tuple[tuple[int, ...], ...]:
    """Give the places of the articles of each event, in the order of their first article.

    `pairs` are their likenesses where they are known already. Two groups become one only when
    their articles are alike on average, so that one chance likeness does not chain two events
    together.
    """
    alike = likenesses(cleaned) if pairs is None else pairs
    found = {frozenset((pair.first, pair.second)): pair.score for pair in alike}
    parts: list[tuple[int, ...]] = [(place,) for place in range(len(cleaned))]
    while True:
        best, joint = JOINED, None
        for later in range(len(parts)):
            for earlier in range(later):
                score = _between(parts[earlier], parts[later], found)
                if score >= best:
                    best, joint = score, (earlier, later)
        if joint is None:
            return tuple(sorted(parts))
        earlier, later = joint
        parts[earlier] = tuple(sorted(parts[earlier] + parts.pop(later)))


def _between(
    one: Sequence[int], other: Sequence[int], found: Mapping[frozenset[int], float]
) -> float:
    """Give how alike two groups are: their best pair, held back by their average."""
    scores = [found.get(frozenset((a, b)), 0.0) for a in one for b in other]
    return min(max(scores), 1.5 * sum(scores) / len(scores))


def likenesses(cleaned: Sequence[CleanArticle]) -> tuple[Likeness, ...]:
    """Give every pair of articles that has anything rare in common, with its score."""
    tellings = fingerprints(cleaned)
    spread = Counter(word for telling in tellings for word in telling.whole)
    spread_names = Counter(
        name for telling in tellings for name in telling.names | telling.speakers
    )
    spread_numbers = Counter(number for telling in tellings for number in telling.numbers)
    rarity = _Rarity(max(len(tellings), 8))
    wholes = [rarity.vector(telling.whole, spread) for telling in tellings]
    tops = [rarity.vector(telling.top, spread) for telling in tellings]
    found = []
    for second in range(len(tellings)):
        for first in range(second):
            one, other = tellings[first], tellings[second]
            names = frozenset(filter(_both(one, other), one.names & other.names))
            speakers = (one.speakers | one.names) & (other.speakers | other.names) - names
            figures = one.numbers & other.numbers
            named = rarity.total(names, spread_names)
            named += rarity.total(speakers, spread_names) / 3
            small = frozenset(figure for figure in figures if len(figure) == 1)
            counted = rarity.total(figures - small, spread_numbers)
            counted += rarity.total(small, spread_numbers) / 2
            if min(len(one.numbers), len(other.numbers)) > _TABLE:
                counted /= 3
            if named < _NAMED and counted < _COUNTED:
                continue
            weight = 0.08 * min(named, 4) + 0.12 * min(counted, 3)
            alike = _cosine(wholes[first], wholes[second]) + _cosine(tops[first], tops[second])
            against = _against(one, other)
            score = max(0.0, alike + weight - sum(cost for _, cost in against))
            shared = (*sorted(names | speakers), *sorted(figures))
            found.append(
                Likeness(
                    first, second, round(score, 4), shared, tuple(reason for reason, _ in against)
                )
            )
    return tuple(found)


def _both(one: Fingerprint, other: Fingerprint) -> Callable[[str], bool]:
    """Tell of a shared name whether it is not just the first name of two different people."""

    def same(name: str) -> bool:
        ours, theirs = one.followed.get(name), other.followed.get(name)
        return not ours or not theirs or bool(ours & theirs)

    return same


class _Rarity:
    """How much it says that two of so many articles share a word."""

    def __init__(self, articles: int) -> None:
        self.articles = articles

    def vector(self, bag: Counter[str], spread: Mapping[str, int]) -> Vector:
        """Give a bag of words as a unit vector, rare words heavier."""
        raw = {
            word: (1 + math.log(count)) * math.log((self.articles + 1) / (spread[word] + 0.5))
            for word, count in bag.items()
            if spread[word] < self.articles
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}

    def total(self, shared: frozenset[str], spread: Mapping[str, int]) -> float:
        """Give how many things are shared, one that only these two have counting 1."""
        most = math.log(self.articles / 2)
        return sum(max(0.0, math.log(self.articles / spread[one])) / most for one in sorted(shared))


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _against(one: Fingerprint, other: Fingerprint) -> tuple[tuple[str, float], ...]:
    """Give what speaks against two articles being one event, and how much."""
    reasons = []
    if one.scores and other.scores and not one.scores & other.scores:
        reasons.append(("the scores differ", 0.2))
    if len(one.times) == 1 and len(other.times) == 1 and not one.times & other.times:
        reasons.append(("the times differ", 0.2))
    after = (one.aftermath - set(other.whole)) | (other.aftermath - set(one.whole))
    if after:
        reasons.append((f"only one tells what came of it ({min(after)})", 0.2))
    if one.claim != other.claim:
        reasons.append(("only one is what somebody says of it", 0.1))
    if one.site and one.site == other.site:
        reasons.append(("both are from one title", 0.1))
    if one.published and other.published and abs(one.published - other.published) > _WINDOW:
        reasons.append(("they are more than two days apart", 9.0))
    return tuple(reasons)
