"""The stories of one bulletin: events joined, put in order, and given their lengths."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from briefing.models import CleanArticle, Sentence, Source, Story
from briefing.summarise import headlines, ladder, length, order, same_event, telling
from briefing.summarise.order import Standing
from briefing.summarise.telling import Event
from briefing.summarisers import Summariser
from briefing.summarisers.hybrid import Hybrid

STANDARD = 75
"Words of a standard story, about 28 seconds."

_SHORTEST = 14
"Spoken words below which no story is told; more stories than fit at this are not looked at."


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

    `seconds` is for all stories' words together at `pace` words a second, and the last stories
    are left out when there is no room; `words` is for each story, as written; with neither each
    is of standard length. `day` is the bulletin's. Articles on one event become one story
    unless `together` is false, and then the articles keep their order. An article in which
    nothing may be spoken gives no story.
    """
    engine = summariser or Hybrid()
    standing = _standings(cleaned, together=together)
    if seconds is None:
        events = [_event(cleaned, one) for one in standing]
        told = [telling.tell(event, words or STANDARD, engine, day=day) for event in events]
    else:
        budget = max(0, int(seconds * pace))
        events = [_event(cleaned, one) for one in standing[: 1 + budget // _SHORTEST]]
        told = _fitted(events, budget, engine, day)
    return tuple(
        _story(cleaned, one, event, sentences)
        for one, event, sentences in zip(standing, events, told, strict=False)
        if sentences
    )


def explain(cleaned: Sequence[CleanArticle], *, together: bool = True) -> dict[str, Any]:
    """Give why articles were joined and why the stories stand in this order, fit for JSON."""
    ids = [article.article.id for article in cleaned]
    pairs = same_event.likenesses(cleaned) if together else ()
    return {
        "joined_from": same_event.JOINED,
        "likeness": [
            {
                "articles": [ids[pair.first], ids[pair.second]],
                "score": pair.score,
                "shared": list(pair.shared),
                "against": list(pair.against),
            }
            for pair in sorted(pairs, key=lambda pair: -pair.score)
        ],
        "order": [
            {
                "articles": [ids[place] for place in one.articles],
                "section": one.section,
                "titles": one.titles,
                "freshness": one.freshness,
            }
            for one in _standings(cleaned, together=together)
        ],
    }


def _standings(cleaned: Sequence[CleanArticle], *, together: bool) -> tuple[Standing, ...]:
    if not together:
        alone = [(place,) for place in range(len(cleaned))]
        by_place = {one.articles[0]: one for one in order.standings(cleaned, alone)}
        return tuple(by_place[place] for place in range(len(cleaned)))
    return order.standings(cleaned, same_event.groups(cleaned))


def _event(cleaned: Sequence[CleanArticle], standing: Standing) -> Event:
    return telling.event([cleaned[place] for place in standing.articles])


def _fitted(
    events: Sequence[Event], budget: int, engine: Summariser, day: date | None
) -> list[tuple[Sentence, ...]]:
    """Give each event told at the length that fills the budget best; empty when left out."""
    ample = 2 * budget // max(1, len(events))
    rungs = (*ladder.RUNGS, *(rung for rung in ladder.LONG_RUNGS if rung <= ample))
    tries: list[dict[int, tuple[Sentence, ...]]] = []
    for event in events:
        by_words: dict[int, tuple[Sentence, ...]] = {}
        for rung in rungs:
            told = telling.tell(event, rung, engine, count=length.spoken, day=day)
            by_words.setdefault(sum(length.spoken(one.text) for one in told), told)
        by_words.pop(0, None)
        tries.append(by_words)
    chosen = ladder.climb([tuple(by_words) for by_words in tries], budget)
    return [by_words[words] if words else () for by_words, words in zip(tries, chosen, strict=True)]


def _story(
    cleaned: Sequence[CleanArticle], standing: Standing, event: Event, told: Sequence[Sentence]
) -> Story:
    places = standing.articles
    headline = headlines.headline(event.main.article, told[0].text)
    return Story(headline, tuple(told), tuple(_source(cleaned[place]) for place in places))


def _source(cleaned: CleanArticle) -> Source:
    article = cleaned.article
    return Source(article.id, article.title, article.url, article.site)
