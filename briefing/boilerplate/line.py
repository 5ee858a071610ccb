"""A line: a paragraph, and all that can be seen of it without knowing what it means."""

from __future__ import annotations

from array import array
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph and what can be seen of it; made once, and changed by nobody."""

    text: str
    "As it stands."
    folded: str
    "Straight quotes, lower case."
    key: str
    "Its words, letters and digits only, with a space between."
    letters: str
    "The same without the spaces."
    words: tuple[str, ...]
    "Of the folded text, letters and digits."
    vocabulary: frozenset[str]
    "The same, once each."
    telling: frozenset[str]
    "Words that carry meaning."
    names: frozenset[str]
    "Words with a capital that no sentence's beginning explains, folded."
    named: frozenset[str]
    "Those of them that are telling words."
    is_sentence: bool
    "At least SENTENCE words and terminal punctuation: a line that may be news by itself."
    ends: bool
    "Terminal punctuation."
    titled: float
    "Share of its tokens that begin with a capital."
    you: bool
    "It speaks to somebody as 'you', outside quotations."
    straight: bool
    "It has quotation marks or apostrophes, none of them curly."
    curly: bool
    "It has curly ones."
    unclosed: bool
    "A quotation is opened and never closed."
    shape: array[float]
    "Its traits in the order of SHAPE, numbers of the order of one."
