"""From articles to a published bulletin, one stage after the other."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from briefing import archive, articles, codec, feed, shipped
from briefing.clean import clean
from briefing.errors import ArchiveError, HeldForReview, NothingNew, SummaryError
from briefing.models import Article, CleanArticle, Episode, Script, Show, Status, Story
from briefing.pipeline import casting, edition, recording, writing
from briefing.pipeline.order import Event, Order, Outcome
from briefing.script import from_text, programmes, to_text, write
from briefing.sitememory import SiteMemory, site_of
from briefing.stages import Page, Stage, WorkFolder, digest, json_page
from briefing.summarise import stories
from briefing.text import key

_ARTICLES = json_page("articles.json", tuple[Article, ...])
_CLEAN = json_page("clean.json", tuple[CleanArticle, ...])
_STORIES = json_page("stories.json", tuple[Story, ...])
_SCRIPT: Page[Script] = Page(
    "script.txt", to_text, lambda text, where: from_text(text, where=where)
)

_FIXED_SECONDS = 17.0
"About what opening, sign-off and the sounds around them take, s."
_SECONDS_A_STORY = 2.0
"About what a headline and a sting add for each story, s."


@dataclass(slots=True)
class Desk:
    """What every stage has at hand."""

    order: Order
    say: Callable[[Event], None]
    work: WorkFolder
    when: datetime
    made_by: str
    timer: Callable[[], float]
    outcome: Outcome = field(default_factory=Outcome)

    @contextmanager
    def stage(self, stage: Stage, message: str) -> Iterator[None]:
        """Announce a stage and keep its time."""
        self.say(Event(stage, message))
        start = self.timer()
        yield
        self.outcome.timings[stage.value] = round(self.timer() - start, 3)


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
    try:
        read, reading = _read(order, say, timer)
        with archive.lock(order.to, "make"):
            desk = _open_desk(order, read, say, timer)
            desk.outcome.timings[Stage.ARTICLES.value] = reading
            _work(desk, read)
            return desk.outcome
    except OSError as error:
        raise _explained(error, order.to) from error


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
    settings = order.settings
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
    script, mark = _to_script(desk, read)
    outcome.writing = writing.kept(desk.work.folder) if order.settings.writer else None
    outcome.script, outcome.stories = script, script.stories if script else outcome.stories
    if script is None or order.until.order <= Stage.SCRIPT.order:
        return
    cast = casting.cast(order.settings)
    show = edition.with_guid(order.to, order.settings.show)
    number, guid, slug = edition.identity(order.to, show, outcome.edition)
    job = recording.Job(
        desk.work, script, mark, show, number, guid, slug, desk.when, cast, desk.made_by
    )
    episode = recording.record(job, order, outcome, desk.say, desk.stage)
    if episode is None or order.until.order < Stage.PUBLISH.order:
        outcome.episode = episode
        return
    with desk.stage(Stage.PUBLISH, "publishing"):
        outcome.episode = replace(episode, status=Status.PUBLISHED)
        _publish(order, outcome, show, outcome.episode, job.draft)


def _to_script(desk: Desk, read: tuple[Article, ...]) -> tuple[Script | None, str]:
    """Do the text half: each stage's value from its file where nothing that decides it changed."""
    order, work, outcome = desk.order, desk.work, desk.outcome
    outcome.script_path = work.folder / _SCRIPT.name
    if order.start.order >= Stage.SCRIPT.order:
        if (work.folder / _CLEAN.name).is_file():
            outcome.cleaned, _ = work.as_it_stands(Stage.CLEAN, _CLEAN)
        with desk.stage(Stage.SCRIPT, "reading the script as it stands"):
            return work.as_it_stands(Stage.SCRIPT, _SCRIPT)
    cleaned, mark = _cleaned(desk, read)
    outcome.cleaned = cleaned
    if order.until.order < Stage.SUMMARISE.order:
        return None, mark
    told, mark = _told(desk, cleaned, mark)
    outcome.stories = told
    if order.until.order < Stage.SCRIPT.order:
        return None, mark
    with desk.stage(Stage.SCRIPT, "writing the script"):
        return _scripted(desk, told, mark)


def _cleaned(desk: Desk, read: tuple[Article, ...]) -> tuple[tuple[CleanArticle, ...], str]:
    order, work = desk.order, desk.work
    if order.start.order >= Stage.CLEAN.order:
        with desk.stage(Stage.CLEAN, "reading the cleaned articles as they stand"):
            return work.as_it_stands(Stage.CLEAN, _CLEAN)
    _, mark = work.value(Stage.ARTICLES, _ARTICLES, digest(codec.dumps(read)), lambda: read)
    _count(desk, Stage.ARTICLES, len(read))
    if order.until is Stage.ARTICLES:
        return (), mark
    with desk.stage(Stage.CLEAN, f"cleaning {len(read)} article{'s' * (len(read) > 1)}"):
        made_from = digest(mark, desk.made_by)
        cleaned, mark = work.value(Stage.CLEAN, _CLEAN, made_from, lambda: _clean_all(desk, read))
    _count(desk, Stage.CLEAN, len(read))
    return cleaned, mark


def _clean_all(desk: Desk, read: tuple[Article, ...]) -> tuple[CleanArticle, ...]:
    """Clean with what is remembered of each site, then remember these articles too."""
    memory = SiteMemory(desk.order.to / "archive" / "sites.sqlite")
    cleaned = []
    for article in read:
        known = memory.known(site_of(article), article.paragraphs)
        cleaned.append(clean(article, known={key(line) for line in known}))
    for article in read:
        memory.learn(article, today=desk.when.date())
    return tuple(cleaned)


def _told(
    desk: Desk, cleaned: tuple[CleanArticle, ...], mark: str
) -> tuple[tuple[Story, ...], str]:
    order, work, settings = desk.order, desk.work, desk.order.settings
    if order.start.order >= Stage.SUMMARISE.order:
        with desk.stage(Stage.SUMMARISE, "reading the stories as they stand"):
            return work.as_it_stands(Stage.SUMMARISE, _STORIES)
    fit = cleaned if order.approved else tuple(article for article in cleaned if not article.held)
    desk.outcome.held = tuple(article for article in cleaned if article not in fit)
    if not fit:
        raise HeldForReview(_why_held(cleaned), "Look with 'briefing clean --explain'.")
    seconds = settings.minutes * 60 or None
    if seconds:
        seconds = max(seconds - _FIXED_SECONDS - _SECONDS_A_STORY * len(fit), seconds / 3)
    words = None if seconds else settings.words
    with desk.stage(Stage.SUMMARISE, "choosing what is told"):
        day = desk.when.date()
        writer = writing.writer(settings)
        made_from = digest(
            mark, desk.made_by, f"{seconds} {words} {day}", str(order.approved),
            writer.fingerprint() if writer else "",
        )  # fmt: skip

        def tell() -> tuple[Story, ...]:
            extracts = stories(fit, seconds=seconds, words=words, day=day)
            return writing.told(work, extracts, fit, writer, desk.say)

        told, mark = work.value(Stage.SUMMARISE, _STORIES, made_from, tell)
        if writing.to_be_asked(work.folder, writer):
            work.remember(Stage.SUMMARISE, digest(made_from, "not asked"), mark)
    if not told:
        raise SummaryError(
            "none of the articles holds a sentence that can be read out by itself",
            "Look with 'briefing clean --explain' and 'briefing summarise'.",
        )
    _count(desk, Stage.SUMMARISE, len(told))
    return told, mark


def _why_held(cleaned: tuple[CleanArticle, ...]) -> str:
    reasons = [
        f"{article.article.source}: {doubt.reason}"
        for article in cleaned
        for doubt in article.doubts
        if doubt.holds
    ]
    return "nothing may be spoken before a person has looked: " + "; ".join(reasons)


def _scripted(desk: Desk, told: tuple[Story, ...], mark: str) -> tuple[Script, str]:
    settings = desk.order.settings
    own = settings.path("scripts")
    known = programmes(own)
    chosen = known.get(settings.programme)
    template = (chosen / "script.txt.j2").read_text(encoding="utf-8") if chosen else ""
    made_from = digest(
        mark, desk.made_by, template, codec.dumps(settings.show), desk.when.isoformat(),
        settings.programme, *settings.inserts,
    )  # fmt: skip
    script, mark = desk.work.value(
        Stage.SCRIPT,
        _SCRIPT,
        made_from,
        lambda: write(
            told,
            settings.show,
            desk.when,
            desk.outcome.edition,
            programme=settings.programme,
            own=own,
            inserts=settings.inserts,
        ),
    )
    _count(desk, Stage.SCRIPT, len(script.lines))
    for kept in desk.work.set_aside:
        desk.say(Event(Stage.SCRIPT, f"an edited file was set aside as {kept}"))
    return script, mark


def _count(desk: Desk, stage: Stage, things: int) -> None:
    if stage in desk.work.reused:
        desk.outcome.reused[stage.value] = things


def _publish(order: Order, outcome: Outcome, show: Show, episode: Episode, draft: Path) -> None:
    artwork = recording.put_cover(order, show)
    everything = archive.with_episode(archive.episodes(order.to), episode)
    rendered = feed.render(show, everything, artwork=artwork)
    outcome.changed = archive.publish(order.to, episode, draft, rendered)
    if not outcome.changed:
        outcome.reused[Stage.PUBLISH.value] = 1


def _explained(error: OSError, folder: Path) -> ArchiveError:
    where = error.filename or folder
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ArchiveError(f"{where}: the disk is full", "Make room and run again.")
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return ArchiveError(f"{where}: may not be written", "Choose a folder you may write to.")
    return ArchiveError(f"{where}: {error.strerror or error}", "Check the folder and run again.")
