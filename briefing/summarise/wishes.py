"""What a producer wants of the running order: which stories first, and which sections when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from briefing.models import Article

NEWS, SPORT, LIGHT = "news", "sport", "and finally"


@dataclass(frozen=True, slots=True)
class Wishes:
    """The producer's pins and sections."""

    pins: tuple[str, ...] = ()
    "Ids, addresses or words of titles of the articles to be told first, in this order."
    order: tuple[str, ...] = ()
    "Names of sections in the order they are told; those not named follow in the usual order."
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    "For each of the producer's own sections, words that mark an article as one of it."

    def rank(self, section: str) -> int:
        """Give the place of a section in the bulletin, from 0."""
        usual = (NEWS, *self.sections, SPORT, LIGHT)
        return list(dict.fromkeys((*self.order, *usual))).index(section)

    def pinned(self, articles: Sequence[Article]) -> int | None:
        """Give the place of the first pin that is on one of a story's articles, from 0."""
        for place, pin in enumerate(self.pins):
            if any(_is_on(pin, article) for article in articles):
                return place
        return None

    def unused(self, articles: Sequence[Article]) -> Iterator[str]:
        """Give the pins that are on none of the articles."""
        return (pin for pin in self.pins if not any(_is_on(pin, each) for each in articles))


def _is_on(pin: str, article: Article) -> bool:
    """Tell whether a pin is an id or address ('*' is anything), or stands in the title."""
    low = pin.casefold().strip()
    names = (article.id.casefold(), (article.url or "").casefold(), article.source.casefold())
    if any(fnmatchcase(name, low) for name in names if name):
        return True
    return bool(low) and "*" not in low and low in article.title.casefold()
