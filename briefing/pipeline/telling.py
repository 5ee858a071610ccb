"""What is told: stories in running order, fitted to the clock, and what there was no room for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from briefing import atomic
from briefing.models import CleanArticle, Script, Story
from briefing.pipeline import fitting
from briefing.pipeline.fitting import Fit, Heard
from briefing.pipeline.order import LeftOut
from briefing.script import estimate
from briefing.script.timing import PACE
from briefing.settings import Settings
from briefing.summarise import Agenda, Repertoire, Wishes, agenda_of, repertoire_of, stories
from briefing.summarisers.hybrid import Hybrid

EXPLAINED = "running-order.json"
"File in the work folder that says why the stories stand as they do, and what was left out."

_GUESSED = 0.01
"How near a bulletin that was not heard is brought to the clock, share of its length."
_TO_SHORTEN = 1.1
"How much more than fits a writer is given: what it wrote is only ever shortened."
_NO_ROOM = "there was no room"
_NO_WORDS = "nothing in it can be read out by itself"


@dataclass(frozen=True, slots=True)
class Told:
    """The stories of a bulletin, and why they are these."""

    stories: tuple[Story, ...]
    "In running order."
    left_out: tuple[LeftOut, ...]
    "The articles that are not among them."
    reasons: dict[str, Any]
    "Why, fit for JSON: likeness, order, what was left out, and how the clock was met."


Write = Callable[[Sequence[Story]], Script]
Listen = Callable[[Script], Heard]
Rewrite = Callable[[tuple[Story, ...]], tuple[Story, ...]]


def wishes_of(settings: Settings) -> Wishes:
    """Give the producer's pins and sections."""
    return Wishes(settings.pins, settings.order, settings.sections)


def tell(
    cleaned: Sequence[CleanArticle],
    settings: Settings,
    day: date,
    *,
    seconds: float | None,
    words: int,
    write: Write,
    listen: Listen | None = None,
    rewrite: Rewrite | None = None,
) -> Told:
    """Give the stories the articles tell.

    With `seconds` they are chosen so that the programme `write` makes of them lasts as long: by
    the words alone, and then by the sound where `listen` can speak it. Else each story has
    about `words`. `rewrite` gives the chosen stories in a writer's words; to meet the clock
    these lose sentences from their ends, and are not written again.
    """
    wishes = wishes_of(settings)
    listed = agenda_of(cleaned, wishes=wishes)
    reasons = listed.explain(cleaned)
    reasons["pins on nothing"] = list(wishes.unused([each.article for each in cleaned]))
    if seconds is None:
        told = stories(cleaned, words=words, day=day, agenda=listed)
        told = rewrite(told) if rewrite else told
        left = _left_out(cleaned, listed, told, None)
    else:
        known = repertoire_of(cleaned, listed.standings, seconds, Hybrid(), day=day, pace=PACE)
        fitted, clock = _fitted(known, seconds, write, listen, rewrite)
        told, left = fitted.stories, _left_out(cleaned, listed, fitted.stories, known)
        reasons["clock"] = clock
    reasons["left out"] = [
        {"articles": list(one.articles), "title": one.title, "why": one.why} for one in left
    ]
    return Told(told, left, reasons)


def _fitted(
    known: Repertoire,
    seconds: float,
    write: Write,
    listen: Listen | None,
    rewrite: Rewrite | None,
) -> tuple[Fit, dict[str, Any]]:
    def guess(told: tuple[Story, ...]) -> Heard:
        return _guess(write(told))

    ample = seconds if rewrite is None else seconds * _TO_SHORTEN
    guessed = fitting.fit(known, ample, guess, pace=PACE)
    clock: dict[str, Any] = {"wanted": seconds, "guessed": _tries(guessed)}
    if rewrite is not None:
        known = known.rewritten(guessed.plan, rewrite(guessed.stories))
        guessed = fitting.fit(known, seconds, guess, pace=PACE)
        clock["written"] = _tries(guessed)
    if listen is None or not guessed.stories:
        return guessed, clock
    heard = fitting.fit(
        known, seconds, lambda told: listen(write(told)), pace=PACE, start=guessed.plan
    )
    clock["heard"] = _tries(heard)
    clock["told whole"] = heard.whole
    return heard, clock


def _guess(script: Script) -> Heard:
    """Give how long a script will last by its words alone."""
    seconds, slack = estimate(script.lines), _GUESSED * script.seconds
    said = {line.text: estimate([line]) for line in script.lines if line.spoken}
    return Heard(seconds - slack, seconds, seconds + slack, said)


def _tries(found: Fit) -> list[dict[str, float]]:
    return [{"stories": count, "seconds": seconds} for count, seconds in found.attempts]


def _left_out(
    cleaned: Sequence[CleanArticle],
    listed: Agenda,
    told: Sequence[Story],
    known: Repertoire | None,
) -> tuple[LeftOut, ...]:
    """Give the events of which nothing is told, in running order."""
    used = {source.id for story in told for source in story.articles}
    wordless = {item.standing for item in (known.items if known else ()) if not item.tellings}
    left = []
    for standing in listed.standings:
        articles = [cleaned[place].article for place in standing.articles]
        if not used & {article.id for article in articles}:
            why = _NO_ROOM if known and standing not in wordless else _NO_WORDS
            title = articles[0].title or articles[0].id
            left.append(LeftOut(title, tuple(article.id for article in articles), why))
    return tuple(left)


def keep(folder: Path, told: Told) -> None:
    """Write the reasons into the work folder."""
    text = json.dumps(told.reasons, ensure_ascii=False, indent=1)
    atomic.write_text(folder / EXPLAINED, text + "\n")


def kept(folder: Path) -> tuple[LeftOut, ...]:
    """Give what an earlier run left out, as the work folder says."""
    try:
        plain = json.loads((folder / EXPLAINED).read_text(encoding="utf-8"))
        return tuple(
            LeftOut(str(one["title"]), tuple(map(str, one["articles"])), str(one["why"]))
            for one in plain["left out"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()
