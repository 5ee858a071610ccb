"""One edition as a task: made wherever it is put, and told of in a report, never by an error."""

from __future__ import annotations

import os
import platform
import threading
import time
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from briefing.editions.roster import Edition, opened
from briefing.errors import BriefingError, HeldForReview, NothingNew
from briefing.pipeline import Order, Outcome, make, ordering

_ONE_AT_A_TIME = threading.Lock()
"A cluster may run several tasks in one process; an edition has the process to itself."


class State(StrEnum):
    """How an edition ended."""

    MADE = "made"
    UNCHANGED = "unchanged"
    NOTHING_NEW = "nothing new"
    HELD = "held"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Task:
    """An edition and how it is to be made; it can be sent to another process or machine."""

    edition: Edition
    "What to make."
    now: datetime
    "The moment all editions of the run share, with offset."
    date: str | None = None
    "The editions' date or date and time, ISO 8601; None for `now`."
    approved: bool = False
    "True to speak articles that would be held for a person to look at."
    allow_private: bool = False
    "True to open addresses inside one's own network."
    neighbours: int = 1
    "How many editions are made at once on that machine: each takes its share of the cores."


@dataclass(frozen=True, slots=True)
class Report:
    """What became of an edition."""

    edition: str
    "Its name in the roster."
    state: State
    "How it ended."
    exit_code: int = 0
    "As `briefing make` would have ended."
    message: str = ""
    "What went wrong; empty when nothing did."
    remedy: str = ""
    "What to do about it."
    title: str = ""
    "Of the episode."
    audio: str = ""
    "The sound file, beneath the show folder's public/."
    length: float = 0.0
    "Of the sound, s."
    synthesised: int = 0
    "Utterances spoken by the engine."
    reused: int = 0
    "Utterances taken from the shelf."
    cuts: int = 0
    "Lines cut from the articles."
    held: int = 0
    "Articles left out until a person has looked."
    seconds: float = 0.0
    "Wall seconds it took."
    machine: str = ""
    "Where it was made."


def perform(task: Task) -> Report:
    """Make one edition; give what became of it, whatever happens."""
    start = time.perf_counter()
    with _ONE_AT_A_TIME:
        report = _performed(task)
    where = f"{platform.node()}:{os.getpid()}"
    return replace(report, seconds=round(time.perf_counter() - start, 3), machine=where)


def lost(task: Task, why: str) -> Report:
    """Give the report of an edition whose worker was lost and that will not be tried again."""
    remedy = "The show's feed is as it was. Run again; if it recurs, look at that machine's memory."
    return Report(task.edition.name, State.FAILED, 1, why, remedy)


def _performed(task: Task) -> Report:
    name = task.edition.name
    try:
        return _told(name, make(_order(task)))
    except NothingNew as error:
        return Report(name, State.NOTHING_NEW, error.exit_code, error.message, error.remedy)
    except HeldForReview as error:
        return Report(name, State.HELD, error.exit_code, error.message, error.remedy)
    except BriefingError as error:
        return Report(name, State.FAILED, error.exit_code, error.message, error.remedy)
    except Exception as error:  # noqa: BLE001 - one edition's fault must not stop the others
        what = f"a fault in briefing itself: {type(error).__name__}: {error}"
        remedy = (
            f"Make it alone to see where: BRIEFING_DEBUG=1 briefing make ... --to {task.edition.to}"
        )
        return Report(name, State.FAILED, 1, what, remedy)


def _order(task: Task) -> Order:
    edition = task.edition
    sources = opened(edition.sources)
    if not sources:
        named = ", ".join(edition.sources)
        raise NothingNew(f"no file is named {named}", "Put articles there, or mend the roster.")
    settings = ordering.settings_of(edition.to, edition.show, _shared(task))
    return Order(
        sources=sources,
        to=edition.to,
        settings=settings,
        now=task.now,
        date=task.date,
        approved=task.approved,
        cache=ordering.takes(edition.to)[0],
        fetch=ordering.fetcher(sources, allow_private=task.allow_private),
    )


def _shared(task: Task) -> dict[str, Any]:
    """Give the edition's settings, with its share of the cores where nobody set how many."""
    cores = max((os.cpu_count() or 1) // max(task.neighbours, 1), 1)
    return {"workers": cores} | task.edition.given


def _told(name: str, outcome: Outcome) -> Report:
    episode = outcome.episode
    if episode is None:
        return Report(name, State.FAILED, 1, "no episode came out")
    return Report(
        name,
        State.MADE if outcome.changed else State.UNCHANGED,
        title=episode.title,
        audio=f"episodes/{episode.slug}/{episode.master.path}",
        length=episode.master.seconds,
        synthesised=outcome.synthesised,
        reused=outcome.reused.get("speak", 0),
        cuts=sum(len(cleaned.cuts) for cleaned in outcome.cleaned),
        held=len(outcome.held),
    )
