"""Measure what the ear would notice in finished episodes: joins, levels, the bed, cues, chapters.

    python tools/bench_mix.py [--voice NAME]... [--seconds 180] [--lines 80]

For each voice an episode with opening, headlines over the bed, stings and closing is mixed,
mastered to MP3 and decoded again. Told are: the largest step from one sample to the next at a join
(full scale 1), and how that compares with the largest step in the 10 ms around it (a click stands
out: more than 1, and more than 0.02); how far sentences of the voice differ in loudness in the mix
and in the decoded file (LU); by how much speech stands above the bed beneath it (LU, the least);
how far cues are from the first and last sound of their words in the decoded file of the same
script without music (ms, the most); how far each chapter is from the first sound of its sting (ms).
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from bench_master import ROOT, episode, spoken_by

from briefing.episode import chapters
from briefing.master import PROFILES, master
from briefing.mix import mix
from briefing.models import Clip, Cue, Part, Programme, Role, Script
from briefing.sound import RATE, Samples, load_sounds, loudness, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FRAME = 0.005
"Sound is looked at in such steps, s."
AUDIBLE = 0.02
"Smaller steps are not heard as clicks, full scale 1."
BELOW = 0.02
"Sound begins where a frame reaches this part of the loudest frame of its utterance."


@dataclass(frozen=True)
class Row:
    """What one episode measures."""

    voice: str
    seconds: float
    utterances: int
    step: float
    click: float
    spread_mixed: float
    spread_finished: float
    above_bed: float
    starts: float
    ends: float
    chapters: float


def finished(programme: Programme, folder: str) -> Samples:
    """Give the decoded master of a programme."""
    path = Path(folder) / "a.mp3"
    master(programme, path, PROFILES["podcast"])
    return read(path).samples


def steps_at_joins(programme: Programme) -> tuple[float, float]:
    """Give the largest step where a sound begins or ends, and by what factor one stands out most.

    A step under 0.02 is not heard as a click, and does not count as standing out. A sound may
    begin or end while another goes on, whose own steps are no clicks.
    """
    steps = np.abs(np.diff(programme.clip.samples))
    joins = {round(moment * RATE) for cue in programme.cues for moment in (cue.start, cue.end)}
    largest = factor = 0.0
    for join in joins:
        low, high = max(0, join - 3), join + 3
        here = float(steps[low:high].max(initial=0.0))
        beside = np.concatenate([steps[max(0, low - 441) : low], steps[high : high + 441]])
        largest = max(largest, here)
        if here > AUDIBLE:
            factor = max(factor, here / float(beside.max(initial=1e-9)))
    return largest, factor


def spread(samples: Samples, cues: Sequence[Cue]) -> float:
    """Give how far the utterances of these cues differ in loudness, LU."""
    levels = [
        loudness(Clip(samples[round(cue.start * RATE) : round(cue.end * RATE)], RATE))
        for cue in cues
    ]
    return max(levels) - min(levels)


def above_bed(script: Script, programme: Programme, plain: Programme) -> float:
    """Give by how much speech stands above the music beneath it, LU, where it does least."""
    alone = {cue.line: cue for cue in plain.cues}
    least = np.inf
    for cue in programme.cues:
        line = script.lines[cue.line]
        if not line.spoken or line.part is not Part.HEADLINES:
            continue
        own = alone[cue.line]
        start, length = round(cue.start * RATE), round((own.end - own.start) * RATE)
        speech = plain.clip.samples[round(own.start * RATE) :][:length]
        music = programme.clip.samples[start : start + length] - speech
        difference = loudness(Clip(speech, RATE)) - loudness(Clip(music, RATE))
        least = min(least, difference)
    return least


def edges(samples: Samples, start: float, end: float) -> tuple[float, float]:
    """Give where the sound between two moments, and 0.15 s around, begins and ends, s."""
    low = max(0, round((start - 0.15) * RATE))
    step = round(FRAME * RATE)
    part = samples[low : round((end + 0.15) * RATE)]
    level = np.sqrt(np.mean(part[: len(part) // step * step].reshape(-1, step) ** 2, axis=1))
    loud = np.flatnonzero(level > BELOW * level.max())
    return (low + loud[0] * step) / RATE, (low + (loud[-1] + 1) * step) / RATE


def from_words(samples: Samples, cues: Sequence[Cue]) -> tuple[float, float]:
    """Give the most that a start and an end are from the sound of their words, s."""
    found = [(cue, edges(samples, cue.start, cue.end)) for cue in cues]
    starts = max(abs(start - cue.start) for cue, (start, _) in found)
    return starts, max(abs(end - cue.end) for cue, (_, end) in found)


def from_stings(script: Script, programme: Programme, samples: Samples) -> float:
    """Give the most that a story's chapter is from the first sound of its sting, s."""
    starts = {round(mark.start, 3) for mark in chapters(script, programme)}
    worst = 0.0
    for before, cue in pairwise(programme.cues):
        line = script.lines[cue.line]
        # Before the first story the bed still fades, and nothing tells where its sting begins.
        clear = script.lines[before.line].part is Part.STORY
        if line.role is Role.STING and clear and round(cue.start, 3) in starts:
            worst = max(worst, abs(edges(samples, cue.start, cue.end)[0] - cue.start))
    return worst


def measure(name: str, said: list[tuple[str, Clip]], seconds: float) -> Row:
    script, takes = episode(said, name, seconds)
    programme = mix(script, takes, load_sounds(ROOT / "audio"))
    plain = mix(script, takes, None)
    spoken = [cue for cue in programme.cues if script.lines[cue.line].spoken]
    free = [cue for cue in spoken if script.lines[cue.line].part is Part.STORY]
    with tempfile.TemporaryDirectory() as folder:
        heard, words = finished(programme, folder), finished(plain, folder)
    step, click = steps_at_joins(programme)
    starts, ends = from_words(words, plain.cues)
    return Row(
        voice=name,
        seconds=programme.clip.seconds,
        utterances=len(takes),
        step=step,
        click=click,
        spread_mixed=spread(plain.clip.samples, plain.cues),
        spread_finished=spread(heard, free),
        above_bed=above_bed(script, programme, plain),
        starts=starts,
        ends=ends,
        chapters=from_stings(script, programme, heard),
    )


def takes_by(names: Sequence[str], lines: int) -> Iterator[tuple[str, list[tuple[str, Clip]]]]:
    for name in names:
        yield name, list(islice(spoken_by(name), lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--voice", action="append", default=[])
    parser.add_argument("--seconds", type=float, default=180.0)
    parser.add_argument("--lines", type=int, default=80, help="utterances of each voice")
    given = parser.parse_args()
    print(
        "voice      length  said  step at join (x)   spread mix / file   above bed"
        "   cues start/end  chapter"
    )
    for name, said in takes_by(given.voice or ["hibari", "espeak-ng", "tone"], given.lines):
        row = measure(name, said, given.seconds)
        print(
            f"{row.voice:10} {row.seconds:5.0f} s  {row.utterances:4}"
            f"  {row.step:.4f} ({row.click:.2f})"
            f"   {row.spread_mixed:.2f} / {row.spread_finished:.2f} LU"
            f"   {row.above_bed:6.1f} LU   {1000 * row.starts:4.0f} / {1000 * row.ends:3.0f} ms"
            f"   {1000 * row.chapters:4.0f} ms"
        )


if __name__ == "__main__":
    main()
