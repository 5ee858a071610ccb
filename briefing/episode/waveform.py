"""The waveform: an episode at a glance as SVG: sound, loudness, chapters, cues, limiter."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.clock import clock_time
from briefing.episode.cues import INSERT, SOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.episode.cues import Mark
    from briefing.episode.overview import Overview
    from briefing.models import Chapter, Show
    from briefing.sound.trace import Levels

_WIDTH, _HEIGHT = 1200, 340
_TOP, _FOOT = 34, 234
"Where the sound is drawn, from the top."
_CUES, _LIMITER = 244, 264
"Where the two strips beneath begin."
_STRIP = 14
_TIMES, _LEGEND = 300, 328
_DEEPEST = 6.0
"A limiter at work this deep or deeper fills its strip, dB."
_LOUDEST, _LOWEST = -6.0, -46.0
"Top and foot of the loudness scale, LUFS."
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
    long, so that a place in it is a moment.
    """
    ground, accent, ink = (escape(colour) for colour in show.colours)
    seconds = overview.seconds
    scale = _WIDTH / seconds if seconds else 0.0
    level = _height(lufs)
    parts = [
        _HEAD,
        f"<title>{escape(show.title)}: {clock_time(seconds)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{ground}"/>',
        *(_box(span, scale, _SILENCE, "silence") for span in overview.silences),
        f'<path d="{_outline(overview.peaks)}" fill="{ink}" fill-opacity="0.75"/>',
        f'<path d="M0,{level:.1f}H{_WIDTH}" stroke="{accent}" stroke-dasharray="2 6"/>',
        f'<path d="{_curve(overview.loudness)}" fill="none" stroke="{accent}" stroke-width="2.5"/>',
        *(_cue(mark, scale, accent, ink) for mark in marks),
        *(_held(span, scale) for span in overview.limited),
        *_chapter_marks(chapters, scale, seconds, ink),
        *_legend(lufs, accent, ink),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _outline(peaks: Levels) -> str:
    """Draw the peaks as one shape, at most two points a pixel."""
    wanted = min(len(peaks), _WIDTH)
    # Not array_split: its first parts are longer than its last, and the sound would run late.
    edges = [place * len(peaks) // wanted for place in range(wanted + 1)] if wanted else [0]
    columns = [peaks[low:high] for low, high in pairwise(edges)]
    half = (_FOOT - _TOP) / 2
    middle = _TOP + half
    wide = _WIDTH / max(len(columns), 1)
    heights = [max(0.5, min(1.0, float(column.max())) * half) for column in columns]
    upper = [f"{place * wide:.1f},{middle - high:.1f}" for place, high in enumerate(heights)]
    lower = [f"{place * wide:.1f},{middle + high:.1f}" for place, high in enumerate(heights)]
    return "M" + "L".join(upper + lower[::-1]) + "Z" if upper else ""


def _curve(loudness: Levels) -> str:
    """Draw short-term loudness over the sound."""
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
    return _TOP + min(1.0, max(0.0, part)) * (_FOOT - _TOP)


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


def _held(span: tuple[float, float, float], scale: float) -> str:
    """Draw the limiter at work, hanging as far down as it went."""
    start, end, depth = span
    high = _STRIP * min(1.0, depth / _DEEPEST)
    told = f"limiter, {clock_time(start)}, up to {depth:.1f} dB"
    return _rect(start, end, scale, (_LIMITER, high), f'fill="{_HELD}"', told)


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
    for chapter, end in zip(chapters, ends, strict=False):
        place = chapter.start * scale
        room = max(0, int((end - chapter.start) * scale / 8.5) - 1)
        title = chapter.title
        shown = title if len(title) <= room else title[: max(0, room - 1)].rstrip() + "…"
        yield (
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="8" y2="{_TIMES}" '
            f'stroke="{ink}" stroke-opacity="0.6"/>'
        )
        told = f"<title>{clock_time(chapter.start)} {escape(title)}</title>"
        visible = escape(shown) if room > 3 else ""
        yield f'<text x="{place + 5:.1f}" y="24" fill="{ink}">{told}{visible}</text>'
        time = clock_time(chapter.start) if room > 3 else ""
        yield f'<text x="{place + 5:.1f}" y="{_TIMES}" fill="{ink}">{time}</text>'


def _legend(lufs: float, accent: str, ink: str) -> Iterator[str]:
    """Say what the colours mean."""
    entries = (
        (accent, f"loudness over 3 s, {_LOWEST:.0f} to {_LOUDEST:.0f}; dotted: {lufs:.1f} LUFS"),
        (ink, "words (station sounds above them)"),
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
