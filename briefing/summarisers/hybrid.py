"""Hybrid: early, central and not yet said; the default engine, with nothing to download."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing import english, text
from briefing.summarisers import Candidate, opener, with_needs

_CENTRALITY = 0.7
"Weight of being like the whole article, against 1 for being its first sentence."
_REDUNDANCY = 0.5
"How much of its likeness to what is already chosen a unit loses."
_ENOUGH = 0.6
"Share of the words after which only the top of the article is worth the rest of them."
_TOP = 5
"Units that count as the top of an article."

Vector = Mapping[str, float]


class Hybrid:
    """Position, centrality and maximal marginal relevance (Carbonell and Goldstein, 1998)."""

    name = "hybrid"

    def choose(self, candidates: Sequence[Candidate], words: int) -> tuple[int, ...]:
        """Give the opener, then by turns the unit worth most beside what is already chosen."""
        first = opener(candidates)
        if first is None:
            return ()
        vectors = vectors_of([unit.text for unit in candidates])
        worth = values(vectors)
        chains = [with_needs(candidates, place) for place in range(len(candidates))]
        likeness = [0.0] * len(candidates)
        chosen: list[int] = []
        found: Sequence[int] | None = chains[first] or (first,)
        while found:
            for new in found:
                chosen.append(new)
                for place, vector in enumerate(vectors):
                    likeness[place] = max(likeness[place], cosine(vector, vectors[new]))
            gain = [value - _REDUNDANCY * like for value, like in zip(worth, likeness, strict=True)]
            found = _best(candidates, chains, gain, chosen, words)
        return tuple(sorted(chosen))


def _best(
    candidates: Sequence[Candidate],
    chains: Sequence[tuple[int, ...] | None],
    gain: Sequence[float],
    chosen: Sequence[int],
    words: int,
) -> tuple[int, ...] | None:
    """Give the unit that gains most, with what it needs, and fits the words left."""
    used = sum(candidates[place].words for place in chosen)
    quoted = sum(candidates[place].quotation for place in chosen)
    reach = _TOP if used >= _ENOUGH * words else len(candidates)
    best, most = None, -math.inf
    for chain in chains[:reach]:
        new = tuple(link for link in chain or () if link not in chosen)
        if not new or sum(candidates[link].words for link in new) > words - used:
            continue
        if sum(candidates[link].quotation for link in new) + quoted > 1:
            continue
        value = sum(gain[link] for link in new) / len(new)
        if value > most:
            best, most = new, value
    return best


def vectors_of(sentences: Sequence[str]) -> list[Vector]:
    """Give each sentence as a unit vector over its stems, weighted by rarity in the article."""
    bags = [Counter(english.stem(word) for word in text.key(one).split()) for one in sentences]
    spread = Counter(word for bag in bags for word in bag)
    whole = len(bags)
    vectors: list[Vector] = []
    for bag in bags:
        raw = {
            word: (1 + math.log(n)) * math.log((1 + whole) / spread[word])
            for word, n in bag.items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({word: weight / length for word, weight in raw.items()})
    return vectors


def values(vectors: Sequence[Vector]) -> list[float]:
    """Give what each unit is worth by itself: its place, and its likeness to the whole."""
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            total[word] += weight
    length = math.sqrt(sum(weight * weight for weight in total.values())) or 1.0
    centre = {word: weight / length for word, weight in total.items()}
    likeness = [cosine(vector, centre) for vector in vectors]
    most = max(likeness, default=0.0) or 1.0
    return [
        1 / math.sqrt(1 + place) + _CENTRALITY * like / most for place, like in enumerate(likeness)
    ]


def cosine(one: Vector, other: Vector) -> float:
    """Give how alike two unit vectors are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
