"""Which edition a run makes: by its date, or by the day and what was asked before on it."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefing import archive, atomic, clock, feed
from briefing.errors import ArchiveError, ConfigError
from briefing.models import Show

_ORDER = "order.json"
_BARE_DATE = len("2026-11-22")


def settle(
    folder: Path, date: str | None, asked: str, now: datetime, *, goes_on: bool
) -> tuple[str, datetime]:
    """Give the key and the moment of the edition to make.

    A date names it. Without one it is the day's first edition, or, when that was made of
    something else, one to the minute; and an unchanged request goes back to the edition it
    made before on that day. A run that `goes_on` takes the newest edition. Raises
    ArchiveError when there is none, ConfigError when the date is none.
    """
    if date is not None:
        if len(date) > 40:
            raise ConfigError(f"--date: {date[:40]!r}... is not a date", "Write 2026-11-22.")
        when = clock.moment(date)
        return clock.edition_key(when, to_the_minute=len(date) > _BARE_DATE), when
    if goes_on:
        return _newest(folder)
    today = clock.edition_key(now, to_the_minute=False)
    for path in sorted((folder / "work").glob(f"{today}*/{_ORDER}")):
        if _read(path).get("asked") == asked:
            return path.parent.name, moment_of(path.parent)
    taken = (folder / "work" / today / _ORDER).exists()
    return clock.edition_key(now, to_the_minute=taken), now.replace(microsecond=0)


def remember(work: Path, asked: str, when: datetime) -> None:
    """Keep in the edition's work folder what was asked and for which moment."""
    content = {"asked": asked, "when": when.isoformat()}
    atomic.write_text(work / _ORDER, json.dumps(content, indent=1) + "\n")


def moment_of(work: Path) -> datetime:
    """Give the moment an edition in the work folder was asked for."""
    return clock.moment(str(_read(work / _ORDER).get("when", "")), where=str(work / _ORDER))


def with_guid(folder: Path, show: Show) -> Show:
    """Give the show with its permanent guid: assigned once, kept beside the records."""
    if show.guid:
        return show
    kept = folder / "archive" / "show-guid"
    if not kept.is_file():
        atomic.write_text(kept, feed.guid(show) + "\n")
    return replace(show, guid=kept.read_text(encoding="utf-8").strip())


def identity(folder: Path, show: Show, edition: str) -> tuple[int, str, str | None]:
    """Give number, guid and slug of an edition's episode, the same ones for ever.

    The slug is None for an edition that was never published: its headline will name it.
    """
    before = archive.find(folder, edition)
    if before:
        return before.number, before.guid, before.slug
    try:
        space = uuid.UUID(show.guid)
    except ValueError:
        remedy = "Leave it out to have one made, or write a UUID."
        raise ConfigError(f"[show] guid = {show.guid!r}: is not a UUID", remedy) from None
    return archive.next_number(folder), str(uuid.uuid5(space, edition)), None


def _newest(folder: Path) -> tuple[str, datetime]:
    orders = [
        (moment_of(path.parent), path.parent.name) for path in folder.glob(f"work/*/{_ORDER}")
    ]
    if not orders:
        remedy = "Run 'briefing make ARTICLE... --to DIR' first."
        raise ArchiveError(f"{folder}: there is no edition to go on with", remedy)
    when, key = max(orders)
    return key, when


def _read(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
