"""Mending in the open: an episode approved, corrected or withdrawn after it was made."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from briefing import archive, clock, feed, shipped
from briefing.errors import ArchiveError
from briefing.models import Episode, Script, Sentence, Show, Source, Status, Story
from briefing.pipeline import edition, recording, wording
from briefing.pipeline.desk import Desk
from briefing.pipeline.job import Job
from briefing.pipeline.making import explained, publish, recorded
from briefing.pipeline.order import Event, Order, Outcome
from briefing.script import to_text, write
from briefing.sentences import split
from briefing.stages import Stage, WorkFolder, digest
from briefing.text import tidy

Listener = Callable[[Event], None]

_NOTICE = "notice"
"Id of the newsroom's own notice, on which a correction's sentences stand."
_PROGRAMME = "correction"


def approve(order: Order, key: str, listener: Listener | None = None) -> Outcome:
    """Publish the edition `key` that was made but not yet published, from its script.

    Raises ArchiveError when no such edition lies in the work folder.
    """
    with explained(order.to), archive.lock(order.to, "approve"):
        work = archive.work(order.to, key)
        if not (work / "order.json").is_file():
            raise ArchiveError(
                f"{order.to}: no edition {key!r} waits to be approved", _waiting(order.to)
            )
        desk = _desk(order, key, edition.moment_of(work), listener)
        job, episode = _recorded(desk)
        with desk.stage(Stage.PUBLISH, "publishing"):
            desk.outcome.episode = replace(episode, status=Status.PUBLISHED)
            publish(order, desk.outcome, job.show, desk.outcome.episode, job.draft)
        return desk.outcome


def correct(
    order: Order, key: str, what: str, listener: Listener | None = None
) -> tuple[Episode, Outcome]:
    """Record the script of a published episode again, as it stands now, in the episode's place.

    `key` is an edition, slug, guid or number; `what` says what was corrected. Raises
    ArchiveError when there is no such episode or its sound does not change.
    """
    with explained(order.to), archive.lock(order.to, "correct"):
        old = _published(order.to, key)
        desk = _desk(order, old.edition, clock.moment(old.published), listener)
        job, episode = _recorded(desk)
        with desk.stage(Stage.PUBLISH, "publishing the correction"):
            done = archive.correct(
                order.to, episode, job.draft, _render(order, job.show), what=tidy(what),
                when=order.now,
            )  # fmt: skip
        desk.outcome.episode = done
        return done, desk.outcome


def withdraw(
    order: Order, key: str, reason: str, listener: Listener | None = None, *, aloud: bool = True
) -> tuple[Episode, Episode | None]:
    """Take an episode out of the feed; give it, and the "Correction" episode that is now there.

    The correction says which bulletin was withdrawn and why, and answers at every address the
    withdrawn sound had. With `aloud` false there is none, and those addresses are empty. The
    correction is recorded first: when no voice can speak, the show stays as it was.
    """
    with explained(order.to), archive.lock(order.to, "withdraw"):
        show = edition.with_guid(order.to, order.settings.show)
        old = _published(order.to, key, or_withdrawn=True)
        spoken = _spoken(order, show, old, tidy(reason), listener) if aloud else None
        gone = archive.withdraw(
            order.to, old.edition, _render(order, show), reason=tidy(reason), when=order.now,
            correction=spoken,
        )  # fmt: skip
        return gone, spoken[0] if spoken else None


def retire(
    order: Order, *, keep: int | None, days: int | None, promise: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Let old episodes leave the feed; give the editions that left, and the paths deleted.

    Nothing published is deleted before `promise` days have passed since it left the feed.
    """
    with explained(order.to), archive.lock(order.to, "retire"):
        return retire_within(order, keep=keep, days=days, promise=promise)


def retire_within(
    order: Order, *, keep: int | None, days: int | None, promise: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Do what `retire` does for whoever holds the show's lock."""
    show = edition.with_guid(order.to, order.settings.show)
    before = {each.edition for each in archive.episodes(order.to)}
    deleted = archive.retire(
        order.to, _render(order, show), when=order.now, keep=keep, days=days, promise=promise
    )
    left = before - {each.edition for each in archive.episodes(order.to)}
    return tuple(sorted(left)), deleted


def _desk(order: Order, key: str, when: datetime, listener: Listener | None) -> Desk:
    work = WorkFolder(archive.work(order.to, key))
    say = listener or (lambda _: None)
    order = replace(order, start=Stage.SCRIPT)
    desk = Desk(order, say, work, when, shipped.fingerprint(), time.perf_counter)
    desk.outcome.edition = key
    return desk


def _recorded(desk: Desk) -> tuple[Job, Episode]:
    """Record the script in the work folder as it stands."""
    script, mark = wording.to_script(desk, ())
    assert script is not None  # noqa: S101 - the order begins with it
    job, episode = recorded(desk, script, mark)
    assert episode is not None  # noqa: S101 - no stage was left out
    return job, episode


def _render(order: Order, show: Show) -> archive.Render:
    return partial(
        feed.render,
        show,
        artwork=recording.put_cover(order, show),
        standing=archive.feeds(order.to),
    )


def _published(folder: Path, key: str, *, or_withdrawn: bool = False) -> Episode:
    found = archive.find(folder, key)
    allowed = (Status.PUBLISHED, *([Status.WITHDRAWN] if or_withdrawn else []))
    if found is None or found.status not in allowed:
        known = ", ".join(each.edition for each in archive.episodes(folder)[:5]) or "none"
        state = f"; it is {found.status}" if found else ""
        raise ArchiveError(
            f"{folder}: there is no published episode {key!r}{state}", f"Newest editions: {known}."
        )
    return found


def _waiting(folder: Path) -> str:
    known = {each.edition for each in archive.episodes(folder)}
    waiting = sorted(path.parent.name for path in folder.glob("work/*/order.json"))
    return f"Waiting: {', '.join(key for key in waiting if key not in known) or 'none'}."


def _spoken(
    order: Order, show: Show, old: Episode, reason: str, listener: Listener | None
) -> tuple[Episode, Path]:
    """Record the correction that stands in for a withdrawn episode."""
    key = f"{old.edition}-withdrawn"
    before = archive.find(order.to, key)
    when = clock.moment(before.published) if before else order.now.replace(microsecond=0)
    script = _script(order, show, old, reason, key, when)
    desk = _desk(order, key, when, listener)
    desk.work.folder.mkdir(parents=True, exist_ok=True)
    number, guid, slug = edition.identity(order.to, show, key)
    job = Job(
        desk.work, script, digest(to_text(script)), show, number, guid, slug, when,
        desk.cast, desk.made_by,
    )  # fmt: skip
    episode = recording.record(job, order, desk.outcome, desk.say, desk.stage)
    assert episode is not None  # noqa: S101 - no stage was left out
    return replace(episode, status=Status.PUBLISHED), job.draft


def _script(
    order: Order, show: Show, old: Episode, reason: str, key: str, when: datetime
) -> Script:
    which = f"Our bulletin of {clock.said_date(clock.moment(old.published))} has been withdrawn."
    said = [which, *(sentence for sentence in split(reason) if sentence.strip())]
    story = Story(
        # Its own headline may be what had to go.
        headline=f"Correction to our bulletin of {clock.long_date(clock.moment(old.published))}",
        sentences=tuple(Sentence(one, one, _NOTICE, 0) for one in said),
        articles=(Source(_NOTICE, "Notice of the newsroom", None, show.title),),
    )
    own = order.settings.path("scripts")
    return write((story,), show, when, key, programme=_PROGRAMME, own=own)
