"""Summarise: from clean articles to the stories of a bulletin, each sentence with its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.models import CleanArticle, Source, Story
from briefing.summarise import headlines, length, same_event, telling
from briefing.summarisers import Summariser
from briefing.summarisers.hybrid import Hybrid

__all__ = ["STANDARD", "stories"]

STANDARD = 75
"Words of a standard story, about 28 seconds."


def stories(
    cleaned: Sequence[CleanArticle],
    *,
    seconds: float | None = None,
    words: int | None = None,
    day: date | None = None,
    together: bool = True,
    pace: float = 2.7,
    summariser: Summariser | None = None,
) -> tuple[Story, ...]:
    """Give the stories the articles tell, in running order.

    `seconds` is for all stories' words together at `pace` words a second; `words` is for each
    story; with neither each is of standard length. `day` is the bulletin's. Articles on one
    event become one story unless `together` is false. An article in which nothing may be
    spoken gives no story.
    """
    engine = summariser or Hybrid()
    groups = (
        same_event.groups(cleaned, day=day) if together else [(i,) for i in range(len(cleaned))]
    )
    count = length.written if words is not None or seconds is None else length.spoken
    budget = words or (int(seconds * pace / max(len(groups), 1)) if seconds else STANDARD)
    told = []
    for group in groups:
        main = cleaned[group[0]]
        sentences = telling.tell(main, budget, engine, count)
        if sentences:
            articles = tuple(_source(cleaned[place]) for place in group)
            headline = headlines.headline(main.article, sentences[0].text)
            told.append(Story(headline, sentences, articles))
    return tuple(told)


def _source(cleaned: CleanArticle) -> Source:
    article = cleaned.article
    return Source(article.id, article.title, article.url, article.site)
