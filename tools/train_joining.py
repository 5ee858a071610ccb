"""Fit the weights by which articles are joined to one event, and show how they do on days unseen.

    python tools/train_joining.py [--wrong] [DAY.jsonl ...]

Reads the days in `tests/corpus/days`, on which each article names its event, and days drawn by
lot from `tests/corpus/training`, on which no two articles are of one event and what is shared is
shared by chance. Prints, for each day left out in turn, how many pairs were joined and how many
wrongly by weights fitted on the other days (with `--wrong` also which), and the days given on the
command line by the weights that ship; then the weights of all days, to be put into
`briefing/summarise/same_event.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from labelled import Labelled, corpus

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import same_event
from briefing.summarise.joining.comparing import pairs
from briefing.summarise.joining.evidence import Evidence, figures
from briefing.summarise.joining.fingerprints import fingerprints
from briefing.summarise.same_event import WEIGHTS, Weights

DAYS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "days"
_EXPECTED = Evidence(
    rarest=1.5,
    people=0.8,
    places=0.4,
    leading=0.4,
    covered=2.0,
    officials=-1.0,
    leading_numbers=0.5,
    as_many=0.8,
    ages=1.2,
    kind=0.8,
    other_ages=-0.7,
    other_count=-0.7,
    other_time=-1.2,
    other_result=-3.0,
    unsaid=-1.0,
    other_kind=-1.0,
    other_people=-1.0,
    past_year=-1.0,
    later_year=-1.0,
    other_end=-3.0,
    court=-3.5,
    looked_back=-4.0,
    to_play=-3.5,
    to_come=-1.5,
    later=-0.7,
    one_title=-3.5,
)
"""What a reader would expect each to count before seeing the days; the fit is drawn towards it.

Few days show how much each kind says: what no day shows keeps its expected weight, and none
changes its sign.
"""
_OFFSET = -6.0
"Log odds of two articles that share nothing, to begin with."
_PENALTY = 30.0
"How strongly each weight, times the spread of its evidence, is drawn to what is expected of it."
_SIZE, _LOT = 24, "1"
"Articles of a day by lot, and the lot they are drawn by."
_BY_LOT = 0.6
"What a pair of a day by lot counts in the fit."
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Day:
    """The articles of a day and the event of each."""

    name: str
    events: list[str]
    cleaned: list[CleanArticle]
    counts: float = 1.0
    "What each of its pairs counts in the fit."


@dataclass(frozen=True)
class Rows:
    """What the fit sees of a day: the evidence of each pair, and whether it is one event."""

    evidence: Array
    joined: Array
    counts: Array


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="name what was missed or wrong")
    parser.add_argument("more", nargs="*", type=Path, metavar="DAY.jsonl")
    options = parser.parse_args()
    days = [read(path) for path in sorted(DAYS.glob("*.jsonl"), key=_number)]
    seen = [rows(day) for day in days]
    chance = [rows(day) for day in by_lot()]
    total = np.zeros(3, dtype=int)
    for left, day in enumerate(days):
        found = outcome(day, fitted([*seen[:left], *seen[left + 1 :], *chance]), tell=options.wrong)
        print(f"{day.name}, not seen: {said(found)}")
        total += found
    print(f"all, each not seen: {said(total)}")
    for path in options.more:
        print(f"{path.stem}, by the weights that ship: {said(outcome(read(path), WEIGHTS))}")
    print(fitted([*seen, *chance]))


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("day-"))


def read(path: Path) -> Day:
    """Give a day from its file."""
    events, cleaned = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events.append(row["event"])
        cleaned.append(
            _clean(row["id"], row["title"], row["paragraphs"], row["site"], row["published"])
        )
    return Day(path.stem, events, cleaned)


def by_lot() -> Iterator[Day]:
    """Give days of articles that have nothing to do with each other."""
    # By the sum of its text each article keeps its lot when others join the corpus.
    articles = sorted(corpus("training"), key=_drawn)
    for start in range(0, len(articles), _SIZE):
        drawn = articles[start : start + _SIZE]
        cleaned = []
        for place, one in enumerate(drawn):
            lines = zip(one.article.paragraphs, one.labels, strict=True)
            body = [line for line, label in lines if label == "body"]
            cleaned.append(
                _clean(str(place), one.article.title, body, one.group, "2026-05-05T08:00")
            )
        yield Day("by lot", [str(place) for place in range(len(drawn))], cleaned, _BY_LOT)


def _drawn(one: Labelled) -> str:
    text = "\n".join([_LOT, one.article.title, *one.article.paragraphs])
    return hashlib.sha256(text.encode()).hexdigest()


def _clean(name: str, title: str, lines: Sequence[str], site: str, published: str) -> CleanArticle:
    article = Article(name, title, tuple(lines), site=site, published=published)
    return CleanArticle(article, tuple(Paragraph(at, text) for at, text in enumerate(lines)))


def rows(day: Day) -> Rows:
    """Give the pairs of a day that share anything."""
    found = pairs(fingerprints(day.cleaned))
    evidence = np.array([figures(pair.evidence) for pair in found])
    joined = [day.events[pair.first] == day.events[pair.second] for pair in found]
    return Rows(
        evidence.reshape(len(found), len(fields(Evidence))),
        np.array(joined, dtype=float),
        np.full(len(found), day.counts),
    )


def fitted(days: Sequence[Rows]) -> Weights:
    """Give the weights of a logistic regression over the pairs of some days."""
    x = np.concatenate([day.evidence for day in days])
    joined = np.concatenate([day.joined for day in days])
    counts = np.concatenate([day.counts for day in days])
    spread = np.maximum(x.std(axis=0), 0.05)
    z = np.column_stack([x / spread, np.ones(len(joined))])
    expected = np.append(np.array(figures(_EXPECTED)) * spread, _OFFSET)
    penalty = np.append(np.full(x.shape[1], _PENALTY), 1e-3)
    found = _fit(z, joined, counts, expected, penalty)
    names = [field.name for field in fields(Evidence)]
    each = dict(zip(names, (round(float(one), 2) for one in found[:-1] / spread), strict=True))
    return Weights(round(float(found[-1]), 2), Evidence(**each))


def _fit(z: Array, joined: Array, counts: Array, expected: Array, penalty: Array) -> Array:
    """Give the weights by Newton's method; one whose sign would change stays at nothing."""
    free, found = np.ones(len(expected), dtype=bool), expected.copy()

    def cost(weights: Array) -> float:
        odds = z @ weights
        likely = np.logaddexp(0, odds) - joined * odds
        return float(counts @ likely + penalty @ (weights - expected) ** 2 / 2)

    while True:
        for _ in range(60):
            odds = 1 / (1 + np.exp(-np.clip(z @ found, -30, 30)))
            slope = (z.T @ (counts * (odds - joined)) + penalty * (found - expected))[free]
            here = z[:, free]
            bend = (here * (counts * odds * (1 - odds))[:, None]).T @ here
            step = np.zeros(len(found))
            step[free] = np.linalg.solve(bend + np.diag(penalty[free]), slope)
            while cost(found - step) > cost(found) and np.abs(step).max() > 1e-9:
                step /= 2  # From far away a whole step may overshoot.
            found = found - step
            if np.abs(step).max() < 1e-6:
                break
        turned = free & (found * expected < 0)
        if not turned.any():
            return found
        found[turned], free[turned] = 0.0, False


def outcome(day: Day, weights: Weights, *, tell: bool = False) -> tuple[int, int, int]:
    """Give how many pairs of a day are joined, of how many, and how many wrongly."""
    found = same_event.likenesses(day.cleaned, weights)
    scores = {(pair.first, pair.second): pair for pair in found}
    group = {
        place: number
        for number, places in enumerate(same_event.groups(day.cleaned, found))
        for place in places
    }
    true = joined = wrong = 0
    for one, other in combinations(range(len(day.events)), 2):
        together = group[one] == group[other]
        same = day.events[one] == day.events[other]
        true += same
        joined += same and together
        wrong += together and not same
        if tell and together != same:
            names = [day.cleaned[place].article.id for place in (one, other)]
            print("  ", "missed" if same else "wrong", *names, scores.get((one, other)))
    return joined, true, wrong


def said(found: Sequence[int] | Array) -> str:
    """Give an outcome in words."""
    return f"{found[0]} of {found[1]} pairs joined, {found[2]} wrongly"


if __name__ == "__main__":
    main()
