"""Streaming: a long programme read piece by piece, so that an hour never lies in memory whole."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

import numpy as np

from briefing.sound.units import Samples, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.models import Clip

PIECE = 20.0
"Length of one piece, s."


def pieces(clip: Clip, *, margin: int = 0, seconds: float = PIECE) -> Iterator[Samples]:
    """Yield the clip's samples piece by piece, copied.

    Each piece has `margin` samples more at both ends: its neighbours', and zeros beyond the
    clip's own ends. When the samples are mapped from a file, its pages are let go once copied.
    """
    step, total = count(seconds, clip.rate), len(clip.samples)
    for start in range(0, total, step):
        end = min(start + step, total)
        low, high = max(0, start - margin), min(total, end + margin)
        piece = np.zeros(end - start + 2 * margin, dtype=np.float32)
        offset = low - (start - margin)
        piece[offset : offset + high - low] = clip.samples[low:high]
        let_go(clip.samples)
        yield piece


def let_go(samples: Samples) -> None:
    """Take no memory for these samples until they are read again, if they lie in a file."""
    mapped = _mapping(samples)
    if mapped is not None:
        mapped.madvise(mmap.MADV_DONTNEED)


def _mapping(samples: Samples) -> mmap.mmap | None:
    """Give the file mapping that the samples lie in, where there is one."""
    base: object = samples
    while isinstance(base, np.ndarray):
        base = base.base
    return base if isinstance(base, mmap.mmap) and hasattr(base, "madvise") else None


def overlapping(
    blocks: Iterable[Samples], step: int, *, before: int = 0, after: int = 0
) -> Iterator[Samples]:
    """Yield blocks of any length, each of shape (channels, n), as pieces of `step` samples.

    The last may be shorter. Each has so many samples more `before` and `after`: its neighbours',
    and zeros beyond the ends.
    """
    held: list[Samples] = []
    waiting = 0
    for block in blocks:
        held = held or [np.zeros((len(block), before), dtype=np.float32)]
        held.append(block)
        waiting += block.shape[1]
        if waiting < step + after:
            continue
        joined = np.concatenate(held, axis=1)
        while waiting >= step + after:
            yield joined[:, : before + step + after]
            joined, waiting = joined[:, step:], waiting - step
        held = [joined]
    joined = np.concatenate(held, axis=1) if held else np.zeros((1, 0), dtype=np.float32)
    joined = np.pad(joined, ((0, 0), (0, after)))
    while waiting > 0:
        yield joined[:, : before + min(step, waiting) + after]
        joined, waiting = joined[:, step:], waiting - step
