"""Stories and the running order: what will be said, by whom, and from which paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who or what fills a line of the running order."""

    ANCHOR = "ANCHOR"
    REPORTER = "REPORTER"
    STING = "STING"
    PAUSE = "PAUSE"
    INSERT = "INSERT"


class Part(StrEnum):
    """The part of the programme a line belongs to."""

    OPENING = "opening"
    HEADLINES = "headlines"
    STORY = "story"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that will be spoken, and the words in the article that it stands on."""

    text: str
    "What will be spoken."
    source: str
    "The article's own words for it; differs from text only by the named rules."
    article: str
    "Id of the article it comes from."
    paragraph: int
    "Paragraph of that article, from 0."
    speaker: str | None = None
    "Whose words they are, where it is a quotation."
    rules: tuple[str, ...] = ()
    "Names of the rewriting rules applied, in order; empty when the words are the article's."


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a story rests on, as the show notes name it."""

    id: str
    "Article id."
    title: str
    "Its headline."
    url: str | None = None
    "Its address, when known."
    site: str | None = None
    "The title that published it, when known."


@dataclass(frozen=True, slots=True)
class Story:
    """One item of the bulletin, from one article or from several on the same event."""

    headline: str
    "At most about 12 words, fit to be spoken."
    sentences: tuple[Sentence, ...]
    "In spoken order."
    articles: tuple[Source, ...]
    "The articles it rests on, the main one first."
    section: str = ""
    "Its part of the bulletin, such as 'news', 'sport' or one of the producer's own."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the running order: words for a voice, a station sound, or a silence.

    An INSERT is a silence with a name, left for an advert or a local item.
    """

    role: Role
    "Who speaks it; STING, PAUSE and INSERT speak nothing."
    text: str = ""
    "The words as written; for a STING the name of the sound, for an INSERT what goes there."
    part: Part = Part.STORY
    "The part of the programme it belongs to."
    story: int | None = None
    "Number of its story, from 0; None outside the stories."
    seconds: float = 0.0
    "Length of a PAUSE or an INSERT, s; 0 for every other role."
    article: str | None = None
    "Id of the article its words come from; None for the station's own words."
    paragraph: int | None = None
    "Paragraph of that article, from 0."
    source: str | None = None
    "The article's own words for it."
    speaker: str | None = None
    "Whose words they are, where it is a quotation."

    @property
    def spoken(self) -> bool:
        """True when a voice reads this line."""
        return self.role in (Role.ANCHOR, Role.REPORTER) and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Script:
    """A running order: everything the listener will hear, in order."""

    show: str
    "Title of the show."
    edition: str
    "Key of the edition, such as '2026-11-22' or '2026-11-22T0700'."
    programme: str
    "Name of the programme whose template wrote it, such as 'bulletin'."
    stories: tuple[Story, ...]
    "The stories, in running order."
    lines: tuple[Line, ...]
    "The running order."
    seconds: float
    "Estimated length at the voice's pace, s."
