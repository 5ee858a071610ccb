"""What a writer is given of a story: the sentences of its articles that may be reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing import quotes
from briefing.models import CleanArticle, Story
from briefing.quotes import Unit
from briefing.summarise import flags, length, notices
from briefing.summarisers.writing import Brief, Numbered

_MOST = 60
"Sentences of one story that are sent."
_LONGEST = 1_000
"Characters beyond which a sentence is not sent."
_MAY_BE = frozenset({"short", "long", "long-quotation"})
"What may not be read out as it stands, but may be told in other words."


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences a writer may use for one story, by the id it cites them by."""

    units: Mapping[str, Unit]
    "In order: the main article's, then the others'."
    words: int
    "Spoken words the story may take."

    @property
    def brief(self) -> Brief:
        """What the writer is asked."""
        told = tuple(Numbered(name, unit.text) for name, unit in self.units.items())
        return Brief(told, self.words)


def material(story: Story, articles: Mapping[str, CleanArticle]) -> Material:
    """Give what a story's writer may use, in as many words as the extract takes."""
    found = [
        unit
        for source in story.articles
        if source.id in articles
        for unit in _reportable(quotes.without_repeats(quotes.units(articles[source.id])))
    ]
    numbered = {f"s{place}": unit for place, unit in enumerate(found[:_MOST], start=1)}
    return Material(numbered, sum(length.spoken(one.text) for one in story.sentences))


def _reportable(units: Sequence[Unit]) -> list[Unit]:
    """Leave out what is no news; of a paragraph that speaks to a machine, everything."""
    hostile = {unit.paragraph for unit in units if notices.instructs(unit.text)}
    return [
        unit
        for unit in units
        if unit.paragraph not in hostile
        and len(unit.text) <= _LONGEST
        and set(flags.barred(unit, unit.text)) <= _MAY_BE
    ]
