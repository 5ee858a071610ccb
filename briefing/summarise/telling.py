"""One article told: its units made fit to be said, weighed, and chosen under a budget."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing import quotes
from briefing.models import CleanArticle, Sentence
from briefing.quotes import Unit
from briefing.summarise import ear, flags, length
from briefing.summarisers import Candidate, Summariser

Count = Callable[[str], int]


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


def tell(
    article: CleanArticle, words: int, summariser: Summariser, count: Count = length.written
) -> tuple[Sentence, ...]:
    """Give the sentences that fit `words`, in the article's order; empty when none may be said."""
    found = pieces(article)
    chosen = summariser.choose(candidates(found, count), words)
    return tuple(_sentence(found[place]) for place in chosen)


def pieces(article: CleanArticle) -> tuple[Piece, ...]:
    """Give everything an article says as sentences for the ear, with what bars or binds each."""
    units = quotes.without_repeats(quotes.units(article))
    common = small_words(units)
    found: list[Piece] = []
    for unit in units:
        said = ear.rewrite(unit.text, common)
        leaning = flags.leans(said.pieces[0])
        for place, text in enumerate(said.pieces):
            bars = flags.barred(unit, text)
            if leaning and not found:
                bars = (*bars, "leans-on-nothing")
            needs = len(found) - 1 if found and (leaning or place) else None
            found.append(Piece(text, unit, said.rules, bars, needs))
    return tuple(found)


def small_words(units: Sequence[Unit]) -> frozenset[str]:
    """Give the words an article writes without a capital."""
    return frozenset(word for unit in units for word in re.findall(r"\b[a-z]{2,}\b", unit.text))


def candidates(found: Sequence[Piece], count: Count) -> tuple[Candidate, ...]:
    """Give the pieces as a summariser sees them, the one to open with marked."""
    first = opening(found)
    return tuple(
        Candidate(
            piece.text,
            count(piece.text),
            barred=bool(piece.barred),
            needs=piece.needs,
            quotation=piece.unit.quotation,
            opener=place == first,
        )
        for place, piece in enumerate(found)
    )


def opening(found: Sequence[Piece]) -> int | None:
    """Give the place of the first piece that may open a story: the lead, unless it is flagged."""
    for place, piece in enumerate(found):
        if not piece.barred and piece.needs is None and not piece.unit.quotation:
            return place
    return None


def _sentence(piece: Piece) -> Sentence:
    unit = piece.unit
    return Sentence(piece.text, unit.text, unit.article, unit.paragraph, unit.speaker, piece.rules)
