"""Hybrid: early, central, dense and not yet said; the default engine, with nothing to download."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing import english, text
from briefing.summarisers import Candidate, opener, with_company, with_needs

_CENTRALITY = 2.0
"Weight of being like the whole article, against 1 for being its first sentence."
_DENSITY = 1.7
"Weight of how much of what the article keeps coming back to is said in a word."
_REDUNDANCY = 0.85
"How much of its likeness to what is already chosen a unit loses."
_REPEATED = 0.7
"Likeness to what is already chosen from which a unit says the same again."
_LONG, _EACH_WORD = 18, 0.045
"Words a sentence for the ear may have, and what each word more costs it."
_TOO_LONG, _TIRING = 30, 0.2
"Words no listener follows to the end, and what going beyond them costs."
_SHORT, _EACH_LACKING = 12, 0.03
"Words below which a sentence says little, and what each word less costs it."
_QUOTATION = 0.7
"What somebody's opinion is worth less than a fact."
_ENOUGH = 0.55
"Share of the words after which only the top of the article is worth the rest of them."
_TOP = 3
"Units that count as the top of an article."

Vector = Mapping[str, float]


class Hybrid:
    """Position, centrality, density and maximal marginal relevance (Carbonell, Goldstein 1998).

    The weights are a handful of figures that were better than Lead at 45, 60, 75 and 90 words on
    each part of the development data (`tools/bench_summarising.py`).
    A ranker learnt from the highlights, each told by the others' weights, was 0.2 better on them
    (95 % interval -0.01 to 0.43) and 0.1 worse on extracts, so there is none here.
    """

    name = "hybrid"

    def __init__(self) -> None:
        """Begin with nothing weighed."""
        self._weighed: _Weighed | None = None

    def choose(self, candidates: Sequence[Candidate], words: int) -> tuple[int, ...]:
        """Give the opener, then by turns the unit worth most beside what is already chosen."""
        first = opener(candidates)
        if first is None:
            return ()
        # A story is tried at many lengths one after another; its units are weighed once.
        weighed = self._weighed
        if weighed is None or weighed.candidates is not candidates:
            weighed = self._weighed = _Weighed(candidates)
        likeness = [0.0] * len(candidates)
        chosen: list[int] = []
        found: Sequence[int] | None = weighed.chains[first] or (first,)
        if sum(candidates[place].words for place in found or ()) > words:
            found = with_needs(candidates, first) or (first,)
        while found:
            for new in found:
                chosen.append(new)
                likeness = list(map(max, likeness, weighed.likeness_to(new)))
            gain = [
                value - _REDUNDANCY * like if like < _REPEATED else -math.inf
                for value, like in zip(weighed.worth, likeness, strict=True)
            ]
            found = _best(candidates, weighed.chains, gain, chosen, words)
        return tuple(sorted(chosen))


class _Weighed:
    """What the units of one article are worth, however many of them are told."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.chains = [with_company(candidates, place) for place in range(len(candidates))]
        stems = [_stems(unit.text) for unit in candidates]
        self._vectors = _vectors(stems)
        self.worth = _values(candidates, stems, self._vectors)
        self._likeness: dict[int, list[float]] = {}

    def likeness_to(self, place: int) -> list[float]:
        """Give how alike every unit is to one of them."""
        if place not in self._likeness:
            one = self._vectors[place]
            self._likeness[place] = [cosine(other, one) for other in self._vectors]
        return self._likeness[place]


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
    reach = len(candidates)
    if used >= _ENOUGH * words:
        reach = sum(rank < _TOP for rank in _ranks(candidates))
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


def _stems(sentence: str) -> list[str]:
    return [english.stem(word) for word in text.key_words(sentence)]


def _vectors(stems: Sequence[Sequence[str]]) -> list[Vector]:
    """Give each unit as a unit vector over its stems, weighted by rarity in the article."""
    bags = [Counter(one) for one in stems]
    spread = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log((1 + len(bags)) / units) for word, units in spread.items()}
    vectors: list[Vector] = []
    for bag in bags:
        raw = {
            word: rarity[word] if n == 1 else (1 + math.log(n)) * rarity[word]
            for word, n in bag.items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({word: weight / length for word, weight in raw.items()})
    return vectors


def _values(
    candidates: Sequence[Candidate], stems: Sequence[Sequence[str]], vectors: Sequence[Vector]
) -> list[float]:
    """Give what each unit is worth by itself: its place, what it is about, and how it is said."""
    central = _shares(_centrality(vectors))
    dense = _shares(_densities(candidates, stems))
    return [
        1 / math.sqrt(1 + rank)
        + _CENTRALITY * central[place]
        + _DENSITY * dense[place]
        - _heaviness(unit)
        for place, (rank, unit) in enumerate(zip(_ranks(candidates), candidates, strict=True))
    ]


def _ranks(candidates: Sequence[Candidate]) -> list[int]:
    """Give how far down the article each unit stands."""
    return [place if one.rank is None else one.rank for place, one in enumerate(candidates)]


def _heaviness(unit: Candidate) -> float:
    """Give what a unit loses by the way it is said."""
    long = _EACH_WORD * max(0, unit.words - _LONG) + _TIRING * (unit.words > _TOO_LONG)
    short = _EACH_LACKING * max(0, _SHORT - unit.words)
    return long + short + _QUOTATION * unit.quotation


def _centrality(vectors: Sequence[Vector]) -> list[float]:
    """Give how alike each unit is to all of them together."""
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            total[word] += weight
    length = math.sqrt(sum(weight * weight for weight in total.values())) or 1.0
    centre = {word: weight / length for word, weight in total.items()}
    return [sum([weight * centre[word] for word, weight in one.items()]) for one in vectors]


def _densities(candidates: Sequence[Candidate], stems: Sequence[Sequence[str]]) -> list[float]:
    """Give how much each word of a unit says of what the article comes back to, early above all."""
    bags = [dict.fromkeys(word for word in one if word not in _EMPTY) for one in stems]
    weight: dict[str, float] = defaultdict(float)
    for rank, bag in zip(_ranks(candidates), bags, strict=True):
        early = 1 / math.sqrt(1 + rank)
        for word in bag:
            weight[word] += early
    return [
        sum(weight[word] for word in bag) / max(6, unit.words)
        for bag, unit in zip(bags, candidates, strict=True)
    ]


_EMPTY = english.EMPTY | {english.stem(word) for word in english.EMPTY}


def _shares(found: Sequence[float]) -> list[float]:
    """Give figures as shares of the greatest."""
    most = max(found, default=0.0) or 1.0
    return [value / most for value in found]


def cosine(one: Vector, other: Vector) -> float:
    """Give how alike two unit vectors are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
