"""Articles as they come in and as they are cleaned: every line kept or cut with a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
