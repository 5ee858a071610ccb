"""More or fewer: 'more foxes than badgers' where the sources have it the other way.

They may say so, 'fewer foxes than badgers', or count them.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

_MORE = frozenset("more higher greater larger bigger".split())
_LESS = frozenset("fewer less lower smaller".split())
_NEAR = 7
"Tokens within which a number counts a thing of the sources."


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each comparison that the sources' own numbers turn round."""
    reasons = []
    for row in said.by_sentence:
        for more, one, other in _compared(row):
            mine, theirs = _count(one, told), _count(other, told)
            if mine is None or theirs is None or mine == theirs:
                continue
            if (mine > theirs) != more:
                degree = "more" if more else "fewer"
                reasons.append(f"number: there are not {degree} of “{one.text}”")
    return reasons


def mirrored(said: Reading, told: Reading) -> list[str]:
    """Name each comparison whose two sides have changed places: 'higher in York than in Hull'."""
    there = [one for row in told.by_sentence for one in _sides(row)]
    reasons = []
    for row in said.by_sentence:
        for more, mine, than in _sides(row):
            for other, ahead, behind in there:
                crossed = than & ahead - behind and behind & mine - than
                if more == other and crossed and not than & behind:
                    reasons.append("exchanged: the sides of “than” have changed places")
    return list(dict.fromkeys(reasons))


def _sides(row: Row) -> Iterator[tuple[bool, frozenset[str], frozenset[str]]]:
    """Give (whether more, the words before 'than' in its clause, those after) for each 'than'."""
    for at, token in enumerate(row):
        if token.low != "than" or (at + 1 < len(row) and row[at + 1].kind == "number"):
            continue
        begun = max((i + 1 for i in range(at) if row[i].kind == "mark"), default=0)
        ended = (i for i in range(at, len(row)) if row[i].kind == "mark" or row[i].low in _ENDS)
        before, after = row[begun:at], row[at + 1 : next(ended, len(row))]
        degrees = [more for one in before if (more := _degree(one)) is not None]
        if degrees:
            yield degrees[-1], _meaning(before), _meaning(after)


def _degree(token: Token) -> bool | None:
    """Tell whether a word says more (True) or less (False); None where it compares nothing."""
    if token.low in _LESS:
        return False
    compares = token.kind == "word" and len(token.low) > _SHORTEST and token.low.endswith("er")
    return True if token.low in _MORE or compares else None


_SHORTEST = 4
"Letters of 'over' and 'ever': what is no longer does not compare by its ending."
_ENDS = frozenset("although though but while when because after since before".split())
"Words at which what is compared with ends."


def _meaning(part: Row) -> frozenset[str]:
    return frozenset(token.stem for token in part if token.kind in ("word", "name"))


def _compared(row: Row) -> Iterator[tuple[bool, Token, Token]]:
    """Give (whether more, of what, than of what) for each 'more ... than'."""
    for at, token in enumerate(row):
        if token.low != "than" or (at + 1 < len(row) and row[at + 1].kind == "number"):
            continue  # 'more than twenty hours' compares with no other thing
        degrees = [one.low for one in row[:at] if one.low in _MORE | _LESS]
        before = next((t for t in reversed(row[:at]) if t.kind in ("word", "name")), None)
        after = next((t for t in row[at:] if t.kind in ("word", "name")), None)
        if degrees and before and after and before.stem != after.stem:
            yield degrees[-1] in _MORE, before, after


def _count(thing: Token, told: Reading) -> float | None:
    """Give the one number that stands nearest to a thing in its clause; None for none or two."""
    found = []
    for row in told.by_sentence:
        for at, token in enumerate(row):
            if token.stem != thing.stem:
                continue
            near = [
                (abs(place - at), one.values[0])
                for place, one in enumerate(row)
                if one.kind == "number"
                and abs(place - at) <= _NEAR
                and not any(t.text in (",", ";") for t in row[min(place, at) : max(place, at)])
            ]
            found += [min(near)[1]] if near else []
    return found[0] if len(set(found)) == 1 else None
