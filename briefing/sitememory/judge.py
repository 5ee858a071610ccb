"""When a repeated line is furniture: often enough, and a sentence only among strangers."""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter
from collections.abc import Sequence

from briefing.sitememory.wording import is_sentence, mark
from briefing.text import key, words

FEWEST_ARTICLES, FEWEST_DATES = 3, 2
"How often a line must have come before it is known."
_COMPARED = 24  # articles with the same sentence that are held against each other


class Judge:
    """Tells for one site, within one transaction, which lines are known."""

    def __init__(self, base: sqlite3.Connection, site: str) -> None:
        self.base = base
        self.site = site
        self.usual: frozenset[int] | None = None

    def knows(self, line: bytes, text: str) -> bool:
        """Tell whether a line, with its mark, is furniture of the site."""
        rows = self.base.execute(
            "SELECT article.day, article.marks FROM seen JOIN article USING (number)"
            " WHERE seen.site = ? AND seen.line = ? ORDER BY number DESC",
            (self.site, line),
        ).fetchall()
        if len(rows) < FEWEST_ARTICLES or len({day for day, _ in rows}) < FEWEST_DATES:
            return False
        return not is_sentence(text) or self._is_at_home_anywhere(rows, text)

    def _is_at_home_anywhere(self, rows: Sequence[tuple[str, bytes]], text: str) -> bool:
        """Tell whether a sentence stands in enough articles that share nothing else."""
        if self.usual is None:
            self.usual = self._usual_marks()
        ignored = self.usual | {mark(key(word)) for word in words(text)}
        apart: list[tuple[str, frozenset[int]]] = []
        for day, packed in rows[:_COMPARED]:
            marks = _unpack(packed) - ignored
            if not any(_related(marks, other) for _, other in apart):
                apart.append((day, marks))
        return len(apart) >= FEWEST_ARTICLES and len({day for day, _ in apart}) >= FEWEST_DATES

    def _usual_marks(self) -> frozenset[int]:
        """Give the names that half of a site's articles hold, such as its own and its town's."""
        rows = self.base.execute(
            "SELECT marks FROM article WHERE site = ? ORDER BY number DESC LIMIT 60", (self.site,)
        ).fetchall()
        counted = Counter(mark for (packed,) in rows for mark in _unpack(packed))
        # In a handful of articles half proves nothing: three on one trial would hide its names.
        return frozenset(m for m, n in counted.items() if len(rows) >= 10 and n * 2 > len(rows))


def _unpack(packed: bytes) -> frozenset[int]:
    return frozenset(struct.unpack(f"<{len(packed) // 4}I", packed))


def _related(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether two articles seem to be about the same thing."""
    shared = len(one & other)
    return shared >= 3 and shared * 3 >= min(len(one), len(other))
