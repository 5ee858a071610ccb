"""Retirement: episodes leave the feed for their age, and nothing goes within its promise."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from briefing import atomic, clock
from briefing.archive import emptied, layout, log, records
from briefing.archive.corrections import Render
from briefing.archive.log import Deed, Entry
from briefing.archive.publish import refresh
from briefing.models import Episode, Status

_LET_GO = (Deed.CORRECTED, Deed.REPLACED, Deed.RETIRED)


def retire(
    folder: Path,
    render: Render,
    *,
    when: datetime,
    keep: int | None = None,
    days: int | None = None,
    promise: int = 365,
) -> tuple[str, ...]:
    """Let old episodes leave the feed, and delete sound whose promise has run out.

    Beyond the newest `keep`, or older than `days`, an episode leaves the feed. Its files, the
    sound a correction replaced, and a page of the feed that ran empty stay until `promise` days
    after they left it. Gives the paths beneath public/ that were deleted.
    """
    published = [each for each in records.episodes(folder) if each.status is Status.PUBLISHED]
    leaving = [
        each
        for place, each in enumerate(published)
        if (keep is not None and place >= keep) or _older(each, days, when)
    ]
    for episode in leaving:
        log.append(folder, log.entry_of(episode, Deed.RETIRED, "age", when))
        layout.retired(folder).mkdir(parents=True, exist_ok=True)
        source = layout.record(folder, episode.edition)
        source.replace(layout.retired(folder) / source.name)
    if leaving:
        refresh(folder, render(records.episodes(folder)))
    _note_replaced(folder, when)
    emptied.note(folder, when)
    before = when - timedelta(days=promise)
    return _delete_expired(folder, before, when) + emptied.delete(folder, before, when)


def _note_replaced(folder: Path, when: datetime) -> None:
    """Log sound that a re-made edition left behind; its promise runs from when we first see it."""
    known = {(entry.edition, entry.audio) for entry in log.entries(folder)}
    for episode in records.episodes(folder):
        if episode.status is not Status.PUBLISHED:
            continue
        current = layout.episode(folder, episode) / episode.master.path
        in_use = {each.path for each in episode.masters}
        for path in sorted(current.parent.glob(f"*{current.suffix}")):
            if path.name not in in_use and (episode.edition, path.name) not in known:
                old = replace(episode.master, path=path.name, sha256=atomic.sha256(path))
                was = replace(episode, master=old)
                log.append(folder, log.entry_of(was, Deed.REPLACED, "made again", when))


def _delete_expired(folder: Path, before: datetime, when: datetime) -> tuple[str, ...]:
    """Delete what left the feed before `before`, each file once."""
    in_feed = {
        (each.edition, one.path) for each in records.episodes(folder) for one in each.masters
    }
    base, deleted = layout.public(folder), []
    for entry in log.entries(folder):
        left = datetime.fromisoformat(entry.when)
        if entry.deed not in _LET_GO or left > before:
            continue
        target = _files_of(folder, entry)
        if target and target.exists() and (entry.edition, entry.audio) not in in_feed:
            shutil.rmtree(target) if target.is_dir() else target.unlink()
            deleted.append(target.relative_to(base).as_posix())
            log.append(folder, replace(entry, deed=Deed.DELETED, when=when.isoformat()))
    return tuple(deleted)


def _files_of(folder: Path, entry: Entry) -> Path | None:
    """Give what an entry let go: one sound file for a correction, the folder for a retirement."""
    retired = layout.retired(folder) / f"{entry.edition}.json"
    slug = _slug(folder, entry.edition, retired)
    if slug is None:
        return None
    home = layout.public(folder) / "episodes" / slug
    if entry.deed is Deed.RETIRED:
        return home
    return home / layout.checked(entry.audio, "sound file")


def _slug(folder: Path, edition: str, retired: Path) -> str | None:
    path = retired if retired.exists() else layout.record(folder, edition)
    return records.read(path).slug if path.exists() else None


def _older(episode: Episode, days: int | None, when: datetime) -> bool:
    return days is not None and clock.moment(episode.published) < when - timedelta(days=days)
