"""Quotation marks and brackets: the stretches of a text that belong together."""

from __future__ import annotations

import re
from functools import lru_cache

_LEADING_APOSTROPHE = re.compile(
    r"['’](?:\d|n['’ ]|tis\b|twas\b|em\b|cause\b|til\b|bout\b|im\b)", re.IGNORECASE
)
_ANY_MARK = re.compile("[“”«»\"'‘’]")
_LONGEST_QUOTATION = 900
"Characters after which an unclosed quotation mark is taken for a slip of the keyboard."
_LONGEST_TITLE = 40
"Characters within which a second single mark is taken to close the first."
_LONGEST_ASIDE = 160
"Characters between brackets that still count as an aside."


@lru_cache(maxsize=1024)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Give where quotations stand in a text, as (start, end) with their marks, in order.

    One that is never closed reaches to the end. Apostrophes are not quotation marks.
    """
    if _ANY_MARK.search(text) is None:
        return ()
    return tuple(_merged([*_curly(text), *_straight(text), *_single(text)]))


def guarded(paragraph: str) -> list[tuple[int, int]]:
    """Give the stretches no sentence may end within: quotations and short asides, in order."""
    return _merged([*quotations(paragraph), *_asides(paragraph)])


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _curly(paragraph: str) -> list[tuple[int, int]]:
    return _pairs(paragraph, [(m.start(), m[0] in "“«") for m in re.finditer("[“”«»]", paragraph)])


def _straight(paragraph: str) -> list[tuple[int, int]]:
    marks, is_open = [], False
    for found in re.finditer('"', paragraph):
        at = found.start()
        before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
        opens = not before or before.isspace() or before in "([—–-"
        closes = not after or after.isspace() or after in ".,;:!?)]—–-'’"
        is_open = opens if opens != closes else not is_open
        marks.append((at, is_open))
    return _pairs(paragraph, marks)


def _single(paragraph: str) -> list[tuple[int, int]]:
    """Give quotations in single marks: only those a mark of punctuation or a space closes."""
    spans, begin = [], -1
    for found in re.finditer("['‘’]", paragraph):
        at = found.start()
        before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
        opens = (not before or before.isspace() or before in "([—–") and after.strip() != ""
        if opens and found[0] != "’" and not _LEADING_APOSTROPHE.match(paragraph, at):
            begin = at if begin < 0 or at - begin > _LONGEST_QUOTATION else begin
        elif begin >= 0 and not after.isalnum() and _closes(paragraph, begin, at):
            spans.append((begin, at + 1))
            begin = -1
    return [span for span in spans if span[1] - span[0] <= _LONGEST_QUOTATION]


def _closes(paragraph: str, begin: int, at: int) -> bool:
    """Tell whether a single mark closes the quotation begun at `begin`, or only marks a plural."""
    if paragraph[at - 1] in ".,!?…)" or at - begin < _LONGEST_TITLE:
        return paragraph[at - 1] != " "
    plural = paragraph[at - 1] in "sS" and paragraph[at + 1 : at + 2] == " "
    return paragraph[at - 1].isalnum() and not plural


def _pairs(paragraph: str, marks: list[tuple[int, bool]]) -> list[tuple[int, int]]:
    """Match opening with closing marks; one left open reaches the paragraph's end if near."""
    spans: list[tuple[int, int]] = []
    begin = -1
    for at, opens in marks:
        if opens:
            begin = at
        elif begin >= 0:
            spans.append((begin, at + 1))
            begin = -1
    if begin >= 0 and len(paragraph) - begin <= _LONGEST_QUOTATION:
        spans.append((begin, len(paragraph)))
    return spans


def _asides(paragraph: str) -> list[tuple[int, int]]:
    if "(" not in paragraph and "[" not in paragraph:
        return []
    found = re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", paragraph)
    spans = [aside.span() for aside in found if len(aside[0]) <= _LONGEST_ASIDE]
    return [span for span in spans if not _stands_alone(paragraph, span)]


def _stands_alone(paragraph: str, span: tuple[int, int]) -> bool:
    """Tell whether a bracketed sentence follows a full stop, so that its own stop counts."""
    before = paragraph[: span[0]].rstrip()
    return before[-1:] in ".!?" and paragraph[span[1] - 2] in ".!?"
