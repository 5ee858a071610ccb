"""The overview: the finished sound measured over time: peaks, loudness, silences, the limiter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from briefing import codec
from briefing.sound import RATE, Samples, count
from briefing.sound.trace import Levels, Trace, peaks_and_levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CELL = 0.1
"One measurement of peak and level, s."
LONG_SILENCE = 1.5
"Silence as long as this is told, s."
LIMITED = 1.0
"A cell counts as limited when its peak was given this much less gain than most, dB."
_SILENT = -50.0
"A cell whose level is under this is silence, dBFS."
_HIGH = -12.0
"Limiters take down high peaks: a cell whose finished peak is under this was not limited, dBFS."
_FULL = 127
"Full scale of eight bits."
_QUIETEST = -70.0
"Loudness is written no lower than this, LUFS."


@dataclass(frozen=True, slots=True)
class Overview:
    """What is measured of the finished sound, cell by cell of 0.1 s."""

    peaks: Levels
    "Highest sample, 0 to 1."
    levels: Levels
    "Root mean square, dBFS; empty where an older file does not tell."
    loudness: Levels
    "Short-term loudness over the three seconds before, LUFS; -inf for silence."
    silences: tuple[tuple[float, float], ...]
    "Start and end of each silence of 1.5 s or more, s."
    limited: tuple[tuple[float, float, float], ...]
    "Start and end (s) of each stretch that the limiter held down, and by how much at most (dB)."

    @property
    def seconds(self) -> float:
        """Length, s, to a cell."""
        return len(self.peaks) * CELL


def measured(finished: Trace, mixed: Iterable[Samples]) -> Overview:
    """Give the finished sound over time; `mixed` is the mix before it, mono at 44.1 kHz.

    Every block of the mix but the last is a whole number of tenths of a second.
    """
    peaks, levels = finished.peaks, finished.levels
    cells = [peaks_and_levels(block, count(CELL)) for block in mixed]
    peaks_before, levels_before = np.concatenate([np.zeros((2, 0)), *cells], axis=1)
    shared = min(len(levels), len(levels_before))
    heard = np.flatnonzero((levels_before[:shared] > _SILENT) & (levels[:shared] > _SILENT))
    held = np.zeros(len(levels))
    if len(heard):
        usual = float(np.percentile(levels[heard] - levels_before[heard], 90))
        gains = 20.0 * np.log10(peaks[heard] / peaks_before[heard])
        held[heard] = np.maximum(0.0, usual - gains)
    held[(held < LIMITED) | (peaks < 10.0 ** (_HIGH / 20.0))] = 0.0
    quiet = [run for run in _runs(levels < _SILENT) if run[1] - run[0] >= LONG_SILENCE]
    return Overview(peaks, levels, finished.loudness, tuple(quiet), tuple(_limited(held)))


@dataclass(frozen=True, slots=True)
class _File:
    """The overview as it is filed."""

    version: int
    channels: int
    sample_rate: int
    samples_per_pixel: int
    bits: int
    length: int
    data: tuple[int, ...]
    loudness: tuple[float, ...]
    silences: tuple[tuple[float, float], ...]
    limited: tuple[tuple[float, float, float], ...]
    levels: tuple[float, ...] = ()


def to_json(overview: Overview) -> str:
    """Give it as a waveform file: version 2 of BBC audiowaveform's JSON, with our keys beside.

    `data` has a least and a greatest sample (8 bits) for each 0.1 s; `loudness` is in LUFS,
    `levels` in dBFS.
    """
    tops = np.rint(np.clip(overview.peaks, 0.0, 1.0) * _FULL).astype(int).tolist()
    heard = np.maximum(overview.loudness, _QUIETEST)
    file = _File(
        version=2,
        channels=1,
        sample_rate=RATE,
        samples_per_pixel=count(CELL),
        bits=8,
        length=len(tops),
        data=tuple(each for top in tops for each in (-top, top)),
        loudness=tuple(round(level, 1) for level in heard.tolist()),
        silences=tuple((round(start, 1), round(end, 1)) for start, end in overview.silences),
        limited=tuple(
            (round(start, 1), round(end, 1), round(depth, 1))
            for start, end, depth in overview.limited
        ),
        levels=tuple(round(level, 1) for level in np.maximum(overview.levels, _QUIETEST).tolist()),
    )
    return codec.dumps(file, indent=None) + "\n"


def from_json(text: str, where: str) -> Overview:
    """Give the overview that `to_json` wrote; raises ArchiveError naming `where` if it is none."""
    file = codec.loads(_File, text, where=where)
    return Overview(
        np.array(file.data[1::2], dtype=np.float64) / _FULL,
        np.array(file.levels, dtype=np.float64),
        np.array(file.loudness, dtype=np.float64),
        file.silences,
        file.limited,
    )


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Give start and end, s, of each run of True."""
    steps = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return [
        (float(start) * CELL, float(end) * CELL) for start, end in zip(starts, ends, strict=True)
    ]


def _limited(held: Levels) -> Iterator[tuple[float, float, float]]:
    for start, end in _runs(held > 0.0):
        yield start, end, float(held[round(start / CELL) : round(end / CELL)].max())
