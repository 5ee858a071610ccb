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
    mapped = _mapping(clip.samples)
    for start in range(0, total, step):
        end = min(start + step, total)
        low, high = max(0, start - margin), min(total, end + margin)
        piece = np.zeros(end - start + 2 * margin, dtype=np.float32)
        offset = low - (start - margin)
        piece[offset : offset + high - low] = clip.samples[low:high]
        if mapped is not None:
            mapped.madvise(mmap.MADV_DONTNEED)
        yield piece


def _mapping(samples: Samples) -> mmap.mmap | None:
    """Give the file mapping that the samples lie in, where there is one."""
    base: object = samples
    while isinstance(base, np.ndarray):
        base = base.base
    return base if isinstance(base, mmap.mmap) and hasattr(base, "madvise") else None


def gathered(blocks: Iterable[tuple[int, Samples]]) -> Iterator[tuple[int, Samples]]:
    """Yield decoded blocks, each with its rate, joined into blocks of about a second.

    A decoder gives some forty blocks a second; what works on them has its own cost for each.
    """
    waiting: list[Samples] = []
    held = 0
    rate = 0
    for rate, block in blocks:
        waiting.append(block)
        held += block.shape[-1]
        if held >= rate:
            yield rate, np.concatenate(waiting, axis=-1)
            waiting, held = [], 0
    if waiting:
        yield rate, np.concatenate(waiting, axis=-1)
