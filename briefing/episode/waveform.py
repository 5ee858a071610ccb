"""The waveform: an episode at a glance as SVG: sound, loudness, chapters, silences, limiter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from briefing.clock import clock_time
from briefing.sound import RATE, Meter, Samples, count, decibels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.models import Chapter, Show

Levels = npt.NDArray[np.float64]

_CELL = 0.1
"One measurement of peak and level, s."
_SILENT = -50.0
"A cell whose level is under this is silence, dBFS."
_LONG_SILENCE = 1.5
"Silence as long as this is shown, s."
_LIMITED = 0.5
"A cell counts as limited when the master gives it this much less gain than most, dB."
_WIDTH, _HEIGHT, _TOP, _FOOT = 1200, 300, 34, 24
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
    'role="img" font-family="sans-serif" font-size="13">'
)
_LOWEST = -50.0
"Foot of the loudness scale, LUFS."


@dataclass(frozen=True, slots=True)
class Picture:
    """What is measured of the finished sound, cell by cell of 0.1 s."""

    peaks: Levels
    "Highest sample, 0 to 1."
    loudness: Levels
    "Short-term loudness over the three seconds before, LUFS; -inf for silence."
    silences: tuple[tuple[float, float], ...]
    "Start and end of each silence of 1.5 s or more, s."
    limited: tuple[tuple[float, float], ...]
    "Start and end of each stretch that the limiter held down by 0.5 dB or more, s."


def measured(finished: Iterable[Samples], mixed: Iterable[Samples]) -> Picture:
    """Measure the decoded master against the mix before it; both mono at 44.1 kHz."""
    peaks, levels, loudness = _cells(finished, loud=True)
    _, before, _ = _cells(mixed, loud=False)
    shared = min(len(levels), len(before))
    heard = np.flatnonzero((before[:shared] > _SILENT) & (levels[:shared] > _SILENT))
    gains = levels[heard] - before[heard]
    down = np.zeros(len(levels), dtype=np.bool_)
    if len(heard):
        down[heard] = gains < float(np.percentile(gains, 90)) - _LIMITED
    quiet = [run for run in _runs(levels < _SILENT) if run[1] - run[0] >= _LONG_SILENCE]
    return Picture(peaks, loudness, tuple(quiet), tuple(_runs(down)))


def svg(picture: Picture, chapters: Sequence[Chapter], show: Show) -> str:
    """Draw it as SVG that stands alone: nothing is loaded, no script runs."""
    ground, accent, ink = (escape(colour) for colour in show.colours)
    seconds = len(picture.peaks) * _CELL
    scale = _WIDTH / seconds if seconds else 0.0
    marks = [
        *(_band(span, scale, "#5ab0ff", "silence") for span in picture.silences),
        *(_band(span, scale, accent, "limiter") for span in picture.limited),
    ]
    parts = [
        _HEAD,
        f"<title>{escape(show.title)}: {clock_time(seconds)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{ground}"/>',
        *marks,
        f'<path d="{_outline(picture.peaks)}" fill="{ink}" fill-opacity="0.85"/>',
        f'<path d="{_curve(picture.loudness)}" fill="none" stroke="{accent}" stroke-width="2"/>',
        *_chapter_marks(chapters, scale, seconds, ink),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _cells(blocks: Iterable[Samples], *, loud: bool) -> tuple[Levels, Levels, Levels]:
    """Give peak (0 to 1), level (dBFS) and short-term loudness (LUFS) of each 0.1 s."""
    peaks: list[float] = []
    levels: list[float] = []
    loudness: list[float] = []
    meter = Meter(RATE, peaks=False)
    for cell in _cut(blocks, count(_CELL)):
        peaks.append(min(1.0, float(np.abs(cell).max())))
        levels.append(decibels(math.sqrt(float(np.mean(cell.astype(np.float64) ** 2)))))
        if loud:
            meter.add(cell)
            loudness.append(meter.short_term)
    return np.array(peaks), np.array(levels), np.array(loudness)


def _cut(blocks: Iterable[Samples], length: int) -> Iterator[Samples]:
    """Cut blocks of any length into cells of one length; the last may be shorter."""
    rest: Samples = np.zeros(0, dtype=np.float32)
    for block in blocks:
        joined = np.concatenate([rest, block])
        whole = len(joined) // length * length
        yield from joined[:whole].reshape(-1, length)
        rest = joined[whole:]
    if len(rest):
        yield rest


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Give start and end, s, of each run of True."""
    steps = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return [
        (float(start) * _CELL, float(end) * _CELL) for start, end in zip(starts, ends, strict=True)
    ]


def _outline(peaks: Levels) -> str:
    """Draw the peaks as one shape, at most two points a pixel."""
    columns = np.array_split(peaks, min(len(peaks), _WIDTH)) if len(peaks) else []
    half = (_HEIGHT - _TOP - _FOOT) / 2
    middle = _TOP + half
    wide = _WIDTH / max(len(columns), 1)
    heights = [max(0.5, float(column.max()) * half) for column in columns]
    upper = [f"{place * wide:.1f},{middle - high:.1f}" for place, high in enumerate(heights)]
    lower = [f"{place * wide:.1f},{middle + high:.1f}" for place, high in enumerate(heights)]
    return "M" + "L".join(upper + lower[::-1]) + "Z" if upper else ""


def _curve(loudness: Levels) -> str:
    """Draw short-term loudness, 0 LUFS at the top and -50 at the foot."""
    step = max(1, len(loudness) // _WIDTH)
    wide = _WIDTH / max(len(loudness), 1)
    points = []
    for place in range(0, len(loudness), step):
        part = min(1.0, max(0.0, float(loudness[place]) / _LOWEST))
        points.append(f"{place * wide:.1f},{_TOP + part * (_HEIGHT - _TOP - _FOOT):.1f}")
    return "M" + "L".join(points) if points else ""


def _band(span: tuple[float, float], scale: float, colour: str, kind: str) -> str:
    start, end = span
    top = _HEIGHT - _FOOT if kind == "limiter" else _TOP
    high = 6 if kind == "limiter" else _HEIGHT - _TOP - _FOOT
    told = f"{kind}, {clock_time(start)}, {end - start:.1f} s"
    return (
        f'<rect x="{start * scale:.1f}" y="{top}" width="{max(1.0, (end - start) * scale):.1f}" '
        f'height="{high}" fill="{colour}" fill-opacity="0.5"><title>{told}</title></rect>'
    )


def _chapter_marks(
    chapters: Sequence[Chapter], scale: float, seconds: float, ink: str
) -> Iterator[str]:
    ends = [*(chapter.start for chapter in chapters[1:]), seconds]
    for chapter, end in zip(chapters, ends, strict=False):
        place = chapter.start * scale
        room = max(0, int((end - chapter.start) * scale / 7.5) - 1)
        title = chapter.title
        shown = title if len(title) <= room else title[: max(0, room - 1)].rstrip() + "…"
        yield (
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="8" y2="{_HEIGHT - 8}" '
            f'stroke="{ink}" stroke-opacity="0.6"/>'
        )
        told = f"<title>{clock_time(chapter.start)} {escape(title)}</title>"
        visible = escape(shown) if room > 2 else ""
        yield f'<text x="{place + 5:.1f}" y="22" fill="{ink}">{told}{visible}</text>'
        time = clock_time(chapter.start) if room > 2 else ""
        yield f'<text x="{place + 5:.1f}" y="{_HEIGHT - 5}" fill="{ink}">{time}</text>'
