"""The ladder: how long each story may be, so that all together fill the time and no more."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

RUNGS = (14, 20, 26, 32, 38, 44, 50, 56, 62, 68, 75, 82, 90, 100, 112, 125, 140)
"Lengths a story is tried at, spoken words."
LONG_RUNGS = (160, 185, 215, 250, 300, 360, 430, 520)
"Lengths tried too when there is more time than news."
_FALL = 0.93
"What a story is worth beside the one before it in the running order."
_ADMISSION = 3.0
"Taken off the root of a story's length: makes about 36 words the shortest that pays."
_DUE = 100.0
"What telling a story that is due is worth, beside any other story."
_FILLED = 0.05
"What a second of the time that is filled is worth: three minutes last three minutes."
_CELLS = 1800
"Steps the time is cut into: tenths of a second up to three minutes."
_NEAR, _DEAR = 0.05, 2.0
"A change of one story is enough when it misses the time by less, s, and loses less worth."
_ASIDE = 0.2
"What a second is worth that a plan ends from the middle of the time it may."

Plan = tuple[int | None, ...]
"The rung of each story, counted from the shortest; None leaves it out."


@dataclass(frozen=True, slots=True)
class Rung:
    """One length a story can be told at."""

    words: int
    "Spoken words."
    seconds: float
    "How long it takes, with all that comes with the story."
    due: bool = False
    "True when the story is to be told whatever else is: the first, a pinned or a written one."


def climb(stories: Sequence[Sequence[Rung]], seconds: float) -> Plan:
    """Give the rung for each story that is together worth most within `seconds`.

    A multiple-choice knapsack: a story's worth grows with the root of its length and falls with
    its place, so that many are told before any is told at length, and the last go first when
    there is no room.
    """
    step = max(0.1, seconds / _CELLS)
    cells = int(seconds / step + 1e-9)
    best = [-math.inf] * (cells + 1)
    best[0] = 0.0
    picked: list[list[int]] = []
    for place, rungs in enumerate(stories):
        after, pick = list(best), [-1] * (cells + 1)
        for number, rung in enumerate(rungs):
            cost, gain = math.ceil(rung.seconds / step - 1e-9), _worth(rung, place)
            for used in range(cells - cost + 1):
                value = best[used] + gain
                if value > after[used + cost]:
                    after[used + cost], pick[used + cost] = value, number
        best = after
        picked.append(pick)
    used = max(range(cells + 1), key=lambda cell: best[cell] + _FILLED * cell * step)
    plan: list[int | None] = []
    for rungs, pick in zip(reversed(stories), reversed(picked), strict=True):
        number = pick[used]
        plan.append(number if number >= 0 else None)
        used -= math.ceil(rungs[number].seconds / step - 1e-9) if number >= 0 else 0
    return tuple(reversed(plan))


def nearer(
    stories: Sequence[Sequence[Rung]],
    plan: Plan,
    wanted: tuple[float, float],
    tried: Collection[Plan],
) -> Plan | None:
    """Give the plan, one or two stories away, that changes the length by `wanted` and loses least.

    `wanted` is the least and the most the length should change by, s; a plan that was `tried`
    is not given again, and None when there is no other.
    """
    steps = list(_steps(stories, plan))
    best: Plan | None = None
    most = (-math.inf, -math.inf)
    for moves in ([(step,) for step in steps], combinations(steps, 2)):
        for move in moves:
            if len({step.story for step in move}) < len(move):
                continue
            value = _value_of(move, wanted)
            if value > most:
                changed = _with(plan, move)
                if changed not in tried and any(rung is not None for rung in changed):
                    best, most = changed, value
        if most[0] > -_NEAR and most[1] > -_DEAR:
            return best
    return best


def _value_of(moves: Sequence[_Step], wanted: tuple[float, float]) -> tuple[float, float]:
    """Give how good a change is: how little it misses the time by, then what it is worth."""
    change, (least, most) = sum(step.seconds for step in moves), wanted
    beside = max(least - change, change - most, 0.0)
    aside = abs(change - (least + most) / 2)
    return -round(beside, 1), sum(step.worth for step in moves) - _ASIDE * aside


@dataclass(frozen=True, slots=True)
class _Step:
    """One story moved to another rung, and what that changes."""

    story: int
    rung: int | None
    seconds: float
    worth: float


def _steps(stories: Sequence[Sequence[Rung]], plan: Plan) -> Iterator[_Step]:
    for place, rungs in enumerate(stories):
        ways = {None: (0.0, 0.0)} | {
            number: (rung.seconds, _worth(rung, place)) for number, rung in enumerate(rungs)
        }
        seconds, worth = ways.pop(plan[place])
        for number, (other, gain) in ways.items():
            yield _Step(place, number, other - seconds, gain - worth)


def _worth(rung: Rung, place: int) -> float:
    worth = float(_FALL**place * (math.sqrt(rung.words) - _ADMISSION))
    return worth + _DUE if rung.due else worth


def _with(plan: Plan, moves: Sequence[_Step]) -> Plan:
    changed = list(plan)
    for step in moves:
        changed[step.story] = step.rung
    return tuple(changed)
