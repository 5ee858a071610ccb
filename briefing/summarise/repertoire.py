"""The repertoire: every event with every length it can be told at, the text work done once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.models import CleanArticle, Sentence, Source, Story
from briefing.summarise import headlines, ladder, length, telling
from briefing.summarise.ladder import Plan, Rung
from briefing.summarise.order import Standing
from briefing.summarisers import Summariser

_BETWEEN = 0.5
"About the silence after a sentence, s."
_SHORTEST = 14
"Spoken words below which no story is told; more stories than fit at this are not looked at."

Seconds = Callable[[str], float]
"How long a sentence takes to say, s."


@dataclass(frozen=True, slots=True)
class Item:
    """One event, and the ways it can be told."""

    standing: Standing
    "Its place in the running order, and why."
    main: CleanArticle
    "The article it is told from."
    sources: tuple[Source, ...]
    "Every article it rests on, the main one first."
    tellings: tuple[tuple[Sentence, ...], ...]
    "Shortest first, each longer than the one before; empty when nothing may be said."
    written: Story | None = None
    "As a writer told it, where the tellings are parts of that."

    @property
    def is_due(self) -> bool:
        """Whether it is to be told whatever else is: pinned, or told by a writer already."""
        return self.standing.pin is not None or self.written is not None

    def story(self, rung: int) -> Story:
        """Give it as told on a rung of its ladder."""
        told = self.tellings[rung]
        if self.written:
            return replace(self.written, sentences=told)
        headline = headlines.headline(self.main.article, told[0].text)
        return Story(headline, told, self.sources, self.standing.section)


@dataclass(frozen=True, slots=True)
class Repertoire:
    """Everything that could be told, in running order."""

    items: tuple[Item, ...]
    "Those near enough to the top for the time there is."
    beyond: tuple[Standing, ...] = ()
    "Those there could be no time for, whatever was chosen; not read."

    def rungs(self, say: Seconds, besides: float) -> list[tuple[Rung, ...]]:
        """Give each item's ladder; `besides` is what a story takes beside its sentences, s."""
        first = next((item for item in self.items if item.tellings), None)
        return [
            tuple(
                _rung(told, say, besides, due=item is first or item.is_due)
                for told in item.tellings
            )
            for item in self.items
        ]

    def is_whole(self, plan: Plan) -> bool:
        """Tell whether a plan tells everything there is, as long as it can be told."""
        longest = (len(item.tellings) - 1 if item.tellings else None for item in self.items)
        return not self.beyond and tuple(longest) == plan

    def rewritten(self, plan: Plan, written: Sequence[Story]) -> Repertoire:
        """Give it with a plan's stories as a writer told them, whole or without their ends."""
        waiting = iter(written)
        items = tuple(
            item if rung is None else _as_written(item, next(waiting))
            for item, rung in zip(self.items, plan, strict=True)
        )
        return replace(self, items=items)

    def stories(self, plan: Plan) -> tuple[Story, ...]:
        """Give the stories of a plan, in running order."""
        return tuple(
            item.story(rung)
            for item, rung in zip(self.items, plan, strict=True)
            if rung is not None
        )


def repertoire_of(
    cleaned: Sequence[CleanArticle],
    standings: Sequence[Standing],
    seconds: float,
    engine: Summariser,
    *,
    day: date | None = None,
    pace: float = 2.7,
) -> Repertoire:
    """Give what the articles could tell in about `seconds`, at `pace` words a second."""
    budget = max(0, int(seconds * pace))
    most = 1 + budget // _SHORTEST
    ample = 4 * budget // max(1, min(len(standings), most))
    lengths = (*ladder.RUNGS, *(rung for rung in ladder.LONG_RUNGS if rung <= ample))
    items = tuple(_item(cleaned, one, lengths, engine, day) for one in standings[:most])
    return Repertoire(items, tuple(standings[most:]))


def _as_written(item: Item, story: Story) -> Item:
    told = story.sentences
    parts = tuple(told[:count] for count in range(1, len(told) + 1))
    return replace(item, tellings=parts, written=story)


def told_at(
    cleaned: Sequence[CleanArticle],
    standing: Standing,
    words: int,
    engine: Summariser,
    *,
    day: date | None = None,
) -> Story | None:
    """Give one event told in about `words`, as written; None when nothing may be said."""
    articles = [cleaned[place] for place in standing.articles]
    event = telling.event(articles)
    told = telling.tell(event, words, engine, day=day)
    item = Item(standing, event.main, tuple(map(_source, event.articles)), (told,))
    return item.story(0) if told else None


def _item(
    cleaned: Sequence[CleanArticle],
    standing: Standing,
    lengths: Sequence[int],
    engine: Summariser,
    day: date | None,
) -> Item:
    articles = [cleaned[place] for place in standing.articles]
    event = telling.event(articles)
    by_words: dict[int, tuple[Sentence, ...]] = {}
    for told in telling.tellings(event, lengths, engine, count=length.spoken, day=day):
        if told:
            by_words.setdefault(_words(told), told)
    tellings = tuple(by_words[words] for words in sorted(by_words))
    return Item(standing, event.main, tuple(map(_source, event.articles)), tellings)


def _words(told: Sequence[Sentence]) -> int:
    return sum(length.spoken(one.text) for one in told)


def _rung(told: Sequence[Sentence], say: Seconds, besides: float, *, due: bool) -> Rung:
    seconds = sum(say(one.text) + _BETWEEN for one in told)
    return Rung(_words(told), seconds + besides, due)


def _source(cleaned: CleanArticle) -> Source:
    article = cleaned.article
    return Source(article.id, article.title, article.url, article.site)
