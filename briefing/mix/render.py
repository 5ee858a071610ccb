"""Rendering: the pieces of the timeline added up, second by second, into memory or a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from briefing import atomic
from briefing.models import Clip
from briefing.sound import RATE, Samples, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_BLOCK = 10.0
"Written at once, s."


@dataclass(frozen=True, slots=True)
class Piece:
    """A sound with its place; made only when the tape gets there."""

    start: int
    "First sample of the programme that it is heard in."
    make: Callable[[], Samples]
    "Gives its samples, at their level in the mix."


def render(pieces: Sequence[Piece], total: int, work: Path | None) -> Clip:
    """Give the sum of all pieces, `total` samples long.

    With `work` the sum lies in that file (raw float32, little-endian, 44.1 kHz, mono) and the
    clip is mapped from it; at no time is more than a few lines of it in memory.
    """
    if work is None:
        whole, place = np.zeros(total, dtype=np.float32), 0
        for block in _blocks(pieces, total):
            whole[place : place + len(block)] = block
            place += len(block)
        return Clip(whole, RATE)
    with atomic.beside(work) as draft, draft.open("wb") as file:
        for block in _blocks(pieces, total):
            file.write(block.astype("<f4", copy=False).tobytes())
    return Clip(np.memmap(work, dtype="<f4", mode="r"), RATE)


def _blocks(pieces: Sequence[Piece], total: int) -> Iterator[Samples]:
    waiting = sorted(pieces, key=lambda piece: piece.start)
    sounding: list[tuple[int, Samples]] = []
    for begin in range(0, total, count(_BLOCK)):
        end = min(begin + count(_BLOCK), total)
        while waiting and waiting[0].start < end:
            piece = waiting.pop(0)
            sounding.append((piece.start, piece.make()))
        block = np.zeros(end - begin, dtype=np.float32)
        for start, samples in sounding:
            low, high = max(begin, start), min(end, start + len(samples))
            block[low - begin : high - begin] += samples[low - start : high - start]
        sounding = [(start, part) for start, part in sounding if start + len(part) > end]
        yield block
