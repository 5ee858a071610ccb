"""What a title repeats: lines seen in several of its articles, kept in SQLite, are not news.

An advert nobody wrote a rule for gives itself away by coming again. News may come again too
(the background paragraph of a long trial), so a full sentence is believed to be furniture only
when the articles that carry it have nothing else in common, and only word for word: a sentence
whose name or number changes is another sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.clock import day_of
from briefing.errors import ArchiveError
from briefing.models import Article
from briefing.sitememory import tables
from briefing.sitememory.judge import Judge
from briefing.sitememory.wording import fold, memorable, site_name, site_of

_WAIT = 15.0  # seconds for another process to finish its writing


@dataclass(frozen=True, slots=True)
class Remembered:
    """A line that a site repeats."""

    text: str
    "As it stood when it was last seen."
    articles: int
    "In how many of the remembered articles."
    dates: int
    "On how many dates."
    known: bool
    "True when it is now held to be furniture."


class SiteMemory:
    """The memory, one file for all sites; several processes may learn at the same time."""

    def __init__(self, path: Path) -> None:
        """Keep the memory at `path`, which is made when the first article is learned."""
        self.path = path

    def learn(self, article: Article, *, today: date | None = None) -> bool:
        """Remember the lines of an article; False when its site is unknown.

        `today` dates an article that does not say when it was published. The same article
        learned again replaces what was remembered of it. Raises ArchiveError when the file
        cannot be written.
        """
        site = site_of(article)
        if not site:
            return False
        day = day_of(article.published) or today
        lines = {fold(text): text for text in memorable(article.paragraphs)}
        with self._open(write=True) as base:
            number = tables.enter(base, site, article, day.isoformat() if day else "")
            tables.note_wordings(base, site, lines)
            base.executemany(
                "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)",
                [(site, line, number) for line in sorted(lines)],
            )
            tables.forget_oldest(base, site)
        return True

    def known(self, site: str | None, lines: Iterable[str]) -> frozenset[str]:
        """Give those of the lines that `site` is known to repeat; empty when nothing is known.

        A site is named as `site_of` gives it. Raises ArchiveError when the file cannot be read.
        """
        name = site_name(site)
        asked = tuple(memorable(lines))
        if not name or not asked or not self.path.exists():
            return frozenset()
        with self._open() as base:
            judge = Judge(base, name)
            return frozenset(text for text in asked if judge.knows(fold(text), text))

    def sites(self) -> tuple[str, ...]:
        """Give the names of the sites remembered, sorted."""
        if not self.path.exists():
            return ()
        with self._open() as base:
            return tuple(
                row[0] for row in base.execute("SELECT DISTINCT site FROM article ORDER BY site")
            )

    def show(self, site: str) -> tuple[Remembered, ...]:
        """Give the lines that `site` repeats, the most frequent first."""
        if not self.path.exists():
            return ()
        name = site_name(site)
        with self._open() as base:
            judge = Judge(base, name)
            rows = base.execute(
                "SELECT wording.text, seen.line, COUNT(*), COUNT(DISTINCT article.day) FROM seen"
                " JOIN wording USING (site, line) JOIN article USING (number)"
                " WHERE seen.site = ? GROUP BY seen.line HAVING COUNT(*) > 1"
                " ORDER BY COUNT(*) DESC, wording.text",
                (name,),
            ).fetchall()
            return tuple(
                Remembered(text, count, dates, judge.knows(line, text))
                for text, line, count, dates in rows
            )

    def forget(self, site: str, line: str | None = None) -> int:
        """Forget a whole site, or one line of it; how many articles or sightings went."""
        if not self.path.exists():
            return 0
        name = site_name(site)
        with self._open(write=True) as base:
            if line is None:
                return tables.forget_site(base, name)
            place = (name, fold(line))
            base.execute("DELETE FROM wording WHERE site = ? AND line = ?", place)
            return base.execute("DELETE FROM seen WHERE site = ? AND line = ?", place).rowcount

    @contextmanager
    def _open(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        """Lend a connection for one transaction, undone when anything goes wrong in it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            try:
                base.execute("PRAGMA synchronous = NORMAL")
                if base.execute("PRAGMA user_version").fetchone()[0] == 0:
                    tables.prepare(base)
                base.execute("BEGIN IMMEDIATE" if write else "BEGIN")
                try:
                    yield base
                except BaseException:
                    base.execute("ROLLBACK")
                    raise
                base.execute("COMMIT")
            finally:
                base.close()
        except (sqlite3.Error, OSError) as error:
            raise ArchiveError(
                f"{self.path}: the memory of sites cannot be used: {error}",
                "Delete the file (it is learned again as articles pass), or mend its folder.",
            ) from error
