"""What listeners subscribe to: chapters, transcript, episode and show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.models.scripts import Story
from briefing.models.sounds import Master, Timing


class Status(StrEnum):
    """Where an episode stands between the desk and the listener."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place in the episode that a player can jump to."""

    start: float
    "From the start of the episode, s."
    title: str
    "Shown by the player."
    url: str | None = None
    "The article it rests on."
    image: str | None = None
    "File name or URL of a picture."


@dataclass(frozen=True, slots=True)
class Insert:
    """A silence left in the episode for an advert or a local item."""

    start: float
    "From the start of the episode, s."
    end: float
    "From the start of the episode, s; the start itself where it is a mere cue point."
    name: str
    "What goes there, such as 'local weather'."


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the transcript: the words as written, and when they are heard."""

    start: float
    "From the start of the episode, s."
    end: float
    "From the start of the episode, s."
    text: str
    "As written, not as respelled for the voice."
    voice: str
    "Name of who speaks, such as 'Anchor'."
    story: int | None = None
    "Number of its story, from 0; None outside the stories."
    words: tuple[Timing, ...] = ()
    "Its words, where the engine tells when they are heard."


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One story of an episode as a sound file of its own."""

    story: int
    "Number of the story, from 0."
    start: float
    "Where it begins within the episode, s."
    master: Master
    "Its sound file."


@dataclass(frozen=True, slots=True)
class Episode:
    """One edition of the show, ready to be published: everything a feed says of it."""

    guid: str
    "Assigned once, never changed, whatever becomes of the audio."
    number: int
    "Counts the show's episodes from 1, in the order they were first made."
    edition: str
    "Key of the edition, such as '2026-11-22'."
    slug: str
    "Name of its folder under public/episodes/: lower-case ASCII letters, digits, hyphens."
    title: str
    "At most 255 characters, no episode number in it."
    summary: str
    "Plain text, one or two sentences."
    notes: str
    "Show notes as HTML: stories with links to their sources, the synthetic-voice note."
    published: str
    "Date and time, ISO 8601 with offset."
    language: str
    "BCP 47."
    master: Master
    "The main sound file."
    stories: tuple[Story, ...]
    "What was spoken, and from what."
    chapters: tuple[Chapter, ...]
    "In time order, the first at 0."
    transcript: tuple[Phrase, ...]
    "In time order."
    transcripts: tuple[str, ...] = ("vtt", "srt", "json")
    "Endings of the transcript's files in its folder; older ones have no 'html'."
    image: str | None = None
    "File name of the cover of this episode, within its folder."
    status: Status = Status.DRAFT
    "Where it stands."
    inserts: tuple[Insert, ...] = ()
    "Places left for adverts and local items, in time order."
    flash: Master | None = None
    "A rendition of its own for Alexa, where the main file is not one that Alexa plays."
    excerpts: tuple[Excerpt, ...] = ()
    "Its stories one by one, where the show has a feed of them."
    made_with: tuple[str, ...] = ()
    "What decided the bytes, one fact each: engine and version, libraries, processor features."

    @property
    def masters(self) -> tuple[Master, ...]:
        """Every sound file of the episode, the main one first."""
        others = (self.flash, *(each.master for each in self.excerpts))
        return (self.master, *(one for one in others if one is not None))


@dataclass(frozen=True, slots=True)
class Show:
    """The podcast itself: what the feed's channel says."""

    title: str = "The Briefing"
    "Shown by players and spoken in the opening."
    description: str = "The news, read aloud."
    "Plain text, at most 4,000 bytes."
    link: str = "http://localhost:8000/"
    "The show's home page; feed and audio stand beneath it unless base_url says otherwise."
    base_url: str = ""
    "Where the public folder is served, ending in '/'; empty means link."
    author: str = "The Briefing"
    "Who makes it, as players show it."
    email: str = "producer@example.com"
    "Address of the owner, for directories that verify by mail."
    language: str = "en-GB"
    "BCP 47."
    category: str = "News"
    "Apple's category, as they spell it."
    subcategory: str = "Daily News"
    "Apple's sub-category; empty for none."
    image: str = ""
    "The producer's own cover, a path beside briefing.toml; empty means one is drawn."
    colours: tuple[str, ...] = ("#14213d", "#fca311", "#ffffff")
    "Background, accent and text of drawn pictures, as #rrggbb."
    explicit: bool = False
    "True when not fit for children."
    guid: str = ""
    "podcast:guid; empty means it is derived from the feed's address."
    copyright: str = ""
    "Shown by some players."
