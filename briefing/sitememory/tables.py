"""The tables of the memory: articles, the lines seen in each, the wording of repeated lines."""

from __future__ import annotations

import hashlib
import sqlite3
import struct
from contextlib import suppress

from briefing.models import Article
from briefing.sitememory.wording import marks_of
from briefing.text import key

MOST_ARTICLES = 500
"Articles remembered of one site; the oldest give way."
MOST_SITES = 2_000
"Sites remembered; the one that was silent longest gives way."

_SCHEMA = """
CREATE TABLE IF NOT EXISTS article (
    number INTEGER PRIMARY KEY, site TEXT NOT NULL, name BLOB NOT NULL, day TEXT NOT NULL,
    marks BLOB NOT NULL, UNIQUE (site, name)
);
CREATE TABLE IF NOT EXISTS seen (
    site TEXT NOT NULL, line BLOB NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (site, line, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_in ON seen (number);
CREATE TABLE IF NOT EXISTS wording (
    site TEXT NOT NULL, line BLOB NOT NULL, text TEXT NOT NULL, PRIMARY KEY (site, line)
) WITHOUT ROWID;
"""


def prepare(base: sqlite3.Connection) -> None:
    """Make the tables in a new file; harmless when another process has just done so."""
    # SQLite does not wait for its turn here: who finds another at it leaves it to the other.
    with suppress(sqlite3.OperationalError):
        base.execute("PRAGMA journal_mode = WAL")
    base.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA.split(";"):
        base.execute(statement)
    base.execute("PRAGMA user_version = 1")
    base.execute("COMMIT")


def enter(base: sqlite3.Connection, site: str, article: Article, day: str) -> int:
    """Enter an article as the newest of its site, in place of an earlier reading of it."""
    identity = (article.url or "").partition("#")[0].partition("?")[0] or key(article.title)
    whole = identity or "\n".join(article.paragraphs)
    name = hashlib.blake2b(whole.encode("utf-8"), digest_size=8).digest()
    old = base.execute(
        "SELECT number, day FROM article WHERE site = ? AND name = ?", (site, name)
    ).fetchone()
    if old:
        base.execute("DELETE FROM seen WHERE number = ?", (old[0],))
        base.execute("DELETE FROM article WHERE number = ?", (old[0],))
        day = old[1] or day  # the first sighting counts: reading it again makes no second date
    found = marks_of(article)
    marks = struct.pack(f"<{len(found)}I", *found)
    return int(
        base.execute(
            "INSERT INTO article (number, site, name, day, marks) VALUES"
            " ((SELECT COALESCE(MAX(number), 0) + 1 FROM article), ?, ?, ?, ?)",
            (site, name, day, marks),
        ).lastrowid
        or 0
    )


def note_wordings(base: sqlite3.Connection, site: str, lines: dict[bytes, str]) -> None:
    """Keep the words of a line only when it comes a second time: news is not stored here."""
    for line, text in sorted(lines.items()):
        if base.execute("SELECT 1 FROM seen WHERE site = ? AND line = ?", (site, line)).fetchone():
            base.execute("INSERT OR REPLACE INTO wording VALUES (?, ?, ?)", (site, line, text))


def forget_oldest(base: sqlite3.Connection, site: str) -> None:
    """Keep the memory bounded: the oldest articles of a site and the most silent sites go."""
    (count,) = base.execute("SELECT COUNT(*) FROM article WHERE site = ?", (site,)).fetchone()
    if count > MOST_ARTICLES:
        rows = base.execute(
            "SELECT number FROM article WHERE site = ? ORDER BY number LIMIT ?",
            (site, count - MOST_ARTICLES),
        ).fetchall()
        base.executemany("DELETE FROM seen WHERE number = ?", rows)
        base.executemany("DELETE FROM article WHERE number = ?", rows)
        base.execute(
            "DELETE FROM wording WHERE site = ? AND line NOT IN"
            " (SELECT line FROM seen WHERE site = ?)",
            (site, site),
        )
    silent = base.execute(
        "SELECT site FROM article GROUP BY site ORDER BY MAX(number) DESC LIMIT -1 OFFSET ?",
        (MOST_SITES,),
    ).fetchall()
    for (name,) in silent:
        forget_site(base, name)


def forget_site(base: sqlite3.Connection, site: str) -> int:
    """Remove all that is remembered of a site; how many articles went."""
    base.execute("DELETE FROM seen WHERE site = ?", (site,))
    base.execute("DELETE FROM wording WHERE site = ?", (site,))
    return base.execute("DELETE FROM article WHERE site = ?", (site,)).rowcount
