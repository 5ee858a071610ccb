"""Make the station's sounds from nothing but sums of sines and filtered noise.

    python tools/make_sounds.py [FOLDER]

Writes opening, sting, bed, closing and pips as FLAC (mono, 44.1 kHz, 16 bits) and `sounds.toml`
into FOLDER (default: audio/). The same program gives the same bytes. All sounds are in D, so
that any may run into any other. Everything is made here: no sample, no loop, no recording.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import numpy.typing as npt

from briefing.models import Clip
from briefing.sound import loudness

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE = 44_100
BEAT = 60.0 / 112.0  # one crotchet at 112 to the minute, s
PEAK = 0.5  # every file's highest sample

Wave = npt.NDArray[np.float64]

NAMES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]


def hertz(note: str) -> float:
    """Give the frequency of a note such as 'F#4', with A4 at 440 Hz."""
    place = NAMES.index(note[:-1]) + 12 * (int(note[-1]) + 1)
    return float(440.0 * 2.0 ** ((place - 69) / 12.0))


def times(seconds: float) -> Wave:
    return np.arange(round(seconds * RATE)) / RATE


def mallet(note: str, seconds: float = 1.6, hard: float = 0.5) -> Wave:
    """Give a marimba bar: its tuned partials at 1, 4 and 10, the high ones gone at once."""
    at, base = times(seconds), hertz(note)
    wave = np.sin(2 * np.pi * base * at) * np.exp(-at * 3.2)
    wave += 0.30 * hard * np.sin(2 * np.pi * base * 3.98 * at) * np.exp(-at * 11.0)
    wave += 0.10 * hard * np.sin(2 * np.pi * base * 9.6 * at) * np.exp(-at * 38.0)
    return wave * softened(at, 0.003)


def bell(note: str, seconds: float = 4.0) -> Wave:
    """Give a soft bell: hum, prime, third, fifth, octaves, each fading at its own pace."""
    at, base = times(seconds), hertz(note)
    partials = ((0.5, 0.35, 0.9), (1.0, 1.0, 1.3), (1.26, 0.10, 2.4), (1.5, 0.22, 2.2),
                (2.0, 0.45, 2.0), (2.67, 0.12, 3.8), (4.02, 0.10, 5.5))  # fmt: skip
    wave = sum(
        (level * np.sin(2 * np.pi * base * ratio * at) * np.exp(-at * decay)
         for ratio, level, decay in partials),
        start=np.zeros(len(at)),
    )  # fmt: skip
    return wave * softened(at, 0.006)


def pad(notes: Sequence[str], seconds: float, attack: float, release: float) -> Wave:
    """Give warm strings: each note with two quieter ones beside it, harmonics few and soft."""
    at = times(seconds)
    wave = np.zeros(len(at))
    for number, note in enumerate(notes):
        for voice, (cents, level) in enumerate(((-7.0, 0.4), (0.0, 1.0), (6.0, 0.4))):
            base = hertz(note) * 2.0 ** (cents / 1200.0)
            for harmonic in range(1, 7):
                phase = 1.7 * number + 2.3 * voice + 0.9 * harmonic
                wave += level * np.sin(2 * np.pi * base * harmonic * at + phase) / harmonic**2.1
    rise = np.clip(at / attack, 0, 1)
    fall = np.clip((seconds - at) / release, 0, 1)
    shape: Wave = np.sin(0.5 * np.pi * rise) ** 2 * np.sin(0.5 * np.pi * fall) ** 2
    return wave * shape / len(notes)


def low(note: str, seconds: float = 1.4) -> Wave:
    """Give a felt drum: a low note that starts a little sharp."""
    at, base = times(seconds), hertz(note)
    phase = 2 * np.pi * (base * at + base * 0.9 * (1 - np.exp(-at * 28.0)) / 28.0)
    wave: Wave = np.sin(phase) * np.exp(-at * 4.5) * softened(at, 0.004)
    return wave


def swell(seconds: float, seed: int) -> Wave:
    """Give breath: noise between 500 Hz and 5 kHz that rises and is gone."""
    at = times(seconds)
    noise = np.random.default_rng(seed).standard_normal(len(at))
    spectrum = np.fft.rfft(noise)
    places = np.fft.rfftfreq(len(at), 1 / RATE)
    band = 1.0 / (1.0 + (500.0 / np.maximum(places, 1.0)) ** 4) / (1.0 + (places / 5000.0) ** 4)
    breath = np.fft.irfft(spectrum * band, len(at))
    shape: Wave = (at / seconds) ** 3 * softened(at[::-1], 0.06)
    heard: Wave = shape * breath / np.abs(breath).max()
    return heard


def softened(at: Wave, attack: float) -> Wave:
    """Give a rise from 0 over `attack` seconds."""
    rise: Wave = np.sin(0.5 * np.pi * np.clip(at / attack, 0, 1)) ** 2
    return rise


def tape(seconds: float, parts: Sequence[tuple[float, float, Wave]], *, loop: bool = False) -> Wave:
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


def room(dry: Wave, *, loop: bool = False, seconds: float = 1.3, wet: float = 0.22) -> Wave:
    """Put the wave in a hall: noise that fades away, darker than what sounds in it."""
    at = times(seconds)
    noise = np.random.default_rng(7).standard_normal(len(at)) * np.exp(-at * 5.0)
    length = len(dry) if loop else len(dry) + len(noise)
    places = np.fft.rfftfreq(length, 1 / RATE)
    tail = np.zeros(length)
    tail[: len(noise)] = noise / np.sqrt(np.sum(noise**2))
    dark = 1.0 / (1.0 + (places / 2600.0) ** 2)
    sounding = np.fft.irfft(np.fft.rfft(dry, length) * np.fft.rfft(tail) * dark, length)
    return dry + wet * sounding[: len(dry)] * 3.0


def faded(wave: Wave, seconds: float) -> Wave:
    """Give the wave with its last seconds faded to nothing."""
    fall = np.clip((len(wave) / RATE - np.arange(len(wave)) / RATE) / seconds, 0, 1)
    shape: Wave = np.sin(0.5 * np.pi * fall) ** 2
    return wave * shape


def opening() -> Wave:
    """Give eight quavers that climb, and a bell where they arrive."""
    half = BEAT / 2
    tune = ("D4", "A4", "E5", "A4", "F#5", "A4", "E5", "A5")
    parts = [(place * half, 0.55 + 0.05 * place, mallet(note)) for place, note in enumerate(tune)]
    parts += [(place * half, 0.16, mallet(note[0:-1] + "6", 0.5)) for place, note in
              enumerate(tune) if place in (2, 4, 7)]  # fmt: skip
    end = 8 * half
    parts += [
        (0.0, 0.8, low("D2")), (4 * half, 0.7, low("A1")), (end, 1.0, low("D2", 2.0)),
        (0.0, 0.30, pad(("D3", "A3", "E4", "F#4"), 4.9, 0.9, 1.9)),
        (end - 1.1, 0.10, swell(1.1, 3)),
        (end, 0.50, bell("D5", 2.8)), (end, 0.34, bell("A5", 2.8)),
        (end + 0.02, 0.2, bell("F#6", 2.4)),
    ]  # fmt: skip
    return faded(room(tape(4.9, parts)), 1.2)


def sting() -> Wave:
    """Give two notes up, and out of the way."""
    parts = [
        (0.0, 0.8, mallet("A4", 1.0)), (0.0, 0.5, low("D2", 0.9)),
        (0.16, 0.9, mallet("D5", 1.2)), (0.16, 0.30, bell("A5", 1.2)),
        (0.16, 0.12, bell("D6", 1.2)),
        (0.0, 0.22, pad(("D3", "A3", "D4"), 1.35, 0.12, 0.8)),
    ]  # fmt: skip
    return faded(room(tape(1.35, parts), wet=0.18), 0.6)


def closing() -> Wave:
    """Give the opening's notes coming down to rest."""
    half = BEAT / 2
    tune = ("A5", "F#5", "E5", "A4", "E5", "D5")
    parts = [(place * half, 0.7 - 0.04 * place, mallet(note)) for place, note in enumerate(tune)]
    end = 6 * half + 0.1
    parts += [
        (0.0, 0.6, low("G1")), (4 * half, 0.6, low("A1")), (end, 0.9, low("D2", 2.2)),
        (0.0, 0.24, pad(("G3", "B3", "D4", "F#4"), 2.0, 0.25, 0.7)),
        (end - 0.45, 0.26, pad(("D3", "A3", "F#4", "E4"), 4.0, 0.5, 2.6)),
        (end, 0.5, bell("D5", 3.4)), (end, 0.25, bell("A4", 3.4)),
        (end + half, 0.16, bell("D6", 3.0)),
    ]  # fmt: skip
    return faded(room(tape(5.2, parts)), 1.8)


def bed() -> Wave:
    """Give four chords, a heartbeat beneath, and few notes above: it goes round without a seam."""
    bar = 4 * BEAT
    chords = (("D3", "A3", "E4"), ("B2", "F#3", "D4"), ("G2", "D3", "B3"), ("A2", "E3", "D4"))
    roots = ("D2", "B1", "G1", "A1")
    tops = (("A4", "E5"), ("F#4", "D5"), ("B4", "D5"), ("E4", "A4"))
    length = 12 * bar
    parts: list[tuple[float, float, Wave]] = []
    for number in range(4):
        start = number * 3 * bar
        parts.append((start - 0.6 + length, 0.75, pad(chords[number], 3 * bar + 1.5, 1.3, 1.5)))
        beats = (0.34, 0.20) * 3
        parts += [
            (start + place * bar / 2, level, low(roots[number], 1.2))
            for place, level in enumerate(beats)
        ]
        accents = (0.20, 0.09, 0.13, 0.09) * 3
        parts += [
            (start + place * BEAT, level, mallet(tops[number][(place // 2) % 2], 1.4, 0.2))
            for place, level in enumerate(accents)
        ]
    return room(tape(length, parts, loop=True), loop=True, wet=0.28)


def pips() -> Wave:
    """Give three short and one long: the hour."""
    parts = []
    for start, seconds in ((0.0, 0.1), (1.0, 0.1), (2.0, 0.1), (3.0, 0.45)):
        at = times(seconds)
        tone = (
            np.sin(2 * np.pi * hertz("A5") * at) * softened(at, 0.005) * softened(at[::-1], 0.008)
        )
        parts.append((start, 1.0, tone))
    return tape(3.5, parts)


SOUNDS = {
    "opening": (
        opening,
        {"level": -3.0, "voice": 3.3},
        "marimba bars, a felt drum, strings, bells",
    ),
    "sting": (sting, {"level": -5.0, "voice": 1.05}, "two marimba bars, a bell, strings"),
    "bed": (bed, {"level": -14.0}, "strings on four chords, a felt drum, marimba; 12 bars, a loop"),
    "closing": (closing, {"level": -3.0}, "marimba bars coming down, strings, bells"),
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
