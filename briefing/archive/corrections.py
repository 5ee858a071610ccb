"""Corrections: a published episode is mended or withdrawn, in the open."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefing import atomic, clock
from briefing.archive import layout, log, records
from briefing.archive.log import Deed
from briefing.archive.publish import publish, refresh
from briefing.errors import ArchiveError
from briefing.models import Episode, Status

Render = Callable[[Sequence[Episode]], Mapping[str, bytes]]
"How the feed room renders the show from its episodes: functools.partial(feed.render, show)."


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
    entry = log.entry_of(old, Deed.CORRECTED, what, when)
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
        log.append(folder, log.entry_of(old, Deed.WITHDRAWN, reason, when))
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
