"""Corrections: a published episode is mended, withdrawn, or retired for its age, in the open."""

from __future__ import annotations

import html
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from briefing import atomic, clock
from briefing.archive import layout, log, records
from briefing.archive.log import Deed, Entry
from briefing.archive.publish import publish, refresh
from briefing.errors import ArchiveError
from briefing.models import Episode, Status

Render = Callable[[Sequence[Episode]], Mapping[str, bytes]]
"How the feed room renders the show from its episodes: functools.partial(feed.render, show)."

_LET_GO = (Deed.CORRECTED, Deed.REPLACED, Deed.RETIRED)


def correct(
    folder: Path, remade: Episode, draft: Path, render: Render, *, what: str, when: datetime
) -> Episode:
    """Publish `remade` in the place of the episode with its edition; `what` was corrected.

    It keeps guid, number, slug and date; its sound has a new address, the old one goes on
    answering; its notes open with what changed. Gives the episode as published.
    Raises ArchiveError when there is no such edition or its sound is the same as before.
    """
    old = _published(folder, remade.edition)
    if old.master.sha256 == remade.master.sha256:
        raise ArchiveError(
            f"edition {old.edition} has the same sound as before", "Correct its script first."
        )
    corrected = replace(
        remade,
        guid=old.guid,
        number=old.number,
        slug=old.slug,
        published=old.published,
        status=Status.PUBLISHED,
    )
    # The log is written first: a correction that is heard is always one that is owned to.
    entry = _entry(old, Deed.CORRECTED, what, when)
    if not any(replace(entry, when=each.when) == each for each in log.entries(folder)):
        log.append(folder, entry)
    corrected = owned_up(folder, corrected)
    everything = records.with_episode(records.episodes(folder), corrected)
    publish(folder, corrected, draft, render(everything))
    return corrected


def owned_up(folder: Path, episode: Episode) -> Episode:
    """Give the episode with every correction in the log at the head of its notes, newest first."""
    said = [
        f"<p><strong>Corrected {clock.long_date(clock.moment(entry.when))}:</strong> "
        f"{html.escape(entry.reason)}</p>"
        for entry in log.entries(folder)
        if entry.deed is Deed.CORRECTED and entry.edition == episode.edition
    ]
    return replace(episode, notes="".join(reversed(said)) + episode.notes) if said else episode


def withdraw(
    folder: Path,
    key: str,
    render: Render,
    *,
    reason: str,
    when: datetime,
    correction: tuple[Episode, Path] | None = None,
) -> Episode:
    """Take the episode `key` out of the feed, for good; `reason` stands on its page.

    `correction` is the "Correction" episode and its draft folder: it is published, and its
    sound answers at every address the withdrawn episode's sound had. Without it those
    addresses are left empty. Gives the withdrawn episode. A withdrawal that was cut short is
    finished by asking again. Raises ArchiveError when there is no such published episode.
    """
    old = _published(folder, key, or_withdrawn=True)
    said = f"<p>Withdrawn {clock.long_date(when)}: {html.escape(reason)}</p>"
    gone = replace(
        old,
        # Neither its headlines nor its words are said again.
        title=f"Bulletin of {clock.long_date(clock.moment(old.published))}",
        stories=(),
        status=Status.WITHDRAWN,
        notes=said,
        summary=reason,
        transcript=(),
        chapters=(),
        excerpts=(),
        flash=None,
    )
    if old.status is Status.PUBLISHED:
        log.append(folder, _entry(old, Deed.WITHDRAWN, reason, when))
        records.keep(folder, gone)
    everything = records.episodes(folder)
    if correction:
        episode, draft = correction
        everything = records.with_episode(everything, episode)
        publish(folder, episode, draft, render(everything))
        masters = reversed(episode.masters)  # the main file last: it wins its suffix
        _silence(folder, gone, {Path(one.path).suffix: draft / one.path for one in masters})
    else:
        refresh(folder, render(everything))
        _silence(folder, gone, {})
    return gone


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

    Beyond the newest `keep`, or older than `days`, an episode leaves the feed. Its files, and
    the sound a correction replaced, stay until `promise` days after they left it. Gives the
    paths beneath public/ that were deleted.
    """
    published = [each for each in records.episodes(folder) if each.status is Status.PUBLISHED]
    leaving = [
        each
        for place, each in enumerate(published)
        if (keep is not None and place >= keep) or _older(each, days, when)
    ]
    for episode in leaving:
        log.append(folder, _entry(episode, Deed.RETIRED, "age", when))
        layout.retired(folder).mkdir(parents=True, exist_ok=True)
        source = layout.record(folder, episode.edition)
        source.replace(layout.retired(folder) / source.name)
    if leaving:
        refresh(folder, render(records.episodes(folder)))
    _note_replaced(folder, when)
    return _delete_expired(folder, when - timedelta(days=promise), when)


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
                entry = _entry(replace(episode, master=old), Deed.REPLACED, "made again", when)
                log.append(folder, entry)


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


def _silence(folder: Path, gone: Episode, spoken: Mapping[str, Path]) -> None:
    """Put the spoken correction at every old address of the sound; take the words away.

    `spoken` are its files by their suffix: an old address is answered in its own coding.
    """
    home = layout.episode(folder, gone)
    for path in sorted(home.iterdir()):
        if path.name == "index.html":
            continue
        if path.suffix in spoken:
            atomic.write_bytes(path, spoken[path.suffix].read_bytes())
        else:
            path.unlink()


def _published(folder: Path, key: str, *, or_withdrawn: bool = False) -> Episode:
    allowed = {Status.PUBLISHED, Status.WITHDRAWN} if or_withdrawn else {Status.PUBLISHED}
    found = records.find(folder, key)
    if found is None or found.status not in allowed:
        known = ", ".join(each.edition for each in records.episodes(folder)[:5]) or "none"
        raise ArchiveError(
            f"there is no published episode {key!r} in {folder}", f"Newest editions: {known}."
        )
    return found


def _older(episode: Episode, days: int | None, when: datetime) -> bool:
    return days is not None and clock.moment(episode.published) < when - timedelta(days=days)


def _entry(episode: Episode, deed: Deed, reason: str, when: datetime) -> Entry:
    return Entry(
        when=when.isoformat(),
        deed=deed,
        guid=episode.guid,
        edition=episode.edition,
        title=episode.title,
        audio=episode.master.path,
        sha256=episode.master.sha256,
        reason=reason,
    )
