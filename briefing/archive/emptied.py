"""Feed files that ran empty: when the feed shrinks, its last page goes on answering.

Whoever follows `feed-3.xml`, or `stories.xml`, finds it there, well-formed and without items,
until the promise that its address was published under has run out.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from briefing.archive import layout, log
from briefing.archive.log import Deed, Entry

_PART = re.compile(r"feed-\d+\.xml|stories\.xml")
_ITEM = b"<item>"


def feeds(folder: Path) -> tuple[str, ...]:
    """Name the feed files in the public folder that can run empty, for `feed.render`."""
    base = layout.public(folder)
    return tuple(sorted(path.name for path in base.glob("*.xml") if _PART.fullmatch(path.name)))


def note(folder: Path, when: datetime) -> None:
    """Log the feed files that have run empty, or filled again, since the log last spoke of them."""
    last = _last(folder)
    for name in feeds(folder):
        empty = _ITEM not in (layout.public(folder) / name).read_bytes()
        was_empty = name in last and last[name].deed is Deed.EMPTIED
        if empty and not was_empty:
            log.append(folder, _entry(name, Deed.EMPTIED, "no items any more", when))
        elif was_empty and not empty:
            log.append(folder, _entry(name, Deed.FILLED, "it has items again", when))


def delete(folder: Path, before: datetime, when: datetime) -> tuple[str, ...]:
    """Delete the feed files that ran empty before `before`; give their names."""
    deleted = []
    for name, entry in _last(folder).items():
        path = layout.public(folder) / name
        if entry.deed is not Deed.EMPTIED or datetime.fromisoformat(entry.when) > before:
            continue
        if path.exists():
            path.unlink()
            deleted.append(name)
        log.append(folder, _entry(name, Deed.DELETED, entry.reason, when))
    return tuple(deleted)


def _last(folder: Path) -> dict[str, Entry]:
    """Give the newest entry of each feed file that the log speaks of."""
    return {each.audio: each for each in log.entries(folder) if _PART.fullmatch(each.audio)}


def _entry(name: str, deed: Deed, reason: str, when: datetime) -> Entry:
    return Entry(
        when=when.isoformat(), deed=deed, guid="", edition="", title="", audio=name, sha256="",
        reason=reason,
    )  # fmt: skip
