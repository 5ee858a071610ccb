"""The stories of one bulletin: events joined, put in order, and given their lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.models import CleanArticle, Story
from briefing.summarise import ladder, length, order, same_event
from briefing.summarise.order import Standing
from briefing.summarise.repertoire import Repertoire, repertoire_of, told_at
from briefing.summarise.same_event import Likeness
from briefing.summarise.wishes import Wishes
from briefing.summarisers import Summariser
from briefing.summarisers.hybrid import Hybrid

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
    wishes: Wishes | None = None,
    summariser: Summariser | None = None,
    agenda: Agenda | None = None,
) -> tuple[Story, ...]:
    """Give the stories the articles tell, in running order.

    `seconds` is for all stories' words together at `pace` words a second, and the last stories
    are left out when there is no room; `words` is for each story, as written; with neither each
    is of standard length. `day` is the bulletin's. Articles on one event become one story
    unless `together` is false, and then the articles keep their order. `wishes` are the
    producer's pins and sections, and `agenda` what there is to tell where that is known already.
    An article in which nothing may be spoken gives no story.
    """
    engine = summariser or Hybrid()
    listed = agenda or agenda_of(cleaned, together=together, wishes=wishes)
    standing = listed.standings
    if seconds is None:
        wanted = words or STANDARD
        told = [told_at(cleaned, one, wanted, engine, day=day) for one in standing]
        return tuple(story for story in told if story)
    known = repertoire_of(cleaned, standing, seconds, engine, day=day, pace=pace)
    return known.stories(ladder.climb(_by_words_alone(known, pace), seconds))


def _by_words_alone(known: Repertoire, pace: float) -> list[tuple[ladder.Rung, ...]]:
    return [
        tuple(
            ladder.Rung(words, words / pace)
            for words in (sum(length.spoken(one.text) for one in told) for told in item.tellings)
        )
        for item in known.items
    ]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to tell, in running order, and why in that order."""

    standings: tuple[Standing, ...]
    "One an event."
    pairs: tuple[Likeness, ...] = ()
    "Every pair of articles that was weighed for being one event."

    def explain(self, cleaned: Sequence[CleanArticle]) -> dict[str, Any]:
        """Give why articles were joined and why the stories stand in this order, fit for JSON."""
        ids = [article.article.id for article in cleaned]
        return {
            "joined_from": same_event.JOINED,
            "likeness": [
                {
                    "articles": [ids[pair.first], ids[pair.second]],
                    "score": pair.score,
                    "shared": list(pair.shared),
                    "against": list(pair.against),
                }
                for pair in sorted(self.pairs, key=lambda pair: -pair.score)
            ],
            "order": [
                {
                    "articles": [ids[place] for place in one.articles],
                    "pin": one.pin,
                    "section": one.section,
                    "titles": one.titles,
                    "freshness": one.freshness,
                }
                for one in self.standings
            ],
        }


def agenda_of(
    cleaned: Sequence[CleanArticle], *, together: bool = True, wishes: Wishes | None = None
) -> Agenda:
    """Give the events of the articles in running order; one an article, as given, when apart."""
    if not together:
        alone = [(place,) for place in range(len(cleaned))]
        by_place = {one.articles[0]: one for one in order.standings(cleaned, alone, wishes)}
        return Agenda(tuple(by_place[place] for place in range(len(cleaned))))
    pairs = same_event.likenesses(cleaned)
    groups = same_event.groups(cleaned, pairs)
    return Agenda(order.standings(cleaned, groups, wishes), pairs)


def explain(
    cleaned: Sequence[CleanArticle], *, together: bool = True, wishes: Wishes | None = None
) -> dict[str, Any]:
    """Give why articles were joined and why the stories stand in this order, fit for JSON."""
    return agenda_of(cleaned, together=together, wishes=wishes).explain(cleaned)
