"""The text half: articles to the running order, a stage done again only when it is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing import codec
from briefing.clean import clean
from briefing.errors import HeldForReview, ScriptError, SummaryError
from briefing.models import Article, CleanArticle, Script, Story
from briefing.pipeline import recording, telling, writing
from briefing.pipeline.desk import Desk
from briefing.pipeline.fitting import Heard
from briefing.pipeline.order import Event
from briefing.script import TEMPLATE, Voicing, folder_of, format_of, from_text, to_text, write
from briefing.settings import Settings
from briefing.sitememory import SiteMemory, site_of
from briefing.stages import Page, Stage, digest, json_page
from briefing.summarise import STANDARD
from briefing.text import key

_ARTICLES = json_page("articles.json", tuple[Article, ...])
_CLEAN = json_page("clean.json", tuple[CleanArticle, ...])
_STORIES = json_page("stories.json", tuple[Story, ...])
_SCRIPT: Page[Script] = Page(
    "script.txt", to_text, lambda text, where: from_text(text, where=where)
)


def to_script(desk: Desk, read: tuple[Article, ...]) -> tuple[Script | None, str]:
    """Do the text half: each stage's value from its file where nothing that decides it changed."""
    order, work, outcome = desk.order, desk.work, desk.outcome
    settings = order.settings
    asked = format_of(settings.programme, settings.path("scripts"))
    outcome.wanted = 60 * (settings.minutes or asked.minutes) or None
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
    desk.count(Stage.ARTICLES, len(read))
    if order.until is Stage.ARTICLES:
        return (), mark
    with desk.stage(Stage.CLEAN, f"cleaning {len(read)} article{'s' * (len(read) > 1)}"):
        made_from = digest(mark, desk.made_by)
        cleaned, mark = work.value(Stage.CLEAN, _CLEAN, made_from, lambda: _clean_all(desk, read))
    desk.count(Stage.CLEAN, len(read))
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
    day, seconds = desk.when.date(), desk.outcome.wanted
    asked = format_of(settings.programme, settings.path("scripts"))
    words = settings.words or asked.words or STANDARD
    heard = desk.speaks and seconds is not None
    writer = writing.writer(settings)
    how = "choosing what is told" + (", by the clock" if heard else "")
    made_from = digest(
        mark, desk.made_by, f"{seconds} {words} {day} {order.approved}",
        codec.dumps((settings.pins, settings.order, settings.sections)),
        _script_mark(desk) if seconds else "",
        recording.sound_mark(settings, desk.cast) if heard else "",
        writer.fingerprint() if writer else "",
    )  # fmt: skip

    def rewrite(extracts: tuple[Story, ...]) -> tuple[Story, ...]:
        return writing.told(work, extracts, fit, writer, desk.say)

    def make() -> tuple[Story, ...]:
        listen = _listener(desk) if heard else None
        made = telling.tell(
            fit, settings, day, seconds=seconds, words=words,
            write=lambda told: _written(desk, told), listen=listen,
            rewrite=rewrite if writer else None,
        )  # fmt: skip
        if writer is None:
            writing.told(work, (), fit, None, desk.say)
        telling.keep(work.folder, made)
        if made.reasons.get("clock", {}).get("told whole"):
            desk.say(Event(Stage.SUMMARISE, "everything is told at full length; there is no more"))
        for pin in made.reasons["pins on nothing"]:
            desk.say(Event(Stage.SUMMARISE, f"the pin {pin!r} is on none of the articles"))
        return made.stories

    with desk.stage(Stage.SUMMARISE, how):
        told, mark = work.value(Stage.SUMMARISE, _STORIES, made_from, make)
        if writing.to_be_asked(work.folder, writer):
            work.remember(Stage.SUMMARISE, digest(made_from, "not asked"), mark)
    desk.outcome.left_out = telling.kept(work.folder)
    if not told:
        raise SummaryError(
            "none of the articles holds a sentence that can be read out by itself",
            "Look with 'briefing clean --explain' and 'briefing summarise'.",
        )
    desk.count(Stage.SUMMARISE, len(told))
    return told, mark


def _why_held(cleaned: tuple[CleanArticle, ...]) -> str:
    reasons = [
        f"{article.article.source}: {doubt.reason}"
        for article in cleaned
        for doubt in article.doubts
        if doubt.holds
    ]
    return "nothing may be spoken before a person has looked: " + "; ".join(reasons)


def _listener(desk: Desk) -> Callable[[Script], Heard]:
    """Give what speaks a script and tells how long it lasts; its takes stay on the shelf."""
    from briefing import mix  # noqa: PLC0415 - loads the rooms of sound

    settings = desk.order.settings
    sounds = recording.sounds_of(settings)

    def progress(event: Event) -> None:
        desk.say(replace(event, stage=Stage.SUMMARISE))

    def listen(script: Script) -> Heard:
        takes = recording.spoken(script, desk.cast, desk.order, desk.outcome, progress)
        span = mix.span(script, takes, sounds)
        said = {script.lines[take.line].text: take.clip.seconds for take in takes}
        return Heard(span.least, span.usual, span.most, said)

    return listen


def _written(desk: Desk, told: Sequence[Story]) -> Script:
    """Give the running order of some stories, as the programme has it."""
    settings = desk.order.settings
    return write(
        told,
        settings.show,
        desk.when,
        desk.outcome.edition,
        programme=settings.programme,
        own=settings.path("scripts"),
        inserts=settings.inserts,
        voicing=_voicing(settings),
    )


def _voicing(settings: Settings) -> Voicing:
    return Voicing(2 if settings.reporter else 1, bool(settings.quotations))


def _script_mark(desk: Desk) -> str:
    """Give one mark for everything beside the stories that decides a script."""
    settings = desk.order.settings
    template = folder_of(settings.programme, settings.path("scripts")) / TEMPLATE
    try:
        text = template.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ScriptError(f"{template}: is not UTF-8 text", "Save it as UTF-8.") from None
    return digest(
        text, codec.dumps(settings.show), desk.when.isoformat(), settings.programme,
        codec.dumps(_voicing(settings)), *settings.inserts,
    )  # fmt: skip


def _scripted(desk: Desk, told: tuple[Story, ...], mark: str) -> tuple[Script, str]:
    made_from = digest(mark, desk.made_by, _script_mark(desk))
    script, mark = desk.work.value(Stage.SCRIPT, _SCRIPT, made_from, lambda: _written(desk, told))
    desk.count(Stage.SCRIPT, len(script.lines))
    for kept in desk.work.set_aside:
        desk.say(Event(Stage.SCRIPT, f"an edited file was set aside as {kept}"))
    return script, mark
