"""Looking: an episode's waveform, loudness, cues and chapters drawn with characters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from briefing import codec
from briefing.clock import clock_time
from briefing.episode import cues
from briefing.episode.overview import CELL, Overview, from_json
from briefing.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefing.episode.cues import CueSheet, Mark
    from briefing.models import Episode
    from briefing.sound.trace import Levels

_BLOCKS, _PLAIN_BLOCKS = " ▁▂▃▄▅▆▇█", " .:-=+*#@"
_TALL = 4
"Rows of the waveform."
_LOUDEST, _LOWEST = -12.0, -36.0
"Range of the loudness row, LUFS."
_DEEPEST = 6.0
"A limiter at work this deep or deeper fills its character, dB."
_SIGNS = {cues.SPEECH: "▔", cues.SOUND: "♪", cues.INSERT: "▒"}
_PLAIN_SIGNS = {cues.SPEECH: "-", cues.SOUND: "m", cues.INSERT: "x"}
_MOST_LISTED = 8
_MARGIN = 10
"Characters before a row, for its name."


def overview(folder: Path) -> Overview:
    """Give the overview filed with an episode; raises ArchiveError when there is none."""
    path = folder / "waveform.json"
    return from_json(_text(path), str(path))


def cue_sheet(folder: Path) -> CueSheet:
    """Give the cue sheet filed with an episode; raises ArchiveError when there is none."""
    path = folder / "cues.json"
    return codec.loads(cues.CueSheet, _text(path), where=str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Make the edition again with 'briefing make': older ones were made without it."
        raise ArchiveError(f"{path} cannot be read: {error}", remedy) from error


def rows(
    episode: Episode, sheet: CueSheet, seen: Overview, *, width: int, plain: bool = False
) -> Iterator[str]:
    """Yield the picture row by row, at most `width` characters wide; `plain` keeps to ASCII."""
    master = episode.master
    yield episode.title[: width + _MARGIN]
    yield (
        f"{clock_time(master.seconds)} {master.sides}, {master.lufs:.1f} LUFS, "
        f"{master.true_peak:.1f} dBTP, {master.bytes:,} bytes, {episode.status.value}"
    )
    columns = min(width - _MARGIN, len(seen.peaks))
    if columns < 1:
        return
    blocks = _PLAIN_BLOCKS if plain else _BLOCKS
    yield _row("chapters", _chapter_row(episode, seen, columns))
    for row in _wave(_heights(seen, columns), blocks):
        yield _row("", row)
    heard = (_columns(seen.loudness, columns) - _LOWEST) / (_LOUDEST - _LOWEST)
    yield _row("loudness", "".join(_block(part, blocks) for part in heard))
    yield _row("cues", _cue_row(sheet.cues, seen, columns, plain=plain))
    held = np.zeros(len(seen.peaks))
    for start, end, depth in seen.limited:
        held[round(start / CELL) : round(end / CELL)] = depth / _DEEPEST
    yield _row("limiter", "".join(_block(part, blocks) for part in _columns(held, columns)))
    yield _row("silence", _spans(seen.silences, seen, columns, "_"))
    yield from _listed(episode, seen)


def _listed(episode: Episode, seen: Overview) -> Iterator[str]:
    """Yield what stands beneath the picture: chapters, inserts, silences, the limiter's work."""
    for number, chapter in enumerate(episode.chapters, start=1):
        yield f"{number:>8}  {clock_time(chapter.start):>6}  {chapter.title}"
    for insert in episode.inserts:
        length = f"{insert.end - insert.start:g} s" if insert.end > insert.start else "cue point"
        yield f"insert    {clock_time(insert.start):>6}  {insert.name} ({length})"
    for start, end in seen.silences[:_MOST_LISTED]:
        yield f"silence   {clock_time(start):>6}  {end - start:.1f} s"
    if len(seen.silences) > _MOST_LISTED:
        yield f"          and {len(seen.silences) - _MOST_LISTED} more silences"
    if seen.limited:
        worked = math.fsum(end - start for start, end, _ in seen.limited)
        start, _, depth = max(seen.limited, key=lambda span: span[2])
        yield (
            f"limiter   {worked:.1f} s in {len(seen.limited)} places, "
            f"deepest {depth:.1f} dB at {clock_time(start)}"
        )


def _row(name: str, drawn: str) -> str:
    return f"{name:<{_MARGIN}}{drawn}".rstrip()


def _columns(levels: Levels, columns: int) -> Levels:
    """Give one value for each column: the greatest of its cells."""
    edges = [place * len(levels) // columns for place in range(columns)]
    found: Levels = np.maximum.reduceat(levels, edges)
    return found


def _heights(seen: Overview, columns: int) -> Levels:
    """Give how loud the sound is in each column, the loudest 1; peaks where that is not filed.

    Limited speech has the same peak everywhere, and tells nothing by it.
    """
    if not len(seen.levels):
        return _columns(seen.peaks, columns)
    power = 10.0 ** (seen.levels / 10.0)
    edges = [place * len(power) // columns for place in range(columns)]
    lengths = np.diff([*edges, len(power)])
    means: Levels = np.sqrt(np.add.reduceat(power, edges) / lengths)
    return means / max(float(means.max()), 1e-9)


def _block(part: float, blocks: str) -> str:
    """Give the character filled to `part` (0 to 1) of its height."""
    last = len(blocks) - 1
    return blocks[max(0, min(last, round(part * last)))]


def _wave(peaks: Levels, blocks: str) -> Iterator[str]:
    """Yield the rows of a bar for each column, top row first."""
    last = len(blocks) - 1
    heights = np.maximum(np.rint(np.clip(peaks, 0.0, 1.0) * _TALL * last), peaks > 0.0)
    for row in range(_TALL - 1, -1, -1):
        filled = np.clip(heights - row * last, 0, last).astype(int)
        yield "".join(blocks[place] for place in filled)


def _place(moment: float, seen: Overview, columns: int) -> int:
    return min(columns - 1, int(moment / (len(seen.peaks) * CELL) * columns))


def _spans(spans: Sequence[tuple[float, float]], seen: Overview, columns: int, sign: str) -> str:
    drawn = [" "] * columns
    for start, end in spans:
        first, last = _place(start, seen, columns), _place(max(start, end - CELL), seen, columns)
        drawn[first : last + 1] = sign * (last + 1 - first)
    return "".join(drawn)


def _cue_row(marks: Sequence[Mark], seen: Overview, columns: int, *, plain: bool) -> str:
    signs = _PLAIN_SIGNS if plain else _SIGNS
    drawn = [" "] * columns
    for kind in (cues.SPEECH, cues.SOUND, cues.INSERT):
        for mark in marks:
            if mark.kind == kind:
                first = _place(mark.start, seen, columns)
                last = max(first, _place(max(mark.start, mark.end - CELL), seen, columns))
                drawn[first : last + 1] = signs[kind] * (last + 1 - first)
    return "".join(drawn)


def _chapter_row(episode: Episode, seen: Overview, columns: int) -> str:
    drawn = [" "] * columns
    for number, chapter in enumerate(episode.chapters, start=1):
        first = _place(chapter.start, seen, columns)
        for place, sign in enumerate(str(number), start=first):
            if place < columns:
                drawn[place] = sign
    return "".join(drawn)
