"""Letters and words of lines as hashed features: what the first pass of the voice hears.

Weinberger et al., "Feature hashing for large scale multitask learning" (2009): an n-gram is
the number of a bucket, and no list of them is kept. All lines of an article are hashed at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from zlib import crc32

import numpy as np
import numpy.typing as npt

from briefing.boilerplate.line import Line

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]

BUCKETS = 1 << 15
"A power of two; collisions are harmless at this size."
NONE = BUCKETS
"Stands in a place where a line has no n-gram."
_MIX = 0x9E3779B97F4A7C15
"Spreads codes over all bits: 2 ** 64 over the golden ratio (Knuth's multiplicative hashing)."
_FIRST, _LAST = 56, 28
"Letters of a line's beginning and end that are looked at."
_HEAD, _TAIL = 16, 8
"The same of words."
_BEGINS, _CUT, _ENDS = 2, 4, 3
"Codes that stand for no letter and no word."


def hashed(lines: Sequence[Line]) -> Ints:
    """Give the buckets of each line's n-grams: letters at both ends, words, pairs of words.

    The shape is (n-grams, lines), as many as the longest line has: a shorter one has NONE in
    the places it does not fill.
    """
    return np.concatenate([*_letters(lines), *_words(lines)])


def _letters(lines: Sequence[Line]) -> list[Ints]:
    """Give three to five letters in a row."""
    pieces = []
    for line in lines:
        text = f"\x02{line.folded}\x03"
        if len(text) > _FIRST + _LAST:
            text = f"{text[:_FIRST]}\x04{text[-_LAST:]}"
        pieces.append(text)
    lengths = [len(piece) for piece in pieces]
    longest = max(lengths)
    filled = "".join([piece.ljust(longest) for piece in pieces])
    codes = np.frombuffer(filled.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    return _grams(codes, lengths, 3, 5)


def _words(lines: Sequence[Line]) -> list[Ints]:
    """Give words and pairs of them, with the line's beginning and end."""
    rows = []
    for line in lines:
        words = line.key.encode().split()
        row = [_BEGINS, *map(crc32, words[:_HEAD])]
        if len(words) > _HEAD:
            row += [_CUT, *map(crc32, words[-_TAIL:])]
        row.append(_ENDS)
        rows.append(row)
    lengths = [len(row) for row in rows]
    longest = max(lengths)
    filled = chain.from_iterable([row + [0] * (longest - len(row)) for row in rows])
    codes = np.fromiter(filled, dtype=np.uint64, count=longest * len(rows))
    return _grams(codes, lengths, 1, 2, salt=1 << 40)


def _grams(
    filled: Codes, lengths: Sequence[int], shortest: int, longest: int, *, salt: int = 0
) -> list[Ints]:
    """Give the buckets of all stretches of `shortest` to `longest` codes of each line.

    `filled` holds the lines one after another, all filled up to the longest, of whose codes
    `lengths` are their own. The hash of n codes is that of the first n - 1, times a constant,
    and the next code; the length and the salt are told apart by a start of their own.
    """
    codes = np.ascontiguousarray(filled.reshape(len(lengths), -1).T)
    beyond = np.arange(len(codes))[:, None] - np.array(lengths)
    found = []
    mixed = codes
    for n in range(1, longest + 1):
        if n > 1:
            mixed = mixed[:-1] * np.uint64(_MIX) + codes[n - 1 :]
        if n < shortest:
            continue
        start = np.uint64((n + salt) * pow(_MIX, n, 1 << 64) % (1 << 64))
        buckets = ((mixed + start) * np.uint64(_MIX)) >> np.uint64(40)
        buckets &= np.uint64(BUCKETS - 1)
        buckets[beyond[: len(mixed)] > -n] = NONE
        found.append(buckets.view(np.int64))
    return found
