"""Who tells of the same: how much of a line the lines around it tell too.

A line of news shares its people and things with the lines around it; the headline of another
story does not, and a caption or a pull quote shares nearly all of them with one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from briefing.boilerplate.line import Line

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

KIN = (
    "named_elsewhere", "closest", "closest_after", "closest_before", "closest_near", "stranger",
    "retells", "told_around", "named_around", "told_after", "named_after", "told_before",
)  # fmt: skip
"Names of the traits of `kin`, in order."
COMMON = 8
"A word in more lines than this says nothing of any two of them."
_STRETCH = 256
_WINDOWS = ((-2, 2), (1, 4), (-4, -1))
"Around, after, before: first and last line, counted from one's own."


def kin(
    lines: Sequence[Line], shared: Sequence[frozenset[str]], told: Floats, named: Floats
) -> Floats:
    """Give for each line how much of it other lines tell too, shape (traits, lines).

    `shared` holds the telling words of each line that another has, but for common ones; `told`
    and `named` are the shares of its telling words and of its names that any other line has.
    """
    length = np.array([len(x.telling) for x in lines])
    closest, after, before, near = _most(length, shared)
    told_there, named_there = _means(np.array([told, named]))
    around, following, preceding = told_there
    named_around, named_following, _ = named_there
    return np.array([
        named, closest, after, before, near,
        (length > 2) & (told == 0.0), (closest >= 0.6) & (length >= 4),
        around, named_around, following, named_following, preceding,
    ])  # fmt: skip


def _most(length: Ints, shared: Sequence[frozenset[str]]) -> Floats:
    """Give the largest share of a line's telling words that one other line has.

    The rows are for any other line, one after it, one before it, and one within two lines. Of
    a very long article the lines of one stretch are compared.
    """
    parts = [
        _most_of(length[at : at + _STRETCH], shared[at : at + _STRETCH])
        for at in range(0, len(length), _STRETCH)
    ]
    return np.concatenate(parts, axis=1)


def _most_of(length: Ints, shared: Sequence[frozenset[str]]) -> Floats:
    n = len(length)
    number = {word: i for i, word in enumerate(frozenset().union(*shared))}
    if not number:
        return np.zeros((4, n))
    has = np.zeros((n, len(number)))
    starts = range(0, has.size, len(number))
    at = [
        start + number[word] for start, words in zip(starts, shared, strict=True) for word in words
    ]
    has.put(at, 1.0)
    # How many words line i shares with line k, as a share of those of line i.
    part = (has @ has.T) / np.maximum(length, 1)[:, None]
    return np.asarray(np.maximum.reduce(part * _others(n), axis=2))


@lru_cache(maxsize=64)
def _others(n: int) -> Floats:
    """Give which lines are others, later ones, earlier ones, and near ones, for each line."""
    apart = np.arange(n)[None, :] - np.arange(n)[:, None]
    masks = (apart != 0, apart > 0, apart < 0, (apart != 0) & (abs(apart) <= 2))
    return np.array(masks, dtype=float)


def _means(values: Floats) -> Floats:
    """Give the means of rows of values around each line, after it and before it.

    The result's shape is (rows, 3, lines); where there is no line it has a half.
    """
    rows, n = values.shape
    begin, end, size = _windows(n)
    summed = np.zeros((rows, n + 1))
    np.add.accumulate(values, axis=1, out=summed[:, 1:])
    means = (summed.take(end, axis=1) - summed.take(begin, axis=1)) / np.maximum(size, 1)
    return np.where(size > 0, means, 0.5)


@lru_cache(maxsize=256)
def _windows(n: int) -> tuple[Ints, Ints, Ints]:
    """Give where each line's windows begin and end, and how many lines are in them."""
    at = np.arange(n)
    begin = np.array([np.clip(at + first, 0, n) for first, _ in _WINDOWS])
    end = np.array([np.clip(at + last + 1, 0, n) for _, last in _WINDOWS])
    return begin, end, end - begin
