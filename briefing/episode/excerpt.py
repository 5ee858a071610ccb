"""A story by itself: its own tagged sound and words, for speakers that play single stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefing import atomic
from briefing.episode import tags
from briefing.episode.id3 import Tags
from briefing.episode.transcript import vtt
from briefing.models import Episode, Excerpt, Master, Phrase, Show


def excerpt(
    show: Show,
    episode: Episode,
    story: int,
    start: float,
    master: Master,
    *,
    audio: Path,
    folder: Path,
) -> Excerpt:
    """Write a story's files into the episode's `folder`; `audio` is the untagged sound.

    They are story-N-<first 8 of its sha256> and story-N.vtt, N from 1. `start` is where the
    sound begins within the episode, s.
    """
    name, suffix = f"story-{story + 1}", tags.SUFFIXES[master.mime]
    said = Tags(
        title=episode.stories[story].headline,
        artist=show.author,
        album=show.title,
        when=datetime.fromisoformat(episode.published),
        number=story + 1,
        language=episode.language,
        comment=episode.title,
        cover=(folder / (episode.image or "cover.jpg")).read_bytes(),
        chapters=(),
        seconds=master.seconds,
    )
    with atomic.beside(folder / f"{name}{suffix}") as draft:
        tags.write(audio, draft, said, master.mime)
    digest = atomic.sha256(folder / f"{name}{suffix}")
    path = (folder / f"{name}{suffix}").replace(folder / f"{name}-{digest[:8]}{suffix}")
    atomic.write_text(folder / f"{name}.vtt", vtt(phrases_of(episode, story, start)))
    size = path.stat().st_size
    return Excerpt(story, start, replace(master, path=path.name, bytes=size, sha256=digest))


def phrases_of(episode: Episode, story: int, start: float) -> tuple[Phrase, ...]:
    """Give what is said in a story, timed from the start of its own sound."""
    return tuple(
        replace(each, start=round(each.start - start, 3), end=round(each.end - start, 3))
        for each in episode.transcript
        if each.story == story
    )
