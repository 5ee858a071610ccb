"""Rounded figures: what 'about', 'more than' and 'nearly' say of the number behind them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

ABOUT, OVER, UNDER = (
    re.compile(rf"\b(?:{words})\s+[£$€]?$", re.IGNORECASE)
    for words in (
        "about|around|some|roughly|approximately|close to",
        "more than|(?:just |well |slightly )?over|(?:just |slightly )?above|at least",
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
    if value <= 0 or exact <= 0 or _digits(value) >= _digits(exact):
        return False
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


def _digits(value: float) -> int:
    """Give how many digits of a number say something: 3 of 12,300."""
    return len(f"{value:.12g}".replace(".", "").strip("0")) if value < 1e12 else 12
