"""A name in another's place: 'Kerry are in the final' where Galway are, and Kerry may meet them.

The clause of the sources that tells most of what a clause here tells has another name where this
has its own, which stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import PLACING, SAYS, is_done
from briefing.gate.reading.nearest import Part, clauses_of
from briefing.gate.reading.roles import TITLES
from briefing.gate.reading.synonyms import is_common, is_proper, stands_for
from briefing.gate.reading.tokens import Token
from briefing.gate.reading.units import MUTUAL

_LONGEST, _SENTENCES = 16, 2
"Words and marks of a sentence that is looked at, and sentences, at the most."
_LEAST, _FEWEST = 0.6, 2
"Share of a clause's other words that must be in one of the sources, and how many at the least."


def other_names(said: Reading, told: Reading) -> list[str]:
    """Name each name that stands where the sources have another, and itself elsewhere."""
    if len(said.by_sentence) > _SENTENCES:
        return []
    there = [part for one in told.by_sentence for part in clauses_of(one)]
    return [
        reason
        for row in said.by_sentence
        if len(row) <= _LONGEST and not any(token.stem in MUTUAL for token in row)
        for part in _parts(row)
        for reason in _displaced(part, there, told, alone=len(said.by_sentence) == 1)
    ]


def _parts(row: Row) -> list[Row]:
    """Give the clauses of a sentence that name somebody, or all of it."""
    parts = [part.own for part in clauses_of(row)]
    spoken = any(token.stem in SAYS for token in row)
    return parts if len(parts) > 1 and all(map(_runs, parts)) and not spoken else [row]


def _displaced(row: Row, there: list[Part], told: Reading, *, alone: bool) -> Iterator[str]:
    """Give the same for one clause."""
    for run in _runs(row):
        stems, slot = {token.stem for token in run}, _slot(row, run[0])
        places, nearest = _places(stems, told), _nearest(Part(row, row), stems, there)
        if not (stems <= told.stems and slot and nearest) or (slot == "first" and not alone):
            continue  # 'Wales has a new poet. Gwenllian Rees ...': who it is comes next
        if not _is_name(row, run) or any(stems <= {t.stem for t in one.own} for one in nearest):
            continue
        own = {_slot(one, name[0]) for one, name in places}
        if slot in own and not _is_told_of_another(row, stems, places, nearest):
            continue
        rivals = [_rival(slot, stems, one, row) for one in nearest]
        if all(rivals):
            yield f"exchanged: {run[0].text} stands where the source has {rivals[0]}"


def _is_told_of_another(
    row: Row, stems: set[str], places: list[tuple[Row, list[Token]]], nearest: list[Part]
) -> bool:
    """Tell whether no sentence with a name tells as much of it as the one that has another."""
    mine = [t.stem for t in row if t.kind in ("word", "name") and t.stem not in stems]

    def told(other: Row) -> float:
        theirs = {token.stem for token in other}
        return sum(stands_for(stem, theirs) for stem in mine) / max(1, len(mine))

    best = min(told(part.sentence) for part in nearest)
    figures = {value for token in row if token.kind == "number" for value in token.values[:1]}
    if any(not figures.isdisjoint(token.values) for other, _ in places for token in other):
        return False
    return all(told(other) < best - _LESS for other, _ in places)


_LESS = 0.3
"How much less of a sentence must be told where its own name stands."


def _places(stems: set[str], told: Reading) -> list[tuple[Row, list[Token]]]:
    """Give where the sources have a name, each with its sentence."""
    return [
        (row, run)
        for row in told.by_sentence
        for run in _runs(row)
        if stems <= {token.stem for token in run}
    ]


def _nearest(part: Part, stems: set[str], there: list[Part]) -> list[Part]:
    mine = [token.stem for token in part.meaning if token.stem not in stems]
    if len(mine) < _FEWEST:
        return []
    shares = []
    for other in there:
        theirs = {token.stem for token in other.own}
        shares.append((sum(stands_for(stem, theirs) for stem in mine) / len(mine), other))
    best = max((one for one, _ in shares), default=0.0)
    return [other for one, other in shares if one >= max(_LEAST, best)]


def _rival(slot: str, stems: set[str], other: Part, row: Row) -> str:
    """Give the name in a slot of another clause that is not this one; '' for none."""
    here = {token.stem for token in row}
    for one in _runs(other.own):
        theirs = {token.stem for token in one}
        another = theirs - here - TITLES and stems - theirs
        if another and _slot(other.own, one[0]) == slot and _is_name(other.own, one):
            return " ".join(token.text for token in one)
    return ""


def _is_name(row: Row, run: list[Token]) -> bool:
    """Tell whether a run is a name by itself: no sentence's first word, and no noun's place."""
    first, last = run[0], next(at for at, token in enumerate(row) if token is run[-1])
    noun = [t for t in row[last + 1 : last + 2] if t.kind == "word" and not is_done(t)]
    if noun and _slot(row, first) == "first":
        return False  # 'a Malby landlord'
    return len(run) > 1 or not first.first or is_proper(first.low) or not is_common(first.stem)


def _runs(row: Row) -> list[list[Token]]:
    """Give the names of a clause, each with all its words."""
    runs: list[list[Token]] = []
    for token in row:
        if token.kind == "name" and token.joined and runs:
            runs[-1].append(token)
        elif token.kind == "name" and token.low not in _NOBODY:
            runs.append([token])
    return runs


_NOBODY = frozenset("nobody nothing none everyone everybody somebody someone".split())


def _slot(row: Row, name: Token) -> str:
    """Give the preposition before a name, 'first' for one that opens its clause, or ''."""
    at = next(place for place, token in enumerate(row) if token is name)
    before = [token for token in row[:at] if token.low not in ("the", "a", "an")]
    if not before:
        return "first"
    return before[-1].low if before[-1].low in PLACING else ""
