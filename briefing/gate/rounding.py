"""Rounded figures: what 'about', 'more than' and 'nearly' say of the number behind them."""

from __future__ import annotations

import re

ABOUT, OVER, UNDER = (
    re.compile(rf"\b(?:{words})\s+[£$€]?$", re.IGNORECASE)
    for words in (
        "about|around|some|roughly|approximately|close to",
        "more than|(?:just |well |slightly )?over|(?:just |slightly )?above|at least",
        "nearly|almost|less than|fewer than|(?:just |slightly )?(?:under|below)|up to|as many as",
    )
)
"What says at the end of a text that the number behind it is rounded: either way, down, up."
_FAR = 0.05
"How far a rounded share may be from the exact one, the whole being 1."
_FAR_ABOUT = 0.035
"The same for one that is rounded either way."


def rounds(before: str, share: float, exact: float) -> bool:
    """Tell whether what stands before a share says that it is rounded, and it is from `exact`.

    'Nearly half' is 48 per cent and not 52; 'just over three per cent' is 3.1. A share in whole
    per cent, which is below a tenth, may be off by one per cent at the most.
    """
    far = 0.01 if share < 0.1 else _FAR
    if OVER.search(before):
        return 0 < exact - share < far
    if UNDER.search(before):
        return 0 < share - exact < far
    return ABOUT.search(before) is not None and abs(exact - share) < min(far, _FAR_ABOUT)
