"""Which articles tell of the same event: names, numbers, wording and what became of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.models import CleanArticle
from briefing.summarise.evidence import Evidence, Pair, figures, pairs
from briefing.summarise.fingerprints import fingerprints

JOINED = -0.5
"Score (log odds) from which two articles are taken to tell of one event."
_FOREIGN = -5.0
"Score of two articles that share nothing."
_LOOSE = 1.5
"How far below JOINED the average of two groups may lie whose best pair is above it."
_DAY = 20
"Articles of the days the weights were fitted on; of more, a pair is the less likely one event."


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts towards the log odds of one event."""

    offset: float
    each: Evidence


WEIGHTS = Weights(
    -3.98,
    Evidence(
        names=1.21,
        lead=0.39,
        numbers=1.08,
        whole=0.26,
        top=0.86,
        told=0.3,
        gap=-0.87,
        later=-2.58,
        differing=-2.0,
        one_title=-3.53,
    ),
)
"Fitted by `tools/train_joining.py` on days the project wrote."


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two articles are, or are not, one event."""

    first: int
    "Place of one article."
    second: int
    "Place of the other, after it."
    score: float
    "Log odds; from JOINED on they are one event."
    shared: tuple[str, ...]
    "Names and numbers that stand in both."
    against: tuple[str, ...]
    "What speaks against it."
    copy: bool = False
    "True when they are nearly the same words."


def groups(
    cleaned: Sequence[CleanArticle], known: Sequence[Likeness] | None = None
) -> tuple[tuple[int, ...], ...]:
    """Give the places of the articles of each event, in the order of their first article.

    `known` are their likenesses where they are known already. The likest pairs come first. Two
    groups become one only when their articles are alike on average, so that one chance likeness
    does not chain two events together; and a title has one article in each, unless it told of
    the event twice in the same words.
    """
    alike = likenesses(cleaned) if known is None else known
    found = {(pair.first, pair.second): pair for pair in alike}
    titles = [article.article.site or f" {place}" for place, article in enumerate(cleaned)]
    part_of = {place: [place] for place in range(len(cleaned))}
    for pair in sorted(alike, key=lambda pair: (-pair.score, pair.shared, pair.first)):
        one, other = part_of[pair.first], part_of[pair.second]
        if pair.score < JOINED:
            break
        if one is not other and _one_event(one, other, found, titles):
            one += other
            for place in other:
                part_of[place] = one
    return tuple(sorted({tuple(sorted(part)) for part in part_of.values()}))


def _one_event(
    one: Sequence[int],
    other: Sequence[int],
    found: Mapping[tuple[int, int], Likeness],
    titles: Sequence[str],
) -> bool:
    scores = []
    for a in one:
        for b in other:
            pair = found.get((min(a, b), max(a, b)))
            if titles[a] == titles[b] and not (pair and pair.copy):
                return False
            scores.append(pair.score if pair else _FOREIGN)
    return sum(scores) / len(scores) >= JOINED - _LOOSE


def likenesses(cleaned: Sequence[CleanArticle], weights: Weights = WEIGHTS) -> tuple[Likeness, ...]:
    """Give every pair of articles that has anything rare in common, with its score."""
    rarer = math.log(max(len(cleaned), _DAY) / _DAY)
    return tuple(
        Likeness(
            pair.first,
            pair.second,
            round(_score(pair, weights) - rarer, 4),
            pair.shared,
            pair.against,
            pair.copy,
        )
        for pair in pairs(fingerprints(cleaned))
    )


def _score(pair: Pair, weights: Weights) -> float:
    evidence = pair.evidence
    parts = zip(figures(evidence), figures(weights.each), strict=True)
    score = weights.offset + sum(value * weight for value, weight in parts)
    if evidence.one_title and pair.copy:
        score -= weights.each.one_title
    return score
