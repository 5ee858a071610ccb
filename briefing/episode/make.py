"""Making an episode: the master, tagged and named by its content, and every file beside it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from briefing import atomic, codec
from briefing.clock import long_date
from briefing.episode import cues, overview, tags, typeface, waveform
from briefing.episode.chapters import chapters
from briefing.episode.id3 import Tags
from briefing.episode.notes import notes
from briefing.episode.pictures import Pictures, draw, named
from briefing.episode.sources import sources_json
from briefing.episode.transcript import html, segments, srt, transcript, vtt
from briefing.models import Chapter, Episode, Master, Programme, Script, Show
from briefing.sound import RATE, blocks
from briefing.sound.stream import pieces
from briefing.sound.trace import Trace, trace
from briefing.text import slug

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_LONGEST_TITLE = 120
"Directories allow 255 characters; players show far fewer."


def make(
    show: Show,
    script: Script,
    programme: Programme,
    master: Master,
    *,
    number: int,
    when: datetime,
    guid: str,
    folder: Path,
    audio: Path,
    made_with: tuple[str, ...],
    name: str | None = None,
    drawn: Pictures | None = None,
    heard: Trace | None = None,
) -> Episode:
    """Write the episode's files into `folder` and give the episode.

    `name` is the slug of an edition that is made again, whose address must not change; `drawn`
    its pictures and `heard` what the finished sound measures over time, where they were made
    while it was mastered.

    `audio` is the untagged file that `master` describes. The tagged copy is called
    <slug>-<first 8 of its sha256>; beside it stand transcript.vtt, .srt, .json and .html,
    chapters.json, cues.json, sources.json (where each sentence stands), cover.jpg,
    chapter-N.jpg, waveform.svg and .json. Raises AudioError or ConfigError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    headlines = named(script)
    name = name or slug(f"{script.edition} {headlines[0] if headlines else script.show}")
    title, summary = _title(headlines, script, when), _summary(headlines, show, when)
    drawn = drawn or draw(show, script, programme, when)
    marks = drawn.shown(chapters(script, programme))
    episode = Episode(
        guid=guid,
        number=number,
        edition=script.edition,
        slug=name,
        title=title,
        summary=summary,
        notes=notes(script.stories, marks, made_with),
        published=when.isoformat(),
        language=show.language,
        master=master,
        stories=script.stories,
        chapters=marks,
        transcript=transcript(script, programme),
        transcripts=("vtt", "srt", "json", "html"),
        image="cover.jpg",
        inserts=cues.inserts(script, programme),
        made_with=(*made_with, typeface.facts()),
    )
    said = _tags(show, episode, when, drawn.embedded, drawn.chapters)
    drawn.write(folder)
    sheet = cues.sheet(script, programme, master.seconds)
    _draw(heard or _traced(audio), programme, episode, sheet, show, folder)
    _write_words(episode, show, folder)
    atomic.write_text(folder / "sources.json", sources_json(script, programme))
    return dataclasses.replace(episode, master=_tagged(audio, folder, name, said, master))


def _tags(
    show: Show, episode: Episode, when: datetime, cover: bytes, pictures: tuple[bytes, ...]
) -> Tags:
    return Tags(
        title=episode.title,
        artist=show.author,
        album=show.title,
        when=when,
        number=episode.number,
        language=show.language,
        comment=episode.summary,
        cover=cover,
        chapters=episode.chapters,
        seconds=episode.master.seconds,
        pictures=pictures,
        inserts=episode.inserts,
    )


def _write_words(episode: Episode, show: Show, folder: Path) -> None:
    phrases = episode.transcript
    atomic.write_text(folder / "transcript.vtt", vtt(phrases))
    atomic.write_text(folder / "transcript.srt", srt(phrases))
    atomic.write_text(folder / "transcript.json", segments(phrases))
    page = html(phrases, episode.title, episode.language)
    atomic.write_text(folder / "transcript.html", page)
    listed = _chapters_json(episode.chapters, show, episode.slug)
    atomic.write_text(folder / "chapters.json", listed)


def _title(headlines: list[str], script: Script, when: datetime) -> str:
    """Give as many headlines as fit, or the show and date when there is none."""
    if not headlines:
        return f"{script.show}, {long_date(when)}"[:_LONGEST_TITLE]
    title = headlines[0]
    for headline in headlines[1:]:
        if len(title) + len(headline) + 2 > _LONGEST_TITLE:
            break
        title += f"; {headline}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def _summary(headlines: list[str], show: Show, when: datetime) -> str:
    """Give one or two sentences of plain text."""
    first = f"{show.title} for {long_date(when)}."
    return f"{first} {'; '.join(headlines)}." if headlines else first


def _tagged(audio: Path, folder: Path, name: str, said: Tags, master: Master) -> Master:
    """Write the tagged sound under the name of its content; give the master as it is now.

    The coded sound is the same, so its length, loudness and peak stand as measured.
    """
    suffix = tags.SUFFIXES[master.mime]
    with atomic.beside(folder / f"{name}{suffix}") as draft:
        tags.write(audio, draft, said, master.mime)
    digest = atomic.sha256(folder / f"{name}{suffix}")
    path = (folder / f"{name}{suffix}").replace(folder / f"{name}-{digest[:8]}{suffix}")
    size = path.stat().st_size
    return dataclasses.replace(master, path=path.name, bytes=size, sha256=digest)


def _chapters_json(marks: tuple[Chapter, ...], show: Show, name: str) -> str:
    """Give the chapters as podcast-namespace JSON, version 1.2.0."""
    base = f"{(show.base_url or show.link).rstrip('/')}/episodes/{name}/"
    listed = [
        {"startTime": round(mark.start, 3), "title": mark.title}
        | ({"url": mark.url} if mark.url else {})
        | ({"img": base + mark.image} if mark.image else {})
        for mark in marks
    ]
    return codec.dumps({"version": "1.2.0", "chapters": listed}) + "\n"


def _traced(audio: Path) -> Trace:
    return trace(block for _, block in blocks(audio, rate=RATE))


def _draw(
    heard: Trace,
    programme: Programme,
    episode: Episode,
    sheet: cues.CueSheet,
    show: Show,
    folder: Path,
) -> None:
    """Write the cue sheet, and the finished sound over time as a picture and as figures."""
    found = overview.measured(heard, pieces(programme.clip))
    drawn = waveform.svg(found, episode.chapters, sheet.cues, show, episode.master.lufs)
    atomic.write_text(folder / "cues.json", codec.dumps(sheet) + "\n")
    atomic.write_text(folder / "waveform.svg", drawn)
    atomic.write_text(folder / "waveform.json", overview.to_json(found))
