"""Misread sentences: an episode's sound is recognised, and held against its transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from briefing.check import spoken
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.spoken import Spoken
from briefing.clock import clock_time
from briefing.errors import ConfigError
from briefing.hearing import Difference, Recogniser, differences
from briefing.models import Clip
from briefing.sound import read

_RATE = 16_000
"What recognisers take, Hz."
_MARGIN = 0.15
"Heard before and after each line's cue, s."
_LARGEST = 20_000_000
_MOST_TOLD = 4
"Differences told of one sentence."

Progress = Callable[[int, int], None]


def misread(
    sound: Path, recogniser: Recogniser, where: str = "", *, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Give a finding for each line of `sound` that was heard differently from its transcript.

    A line that seems misread is heard again with its names as a hint, and told only where both
    hearings differ. Raises ConfigError when no transcript lies beside the sound, AudioError when
    the sound cannot be decoded.
    """
    lines = transcript(sound)
    clip = read(sound, rate=_RATE)
    found: list[Finding] = []
    for number, line in enumerate(lines, 1):
        told = _differences(line, _cut(clip, line), recogniser)
        if told:
            found.append(_finding(line, told, where or str(sound)))
        if progress:
            progress(number, len(lines))
    return tuple(found)


def transcript(sound: Path) -> tuple[Spoken, ...]:
    """Give the lines of the transcript beside a sound file: its own name's, or 'transcript'.

    Read as JSON segments, WebVTT or SubRip. Raises ConfigError when there is none.
    """
    stems, endings = (sound.stem, "transcript"), (".json", ".vtt", ".srt")
    for name in [f"{stem}{ending}" for ending in endings for stem in stems]:
        path = sound.parent / name
        if path.is_file() and path.stat().st_size <= _LARGEST:
            lines = tuple(_read(path))
            if lines:
                return lines
    raise ConfigError(
        f"{sound}: no transcript lies beside it",
        f"Put {sound.stem}.json, .vtt or .srt beside it, or check the show.",
    )


def _read(path: Path) -> Iterator[Spoken]:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    return spoken.segments(text) if path.suffix == ".json" else spoken.cues(text)


def _cut(clip: Clip, line: Spoken) -> Clip:
    first = max(0, round((line.start - _MARGIN) * clip.rate))
    last = max(first, round((line.end + _MARGIN) * clip.rate))
    return Clip(np.ascontiguousarray(clip.samples[first:last]), clip.rate)


def _differences(line: Spoken, clip: Clip, recogniser: Recogniser) -> tuple[Difference, ...]:
    if len(clip.samples) == 0:
        return (Difference(line.text, "", name=False),)
    first = differences(line.text, recogniser.hear(clip))
    if not first:
        return ()
    hints = sorted({word for one in first if one.name for word in one.meant.split()})
    again = differences(line.text, recogniser.hear(clip, [hint.capitalize() for hint in hints]))
    return tuple(one for one in first if any(_overlap(one, other) for other in again))


def _overlap(one: Difference, other: Difference) -> bool:
    """Tell whether two hearings differ from the text at the same words."""
    if not one.meant or not other.meant:
        return one.heard == other.heard and one.meant == other.meant
    return bool(set(one.meant.split()) & set(other.meant.split()))


def _finding(line: Spoken, told: Sequence[Difference], where: str) -> Finding:
    parts = [
        f"{one.meant!r} was heard as {one.heard!r}" if one.meant and one.heard
        else f"{one.meant!r} was not heard" if one.meant
        else f"{one.heard!r} was heard too"
        for one in told[:_MOST_TOLD]
    ]  # fmt: skip
    words = line.text if len(line.text) <= 120 else f"{line.text[:117]}..."
    message = f"“{words}”: {'; '.join(parts)}"
    return broken("speech-misread", f"{where} at {clock_time(line.start)}", message)
