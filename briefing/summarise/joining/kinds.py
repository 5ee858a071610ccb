"""Kinds of news: a fire, a crash, a sentence, a match; and how much two articles are of a kind."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefing import english

_TABLE = Path(__file__).with_name("kinds.txt")


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    rows = _TABLE.read_text("utf-8").replace("\n    ", " ").splitlines()
    for row in rows:
        if row.startswith("#"):
            continue
        kind, _, words = row.partition(":")
        for word in words.split():
            kinds = found.setdefault(english.stem(word), [])
            if kind not in kinds:
                kinds.append(kind)
    return {stem: tuple(kinds) for stem, kinds in found.items()}


_OF = _table()
_PLAIN = 3
"Different words of a kind that make an opening plainly of it."
_WHOLE = 5
"Different words of a kind that make an article plainly of it."


def kinds(stems: Mapping[str, int]) -> dict[str, float]:
    """Give how strongly a text is of each kind; `stems` are its words without endings, counted."""
    strength: dict[str, float] = {}
    for stem, count in stems.items():
        for kind in _OF.get(stem, ()):
            strength[kind] = strength.get(kind, 0.0) + 1 + math.log(count)
    return strength


def plain(stems: Iterable[str], *, whole: bool = False) -> frozenset[str]:
    """Give the kinds that an opening, or a whole article, is plainly of, by its stems."""
    told = Counter(kind for stem in set(stems) for kind in _OF.get(stem, ()))
    least = _WHOLE if whole else _PLAIN
    return frozenset(kind for kind, words in told.items() if words >= least)


def vectors(articles: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Give the kinds of each article as a vector of length 1; what many articles are counts less.

    An article of no kind has an empty one.
    """
    held = Counter(kind for article in articles for kind in article)
    total = len(articles) + 1
    found = []
    for article in articles:
        raw = {
            kind: strength * (math.log(total / (held[kind] + 1)) + 0.2)
            for kind, strength in article.items()
        }
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        found.append({kind: value / length for kind, value in raw.items()})
    return found
