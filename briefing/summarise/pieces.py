"""What an article says, sentence by sentence as it would be spoken, and what bars or binds each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from briefing import quotes
from briefing.quotes import Unit
from briefing.summarise import ear, flags
from briefing.summarisers import Candidate

Count = Callable[[str], int]

FULL_STOP = "full-stop"
"The rule that gives a lead the full stop it lacks."
DATELINE = "dateline"
"The rule that takes the place off a lead."
_BRINGS = frozenset({"split-defining", ear.LEAD_SPLIT})
"Rules after which a piece says little without the next: 'a man has been jailed'."
_FORGIVEN = frozenset({"long", "unterminated", "leans-on-nothing"})
"What a lead may be, when the article has nothing else to open with."
_NEWS = 2
"Where a sentence stands that is new in another title: near the top, for it was at the top there."
_READ = 200
"Units of an article that are read; what comes after is no news."
_LONGEST_UNIT = 2_000
"Characters beyond which a unit is no sentence."


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
    whole: tuple[str, ...] = ()
    "All that its unit became, in order; empty when that is judged already."


def pieces(written: Sequence[Unit], refused: frozenset[str] = frozenset()) -> tuple[Piece, ...]:
    """Give everything an article's units say as sentences for the ear, with what bars each.

    The gate is slow, and few of the sentences will be told: what a unit became is judged by it
    here only where the unit's text is among the `refused`; see `stands` for the others.
    """
    units = quotes.without_repeats(written[:_READ])
    common = frozenset(word for unit in units for word in re.findall(r"\b[a-z]{2,}\b", unit.text))
    found: list[Piece] = []
    for unit in units:
        if len(unit.text) > _LONGEST_UNIT:
            continue
        strictly = unit.text in refused
        opens = opening(found) is None
        read = _undated(unit) if opens else unit
        barred = flags.barred_as_written(read)
        said = _said(read, barred, common, strictly=strictly, opens=opens)
        if read is not unit:
            said = ear.Rewritten(said.pieces, (DATELINE, *said.rules))
        whole = () if strictly or not said.rules else said.pieces
        leaning = flags.leans(said.pieces[0])
        for place, sentence in enumerate(said.pieces):
            bars = (*barred, *flags.barred_as_said(sentence))
            if leaning and not found:
                bars = (*bars, "leans-on-nothing")
            needs = len(found) - 1 if found and (leaning or place) else None
            brings = not _BRINGS.isdisjoint(said.rules) and place + 1 < len(said.pieces)
            found.append(Piece(sentence, unit, said.rules, bars, needs, brings, whole))
    if opening(found) is None:
        return _forgiving(found)
    return tuple(found)


def _said(
    unit: Unit, barred: Sequence[str], common: frozenset[str], *, strictly: bool, opens: bool
) -> ear.Rewritten:
    """Give a unit for the ear; what will not be spoken need not be made fit for it."""
    if not set(barred) <= _FORGIVEN:
        return ear.Rewritten((unit.text,), ())
    said = ear.rewrite(unit.text, common, judged=strictly)
    return ear.opening(unit.text, said) if opens and not unit.quotation else said


def stands(piece: Piece) -> bool:
    """Tell whether what a piece's unit became says what the unit says, as the gate judges."""
    return not piece.whole or ear.stands(piece.unit.text, piece.whole)


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
    """Give the pieces as a summariser sees them, the one to open with marked.

    What stands above that one, a quotation at most, may not be spoken: it would open the story.
    """
    first = opening(found)
    told_from = found[0].unit.article if found else ""
    # What will not be spoken, a time or a caption, does not push down what stands under it.
    ranks = accumulate(
        int(piece.unit is not before.unit and not before.barred)
        for before, piece in pairwise((*found[:1], *found))
    )
    return tuple(
        Candidate(
            piece.text,
            count(piece.text),
            barred=bool(piece.barred) or place < (first or 0),
            needs=piece.needs,
            brings=piece.brings,
            quotation=piece.unit.quotation,
            opener=place == first,
            rank=rank if piece.unit.article == told_from else min(rank, _NEWS),
        )
        for place, (rank, piece) in enumerate(zip(ranks, found, strict=True))
    )


def opening(found: Sequence[Piece]) -> int | None:
    """Give the place of the first piece that may open a story: the lead, unless it is flagged."""
    for place, piece in enumerate(found):
        if not piece.barred and piece.needs is None and _is_told(piece):
            return place
    return None


def _is_told(piece: Piece) -> bool:
    """Tell whether a piece quotes nobody, or some words within what it tells."""
    if not piece.unit.quotation:
        return True
    spoken = sum(end - start for start, end in quotes.spoken_parts(piece.text))
    return piece.text[:1] not in "\"“'‘" and spoken <= _QUOTED * len(piece.text)


_QUOTED = 0.35
"Share of a lead that may be somebody's words."
_CITY = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý.’'-]{2,20}(?: [A-ZÀ-Ý.’'-]{2,20}){0,2}: (?=[A-Z“\"'‘])")


def _undated(unit: Unit) -> Unit:
    """Give what may be the lead without 'MUMBAI:' before it; further down that is a speaker."""
    city = _CITY.match(unit.text)
    return replace(unit, text=unit.text[city.end() :]) if city else unit
