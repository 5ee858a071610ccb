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
_BRINGS = "split-defining"
"The rule after which a piece says little without the next: 'a man has been jailed'."
_FORGIVEN = frozenset({"long", "unterminated", "leans-on-nothing"})
"What a lead may be, when the article has nothing else to open with."
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
        barred = flags.barred_as_written(unit)
        # What will not be spoken need not be made fit for it.
        hopeless = not set(barred) <= _FORGIVEN
        strictly = unit.text in refused
        said = ear.Rewritten((unit.text,), ())
        if not hopeless:
            said = ear.rewrite(unit.text, common, judged=strictly)
        whole = () if strictly or not said.rules else said.pieces
        leaning = flags.leans(said.pieces[0])
        for place, sentence in enumerate(said.pieces):
            bars = (*barred, *flags.barred_as_said(sentence))
            if leaning and not found:
                bars = (*bars, "leans-on-nothing")
            needs = len(found) - 1 if found and (leaning or place) else None
            brings = _BRINGS in said.rules and place + 1 < len(said.pieces)
            found.append(Piece(sentence, unit, said.rules, bars, needs, brings, whole))
    if opening(found) is None:
        return _forgiving(found)
    return tuple(found)


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
