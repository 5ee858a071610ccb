"""One event told: its units made fit to be said, weighed, and chosen under a budget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing import clock, english, quotes, text
from briefing.models import CleanArticle, Sentence
from briefing.summarise import days, hard_news, introductions, length
from briefing.summarise.pieces import Count, Piece, candidates, pieces, stands
from briefing.summarisers import Summariser

_NEW = 0.4
"Share of its words that a sentence of a second title may have in common with the first's."
_TOLD_AGAIN = 2
"Names and numbers of the first's from which a sentence of a second title tells them again."
_OF_THOSE = re.compile(
    r"(?:Several|Some|Others?|Another|Both|Many|Most|All|Few|None|Neither|Each|Half|One in)\b"
    r"|(?:Head |Assistant )?(?:[Cc]oach|[Mm]anager|[Cc]aptain|[Ss]triker|[Kk]eeper|[Gg]oalkeeper)"
    r" [A-Z]"
)
"Some of those the other title spoke of, or somebody of a side: whose would not be known."
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|his|them|their)\b", re.IGNORECASE)
_AN_OWNER = re.compile(r"\b(?:an?|the) [\w'’-]+|^[A-Z][a-z]+s ")
"Whom a pronoun behind it may stand for."
_DEFINITE = re.compile(r"The ((?:[a-z][\w'’-]* ?){1,3})")
"What a sentence speaks of as known: 'The driver of the car' is, 'The Lea Trust' is not."
_FROM_OTHERS = 3
"Sentences at the top of a second title that are looked at."


@dataclass(frozen=True, slots=True)
class Event:
    """The articles on one event, ready to be told at any length."""

    articles: tuple[CleanArticle, ...]
    "The first is the one it is told from."
    pieces: tuple[Piece, ...]
    "What that article says, then what is new in the others."
    people: introductions.Names
    "Whom that article names in full."
    refused: frozenset[str] = frozenset()
    "The units that the gate would not have said as the rules first made them."

    @property
    def main(self) -> CleanArticle:
        """The article it is told from."""
        return self.articles[0]


def event(articles: Sequence[CleanArticle], refused: frozenset[str] = frozenset()) -> Event:
    """Make the articles on one event ready.

    It is told from the first, unless another plainly opens more like a report.
    """
    written = [quotes.units(article) for article in articles]
    read = [pieces(units, refused) for units in written]
    main = hard_news.plainest(read)
    order = sorted(range(len(articles)), key=lambda place: place != main)
    found = list(read[main])
    for other in order[1:]:
        found.extend(_news(read[other], found))
    people = introductions.full_names(written[main])
    return Event(tuple(articles[place] for place in order), tuple(found), people, refused)


def tell(
    told: Event,
    words: int,
    summariser: Summariser,
    *,
    count: Count = length.written,
    day: date | None = None,
) -> tuple[Sentence, ...]:
    """Give the sentences that fit `words`, in order; empty when nothing may be said.

    Raises nothing: an engine that chooses a barred unit, or leaves out what one leans on, is
    put right here.
    """
    return tellings(told, (words,), summariser, count=count, day=day)[0]


def tellings(
    told: Event,
    lengths: Sequence[int],
    summariser: Summariser,
    *,
    count: Count = length.written,
    day: date | None = None,
) -> list[tuple[Sentence, ...]]:
    """Give what `tell` does for each of many lengths.

    What is chosen is judged by the gate. Where that refuses a unit as the rules made it, the
    unit is made again rule by rule, and the choice too.
    """
    while True:
        weighed = candidates(told.pieces, count)
        choices = [_kept(told.pieces, summariser.choose(weighed, words)) for words in lengths]
        chosen = {place for choice in choices for place in choice}
        wrong = {told.pieces[place].unit.text for place in chosen if not stands(told.pieces[place])}
        if not wrong:
            return [_spoken(told, choice, day) for choice in choices]
        told = event(told.articles, told.refused | wrong)


def _spoken(told: Event, choice: Sequence[int], day: date | None) -> tuple[Sentence, ...]:
    spoken = [_sentence(told.pieces[place]) for place in choice]
    named = introductions.introduce(spoken, told.people)
    published = {each.article.id: clock.day_of(each.article.published) for each in told.articles}
    return tuple(_dated(sentence, published[sentence.article], day) for sentence in named)


def _kept(found: Sequence[Piece], choice: Sequence[int]) -> list[int]:
    """Leave out of a choice what may not be spoken: barred, leaning, a second quotation."""
    kept: list[int] = []
    for place in sorted(set(choice)):
        piece = found[place]
        alone = piece.needs is not None and piece.needs not in kept
        second = piece.unit.quotation and any(found[other].unit.quotation for other in kept)
        if not (piece.barred or alone or second):
            kept.append(place)
    return kept


def _news(others: Sequence[Piece], known: Sequence[Piece]) -> list[Piece]:
    """Give what the top of another title's article adds to what is known.

    Never its lead, which tells the same event again; only what stands alone, brings a name or a
    number of its own, counts nothing the first title counts, and says little of it again: of
    whom and how many it speaks, one at most is known.
    """
    told = " ".join(piece.text for piece in known)
    held = [hard_news.meaning(piece.text) for piece in known]
    facts, counted = _facts(told), _figures(told)
    known_facts = hard_news.facts(told)
    about = frozenset[str]().union(*held)
    return [
        piece
        for piece in others[1 : 1 + _FROM_OTHERS]
        if _stands_among_others(piece, about)
        and not any(
            quotes.containment(hard_news.meaning(piece.text), other) >= _NEW for other in held
        )
        and _facts(piece.text) - facts
        and not counted.keys() & _figures(piece.text).keys()
        and len(hard_news.facts(piece.text) & known_facts) < _TOLD_AGAIN
    ]


def _stands_among_others(piece: Piece, about: frozenset[str]) -> bool:
    """Tell whether a sentence can be said among another title's, which are `about` so much.

    Nobody in it may be known from its own title only: 'he', 'the driver', 'several'.
    """
    if piece.barred or piece.needs is not None or piece.unit.quotation:
        return False
    if _OF_THOSE.match(piece.text) or hard_news.sets_a_scene(piece.text):
        return False
    if pronoun := _PRONOUN.search(piece.text):
        before = piece.text[: pronoun.start()]
        if not english.people(before) and not _AN_OWNER.search(before):
            return False
    definite = _DEFINITE.match(piece.text)
    return definite is None or not about.isdisjoint(hard_news.meaning(definite[1]))


def _facts(passage: str) -> set[str]:
    """Give the names and numbers of a text, so that new ones can be told."""
    return set(re.findall(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+|\d[\d.,]*", passage))


def _figures(passage: str) -> dict[str, str]:
    """Give what a text counts and how many: 'people' 94."""
    pairs = re.findall(r"(?<![\w.,])(\d[\d,]*|[a-z]+) ([a-z]{3,})", passage.lower())
    return {
        unit: number for number, unit in pairs if number[0].isdigit() or number in hard_news.COUNTS
    }


def _sentence(piece: Piece) -> Sentence:
    unit = piece.unit
    speaker = unit.speaker if unit.quotation else None
    return Sentence(
        text.tidy(piece.text), unit.text, unit.article, unit.paragraph, speaker, piece.rules
    )


def _dated(sentence: Sentence, published: date | None, day: date | None) -> Sentence:
    said = days.in_bulletin(sentence.text, published, day)
    if said == sentence.text:
        return sentence
    return replace(sentence, text=said, rules=(*sentence.rules, days.RULE))
