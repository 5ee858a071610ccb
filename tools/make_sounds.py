"""Make the station's sounds: five pieces for the instruments of `instruments.py`.

    python tools/make_sounds.py [FOLDER]

Writes opening, sting, bed, closing and pips as FLAC (mono, 44.1 kHz, 16 bits) and `sounds.toml`
into FOLDER (default: audio/). The same program gives the same bytes. All sounds are in D, at one
pace and around one call (A, D, E, A), so that any may run into any other. Everything is made
here: no sample, no loop, no recording.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from instruments import (
    RATE,
    Wave,
    bass,
    bell,
    drum,
    ended,
    hertz,
    mallet,
    piano,
    rise,
    room,
    shaker,
    strings,
    swell,
    times,
)  # fmt: skip

from briefing.models import Clip
from briefing.sound import loudness

if TYPE_CHECKING:
    from collections.abc import Sequence

BEAT = 60.0 / 112.0  # one crotchet at 112 to the minute, s
HALF = BEAT / 2
PEAK = 0.5  # every file's highest sample

Part = tuple[float, float, Wave]
"Start (s), level and sound of something on the tape."


def tape(seconds: float, parts: Sequence[Part], *, loop: bool = False) -> Wave:
    """Lay (start s, level, wave) on a tape; on a loop what passes the end goes on at the start."""
    length = round(seconds * RATE)
    out = np.zeros(length)
    for start, level, wave in parts:
        places = np.arange(len(wave)) + round(start * RATE)
        if loop:
            np.add.at(out, places % length, level * wave)
        else:
            kept = places < length
            out[places[kept]] += level * wave[kept]
    return out


def called(notes: Sequence[str], levels: Sequence[float], start: float = 0.0) -> list[Part]:
    """Give notes a quaver apart, on piano and marimba together."""
    parts = []
    for place, (note, level) in enumerate(zip(notes, levels, strict=True)):
        at = start + place * HALF
        parts.append((at, level, piano(note, 2.0, 0.35 + 0.5 * level)))
        parts.append((at, 0.55 * level, mallet(note, 1.2, 0.7)))
    return parts


def opening() -> Wave:
    """Give the call twice, climbing over B minor and G, and D where it arrives."""
    end = 8 * HALF
    tune = ("A4", "D5", "E5", "A5", "B4", "D5", "F#5", "A5")
    parts = called(tune, (0.55, 0.5, 0.55, 0.65, 0.6, 0.6, 0.7, 0.8))
    parts += [
        (0.0, 0.9, strings(("B2", "F#3", "D4"), 4 * HALF + 0.25, 0.25, 0.3)),
        (4 * HALF, 1.1, strings(("G2", "D3", "B3", "A4"), 4 * HALF + 0.25, 0.15, 0.3)),
        (end, 1.6, strings(("D3", "A3", "D4", "F#4", "E5"), 2.75, 0.06, 1.7, 3000.0)),
        *((place * HALF, 0.5, bass(note)) for place, note in
          ((0, "B1"), (3, "B1"), (4, "G1"), (7, "G1"))),
        (end, 0.75, bass("D2", 1.6)),
        (end - 2 * HALF, 0.28, drum("A1", 0.6)), (end - HALF, 0.45, drum("A1", 0.6)),
        (end, 0.95, drum("D2", 1.9, 0.9)), (end - 1.2, 0.16, swell(1.2, 3)),
        *((place * HALF, 0.05, shaker(seed=20 + place)) for place in range(8)),
        (end, 0.30, bell("A5", 2.4)), (end + HALF, 0.20, bell("D6", 2.0)),
    ]  # fmt: skip
    parts += called(("D5", "A5"), (0.8, 0.5), end)
    return ended(room(tape(4.9, parts), wet=0.34), 1.3)


def sting() -> Wave:
    """Give the call's last two notes, and out of the way."""
    parts = [
        (0.0, 0.55, piano("A4", 1.1)), (0.0, 0.4, mallet("A4", 1.0, 0.7)),
        (0.15, 0.75, piano("D5", 1.2, 0.8)), (0.15, 0.5, mallet("D5", 1.1, 0.8)),
        (0.15, 0.20, bell("A5", 1.2)), (0.0, 0.45, drum("D2", 0.9)),
        (0.15, 0.5, bass("D2", 0.9)),
        (0.02, 0.75, strings(("D3", "A3", "E4"), 1.33, 0.10, 0.9)),
    ]  # fmt: skip
    return ended(room(tape(1.35, parts), wet=0.26), 0.6)


def closing() -> Wave:
    """Give the call coming down over G and A, and D where it rests."""
    end = 6 * HALF + 0.1
    parts = called(("A5", "F#5", "E5", "A4", "E5", "D5"), (0.7, 0.62, 0.6, 0.5, 0.55, 0.5))
    parts += called(("D5",), (0.7,), end)
    parts += [
        (0.0, 0.95, strings(("G2", "D3", "B3"), 3 * HALF + 0.25, 0.12, 0.3)),
        (3 * HALF, 0.95, strings(("A2", "E3", "D4"), end - 3 * HALF + 0.25, 0.15, 0.35)),
        (end, 1.5, strings(("D3", "A3", "F#4", "E5"), 3.4, 0.12, 2.4)),
        (0.0, 0.5, bass("G1")), (3 * HALF, 0.5, bass("A1")), (end, 0.65, bass("D2", 1.8)),
        (0.0, 0.4, drum("G1", 1.0)), (end, 0.8, drum("D2", 1.9, 0.8)),
        (end, 0.24, bell("A5", 2.6)), (end + HALF, 0.18, bell("D6", 2.4)),
    ]  # fmt: skip
    return ended(room(tape(5.2, parts), wet=0.36), 1.8)


def bed() -> Wave:
    """Give four chords over a pulse: it goes round without a seam.

    The pulse carries it on a telephone's speaker; what the ear knows words by, 1 to 4 kHz, is
    left to the voice.
    """
    bar = 4 * BEAT
    chords = (("D3", "A3", "E4"), ("B2", "F#3", "D4"), ("G2", "D3", "B3"), ("A2", "E3", "D4"))
    roots = ("D2", "B1", "G1", "A1")
    pulses = (("D4", "A4"), ("D4", "F#4"), ("D4", "G4"), ("E4", "A4"))
    length = 12 * bar
    parts: list[Part] = []
    for number in range(4):
        start = number * 3 * bar
        sound = strings(chords[number], 3 * bar + 1.2, 1.2, 1.2, 1300.0)
        parts.append((start - 0.6 + length, 0.75, sound))
        for quaver in range(24):
            at = start + quaver * HALF
            low, high = pulses[number]
            note = high if quaver % 8 in (3, 6) else low
            level = (0.30, 0.15, 0.2, 0.22)[quaver % 4]
            parts.append((at, level, mallet(note, 0.9, 0.25)))
            parts.append((at, 0.028 if quaver % 2 else 0.016, shaker(seed=30 + quaver % 4)))
        for place, level in ((0, 0.42), (3, 0.26), (6, 0.2)):
            parts += [
                (start + turn * bar + place * HALF, level, bass(roots[number], 0.8))
                for turn in range(3)
            ]
        parts.append((start, 0.22, drum(roots[number], 1.4, 0.4)))
        parts += [
            (start + turn * bar + 7 * HALF, 0.11, piano(pulses[number][1][:-1] + "5", 1.6, 0.3))
            for turn in range(3)
        ]
    return room(tape(length, parts, loop=True), loop=True, wet=0.26)


def pips() -> Wave:
    """Give three short and one long: the hour."""
    parts = []
    for start, seconds in ((0.0, 0.1), (1.0, 0.1), (2.0, 0.1), (3.0, 0.45)):
        at = times(seconds)
        tone = np.sin(2 * np.pi * hertz("A5") * at) * rise(at, 0.005) * rise(at[::-1], 0.008)
        parts.append((start, 1.0, tone))
    return tape(3.5, parts)


SOUNDS = {
    "opening": (
        opening,
        {"level": -3.0, "voice": 3.3},
        "piano, marimba, strings, bass, kettledrum, bells",
    ),
    "sting": (
        sting,
        {"level": -5.0, "voice": 1.05},
        "two notes of piano and marimba, a bell, strings",
    ),
    "bed": (
        bed,
        {"level": -14.0},
        "four chords of strings over a marimba's pulse; 12 bars, a loop",
    ),
    "closing": (closing, {"level": -3.0}, "piano and marimba coming down, strings, bells"),
    "pips": (pips, {"level": -6.0}, "880 Hz, three short and one long, a second apart"),
}


def write(path: Path, wave: Wave) -> Clip:
    """Write the wave as FLAC at the common peak; give the clip as it was written."""
    whole = np.rint(wave / np.abs(wave).max() * PEAK * 32767).astype(np.int16)
    with (
        path.open("wb") as file,
        av.open(file, "w", format="flac", options={"fflags": "+bitexact"}) as out,
    ):
        stream = out.add_stream(
            "flac", rate=RATE, layout="mono", format="s16", options={"compression_level": "12"}
        )
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        step = 4096
        for place in range(0, len(whole), step):
            frame = av.AudioFrame.from_ndarray(
                whole[None, place : place + step], format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = RATE, place
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return Clip((whole / 32768.0).astype(np.float32), RATE)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["# The station's sounds. Written by tools/make_sounds.py: change them there.", ""]
    for name, (make, points, how) in SOUNDS.items():
        clip = write(folder / f"{name}.flac", make())
        lines += [f"[{name}]", f'file = "{name}.flac"']
        lines += [f"seconds = {clip.seconds:.3f}", f"lufs = {loudness(clip):.1f}"]
        lines += [f"{key} = {value}" for key, value in points.items()]
        if name == "bed":
            lines.append(f"loop = [0.0, {clip.seconds:.6f}]")
        lines += ['licence = "Apache-2.0"', f'made = "tools/make_sounds.py: {how}"', ""]
        print(f"{name:8} {clip.seconds:6.2f} s {loudness(clip):6.1f} LUFS")
    (folder / "sounds.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "audio")
