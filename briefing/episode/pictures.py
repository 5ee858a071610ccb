"""The pictures of an episode: its cover, the same inside the sound file, and one for each story.

They need the words and the places of the chapters, not the finished sound, so they can be drawn
while it is mastered.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import atomic
from briefing.episode import artwork
from briefing.episode.chapters import chapters
from briefing.models import Chapter, Programme, Script, Show
from briefing.text import tidy

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_EMBEDDED = 1400
"Side of the cover inside the sound file, pixels."


@dataclass(frozen=True, slots=True)
class Pictures:
    """JPEGs, drawn and not yet written."""

    cover: bytes
    "3000 pixels square."
    embedded: bytes
    "The cover as it goes into the sound file."
    chapters: tuple[bytes, ...]
    "One for each chapter; empty for one that tells no story."
    names: tuple[str, ...]
    "Their file names, in the same order; '' where there is none."

    def shown(self, marks: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
        """Give the chapters with the names of their pictures."""
        return tuple(
            dataclasses.replace(mark, image=name) if name else mark
            for mark, name in zip(marks, self.names, strict=True)
        )

    def write(self, folder: Path) -> None:
        """Write the cover and the chapters' pictures into a folder, each whole or not at all."""
        atomic.write_bytes(folder / "cover.jpg", self.cover)
        for name, picture in zip(self.names, self.chapters, strict=True):
            if name:
                atomic.write_bytes(folder / name, picture)


def draw(show: Show, script: Script, programme: Programme, when: datetime) -> Pictures:
    """Draw an episode's pictures in the show's colours; raises ConfigError for wrong colours."""
    headlines = named(script)
    cover = artwork.episode_cover(show, when, headlines[0] if headlines else "")
    places = {story.headline: place for place, story in enumerate(script.stories, start=1)}
    pictures, names = [], []
    for mark in chapters(script, programme):
        place = places.get(mark.title)
        names.append("" if place is None else f"chapter-{place}.jpg")
        pictures.append(
            b"" if place is None else artwork.jpeg(artwork.chapter_picture(show, place, mark.title))
        )
    return Pictures(
        artwork.jpeg(cover), artwork.jpeg(cover, side=_EMBEDDED), tuple(pictures), tuple(names)
    )


def named(script: Script) -> list[str]:
    """Give the headlines of a script's stories, those that have one."""
    return [tidy(story.headline) for story in script.stories if story.headline.strip()]
