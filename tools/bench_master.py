"""Measure mix, master and tagging of many episodes, with two meters that are not the loop's.

    python tools/bench_master.py [--episodes 20] [--length 180] [--voice NAME]...
        [--speech FOLDER]... [--profile NAME]...
    python tools/bench_master.py --hour

Episodes of one to ten minutes are spoken from the project's corpus by each voice (hibari,
espeak-ng and tone; or any, by name); a folder of WAV files, one utterance each, stands for any
other engine. Decoded loudness and true peak are told by libebur128 and by FFmpeg's ebur128, and
beside them what FFmpeg's two-pass loudnorm makes of the same mix. `--hour` masters sixty minutes
instead and tells the memory it took.
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from itertools import count, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pyebur128 as ebur

from briefing import episode as dressing
from briefing import plugins
from briefing.master import PROFILES, Profile, master
from briefing.mix import mix
from briefing.models import Clip, Line, Part, Programme, Role, Script, Show, Story, Take
from briefing.sentences import split
from briefing.sound import RATE, Meter, blocks, encode, load_sounds, read, trim
from briefing.sound.stream import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from briefing.sound.trace import Trace

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus" / "training"
LENGTHS = (60, 90, 120, 180, 240, 300, 420, 600)
LINES_A_STORY = 8


@dataclass(frozen=True)
class Row:
    """One mastered episode."""

    voice: str
    profile: str
    seconds: float
    renders: int
    took: float
    cpu: float
    libebur128: tuple[float, float]
    ffmpeg: tuple[float, float]
    loudnorm: tuple[float, float]


def spoken_by(name: str) -> Iterator[tuple[str, Clip]]:
    """Yield (text, trimmed clip) for the corpus's sentences, by the voice of that name."""
    voice = plugins.load("voices", name, {})
    for path in sorted(CORPUS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            for text in split(line):
                if 5 <= len(text.split()) <= 45:
                    yield text, trim(voice.say(text))


def recorded(folder: Path) -> Iterator[tuple[str, Clip]]:
    """Yield (name, trimmed clip) for the WAV files of a folder."""
    for path in sorted(folder.glob("*.wav")):
        yield path.stem, trim(read(path))


def episode(said: list[tuple[str, Clip]], name: str, seconds: float) -> tuple[Script, list[Take]]:
    """Give a script of about so many seconds, with opening, headlines, stings and closing."""
    lines = [Line(Role.STING, "opening", Part.OPENING)]
    takes: list[Take] = []
    total = 0.0
    story = -1
    for number in count():
        if total >= seconds:
            break
        text, clip = said[number % len(said)]
        heading = number < 3
        if not heading and (number - 3) % LINES_A_STORY == 0:
            story += 1
            lines.append(Line(Role.STING, "sting", story=story))
        part = Part.HEADLINES if heading else Part.STORY
        takes.append(Take(len(lines), text, name, clip))
        lines.append(Line(Role.ANCHOR, text, part, story=number if heading else story))
        total += clip.seconds + 0.4
    lines.append(Line(Role.STING, "closing", Part.SIGN_OFF))
    stories = tuple(Story(f"Story {number}", (), ()) for number in range(max(3, story + 1)))
    return Script("Bench", "2026-01-01", "bulletin", stories, tuple(lines), seconds), takes


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """Give (LUFS, dBTP) of the decoded file by FFmpeg's own meter."""
    last: dict[str, str] = {}
    with av.open(str(path), "r") as container:
        stream = container.streams.audio[0]
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=stream)
        meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        for frame in container.decode(stream):
            graph.push(frame)
            last = drained(graph, last)
        graph.push(None)
        last = drained(graph, last)
    return float(last["lavfi.r128.I"]), 20 * math.log10(float(last["lavfi.r128.true_peak"]))


def drained(graph: av.filter.Graph, last: dict[str, str]) -> dict[str, str]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return last
        last = dict(frame.metadata) or last


def by_loudnorm(programme: Programme, profile: Profile, to: Path) -> tuple[float, float]:
    """Give (LUFS, dBTP) of the decoded file that FFmpeg's two-pass loudnorm makes of the mix."""
    meter = Meter(RATE)
    for piece in pieces(programme.clip):
        meter.add(piece)
    threshold = ebur.get_relative_threshold(meter._state)  # noqa: SLF001 - loudnorm asks for it
    told = (
        f"I={profile.lufs}:TP={profile.true_peak}:LRA=11:linear=true:measured_I={meter.lufs:.2f}:"
        f"measured_TP={meter.true_peak:.2f}:measured_LRA={meter.range:.2f}:"
        f"measured_thresh={threshold:.2f}"
    )
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        format="flt", sample_rate=RATE, layout="mono", time_base=Fraction(1, RATE)
    )
    steps = [source, graph.add("loudnorm", told), graph.add("aresample", str(RATE))]
    steps += [graph.add("aformat", "sample_fmts=fltp"), graph.add("abuffersink")]
    for step, following in pairwise(steps):
        step.link_to(following)
    graph.configure()

    def normalised() -> Iterator[np.ndarray]:
        place = 0
        for piece in (*pieces(programme.clip), None):
            frame = None
            if piece is not None:
                frame = av.AudioFrame.from_ndarray(piece[None, :], format="flt", layout="mono")
                frame.sample_rate, frame.pts = RATE, place
                place += len(piece)
            graph.push(frame)
            while True:
                try:
                    yield graph.pull().to_ndarray()[0]
                except (av.BlockingIOError, av.EOFError):
                    break

    encode(normalised(), to, profile.coding, bit_rate=profile.bit_rate)
    return by_ffmpeg(to)


def finished(
    script: Script, takes: list[Take], profile: Profile, folder: Path
) -> tuple[Programme, Path, int]:
    """Make an episode of spoken takes; give its mix, its file, and how often it was rendered."""
    told: list[int] = []
    heard: list[Trace] = []
    show, when = Show(), datetime(2026, 1, 1, 7, tzinfo=UTC)
    programme = mix(script, takes, load_sounds(ROOT / "audio"))
    with ThreadPoolExecutor(1) as easel:
        drawn = easel.submit(dressing.draw, show, script, programme, when)
        made = master(
            programme,
            folder / "master",
            profile,
            progress=lambda done, _: told.append(done),
            heard=heard.append,
        )
    dressed = dressing.make(
        show, script, programme, made, number=1, when=when, guid="bench",
        folder=folder / "draft", audio=folder / "master", made_with=("bench",),
        drawn=drawn.result(), heard=heard[0],
    )  # fmt: skip
    renders = 1 + sum(later < earlier for earlier, later in pairwise(told))
    return programme, folder / "draft" / dressed.master.path, renders


def by_libebur128(path: Path) -> tuple[float, float]:
    """Give (LUFS, dBTP) of the decoded file by libebur128."""
    meter: Meter | None = None
    for rate, block in blocks(path):
        meter = meter or Meter(rate, channels=len(block))
        meter.add(block)
    return (meter.lufs, meter.true_peak) if meter else (-math.inf, -math.inf)


def measure(name: str, said: list[tuple[str, Clip]], seconds: float, profile: Profile) -> Row:
    script, takes = episode(said, name, seconds)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        start, before = time.perf_counter(), time.process_time()
        programme, path, renders = finished(script, takes, profile, folder)
        took, cpu = time.perf_counter() - start, time.process_time() - before
        meters = by_libebur128(path), by_ffmpeg(path)
        loudnorm = by_loudnorm(programme, profile, folder / "b.mp3")
    return Row(name, profile.name, programme.clip.seconds, renders, took, cpu, *meters, loudnorm)


def hour(said: list[tuple[str, Clip]], name: str) -> None:
    """Master sixty minutes from a mapped mix, and tell the time and the memory."""
    script, takes = episode(said, name, 3600)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        programme = mix(script, takes, load_sounds(ROOT / "audio"), work=Path(folder) / "mix.f32")
        made = master(programme, Path(folder) / "a.mp3", PROFILES["podcast"])
        heard = sum(block.shape[1] for _, block in blocks(Path(folder) / "a.mp3")) / RATE
        took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{heard:.0f} s in {took:.1f} s, {made.lufs:.2f} LUFS, {peak:.0f} MB at most")


def table(rows: list[Row]) -> None:
    print(
        "voice     profile    length renders   took (CPU)   | libebur128      | FFmpeg's ebur128"
        " | loudnorm"
    )
    for row in rows:
        measured = (row.libebur128, row.ffmpeg, row.loudnorm)
        cells = " | ".join(f"{lufs:7.2f} {peak:6.2f}" for lufs, peak in measured)
        print(
            f"{row.voice:9} {row.profile:9} {row.seconds:6.1f}s {row.renders:5}  "
            f"{row.took:6.2f}s ({row.cpu:5.2f}) | {cells}"
        )
    aims = [PROFILES[row.profile] for row in rows]
    by_two = [
        (meter, aim)
        for row, aim in zip(rows, aims, strict=True)
        for meter in (row.libebur128, row.ffmpeg)
    ]
    away = max(abs(lufs - aim.lufs) for (lufs, _), aim in by_two)
    over = max(peak - aim.true_peak for (_, peak), aim in by_two)
    pace = [row.took / row.seconds * 180 for row in rows]
    norm = max(abs(row.loudnorm[0] - aim.lufs) for row, aim in zip(rows, aims, strict=True))
    print(
        f"{len(rows)} episodes: at most {away:.2f} LU off (loudnorm {norm:.2f}), true peak at most "
        f"{over:+.2f} dB from the limit, {statistics.mean(row.renders for row in rows):.2f} "
        f"renders; three minutes take {statistics.median(pace):.2f} s as a rule, "
        f"{max(pace):.2f} s at most"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--episodes", type=int, default=20)
    parser.add_argument("--voice", action="append", default=[])
    parser.add_argument("--speech", action="append", type=Path, default=[])
    parser.add_argument("--profile", action="append", default=[])
    parser.add_argument("--lines", type=int, default=80, help="utterances of each voice")
    parser.add_argument("--length", type=float, help="of every episode, s; else from 60 to 600")
    parser.add_argument("--hour", action="store_true")
    given = parser.parse_args()
    sources = {name: spoken_by(name) for name in given.voice or ["hibari", "espeak-ng", "tone"]}
    sources |= {folder.name: recorded(folder) for folder in given.speech}
    said = {name: list(islice(source, given.lines)) for name, source in sources.items()}
    if given.hour:
        hour(*next((lines, name) for name, lines in said.items()))
        return
    rows = []
    for number in range(given.episodes):
        name = list(said)[number % len(said)]
        profile = PROFILES[(given.profile or ["podcast"])[number % max(1, len(given.profile))]]
        lines = said[name][number % 7 :]
        seconds = given.length or LENGTHS[number % len(LENGTHS)]
        rows.append(measure(name, lines, seconds, profile))
    table(rows)


if __name__ == "__main__":
    main()
