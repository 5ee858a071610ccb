"""A recording to be made: the words, whose episode they are, and where its files lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.models import Script, Show
from briefing.stages import WorkFolder
from briefing.voices.cast import Cast


@dataclass(frozen=True, slots=True)
class Job:
    """One recording to be made."""

    work: WorkFolder
    script: Script
    mark: str
    show: Show
    number: int
    guid: str
    slug: str | None
    when: datetime
    cast: Cast
    made_by: str
    seconds: float | None = None

    @property
    def draft(self) -> Path:
        """Where the finished files of the episode lie before they are published."""
        return self.work.folder / "episode"

    @property
    def record(self) -> Path:
        """The episode's record."""
        return self.work.folder / "episode.json"
