"""The feed room's items: what feeds, playlists and pages say of one episode, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing import clock
from briefing.feed import addresses
from briefing.feed.markup import Html, Text
from briefing.models import Episode, Show, Status

TITLE_LIMIT = 255
"Characters of a title (PSP-1)."
DESCRIPTION_LIMIT = 4_000
"Bytes of a description (Apple)."

TRANSCRIPTS = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "json": "application/json",
    "html": "text/html",
}
"Media type of each form of the transcript, by the ending of its file."

_SHORTEST_BITE, _LONGEST_BITE = 15.0, 60.0


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch of the episode that may stand for the whole."""

    start: float
    "From the start of the episode, s."
    seconds: float
    "15 to 60 s (the namespace asks for 15 to 120)."
    title: Text
    "What is heard."


@dataclass(frozen=True, slots=True)
class Item:
    """One episode as the listener's programs are told of it."""

    episode: Episode
    "The episode itself."
    title: Text
    "At most 255 characters."
    summary: Text
    "One or two sentences."
    notes: Html
    "The show notes, whole."
    description: Html
    "The show notes within 4,000 bytes."
    when: datetime
    "When it was published."
    link: str
    "Address of its page."
    audio: str
    "Address of its sound file."
    flash: str | None
    "Address of its rendition for Alexa, where it has one."
    seconds: int
    "Length, whole seconds."
    image: str | None
    "Address of its cover."
    transcripts: tuple[tuple[str, str], ...]
    "Address and media type of each form of the transcript."
    chapters: str | None
    "Address of its chapters file."
    soundbite: Soundbite | None
    "None when no story has a fitting length."


def listed(show: Show, episodes: Sequence[Episode]) -> tuple[Item, ...]:
    """Give an item for each published episode, newest first."""
    items = (item(show, each) for each in episodes if each.status is Status.PUBLISHED)
    return tuple(sorted(items, key=lambda each: (each.when, each.episode.number), reverse=True))


def item(show: Show, episode: Episode) -> Item:
    """Work out one item. Raises FeedError on a name that cannot stand in an address."""
    notes = Html.cleaned(episode.notes)
    short = len(notes.encode()) <= DESCRIPTION_LIMIT
    return Item(
        episode=episode,
        title=Text.of(episode.title, limit=TITLE_LIMIT) or Text(f"Edition {episode.edition}"),
        summary=Text.of(episode.summary, limit=1_000),
        notes=notes,
        description=notes if short else Html.cleaned(notes, limit=DESCRIPTION_LIMIT),
        when=clock.moment(episode.published, where=f"episode {episode.number}"),
        link=addresses.page_url(show, episode),
        audio=addresses.audio_url(show, episode),
        flash=addresses.file_url(show, episode, episode.flash.path) if episode.flash else None,
        seconds=max(1, round(episode.master.seconds)),
        image=addresses.file_url(show, episode, episode.image) if episode.image else None,
        transcripts=_transcripts(show, episode),
        chapters=addresses.file_url(show, episode, "chapters.json") if episode.chapters else None,
        soundbite=_soundbite(episode),
    )


def _transcripts(show: Show, episode: Episode) -> tuple[tuple[str, str], ...]:
    if not episode.transcript:
        return ()
    return tuple(
        (addresses.file_url(show, episode, f"transcript.{kind}"), TRANSCRIPTS[kind])
        for kind in episode.transcripts
        if kind in TRANSCRIPTS
    )


def _soundbite(episode: Episode) -> Soundbite | None:
    """Take the first story, as many of its phrases as fit; the lead story sells the bulletin."""
    phrases = [each for each in episode.transcript if each.story == 0]
    if not phrases or not episode.stories:
        return None
    start = phrases[0].start
    ends = [each.end for each in phrases if each.end - start <= _LONGEST_BITE]
    if not ends or ends[-1] - start < _SHORTEST_BITE:
        return None
    title = Text.of(episode.stories[0].headline, limit=128)
    return Soundbite(round(start, 1), round(ends[-1] - start, 1), title)
