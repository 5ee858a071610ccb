"""Fit the weights by which articles are joined to one event, and show how they do on days unseen.

    python tools/train_joining.py

Reads the days in `tests/corpus/days`, on which each article names its event. Prints, for each day
left out in turn, how many pairs were joined and how many wrongly by weights fitted on the other
days; then the weights of all days, to be put into `briefing/summarise/same_event.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import numpy as np

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import same_event
from briefing.summarise.evidence import Evidence, figures, pairs
from briefing.summarise.fingerprints import fingerprints
from briefing.summarise.same_event import Weights

DAYS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "days"
_AGAINST = {"gap": -2.0, "later": -3.0, "differing": -2.0, "one_title": -5.0}
"Evidence that may only speak against, and how far: few days show how much some of it says."
Day = tuple[list[str], list[CleanArticle]]


def main() -> None:
    """Fit and print."""
    days = [read(path) for path in sorted(DAYS.glob("*.jsonl"))]
    for left in range(len(days)):
        weights = fitted([day for place, day in enumerate(days) if place != left])
        print(f"day {left + 1}, not seen: {outcome(days[left], weights)}")
    weights = fitted(days)
    for place, day in enumerate(days, start=1):
        print(f"day {place}, seen: {outcome(day, weights)}")
    print(weights)


def read(path: Path) -> Day:
    """Give the events and the articles of a day."""
    events, cleaned = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        body = tuple(row["paragraphs"])
        article = Article(
            row["id"], row["title"], body, site=row["site"], published=row["published"]
        )
        events.append(row["event"])
        kept = tuple(Paragraph(place, text) for place, text in enumerate(body))
        cleaned.append(CleanArticle(article, kept))
    return events, cleaned


def fitted(days: Sequence[Day], penalty: float = 1.0, rounds: int = 4000) -> Weights:
    """Give the weights of a logistic regression over all pairs that share anything."""
    rows, joined = [], []
    for events, cleaned in days:
        for pair in pairs(fingerprints(cleaned)):
            rows.append(figures(pair.evidence))
            joined.append(events[pair.first] == events[pair.second])
    names = [field.name for field in fields(Evidence)]
    low = np.array([_AGAINST.get(name, 0.0) for name in names])
    high = np.array([0.0 if name in _AGAINST else 9.0 for name in names])
    x, y = np.array(rows), np.array(joined, dtype=float)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z, weights, offset = (x - mean) / spread, np.zeros(x.shape[1]), 0.0
    for _ in range(rounds):
        error = 1 / (1 + np.exp(-(z @ weights + offset))) - y
        weights -= 5 * (z.T @ error + penalty * weights) / len(y)
        offset -= 5 * float(error.mean())
        weights = np.clip(weights, low * spread, high * spread)
    plain = weights / spread
    found = {name: round(float(one), 2) for name, one in zip(names, plain, strict=True)}
    return Weights(round(float(offset - (plain * mean).sum()), 2), Evidence(**found))


def outcome(day: Day, weights: Weights) -> str:
    """Give in words how a day comes out."""
    events, cleaned = day
    found = same_event.likenesses(cleaned, weights)
    group = {
        place: number
        for number, places in enumerate(same_event.groups(cleaned, found))
        for place in places
    }
    true = joined = wrong = 0
    for one, other in combinations(range(len(events)), 2):
        together = group[one] == group[other]
        same = events[one] == events[other]
        true += same
        joined += same and together
        wrong += together and not same
    return f"{joined} of {true} pairs joined, {wrong} wrongly"


if __name__ == "__main__":
    main()
