"""A name in another's place: 'Kerry are in the final' where Galway are, and Kerry may meet them.

The clause of the sources that tells most of what a clause here tells has another name where this
has its own, which stands elsewhere.
"""

from __future__ import annotations

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import PLACING
from briefing.gate.reading.nearest import Part, clauses_of
from briefing.gate.reading.roles import TITLES
from briefing.gate.reading.synonyms import is_common, is_proper, stands_for
from briefing.gate.reading.tokens import Token
from briefing.gate.reading.units import MUTUAL

_LONGEST = 16
"Words and marks of a sentence that is looked at."
_LEAST, _FEWEST = 0.6, 2
"Share of a clause's other words that must be in one of the sources, and how many at the least."


def other_names(said: Reading, told: Reading) -> list[str]:
    """Name each name that stands where the sources have another, and itself elsewhere."""
    if len(said.by_sentence) != 1 or len(said.tokens) > _LONGEST:
        return []
    row = said.by_sentence[0]
    if any(token.stem in MUTUAL for token in row):
        return []
    there = [part for one in told.by_sentence for part in clauses_of(one)]
    reasons = []
    for run in _runs(row):
        stems = {token.stem for token in run}
        slot = _slot(row, run[0])
        own = {_slot(one, name[0]) for one, name in _places(stems, told)}
        if not own or not slot or slot in own:
            continue
        rivals = [_rival(slot, stems, one, said) for one in _nearest(Part(row, row), stems, there)]
        if rivals and all(rivals):
            reasons.append(f"exchanged: {run[0].text} stands where the source has {rivals[0]}")
    return reasons


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


def _rival(slot: str, stems: set[str], other: Part, said: Reading) -> str:
    """Give the name in a slot of another clause that is not this one; '' for none."""
    for one in _runs(other.own):
        theirs = {token.stem for token in one}
        another = theirs - said.stems - TITLES and stems - theirs
        if another and _slot(other.own, one[0]) == slot and _is_name(one[0]):
            return " ".join(token.text for token in one)
    return ""


def _is_name(token: Token) -> bool:
    """Tell whether a word's capital is more than that of a sentence's beginning."""
    return not token.first or is_proper(token.low) or not is_common(token.stem)


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
