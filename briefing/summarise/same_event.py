"""Which articles tell of the same event: by what they share, and what no one else shares."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.models import CleanArticle
from briefing.summarise.joining.comparing import pairs
from briefing.summarise.joining.evidence import Evidence, Pair, figures
from briefing.summarise.joining.fingerprints import fingerprints
from briefing.summarise.joining.rivals import ahead

JOINED = 1.0
"Score from which two articles are taken to tell of one event."
CLEAR = 1.0
"By how much the two must be nearer to each other than to the next best."
_RIVAL = "one of them is as near to another, or nearer"
_FOREIGN = -12.0
"Log odds of two articles that share nothing, or of which a result differs."
_LOOSE = 1.5
"How far below JOINED the average of two groups may lie whose best pair is above it."
_BEHIND, _AHEAD = -2.0, 2.5
"Between these the lead of a pair over its rivals adds to its log odds; less is proved by few."
_DAY = 20
"Articles of the days the weights were fitted on; of more, a pair is the less likely one event."


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts towards the log odds of one event."""

    offset: float
    each: Evidence


WEIGHTS = Weights(
    -5.46,
    Evidence(
        rarest=2.66,
        people=0.59,
        places=0.49,
        leading=0.82,
        covered=2.01,
        officials=-1.04,
        leading_numbers=0.66,
        as_many=1.41,
        ages=1.68,
        kind=1.8,
        other_ages=-0.67,
        other_count=-1.47,
        other_time=-1.14,
        other_result=-3.98,
        unsaid=-0.76,
        other_kind=-0.98,
        other_people=-1.07,
        past_year=-0.72,
        later_year=-1.67,
        other_end=-3.99,
        court=-3.37,
        looked_back=-4.06,
        to_play=-3.8,
        to_come=-0.88,
        later=-1.12,
        one_title=-4.27,
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
    "From JOINED on they are one event, where no other is as near to either."
    shared: tuple[str, ...]
    "Names and numbers that stand in both."
    against: tuple[str, ...]
    "What speaks against it."
    copy: bool = False
    "True when they are nearly the same words."
    lead: float = 0.0
    "By how much they are nearer to each other than to the next best; below 0 they are not."


def groups(
    cleaned: Sequence[CleanArticle], known: Sequence[Likeness] | None = None
) -> tuple[tuple[int, ...], ...]:
    """Give the places of the articles of each event, in the order of their first article.

    `known` are their likenesses where they are known already. The likest pairs come first, and
    only those whose articles are nearest to each other. Two groups become one only when their
    articles are alike on average, so that one chance likeness does not chain two events together;
    and a title has one article in each, unless it told of the event twice in the same words.
    """
    alike = likenesses(cleaned) if known is None else known
    found = {(pair.first, pair.second): pair for pair in alike}
    titles = [article.article.site or f" {place}" for place, article in enumerate(cleaned)]
    part_of = {place: [place] for place in range(len(cleaned))}
    for pair in sorted(alike, key=lambda pair: (-pair.score, pair.shared, pair.first)):
        one, other = part_of[pair.first], part_of[pair.second]
        if pair.score < JOINED:
            break
        if pair.lead > CLEAR and one is not other and _one_event(one, other, found, titles):
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
    """Give every pair of articles that has anything rare in common, with its score.

    The score is the log odds by the evidence and, added to it within bounds, how far the two are
    ahead of the next best pair that one of them is in: of two tellings each is the other's best.
    """
    rarer = math.log(max(len(cleaned), _DAY) / _DAY)
    weighed = list(pairs(fingerprints(cleaned)))
    odds = {(pair.first, pair.second): _odds(pair, weights) - rarer for pair in weighed}
    return tuple(_likenesses(weighed, odds, _AHEAD * min(1.0, len(cleaned) / _DAY)))


def _likenesses(
    weighed: Sequence[Pair], odds: Mapping[tuple[int, int], float], most: float
) -> Iterator[Likeness]:
    leads = ahead(odds, _FOREIGN)
    for pair in weighed:
        places = pair.first, pair.second
        added = min(max(leads[places], _BEHIND), most)
        yield Likeness(
            *places,
            round(odds[places] + added, 4),
            pair.shared,
            pair.against if leads[places] > CLEAR else (*pair.against, _RIVAL),
            pair.copy,
            round(leads[places], 4),
        )


def _odds(pair: Pair, weights: Weights) -> float:
    evidence = pair.evidence
    if evidence.other_result:
        return _FOREIGN
    parts = zip(figures(evidence), figures(weights.each), strict=True)
    odds = weights.offset + sum(value * weight for value, weight in parts)
    if evidence.one_title and pair.copy:
        odds -= weights.each.one_title
    return odds
