"""What is asked of the pipeline, what it says while it works, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from briefing.models import CleanArticle, Episode, Script, Story
from briefing.settings import Settings
from briefing.stages import Stage
from briefing.summarise.rewriting import Record


@dataclass(frozen=True, slots=True)
class Event:
    """A word on how the work goes, from which a door draws its progress."""

    stage: Stage
    "The stage at work."
    message: str
    "In plain words; empty while only the count moves on."
    done: int = 0
    "How many of `total` are done."
    total: int = 0
    "How many there are; 0 when they cannot be counted."


@dataclass(frozen=True, slots=True)
class Order:
    """What to make, of what, and for whom."""

    sources: tuple[str, ...]
    "Files, folders, '-' or URLs; empty when the work goes on from a later stage."
    to: Path
    "The show folder."
    settings: Settings
    "The show's settings."
    now: datetime
    "The moment the order is given, with offset."
    date: str | None = None
    "The edition's date or date and time, ISO 8601; None for now."
    start: Stage = Stage.ARTICLES
    "The stage whose file is taken as it stands; ARTICLES for a whole run."
    until: Stage = Stage.PUBLISH
    "The last stage to do."
    approved: bool = False
    "True to speak articles that would be held for a person to look at."
    cache: Path | None = None
    "Folder of spoken takes; None means beside the show's work."
    stdin: BinaryIO | None = None
    "Where '-' is read from."
    fetch: Callable[[str], tuple[bytes, str]] | None = None
    "Opens a URL; None when that is not allowed."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that is not in the bulletin."""

    title: str
    "Of its main article."
    articles: tuple[str, ...]
    "Ids of its articles."
    why: str
    "In plain words."


@dataclass(slots=True)
class Outcome:
    """What a run made, filled in as it goes."""

    edition: str = ""
    "Key of the edition."
    cleaned: tuple[CleanArticle, ...] = ()
    "Every article, cleaned."
    held: tuple[CleanArticle, ...] = ()
    "Those left out until a person has looked."
    stories: tuple[Story, ...] = ()
    "What is told."
    writing: Record | None = None
    "What the writer did; None when the show has none."
    left_out: tuple[LeftOut, ...] = ()
    "What is not, for want of room or of words that can be read out."
    wanted: float | None = None
    "Length aimed at, s; None when there was none."
    mixed: float | None = None
    "Length of the programme that was mixed, s; None when an earlier recording was re-used."
    script: Script | None = None
    "The running order."
    script_path: Path | None = None
    "Where the running order can be edited."
    episode: Episode | None = None
    "The finished episode."
    changed: tuple[str, ...] = ()
    "Paths beneath public/ that changed."
    timings: dict[str, float] = field(default_factory=dict)
    "Wall seconds of each stage done."
    reused: dict[str, int] = field(default_factory=dict)
    "How many things of each stage were taken from an earlier run."
    synthesised: int = 0
    "How many utterances were spoken by the engine."
    replaced: tuple[tuple[str, str, str], ...] = ()
    "Voices that could not speak: name, who read in its place, why."
