"""By how much somebody won or lost: by nine points where it was 29-20."""

from __future__ import annotations

import itertools

from briefing.gate.figures.writings import SCORE
from briefing.gate.reading.facts import Reading

_POINTS = frozenset("points goals runs votes seats frames games".split())


def other_margins(said: Reading, told: Reading) -> list[str]:
    """Name each 'by 29 points' that is one side's score in the sources and no margin of theirs."""
    scores = [(int(a), int(b)) for a, b in SCORE.findall(told.text)]
    sides = {float(side) for score in scores for side in score}
    margins = {float(abs(a - b)) for a, b in scores}
    return [
        f"number: {number.text} is one side's score in the source"
        for row in said.by_sentence
        for by, number, points, to in zip(row, row[1:], row[2:], [*row[3:], None], strict=False)
        if by.low == "by" and number.kind == "number" and points.low in _POINTS
        if to is None or to.low != "to"
        if number.values[0] in sides - margins and not _is_counted(number.values[0], told)
    ]


def _is_counted(value: float, told: Reading) -> bool:
    """Tell whether the sources have a number before 'points' or the like themselves."""
    return any(
        value in number.values and points.low in _POINTS
        for row in told.by_sentence
        for number, points in itertools.pairwise(row)
    )
