"""The waveform: an episode at a glance as SVG: sound, loudness, chapters, cues, limiter."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from briefing.clock import clock_time
from briefing.episode.cues import INSERT, SOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.episode.cues import Mark
    from briefing.episode.overview import Overview
    from briefing.models import Chapter, Show
    from briefing.sound.trace import Levels

_WIDTH, _HEIGHT = 1200, 400
_TITLES = 24
"Foot of the chapters' titles, from the top; what follows is drawn beneath."
_TOP, _FOOT = 34, 184
"Where the sound is drawn."
_LOUD, _SOFT = 194, 274
"Where its loudness is drawn."
_CUES, _LIMITER = 284, 304
"Where the two strips beneath begin."
_STRIP = 14
_AXIS, _TIMES, _LEGEND = 326, 346, 382
_SIGN = 8.5
"About the width of a letter."
_LEAST_TITLE = 6
"Letters that a title must have room for; else the chapter's number stands there, if it can."
_USUAL, _SMALL = 15, 10
"Sizes of the letters of a title and of a number, pixels."
_STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"What the marks of the clock may be apart, s."
_MOST_TIMES = 14
_DEEPEST = 6.0
"A limiter at work this deep or deeper fills its strip, dB."
_LOUDEST, _LOWEST = -8.0, -40.0
"Top and foot of the loudness scale, LUFS."
_LINES = (-10, -20, -30)
"Loudnesses with a line of their own, LUFS."
_SILENCE, _HELD, _GAP = "#5ab0ff", "#ff5d5d", "#3ddc84"
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
    'role="img" font-family="sans-serif" font-size="15">'
)


def svg(
    overview: Overview,
    chapters: Sequence[Chapter],
    marks: Sequence[Mark],
    show: Show,
    lufs: float,
) -> str:
    """Draw it as SVG that stands alone: nothing is loaded, no script runs.

    `lufs` is the loudness of the whole, drawn as a line. The picture is as wide as the episode is
    long, so that a place in it is a moment, and its size is bounded however long that is.
    """
    ground, accent, ink = (escape(colour) for colour in show.colours)
    seconds = overview.seconds
    scale = _WIDTH / seconds if seconds else 0.0
    levels = 10.0 ** (overview.levels / 20.0)
    parts = [
        _HEAD,
        f"<title>{escape(show.title)}: {clock_time(seconds)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{ground}"/>',
        *(_box(span, scale, _SILENCE, "silence") for span in overview.silences),
        f'<path d="{_outline(_columns(overview.peaks))}" fill="{ink}" fill-opacity="0.4"/>',
        f'<path d="{_outline(_means(levels))}" fill="{ink}"/>',
        *_scale(lufs, accent, ink),
        f'<path d="{_curve(overview.loudness)}" fill="none" stroke="{accent}" stroke-width="2"/>',
        *(_cue(mark, scale, accent, ink) for mark in marks),
        *_held(overview.limited, scale),
        *_chapter_marks(chapters, scale, seconds, ink),
        *_clock(scale, seconds, ink),
        *_legend(accent, ink),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _edges(length: int) -> list[tuple[int, int]]:
    """Give first and last of the values drawn in each column, at most one column a pixel."""
    wanted = min(length, _WIDTH)
    # Not array_split: its first parts are longer than its last, and the sound would run late.
    return list(
        pairwise([place * length // wanted for place in range(wanted + 1)] if wanted else [])
    )


def _columns(values: Levels) -> list[float]:
    """Give the highest value of each column."""
    return [float(values[low:high].max()) for low, high in _edges(len(values))]


def _means(values: Levels) -> list[float]:
    """Give the root mean square of each column."""
    return [float(np.sqrt(np.mean(values[low:high] ** 2))) for low, high in _edges(len(values))]


def _outline(columns: Sequence[float]) -> str:
    """Draw values from 0 to 1 as one shape around the middle."""
    half = (_FOOT - _TOP) / 2
    middle = _TOP + half
    wide = _WIDTH / max(len(columns), 1)
    heights = [max(0.5, min(1.0, column) * half) for column in columns]
    upper = [f"{place * wide:.1f},{middle - high:.1f}" for place, high in enumerate(heights)]
    lower = [f"{place * wide:.1f},{middle + high:.1f}" for place, high in enumerate(heights)]
    return "M" + "L".join(upper + lower[::-1]) + "Z" if upper else ""


def _curve(loudness: Levels) -> str:
    """Draw short-term loudness in its own lane."""
    step = max(1, len(loudness) // _WIDTH)
    wide = _WIDTH / max(len(loudness), 1)
    points = [
        f"{place * wide:.1f},{_height(float(loudness[place])):.1f}"
        for place in range(0, len(loudness), step)
    ]
    return "M" + "L".join(points) if points else ""


def _height(lufs: float) -> float:
    """Give where a loudness is drawn, from the top."""
    part = (_LOUDEST - max(lufs, _LOWEST)) / (_LOUDEST - _LOWEST)
    return _LOUD + min(1.0, max(0.0, part)) * (_SOFT - _LOUD)


def _scale(lufs: float, accent: str, ink: str) -> Iterator[str]:
    """Draw the lines of the loudness scale, and a dotted one for that of the whole."""
    for line in _LINES:
        at = _height(line)
        yield f'<path d="M0,{at:.1f}H{_WIDTH}" stroke="{ink}" stroke-opacity="0.2"/>'
        yield (
            f'<text x="{_WIDTH - 4}" y="{at - 3:.1f}" fill="{ink}" fill-opacity="0.7" '
            f'font-size="11" text-anchor="end">{line}</text>'
        )
    level = _height(lufs)
    yield f'<path d="M0,{level:.1f}H{_WIDTH}" stroke="{accent}" stroke-dasharray="2 6"/>'
    yield (
        f'<text x="{_WIDTH - 30}" y="{level - 3:.1f}" fill="{accent}" font-size="11" '
        f'text-anchor="end">{lufs:.1f} LUFS</text>'
    )


def _box(span: tuple[float, float], scale: float, colour: str, kind: str) -> str:
    """Draw a stretch from top to foot of the sound."""
    start, end = span
    told = f"{kind}, {clock_time(start)}, {end - start:.1f} s"
    return _rect(
        start, end, scale, (_TOP, _FOOT - _TOP), f'fill="{colour}" fill-opacity="0.4"', told
    )


def _cue(mark: Mark, scale: float, accent: str, ink: str) -> str:
    """Draw a cue in its strip: words in the ink, sounds in the accent, inserts from top to foot."""
    told = f"{mark.name}, {clock_time(mark.start)} to {clock_time(mark.end)}"
    if mark.kind == INSERT:
        paint = f'fill="{_GAP}" fill-opacity="0.55"'
        return _rect(mark.start, mark.end, scale, (_TOP, _CUES + _STRIP - _TOP), paint, told)
    paint = f'fill="{accent if mark.kind == SOUND else ink}" fill-opacity="0.8"'
    strip = (_CUES, _STRIP / 2) if mark.kind == SOUND else (_CUES + _STRIP / 2, _STRIP / 2)
    return _rect(mark.start, mark.end, scale, strip, paint, told)


def _held(spans: Sequence[tuple[float, float, float]], scale: float) -> Iterator[str]:
    """Draw the limiter at work, hanging as far down as it went, as one shape."""
    if not spans:
        return
    drawn = "".join(
        f"M{start * scale:.1f},{_LIMITER}v{_STRIP * min(1.0, depth / _DEEPEST):.1f}"
        f"h{max(1.0, (end - start) * scale - 0.3):.1f}V{_LIMITER}z"
        for start, end, depth in _merged(spans, scale)
    )
    start, _, depth = max(spans, key=lambda span: span[2])
    told = f"limiter, deepest {depth:.1f} dB at {clock_time(start)}"
    yield f'<path d="{drawn}" fill="{_HELD}"><title>{told}</title></path>'


def _merged(
    spans: Sequence[tuple[float, float, float]], scale: float
) -> list[tuple[float, float, float]]:
    """Give the spans with those that start within one pixel made one, as deep as the deepest."""
    merged: list[tuple[float, float, float]] = []
    for start, end, depth in spans:
        if merged and int(start * scale) == int(merged[-1][0] * scale):
            merged[-1] = (merged[-1][0], end, max(depth, merged[-1][2]))
        else:
            merged.append((start, end, depth))
    return merged


def _rect(
    start: float, end: float, scale: float, tall: tuple[float, float], paint: str, told: str
) -> str:
    wide = max(1.0, (end - start) * scale - 0.5)
    return (
        f'<rect x="{start * scale:.1f}" y="{tall[0]:.1f}" width="{wide:.1f}" '
        f'height="{tall[1]:.1f}" {paint}><title>{escape(told)}</title></rect>'
    )


def _chapter_marks(
    chapters: Sequence[Chapter], scale: float, seconds: float, ink: str
) -> Iterator[str]:
    ends = [*(chapter.start for chapter in chapters[1:]), seconds]
    for number, (chapter, end) in enumerate(zip(chapters, ends, strict=False), start=1):
        place = chapter.start * scale
        yield f'<path d="M{place:.1f},8V{_AXIS}" stroke="{ink}" stroke-opacity="0.5"/>'
        told = f"<title>{clock_time(chapter.start)} {escape(chapter.title)}</title>"
        shown, size = _shown(chapter.title, number, (end - chapter.start) * scale)
        at = f'x="{place + size / 5:.1f}" y="{_TITLES}" font-size="{size}"'
        yield f'<text {at} fill="{ink}">{told}{escape(shown)}</text>'


def _shown(title: str, number: int, room: float) -> tuple[str, int]:
    """Give as much of a title as fits into `room` pixels, else the number, else nothing; its size.

    A title of which next to nothing could be read gives way to the number.
    """
    letters = int((room - _SIGN) / _SIGN)
    if len(title) <= letters:
        return title, _USUAL
    if letters >= _LEAST_TITLE:
        return title[: letters - 1].rstrip() + "…", _USUAL
    needed = _SMALL * (0.3 + 0.6 * len(str(number)))
    return (str(number) if room >= needed else ""), _SMALL


def _clock(scale: float, seconds: float, ink: str) -> Iterator[str]:
    """Draw the time along the foot."""
    step = next((step for step in _STEPS if seconds / step <= _MOST_TIMES), _STEPS[-1])
    yield f'<path d="M0,{_AXIS}H{_WIDTH}" stroke="{ink}" stroke-opacity="0.5"/>'
    for moment in range(0, int(seconds) + 1, step):
        place = moment * scale
        yield f'<path d="M{place:.1f},{_AXIS}v6" stroke="{ink}"/>'
        if place < _WIDTH - 30:
            at = f'x="{place + 3:.1f}" y="{_TIMES}"'
            yield f'<text {at} fill="{ink}" font-size="13">{clock_time(moment)}</text>'


def _legend(accent: str, ink: str) -> Iterator[str]:
    """Say what the colours mean."""
    entries = (
        (ink, "sound (pale: its peaks)"),
        (accent, "loudness over 3 s, LUFS; station sounds"),
        (ink, "words"),
        (_HELD, f"limiter, to {_DEEPEST:.0f} dB"),
        (_SILENCE, "silence over 1.5 s"),
        (_GAP, "left for an insert"),
    )
    place = 6
    for colour, text in entries:
        yield f'<rect x="{place}" y="{_LEGEND - 11}" width="11" height="11" fill="{colour}"/>'
        at = f'x="{place + 17}" y="{_LEGEND}"'
        yield f'<text {at} fill="{ink}" font-size="14">{escape(text)}</text>'
        place += 45 + round(len(text) * 6.9)
