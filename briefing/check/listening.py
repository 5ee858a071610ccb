"""Listening: one pass over a sound file, decoded to its end, that measures what listeners hear."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
import numpy as np
import numpy.typing as npt

from briefing.check import artwork, frames
from briefing.check.stereo import Sides, Stereo
from briefing.errors import AudioError
from briefing.sound import Meter, Samples, blocks

if TYPE_CHECKING:
    from pathlib import Path

_CELL = 0.05
"Resolution of the search for silence, s."
_SILENT = -60.0
"A cell whose level is under this is silence, dBFS."
_FULL = 0.999
"A sample of this size is at full scale."
_CLIPPED = 3
"So many samples at full scale one after another are a clip."


@dataclass(frozen=True, slots=True)
class Heard:
    """What one decoded file measures and says of itself."""

    seconds: float
    "Decoded length, s."
    declared: float | None
    "Length that the file states, s; None when it states none."
    container: str
    "FFmpeg's name of the container, such as 'mp3'."
    ending: str
    "How its name ends, such as '.mp3'."
    codec: str
    "FFmpeg's name of the coding, such as 'mp3'."
    rate: int
    "Samples a second, Hz."
    channels: int
    "How many."
    sides: Sides | None
    "How left and right relate; None when there are not two channels."
    bit_rate: int
    "Bits a second, over the whole file."
    lufs: float
    "Integrated loudness, LUFS; -inf for silence."
    range: float
    "Loudness range, LU."
    true_peak: float
    "Highest true peak, dBTP."
    clips: int
    "Runs of three and more samples at full scale."
    offset: float
    "Mean of all samples, full scale 1: direct current."
    silences: tuple[tuple[float, float], ...]
    "Start and end of each silence of 1 s and more, s."
    tags: dict[str, str]
    "Title, artist, album and the rest, keys in lower case."
    cover: tuple[int, int] | None
    "Width and height of the embedded picture, None without one."
    cover_bytes: int
    "Its size, bytes; 0 without one."
    cover_whole: bool
    "False when it cannot be decoded to its end, or when there is none."
    chapters: tuple[tuple[float, float, str], ...]
    "Start (s), end (s) and title of each chapter, in the order of its contents."
    inserts: tuple[tuple[float, float], ...]
    "Start and end of each silence that the file says was left for an insert, s."


def listen(path: Path) -> Heard:
    """Decode the whole file and measure it; raises AudioError when it cannot be decoded."""
    ear: _Ear | None = None
    for rate, block in blocks(path):
        ear = ear or _Ear(rate, len(block))
        ear.hear(block)
    if ear is None:
        raise AudioError(f"{path.name} holds no sound", "Export it again.")
    seconds = ear.total / ear.rate
    with path.open("rb") as file, av.open(file, "r") as container:
        stream = container.streams.audio[0]
        state = container.duration
        pictures = container.streams.video
        picture = _picture(container)
        return Heard(
            seconds=seconds,
            declared=state / av.time_base if state else None,
            container=container.format.name,
            ending=path.suffix.lower(),
            codec=stream.codec_context.name.removesuffix("float"),
            rate=stream.rate,
            channels=stream.channels,
            sides=ear.stereo.sides() if ear.channels == 2 else None,
            bit_rate=round(stream.bit_rate or path.stat().st_size * 8 / seconds),
            lufs=ear.meter.lufs,
            range=ear.meter.range,
            true_peak=ear.meter.true_peak,
            clips=ear.clips,
            offset=ear.sum / max(1, ear.total * ear.channels),
            silences=ear.silences(),
            tags={key.lower(): value for key, value in container.metadata.items()},
            cover=(pictures[0].width, pictures[0].height) if pictures else None,
            cover_bytes=len(picture),
            cover_whole=artwork.is_whole(picture),
            chapters=_chapters(path, container),
            inserts=frames.inserts(path),
        )


def _picture(container: av.container.InputContainer) -> bytes:
    """Give the embedded picture: the largest packet of its stream; nothing without one."""
    if not container.streams.video:
        return b""
    packets = container.demux(container.streams.video[0])
    return max((bytes(packet) for packet in packets), key=len, default=b"")


def _chapters(
    path: Path, container: av.container.InputContainer
) -> tuple[tuple[float, float, str], ...]:
    tagged = frames.chapters(path)
    return tuple(_chapter(entry) for entry in container.chapters()) if tagged is None else tagged


def _chapter(entry: av.container.core.Chapter) -> tuple[float, float, str]:
    base = entry["time_base"] or 0
    return (
        float(entry["start"] * base),
        float(entry["end"] * base),
        entry["metadata"].get("title", ""),
    )


class _Ear:
    """Adds up what is heard, block after block; nothing of the sound is kept."""

    def __init__(self, rate: int, channels: int) -> None:
        self.rate, self.channels = rate, channels
        self.meter = Meter(rate, channels=channels)
        self.stereo = Stereo()
        self.total = self.clips = 0
        self.sum = 0.0
        self._at_full = 0  # samples at full scale that the block before ended with
        self._powers: list[float] = []
        self._rest: Samples = np.zeros(0, dtype=np.float32)

    def hear(self, block: Samples) -> None:
        self.meter.add(block)
        if self.channels == 2:
            self.stereo.add(block)
        self.total += block.shape[1]
        self.sum += float(block.sum(dtype=np.float64))
        loudest = np.abs(block).max(axis=0)
        self.clips += self._clipped(loudest >= _FULL)
        cell = round(_CELL * self.rate)
        joined = np.concatenate([self._rest, loudest])
        whole = len(joined) // cell * cell
        squares = joined[:whole].reshape(-1, cell).astype(np.float64) ** 2
        self._powers += squares.mean(axis=1).tolist()
        self._rest = joined[whole:]

    def _clipped(self, full: npt.NDArray[np.bool_]) -> int:
        """Count runs that reach the third sample in this block."""
        if not full.any():
            self._at_full = 0
            return 0
        runs = np.concatenate([np.ones(self._at_full, dtype=np.int8), full.astype(np.int8), [0]])
        steps = np.diff(np.concatenate([[0], runs]))
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        before = self._at_full
        self._at_full = min(int(len(runs) - 1 - starts[-1]), _CLIPPED) if full[-1] else 0
        long = (ends - starts >= _CLIPPED) & ~((starts == 0) & (before >= _CLIPPED))
        return int(long.sum())

    def silences(self) -> tuple[tuple[float, float], ...]:
        limit = 10.0 ** (_SILENT / 10.0)
        quiet = np.array([power < limit for power in self._powers], dtype=np.int8)
        steps = np.diff(np.concatenate([[0], quiet, [0]]))
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        spans = ((float(a) * _CELL, float(b) * _CELL) for a, b in zip(starts, ends, strict=True))
        return tuple(span for span in spans if math.fsum((span[1], -span[0])) >= 1.0 - _CELL / 2)
