"""Which clause of the sources tells what a clause of a rewrite tells, whatever its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.grammar import SAYS
from briefing.gate.reading.line import Line
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_ENDS = frozenset(
    "but while whereas although though when after before because which who as".split()
)
"Words at which another clause begins."
_FEWEST = 2
"Words of meaning from which a clause can be known again."


@dataclass(frozen=True)
class Part:
    """A clause, and the sentence it stands in."""

    own: Row
    sentence: Row

    @property
    def meaning(self) -> list[Token]:
        """Its words of meaning and names."""
        return [token for token in self.own if token.kind in ("word", "name")]


@lru_cache(maxsize=512)
def clauses_of(row: Row) -> list[Part]:
    """Give the clauses of a sentence, without those that are a word."""
    line = Line(row)
    parts, begun = [], 0
    for at in range(len(row) + 1):
        if at == len(row) or row[at].kind == "mark" or row[at].low in _ENDS or _goes_on(line, at):
            own = row[begun:at]
            if len([token for token in own if token.kind not in ("empty", "mark")]) >= _FEWEST:
                parts.append(Part(own, row))
            begun = at
    return parts


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether 'and' is followed by a verb: 'handled three million and expects five'."""
    if line.lows[at] != "and" or at + 1 >= len(line.row):
        return False
    return line.verb(at + 1) is not None or line.lows[at + 1].endswith("s")


def nearest(part: Part, others: Sequence[Part], *, least: float) -> list[Part]:
    """Give the clauses that have most of a clause's words, at least so large a share of them."""
    shares = [(share(part, other), other) for other in others]
    best = max((one for one, _ in shares), default=0.0)
    return [other for one, other in shares if one >= max(least, best)]


def share(part: Part, other: Part) -> float:
    """Give how many of a clause's words of meaning stand in another, 0 to 1."""
    mine = [token.stem for token in part.meaning if token.stem not in SAYS]
    theirs = {token.stem for token in other.own}
    if len(mine) < _FEWEST:
        return 0.0
    return sum(stands_for(stem, theirs) for stem in mine) / len(mine)
