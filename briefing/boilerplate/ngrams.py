"""Letters and words of lines as hashed features: what the first pass of the voice hears.

Weinberger et al., "Feature hashing for large scale multitask learning" (2009): an n-gram is
the number of a bucket, and no list of them is kept. All lines of an article are hashed at once.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from briefing.boilerplate.line import Line

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]

BUCKETS = 1 << 15
"A power of two; collisions are harmless at this size."
_MIX = 0x9E3779B97F4A7C15
"Spreads codes over all bits: 2 ** 64 over the golden ratio (Knuth's multiplicative hashing)."
_FIRST, _LAST = 56, 28
"Letters of a line's beginning and end that are looked at."
_HEAD, _TAIL = 16, 8
"The same of words."
_BEGINS, _CUT, _ENDS = 2, 4, 3
"Codes that stand for no letter and no word."


def hashed(lines: Sequence[Line]) -> tuple[Ints, Ints]:
    """Give hashed features as (line, bucket) pairs: letters at both ends, words, word pairs."""
    parts = [*_letters(lines), *_words(lines)]
    owners, buckets = zip(*parts, strict=True)
    return np.concatenate(owners), np.concatenate(buckets)


def _letters(lines: Sequence[Line]) -> list[tuple[Ints, Ints]]:
    """Give three to five letters in a row."""
    pieces, lengths = [], []
    for line in lines:
        text = f"\x02{line.folded}\x03"
        if len(text) > _FIRST + _LAST:
            text = f"{text[:_FIRST]}\x04{text[-_LAST:]}"
        pieces.append(text)
        lengths.append(len(text))
    codes = np.frombuffer("".join(pieces).encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    return _grams(codes, np.repeat(np.arange(len(lines)), lengths), 3, 5)


def _words(lines: Sequence[Line]) -> list[tuple[Ints, Ints]]:
    """Give words and pairs of them, with the line's beginning and end."""
    rows = []
    for line in lines:
        words = line.words
        row = [_BEGINS, *[_CODES[word] for word in words[:_HEAD]]]
        if len(words) > _HEAD:
            row += [_CUT, *[_CODES[word] for word in words[-_TAIL:]]]
        rows.append([*row, _ENDS])
    lengths = [len(row) for row in rows]
    codes = np.fromiter(chain.from_iterable(rows), dtype=np.uint64, count=sum(lengths))
    owner = np.repeat(np.arange(len(lines)), lengths)
    return _grams(codes, owner, 1, 2, salt=1 << 40)


class _WordCodes(dict[str, int]):
    """A word's code, 32 bits of its letters; those met lately are remembered."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        code = self[word] = zlib.crc32(word.encode())
        return code


_REMEMBERED = 1 << 14
_CODES = _WordCodes()


def _grams(
    codes: Codes, owner: Ints, shortest: int, longest: int, *, salt: int = 0
) -> list[tuple[Ints, Ints]]:
    """Give the hashes of all stretches of `shortest` to `longest` codes of one owner.

    The hash of n codes is that of the first n - 1, times a constant, and the next code; the
    length and the salt are told apart by a start of their own.
    """
    found = []
    mixed = codes
    for n in range(1, longest + 1):
        if n > 1:
            mixed = mixed[:-1] * np.uint64(_MIX) + codes[n - 1 :]
        if n < shortest:
            continue
        start = np.uint64((n + salt) * pow(_MIX, n, 1 << 64) % (1 << 64))
        whole = np.flatnonzero(owner[: len(mixed)] == owner[n - 1 :])
        buckets = ((mixed[whole] + start) * np.uint64(_MIX)) >> np.uint64(40)
        found.append((owner[whole], (buckets & np.uint64(BUCKETS - 1)).astype(np.int64)))
    return found
