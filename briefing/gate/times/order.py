"""Who did it to whom, and what came first: two parts of a sentence that have changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.gate.reading.alignment import Row, aligned, common, key
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import SAYS
from briefing.gate.reading.tokens import Token
from briefing.gate.reading.units import MUTUAL

_PREPOSITIONS = frozenset(
    "to from of in on at by for with into against between through off over under near since until "
    "per within than".split()
)
_VERBATIM = 0.84
"Share of a sentence's words that must fall into place when two parts are put back."
_FEWEST = 4
"Words in common below which an order says nothing."
_INVERSE = {"before": "after", "after": "before", "following": "before"}

Matched = list[tuple[int, int]]
"Pairs of places: in the rewrite, in the source."


def transposed(said: Reading, told: Reading) -> list[str]:
    """Name each two parts that stand in one another's place, all else being as in the source."""
    reasons = []
    for row in said.by_sentence:
        found = [_exchange(row, other) for other in aligned(row, told)]
        if found and all(found):
            reasons.append(f"exchanged: {found[0]} have changed places")
    return reasons


def sequence(said: Reading, told: Reading) -> list[str]:
    """Name each 'before' or 'after' that turns the source's order of events round."""
    reasons = []
    for row in said.by_sentence:
        for here, one in enumerate(row):
            if one.low not in _INVERSE:
                continue
            verdicts = [
                verdict
                for other in aligned(row, told)
                for there, two in enumerate(other)
                if two.low in _INVERSE
                for verdict in (_agrees(row, here, other, there),)
                if verdict is not None
            ]
            if verdicts and not any(verdicts):
                reasons.append(f"exchanged: “{one.text}” turns the order of events")
    return reasons


def _agrees(row: Row, here: int, other: Row, there: int) -> bool | None:
    """Tell whether two sentences have the same events first; None when they tell of others."""
    left, right = _stems(row[:here]), _stems(_clause(row[here + 1 :]))
    was_left, was_right = _stems(other[:there]), _stems(_clause(other[there + 1 :]))
    both = was_left & was_right
    same = len((left & was_left) - both) + len((right & was_right) - both)
    cross = len((left & was_right) - both) + len((right & was_left) - both)
    if same == cross or (cross < _FEWEST and same < cross and cross + same < len(left | right) / 2):
        return None
    if cross > same and not left & was_right:
        return None  # one side tells of the other's events, and nothing of its own
    alike = (row[here].low == "before") == (other[there].low == "before")
    return (same > cross) == alike


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give what stands before the first mark or 'and'."""
    ends = (at for at, one in enumerate(tokens) if one.kind == "mark" or one.low == "and")
    return tokens[: next(ends, len(tokens))]


def _stems(tokens: Sequence[Token]) -> set[str]:
    return {token.stem for token in tokens if token.kind not in ("empty", "mark")}


def _exchange(row: Row, other: Row) -> str:
    """Give the two parts of a sentence that have changed places; '' when none have."""
    matched = _matched(row, other)
    runs = _runs(matched)
    if len(matched) < _FEWEST or len(runs) not in (2, 3):
        return ""
    first, middle, last = runs if len(runs) == 3 else (runs[0], [], runs[1])
    high, low = (middle[-1][1], middle[0][1]) if middle else (last[0][1], first[-1][1])
    ahead = [pair for pair in first if pair[1] > high]
    behind = [pair for pair in last if pair[1] < low]
    if not middle:
        behind = [pair for pair in last if pair[1] < ahead[0][1]] if ahead else []
    if not (ahead and behind):
        return ""
    before, after = first[: len(first) - len(ahead)], last[len(behind) :]
    framed = all(pair[1] < behind[0][1] for pair in before) and all(
        pair[1] > ahead[-1][1] for pair in after
    )
    between = {row[place].stem for place, _ in middle}
    deeds = any(row[place].kind in ("word", "name") for place, _ in middle)
    moved = (
        not framed
        or _is_age(row, other)
        or (middle and not deeds)
        or between & MUTUAL
        or (between <= SAYS and not (before and after))
        or (not middle and not _held_against(row, ahead, behind, inside=bool(before and after)))
        or not _crosswise(row, other, ahead[0], behind[0])
        or _verbatim(row, other, ahead, behind) < _VERBATIM
    )
    return "" if moved else f"“{_words(row, ahead)}” and “{_words(row, behind)}”"


def _is_age(row: Row, other: Row) -> bool:
    """Tell whether an age goes before its name here and behind it there, or the other way."""
    aged = [any("year-old" in token.low for token in one) for one in (row, other)]
    return aged[0] != aged[1]


def _held_against(row: Row, ahead: Matched, behind: Matched, *, inside: bool) -> bool:
    """Tell whether more than a comma or an 'and' stands between two parts inside a sentence.

    At its end it must be 'than': 'more to Britain than to France'.
    """
    between = [token for token in row[ahead[-1][0] + 1 : behind[0][0]] if token.kind != "mark"]
    if not inside:
        return any(token.low == "than" for token in between)
    return any(token.low != "and" for token in between)


def _matched(row: Row, other: Row) -> Matched:
    """Give the words that stand once in each, by their places."""
    here, there = Counter(map(key, row)), Counter(map(key, other))
    places = {key(token): place for place, token in enumerate(other)}
    return [
        (place, places[key(token)])
        for place, token in enumerate(row)
        if token.kind not in ("empty", "mark") and here[key(token)] == there[key(token)] == 1
    ]


def _runs(matched: Matched) -> list[Matched]:
    """Give the stretches that keep the source's order."""
    runs: list[Matched] = []
    for pair in matched:
        if runs and pair[1] > runs[-1][-1][1]:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _crosswise(row: Row, other: Row, ahead: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Tell whether each part has taken the other's preposition, as it does not when moved."""
    return (_preposition(row, ahead[0]), _preposition(row, behind[0])) == (
        _preposition(other, behind[1]),
        _preposition(other, ahead[1]),
    )


def _preposition(row: Row, place: int) -> str:
    for token in reversed(row[:place]):
        if token.kind != "empty":
            return ""
        if token.low in _PREPOSITIONS:
            return token.low
    return ""


def _verbatim(row: Row, other: Row, ahead: Matched, behind: Matched) -> float:
    """Give how much of a sentence stands in the source in order, the two parts put back."""
    one, two = (ahead[0][0], ahead[-1][0] + 1), (behind[0][0], behind[-1][0] + 1)
    back = [
        *row[: one[0]], *row[two[0] : two[1]], *row[one[1] : two[0]],
        *row[one[0] : one[1]], *row[two[1] :],
    ]  # fmt: skip
    mine = [key(token) for token in back if token.kind != "mark"]
    theirs = [key(token) for token in other if token.kind != "mark"]
    return common(mine, theirs) / max(1, len(mine))


def _words(row: Row, part: Matched) -> str:
    return " ".join(row[place].text for place, _ in part)
