"""The nouns: every value that passes from one room to the next, from Article to Episode.

All are frozen and slotted; what a field means, and its unit, stands beneath it. A value
knows nothing of files, clocks or networks. `briefing.codec` writes any of them as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Label(StrEnum):
    """Why a line of a pasted article is not news."""

    PROMO_APP = "promo-app"
    PROMO_NEWSLETTER = "promo-newsletter"
    PROMO_SOCIAL = "promo-social"
    RELATED_LINK = "related-link"
    MEDIA_PLACEHOLDER = "media-placeholder"
    CAPTION = "caption"
    CREDIT = "credit"
    AD_MARKER = "ad-marker"
    UI_CHROME = "ui-chrome"
    CONTACT = "contact"
    DUPLICATE = "duplicate"
    BYLINE = "byline"
    OTHER = "other"


class Role(StrEnum):
    """Who or what fills a line of the running order."""

    ANCHOR = "ANCHOR"
    REPORTER = "REPORTER"
    STING = "STING"
    PAUSE = "PAUSE"


class Part(StrEnum):
    """The part of the programme a line belongs to."""

    OPENING = "opening"
    HEADLINES = "headlines"
    STORY = "story"
    SIGN_OFF = "sign-off"


class Status(StrEnum):
    """Where an episode stands between the desk and the listener."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in, decoded and cut into paragraphs; nothing removed yet."""

    id: str
    "Short and stable: from the file's name or the URL; unique within one run."
    title: str
    "Headline; empty when the source gave none."
    paragraphs: tuple[str, ...]
    "Every non-empty paragraph in page order, the headline's own line included where it had one."
    source: str = ""
    "Where it was read: a path, a URL, or '-' for standard input."
    url: str | None = None
    "The page's own address, for the show notes; None when not known."
    site: str | None = None
    "The title that published it, as a host name or a name."
    published: str | None = None
    "Date or date and time, ISO 8601; None when not known."
    language: str | None = None
    "BCP 47, such as 'en' or 'en-GB'; None when not known."
    byline: str | None = None
    "Who wrote it."
    image: str | None = None
    "URL of the lead picture."
    headline: int | None = None
    "The paragraph that is the headline itself, from 0; None when the title came from elsewhere."
    captions: tuple[str, ...] = ()
    "Texts the page itself marked as captions or asides (figcaption): never news."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that was kept."""

    index: int
    "Its place among the article's paragraphs, from 0."
    text: str
    "What remains of it: boilerplate spans inside it removed."


@dataclass(frozen=True, slots=True)
class Cut:
    """The receipt for a removed line, or for a removed span inside a kept line."""

    paragraph: int
    "Its place among the article's paragraphs, from 0."
    text: str
    "The removed words, as they stood."
    label: Label
    "What it was."
    rule: str
    "Name of the rule that removed it."


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason why a person should look at a cleaned article."""

    reason: str
    "In plain words."
    holds: bool
    "True when the article is not spoken before somebody has looked."


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article with only its news left, and a receipt for everything removed."""

    article: Article
    "The article as it came in."
    paragraphs: tuple[Paragraph, ...]
    "What is news, in order."
    cuts: tuple[Cut, ...] = ()
    "Whole lines removed, in order."
    spans: tuple[Cut, ...] = ()
    "Spans removed from inside kept lines, in order."
    doubts: tuple[Doubt, ...] = ()
    "Reasons why a person should look; empty when there are none."

    @property
    def needs_review(self) -> bool:
        """True when a person should look at this article."""
        return bool(self.doubts)

    @property
    def held(self) -> bool:
        """True when this article is not to be spoken before somebody has looked."""
        return any(doubt.holds for doubt in self.doubts)


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the running order: words for a voice, a station sound, or a silence."""

    role: Role
    "Who speaks it; STING and PAUSE speak nothing."
    text: str = ""
    "The words as written; for a STING the name of the sound."
    part: Part = Part.STORY
    "The part of the programme it belongs to."
    story: int | None = None
    "Number of its story, from 0; None outside the stories."
    seconds: float = 0.0
    "Length of a PAUSE, s; 0 for every other role."
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


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Mono sound in memory."""

    samples: npt.NDArray[np.float32]
    "Shape (n,), float32, full scale at -1.0 and 1.0."
    rate: int
    "Samples a second, Hz."

    @property
    def seconds(self) -> float:
        """Length, s."""
        return len(self.samples) / self.rate

    def __eq__(self, other: object) -> bool:
        """Equal when rate and every sample are."""
        if not isinstance(other, Clip):
            return NotImplemented
        return self.rate == other.rate and self.samples.tobytes() == other.samples.tobytes()

    def __hash__(self) -> int:
        """Follow equality."""
        return hash((self.rate, self.samples.tobytes()))


@dataclass(frozen=True, slots=True)
class Timing:
    """When a word or phrase is heard within a take."""

    text: str
    "The word or phrase, as written."
    start: float
    "From the start of the take, s."
    end: float
    "From the start of the take, s."


@dataclass(frozen=True, slots=True)
class Take:
    """One spoken line: trimmed speech, with no silence at its edges."""

    line: int
    "Place of its line in the script, from 0."
    spoken: str
    "The text as it went to the engine: numbers in words, respellings in."
    voice: str
    "Fingerprint of the voice: engine, version, model and settings."
    clip: Clip
    "The sound."
    timings: tuple[Timing, ...] = ()
    "Words or phrases in order, where the engine tells."


@dataclass(frozen=True, slots=True)
class Cue:
    """When a line of the script is heard in the programme."""

    start: float
    "From the start of the programme, s."
    end: float
    "From the start of the programme, s."
    line: int
    "Place of the line in the script, from 0."


@dataclass(frozen=True, slots=True)
class Programme:
    """The mixed programme before mastering, and when each line is heard."""

    clip: Clip
    "The whole programme; its samples may be mapped from a file."
    cues: tuple[Cue, ...]
    "In time order; spoken lines and stings, not pauses."


@dataclass(frozen=True, slots=True)
class Master:
    """A finished sound file, measured after decoding it again."""

    path: str
    "File name, relative to where it was written."
    mime: str
    "Such as 'audio/mpeg'."
    bytes: int
    "Length of the file, bytes."
    seconds: float
    "Decoded length, s."
    lufs: float
    "Integrated loudness of the decoded file, LUFS (ITU-R BS.1770-4)."
    true_peak: float
    "Highest true peak of the decoded file, dBTP."
    sha256: str
    "Of the file, hexadecimal."


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
    image: str | None = None
    "File name of the cover of this episode, within its folder."
    status: Status = Status.DRAFT
    "Where it stands."
    made_with: tuple[str, ...] = ()
    "What decided the bytes, one fact each: engine and version, libraries, processor features."


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
