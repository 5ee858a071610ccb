"""One event told: its units made fit to be said, weighed, and chosen under a budget."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise

from briefing import clock, english, quotes, text
from briefing.models import CleanArticle, Sentence
from briefing.quotes import Unit
from briefing.summarise import days, ear, flags, introductions, length
from briefing.summarise.concepts import concept
from briefing.summarisers import Candidate, Summariser

Count = Callable[[str], int]

FULL_STOP = "full-stop"
"The rule that gives a lead the full stop it lacks."
_BRINGS = "split-defining"
"The rule after which a piece says little without the next: 'a man has been jailed'."
_FORGIVEN = frozenset({"long", "unterminated", "leans-on-nothing"})
"What a lead may be, when the article has nothing else to open with."
_NEW = 0.4
"Share of its words that a sentence of a second title may have in common with the first's."
_READ = 200
"Units of an article that are read; what comes after is no news."
_LONGEST_UNIT = 2_000
"Characters beyond which a unit is no sentence."
_FROM_OTHERS = 3
"Sentences at the top of a second title that are looked at."


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence that could be spoken."""

    text: str
    "As it would be said."
    unit: Unit
    "The unit it was made from."
    rules: tuple[str, ...]
    "The rules that made it."
    barred: tuple[str, ...]
    "Why it may not be spoken; empty when it may."
    needs: int | None
    "Place of the piece that must be spoken just before it."
    brings: bool = False
    "True when the next piece should be spoken with it."


@dataclass(frozen=True, slots=True)
class Event:
    """The articles on one event, ready to be told at any length."""

    main: CleanArticle
    "The article it is told from."
    pieces: tuple[Piece, ...]
    "What the main article says, then what is new in the others."
    people: introductions.Names
    "Whom the main article names in full."


def event(articles: Sequence[CleanArticle]) -> Event:
    """Make the articles on one event ready; the first is the one it is told from."""
    main = articles[0]
    found = list(pieces(main))
    for other in articles[1:]:
        found.extend(_news(pieces(other), found))
    return Event(main, tuple(found), introductions.full_names(quotes.units(main)))


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
    return told_of(told, candidates(told.pieces, count), words, summariser, day=day)


def told_of(
    told: Event,
    weighed: Sequence[Candidate],
    words: int,
    summariser: Summariser,
    *,
    day: date | None = None,
) -> tuple[Sentence, ...]:
    """Give what `tell` does, the event's pieces weighed already: for one told at many lengths."""
    choice = summariser.choose(weighed, words)
    spoken = [_sentence(told.pieces[place]) for place in _kept(told.pieces, choice)]
    named = introductions.introduce(spoken, told.people)
    published = clock.day_of(told.main.article.published)
    return tuple(_dated(sentence, published, day) for sentence in named)


def pieces(article: CleanArticle) -> tuple[Piece, ...]:
    """Give everything an article says as sentences for the ear, with what bars or binds each."""
    units = quotes.without_repeats(quotes.units(article)[:_READ])
    common = frozenset(word for unit in units for word in re.findall(r"\b[a-z]{2,}\b", unit.text))
    found: list[Piece] = []
    for unit in units:
        if len(unit.text) > _LONGEST_UNIT:
            continue
        written = flags.barred_as_written(unit)
        # What will not be spoken need not be made fit for it.
        hopeless = not set(written) <= _FORGIVEN
        said = ear.Rewritten((unit.text,), ()) if hopeless else ear.rewrite(unit.text, common)
        leaning = flags.leans(said.pieces[0])
        for place, sentence in enumerate(said.pieces):
            bars = (*written, *flags.barred_as_said(sentence))
            if leaning and not found:
                bars = (*bars, "leans-on-nothing")
            needs = len(found) - 1 if found and (leaning or place) else None
            brings = _BRINGS in said.rules and place + 1 < len(said.pieces)
            found.append(Piece(sentence, unit, said.rules, bars, needs, brings))
    if opening(found) is None:
        return _forgiving(found)
    return tuple(found)


def _forgiving(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Let the first piece open that is barred for its form alone, where nothing else may."""
    for place, piece in enumerate(found):
        if set(piece.barred) <= _FORGIVEN and not piece.unit.quotation:
            ended = piece.text if piece.text[-1:] in ".!" else f"{piece.text}."
            rules = piece.rules if ended == piece.text else (*piece.rules, FULL_STOP)
            mended = replace(piece, text=ended, rules=rules, barred=(), needs=None)
            return (*found[:place], mended, *found[place + 1 :])
    return tuple(found)


def candidates(found: Sequence[Piece], count: Count) -> tuple[Candidate, ...]:
    """Give the pieces as a summariser sees them, the one to open with marked."""
    first = opening(found)
    ranks = accumulate(
        int(piece.unit is not before.unit) for before, piece in pairwise((*found[:1], *found))
    )
    return tuple(
        Candidate(
            piece.text,
            count(piece.text),
            barred=bool(piece.barred),
            needs=piece.needs,
            brings=piece.brings,
            quotation=piece.unit.quotation,
            opener=place == first,
            rank=rank,
        )
        for place, (rank, piece) in enumerate(zip(ranks, found, strict=True))
    )


def opening(found: Sequence[Piece]) -> int | None:
    """Give the place of the first piece that may open a story: the lead, unless it is flagged."""
    for place, piece in enumerate(found):
        if not piece.barred and piece.needs is None and not piece.unit.quotation:
            return place
    return None


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
    number of its own, counts nothing the first title counts, and says little of it again.
    """
    told = " ".join(piece.text for piece in known)
    held = [_meaning(piece.text) for piece in known]
    facts, counted = _facts(told), _figures(told)
    news = []
    for piece in others[1 : 1 + _FROM_OTHERS]:
        if piece.barred or piece.needs is not None or piece.unit.quotation:
            continue
        if any(quotes.containment(_meaning(piece.text), other) >= _NEW for other in held):
            continue
        if not _facts(piece.text) - facts or counted.keys() & _figures(piece.text).keys():
            continue
        news.append(piece)
    return news


def _meaning(sentence: str) -> frozenset[str]:
    """Give what a sentence is about, words that papers use for one another made one."""
    words = text.key(sentence).split()
    return frozenset(concept(word) for word in words if word not in english.EMPTY)


def _facts(passage: str) -> set[str]:
    """Give the names and numbers of a text, so that new ones can be told."""
    return set(re.findall(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+|\d[\d.,]*", passage))


def _figures(passage: str) -> dict[str, str]:
    """Give what a text counts and how many: 'people' 94."""
    pairs = re.findall(r"(?<![\w.,])(\d[\d,]*|[a-z]+) ([a-z]{3,})", passage.lower())
    return {unit: number for number, unit in pairs if number[0].isdigit() or number in _COUNTS}


_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety".split()
)


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
