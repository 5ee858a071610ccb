"""What speaks for two articles telling of one event, and what against, in figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from operator import attrgetter

from briefing.summarise.concepts import of_stem
from briefing.summarise.fingerprints import Fingerprint

_WINDOW = timedelta(hours=48)
"Two articles published further apart are two events."
_TABLE = 12
"Numbers beyond which an article is a table, where sharing some says little."
_ORDINARY, _OFFICE, _DIGIT = 0.7, 0.5, 0.5
"What a shared name counts that is also a word, or a minister's; and a number under ten."
NAMED = 0.8
"Names and numbers, together, that two tellings of one event share."
_COPY = 0.7
"Likeness of all words from which one telling is a copy of the other."
_UNKNOWN_GAP = 0.3
"Taken for the time between two articles, in tens of hours, when one has no date."

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How two articles stand to each other; a name or number that only they have counts 1."""

    names: float
    "Rare names in both."
    lead: float
    "Those of them in the title or lead of one."
    numbers: float
    "Rare numbers in both."
    whole: float
    "Likeness of all their words, 0 to 3."
    top: float
    "Likeness of their titles and first paragraphs, 0 to 3."
    told: float
    "How much of each one's lead the other tells too, the lesser of the two, 0 to 2."
    gap: float
    "Time between them, tens of hours."
    later: float
    "1 when only one tells what came of it."
    differing: float
    "Results of matches, clock times or claims that do not agree."
    one_title: float
    "1 when both are from one title, which seldom tells of one event twice."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with anything in common."""

    first: int
    second: int
    evidence: Evidence
    shared: tuple[str, ...]
    "Names and numbers in both."
    against: tuple[str, ...]
    "In plain words."
    copy: bool
    "True when they are nearly the same words: one title telling it again."


def pairs(tellings: Sequence[Fingerprint]) -> list[Pair]:
    """Give every pair that shares rare names or numbers enough, with its evidence."""
    known = _Rarity(tellings)
    found = []
    for second in range(len(tellings)):
        for first in known.related(second):
            pair = _pair(tellings, first, second, known)
            if pair is not None:
                found.append(pair)
    return found


class _Rarity:
    """How much it says that two of so many articles share a word."""

    def __init__(self, tellings: Sequence[Fingerprint]) -> None:
        self.articles = max(len(tellings), 8)
        self.words = Counter(word for one in tellings for word in one.whole)
        self.names = Counter(name for one in tellings for name in one.names)
        self.numbers = Counter(number for one in tellings for number in one.numbers)
        self._idf = {
            word: math.log((self.articles + 1) / (count + 0.5))
            for word, count in self.words.items()
        }
        self._leads = [sum(map(self.idf, sorted(one.lead))) for one in tellings]
        self.wholes = [self._vector(one.whole) for one in tellings]
        self.tops = [self._vector(one.top) for one in tellings]
        self._holders: dict[str, list[int]] = {}
        for place, one in enumerate(tellings):
            for mark in (*one.names, *one.numbers):
                if self.weight(mark) > 0:
                    self._holders.setdefault(mark, []).append(place)
        self._marks = [(*one.names, *one.numbers) for one in tellings]

    def related(self, place: int) -> list[int]:
        """Give the articles before this one that share any rare name or number with it."""
        holders = (self._holders.get(mark, ()) for mark in self._marks[place])
        return sorted({other for found in holders for other in found if other < place})

    def weight(self, mark: str) -> float:
        """Give what a shared name or number counts: 1 when two articles have it, 0 when half."""
        held = self.names.get(mark) or self.numbers.get(mark) or 1
        return max(0.0, math.log(self.articles / max(2, held)) / math.log(self.articles / 2))

    def idf(self, word: str) -> float:
        """Give how rare a word is."""
        return self._idf.get(word, 0.0)

    def told(self, lead: int, one: Fingerprint, other: Fingerprint) -> float:
        """Give the share of the lead of article number `lead`, `one`, that the other tells."""
        told = sorted(word for word in one.lead if word in other.whole)
        return sum(map(self.idf, told)) / (self._leads[lead] or 1.0)

    def _vector(self, bag: Counter[str]) -> Vector:
        raw = {
            word: (1 + math.log(count)) * self.idf(word)
            for word, count in bag.items()
            if self.words[word] < self.articles
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}


def _pair(tellings: Sequence[Fingerprint], first: int, second: int, known: _Rarity) -> Pair | None:
    one, other = tellings[first], tellings[second]
    if one.published and other.published and abs(one.published - other.published) > _WINDOW:
        return None
    names = sorted(name for name in one.names & other.names if _same(name, one, other))
    figures = sorted(one.numbers & other.numbers)
    weights = {name: known.weight(name) * _share(name, one, other) for name in names}
    counted = min(_counted(figures, one, other, known), 2.5)
    if sum(weights.values()) + counted < NAMED:
        return None
    leading = one.lead_names | other.lead_names
    later = _only_in(one, other) | _only_in(other, one)
    differing, reasons = _differing(one, other)
    alike = cosine(known.wholes[first], known.wholes[second])
    evidence = Evidence(
        names=min(sum(weights.values()), 3.5),
        lead=min(sum(weight for name, weight in weights.items() if name in leading), 2.5),
        numbers=counted,
        whole=10 * min(alike, 0.3),
        top=10 * min(cosine(known.tops[first], known.tops[second]), 0.3),
        told=5 * min(known.told(first, one, other), known.told(second, other, one), 0.4),
        gap=_gap(one, other),
        later=float(bool(later)),
        differing=differing,
        one_title=float(bool(one.site) and one.site == other.site),
    )
    if later:
        reasons.append(f"only one tells what came of it ({min(later)})")
    if evidence.one_title:
        reasons.append("both are from one title")
    return Pair(first, second, evidence, (*names, *figures), tuple(reasons), alike >= _COPY)


def _same(name: str, one: Fingerprint, other: Fingerprint) -> bool:
    """Tell whether a shared name is not just the first name of two different people."""
    ours, theirs = one.followed.get(name), other.followed.get(name)
    return not ours or not theirs or bool(ours & theirs)


def _only_in(one: Fingerprint, other: Fingerprint) -> set[str]:
    """Give the words of one's lead that mark a later story and that the other has no word for."""
    return {word for word in one.aftermath if of_stem(word) not in other.whole}


def _share(name: str, one: Fingerprint, other: Fingerprint) -> float:
    share = _ORDINARY if name in one.ordinary | other.ordinary else 1.0
    return share * (_OFFICE if name in one.offices | other.offices else 1.0)


def _counted(figures: Sequence[str], one: Fingerprint, other: Fingerprint, known: _Rarity) -> float:
    found = sum(known.weight(each) * (_DIGIT if len(each) == 1 else 1.0) for each in figures)
    return found / 3 if min(len(one.numbers), len(other.numbers)) > _TABLE else found


def _gap(one: Fingerprint, other: Fingerprint) -> float:
    if one.published is None or other.published is None:
        return _UNKNOWN_GAP
    return min(abs(one.published - other.published) / timedelta(hours=10), 1.5)


def _differing(one: Fingerprint, other: Fingerprint) -> tuple[float, list[str]]:
    """Give how many of the facts that two tellings of one event agree on do not agree."""
    reasons = []
    if one.scores and other.scores and not one.scores & other.scores:
        reasons.append("the scores differ")
    if len(one.times) == 1 and len(other.times) == 1 and not one.times & other.times:
        reasons.append("the times differ")
    if one.claim != other.claim:
        reasons.append("only one is what somebody says of it")
    return float(len(reasons)), reasons


def cosine(one: Vector, other: Vector) -> float:
    """Give how alike two unit vectors are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def figures(evidence: Evidence) -> tuple[float, ...]:
    """Give the evidence as numbers, in the order of its fields."""
    return _FIGURES(evidence)


_FIGURES = attrgetter(*(field.name for field in fields(Evidence)))
