"""Rounded figures: what 'about', 'more than' and 'nearly' say of the number behind them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

ABOUT, OVER, UNDER = (
    re.compile(rf"\b(?:{words})\s+(?:an?\s+)?[£$€]?$", re.IGNORECASE)
    for words in (
        "about|around|some|roughly|approximately|close to",
        "more than|(?:just |well |slightly )?over|(?:just |slightly )?above|at least|passed|topped",
        "nearly|almost|less than|fewer than|(?:just |slightly )?(?:under|below)|up to|as many as",
    )
)
"What says at the end of a text that the number behind it is rounded: either way, down, up."
WAYS: tuple[tuple[re.Pattern[str], Callable[[float], int]], ...] = (
    (ABOUT, round),
    (OVER, math.floor),
    (UNDER, math.ceil),
)
"How a number is rounded by what is said before it."
_FAR = 0.05
"How far a part of a whole may be from the exact share, the whole being 1."
_FAR_ABOUT = 0.035
"The same for one that is rounded either way."


def is_rounded(value: float, exact: float, way: Callable[[float], int]) -> bool:
    """Tell whether a number is another with fewer digits: 700 of 698, but not 61 of 63."""
    if value <= 0 or exact <= 0:
        return False
    if _digits(value) >= _digits(exact):
        return _in_quarters(value, exact, way)
    step = 10 ** (math.floor(math.log10(value)) - _digits(value) + 1)
    return math.isclose(way(exact / step) * step, value)


def part_is_rounded(before: str, part: float, exact: float) -> bool:
    """Tell whether what stands before a part says that it is rounded, and it is from `exact`.

    'Nearly half' is 48 per cent and not 52.
    """
    if OVER.search(before):
        return 0 < exact - part < _FAR
    if UNDER.search(before):
        return 0 < part - exact < _FAR
    return ABOUT.search(before) is not None and abs(exact - part) < _FAR_ABOUT


def per_cent_is_rounded(before: str, share: float, exact: float) -> bool:
    """Tell the same of per cent: 'just over three per cent' is 3.1, 'about 61' is not 63."""
    return any(
        say.search(before) and is_rounded(round(100 * share, 6), round(100 * exact, 6), way)
        for say, way in WAYS
    )


def _in_quarters(value: float, exact: float, way: Callable[[float], int]) -> bool:
    """Tell whether a number is another to a quarter of a million or the like: 1.25m of 1.23m."""
    quarter = 10 ** math.floor(math.log10(value)) / 4
    return (
        value >= 10
        and math.isclose(value % quarter, 0.0, abs_tol=quarter / 1e6)
        and math.isclose(way(exact / quarter) * quarter, value)
    )


def is_whole(value: float, exact: float) -> bool:
    """Tell whether a number is another without its decimals: 44 of 44.1, and not 45."""
    if value >= _MANY and _digits(value) < _digits(exact):
        return abs(value - exact) <= _SLIGHT * exact
    return value == round(exact) and exact != value and value >= _LEAST_WHOLE


_LEAST_WHOLE = 10
"Below it the decimals are most of what a number says: 3.4 is not three."


_MANY, _SLIGHT = 1000, 0.005
"From so many on a number may be told without its last digits; how much they may be of it."


def _digits(value: float) -> int:
    """Give how many digits of a number say something: 3 of 12,300."""
    return len(f"{value:.12e}".partition("e")[0].replace(".", "").strip("0"))
