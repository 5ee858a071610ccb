"""From articles to a published bulletin, one stage after the other."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefing import archive, articles, codec, feed, shipped
from briefing.errors import ArchiveError, NothingNew
from briefing.models import Article, Episode, Script, Show, Status
from briefing.pipeline import edition, recording, wording, writing
from briefing.pipeline.desk import Desk
from briefing.pipeline.job import Job
from briefing.pipeline.order import Event, Order, Outcome
from briefing.stages import Stage, WorkFolder, digest


def make(
    order: Order,
    listener: Callable[[Event], None] | None = None,
    *,
    timer: Callable[[], float] = time.perf_counter,
) -> Outcome:
    """Make a bulletin as ordered and publish it in the show folder; give what was made.

    Raises a BriefingError, and leaves the public folder as it was, when a stage fails.
    """
    say = listener or (lambda _: None)
    with explained(order.to):
        read, reading = _read(order, say, timer)
        with archive.lock(order.to, "make"):
            desk = _open_desk(order, read, say, timer)
            desk.outcome.timings[Stage.ARTICLES.value] = reading
            _work(desk, read)
            return desk.outcome


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Tell of a disk that is full or closed in words; raises ArchiveError in place of OSError."""
    try:
        yield
    except OSError as error:
        raise _explained(error, folder) from error


def _read(
    order: Order, say: Callable[[Event], None], timer: Callable[[], float]
) -> tuple[tuple[Article, ...], float]:
    start = timer()
    if order.start is not Stage.ARTICLES and not order.sources:
        return (), 0.0
    say(Event(Stage.ARTICLES, "reading the articles"))
    found = articles.read(order.sources, stdin=order.stdin, fetch=order.fetch)
    if not found:
        named = ", ".join(order.sources) or "no source"
        raise NothingNew(f"there are no articles in {named}", "Name files with articles in them.")
    return found, round(timer() - start, 3)


def _open_desk(
    order: Order,
    read: tuple[Article, ...],
    say: Callable[[Event], None],
    timer: Callable[[], float],
) -> Desk:
    # How many sentences are spoken at once differs from machine to machine, not what is said.
    settings = replace(order.settings, workers=0)
    asked = digest(codec.dumps(read), codec.dumps(settings), str(order.approved))
    goes_on = order.start is not Stage.ARTICLES
    key, when = edition.settle(order.to, order.date, asked, order.now, goes_on=goes_on)
    work = archive.work(order.to, key)
    if not goes_on:
        edition.remember(work, asked, when)
    desk = Desk(order, say, WorkFolder(work), when, shipped.fingerprint(), timer)
    desk.outcome.edition = key
    return desk


def _work(desk: Desk, read: tuple[Article, ...]) -> None:
    order, outcome = desk.order, desk.outcome
    script, mark = wording.to_script(desk, read)
    outcome.writing = writing.kept(desk.work.folder) if order.settings.writer else None
    outcome.script, outcome.stories = script, script.stories if script else outcome.stories
    if script is None or order.until.order <= Stage.SCRIPT.order:
        return
    job, episode = recorded(desk, script, mark)
    if episode is None or order.until.order < Stage.PUBLISH.order:
        outcome.episode = episode
        return
    with desk.stage(Stage.PUBLISH, "publishing"):
        outcome.episode = replace(episode, status=Status.PUBLISHED)
        publish(order, outcome, job.show, outcome.episode, job.draft)


def recorded(desk: Desk, script: Script, mark: str) -> tuple[Job, Episode | None]:
    """Give the episode of the desk's edition, recorded where it is due, and the job it was.

    None in its place when the order ends before it is one.
    """
    order, outcome = desk.order, desk.outcome
    show = edition.with_guid(order.to, order.settings.show)
    number, guid, slug = edition.identity(order.to, show, outcome.edition)
    job = Job(
        desk.work, script, mark, show, number, guid, slug, desk.when, desk.cast, desk.made_by,
        outcome.wanted,
    )  # fmt: skip
    return job, recording.record(job, order, outcome, desk.say, desk.stage)


def publish(order: Order, outcome: Outcome, show: Show, episode: Episode, draft: Path) -> None:
    """Put an episode and all that is rendered of the show into the public folder.

    What the show file no longer keeps leaves the feed in the same run.
    """
    episode = archive.owned_up(order.to, episode)
    render = partial(
        feed.render,
        show,
        artwork=recording.put_cover(order, show),
        standing=archive.feeds(order.to),
    )
    everything = archive.with_episode(archive.episodes(order.to), episode)
    outcome.changed = archive.publish(order.to, episode, draft, render(everything))
    if not outcome.changed:
        outcome.reused[Stage.PUBLISH.value] = 1
    settings = order.settings
    if settings.keep or settings.keep_days:
        archive.retire(
            order.to,
            render,
            when=order.now,
            keep=settings.keep or None,
            days=settings.keep_days or None,
            promise=settings.promise_days,
        )


def _explained(error: OSError, folder: Path) -> ArchiveError:
    where = error.filename or folder
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ArchiveError(f"{where}: the disk is full", "Make room and run again.")
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return ArchiveError(f"{where}: may not be written", "Choose a folder you may write to.")
    return ArchiveError(f"{where}: {error.strerror or error}", "Check the folder and run again.")
