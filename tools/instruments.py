"""The instruments of the station's sounds, each made of sums of sines, saw waves and noise.

Every note dies away to nothing before it ends, so that none stops with a click, and every
random number comes from a seed, so that the same note is the same samples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE = 44_100

Wave = npt.NDArray[np.float64]

NAMES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]


def hertz(note: str) -> float:
    """Give the frequency of a note such as 'F#4', with A4 at 440 Hz."""
    place = NAMES.index(note[:-1]) + 12 * (int(note[-1]) + 1)
    return float(440.0 * 2.0 ** ((place - 69) / 12.0))


def times(seconds: float) -> Wave:
    return np.arange(round(seconds * RATE)) / RATE


def rise(at: Wave, attack: float) -> Wave:
    """Give a rise from 0 over `attack` seconds."""
    shape: Wave = np.sin(0.5 * np.pi * np.clip(at / attack, 0, 1)) ** 2
    return shape


def ended(wave: Wave, release: float) -> Wave:
    """Give the wave with its last `release` seconds faded to nothing."""
    return wave * rise(times(len(wave) / RATE)[::-1], release)


def band(wave: Wave, low: float, high: float, steep: int = 2) -> Wave:
    """Give what of the wave lies between two frequencies, Hz; 0 leaves that side open."""
    places = np.maximum(np.fft.rfftfreq(len(wave), 1 / RATE), 1.0)
    passed = np.ones(len(places))
    if low:
        passed /= 1.0 + (low / places) ** (2 * steep)
    if high:
        passed /= 1.0 + (places / high) ** (2 * steep)
    return np.fft.irfft(np.fft.rfft(wave) * passed, len(wave))


def noise(seconds: float, seed: int) -> Wave:
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE))


def piano(note: str, seconds: float = 2.2, hard: float = 0.6) -> Wave:
    """Give a felt piano: two strings a hair apart, stretched partials, a soft hammer."""
    at, base = times(seconds), hertz(note)
    wave = np.zeros(len(at))
    for cents in (-0.7, 0.8):
        tuned = base * 2.0 ** (cents / 1200.0)
        for partial in range(1, 13):
            place = partial * tuned * np.sqrt(1.0 + 0.0005 * partial**2)
            if place > 9000:
                break
            level = hard ** (0.45 * (partial - 1)) / partial**0.55
            decay = 1.1 + 0.0011 * place
            wave += level * np.sin(2 * np.pi * place * at + 0.7 * partial) * np.exp(-at * decay)
    hammer = band(noise(seconds, 11), 250.0, 2200.0) * np.exp(-at * 90.0)
    wave += 0.10 * hard * hammer / np.abs(hammer).max()
    return ended(wave * rise(at, 0.003), 0.3) / 2.6


def mallet(note: str, seconds: float = 1.4, hard: float = 0.5) -> Wave:
    """Give a marimba bar: partials at 1, 3.9 and 9.2, the high ones gone at once, and the knock."""
    at, base = times(seconds), hertz(note)
    wave = np.sin(2 * np.pi * base * at) * np.exp(-at * (2.2 + base / 260.0))
    wave += 0.34 * hard * np.sin(2 * np.pi * base * 3.92 * at) * np.exp(-at * 14.0)
    wave += 0.16 * hard * np.sin(2 * np.pi * base * 9.24 * at) * np.exp(-at * 42.0)
    knock = band(noise(seconds, 5), 500.0, 3800.0) * np.exp(-at * 160.0)
    wave += 0.16 * hard * knock / np.abs(knock).max()
    return ended(wave * rise(at, 0.002), 0.25)


def bell(note: str, seconds: float = 3.0) -> Wave:
    """Give a glockenspiel: a clear prime, its octave and two partials that ring out of tune."""
    at, base = times(seconds), hertz(note)
    partials = ((1.0, 1.0, 1.7), (2.0, 0.22, 2.6), (2.76, 0.30, 4.2), (5.40, 0.14, 8.5))
    wave = np.zeros(len(at))
    for ratio, level, decay in partials:
        if base * ratio < 15_000:
            wave += level * np.sin(2 * np.pi * base * ratio * at) * np.exp(-at * decay)
    return ended(wave * rise(at, 0.002), 0.5)


def strings(
    notes: Sequence[str], seconds: float, attack: float, release: float, bright: float = 2400.0
) -> Wave:
    """Give a string section: for each note six players, none quite in tune, each with vibrato."""
    at = times(seconds)
    chance = np.random.default_rng(len(notes) + round(1000 * seconds))
    wave = np.zeros(len(at))
    for note in notes:
        for _ in range(6):
            cents = chance.normal(0.0, 5.0)
            speed, depth = chance.uniform(4.6, 6.0), chance.uniform(3.0, 7.0)
            sway = depth * np.sin(2 * np.pi * speed * at + chance.uniform(0, 6.28))
            pitch = hertz(note) * 2.0 ** ((cents + sway * rise(at, 0.8)) / 1200.0)
            wave += saw(pitch, chance.uniform(0, 1)) / hertz(note) ** 0.25
    bowed = band(wave, 90.0, bright, 1) + 0.25 * band(wave, 300.0, 700.0)
    shape = rise(at, attack) * rise(at[::-1], release)
    heard: Wave = bowed * shape / (0.9 * len(notes))
    return heard


def saw(pitch: Wave, start: float) -> Wave:
    """Give a saw wave of changing pitch (Hz), its corners rounded so that it does not alias."""
    step = pitch / RATE
    phase = (start + np.cumsum(step)) % 1.0
    wave = 2.0 * phase - 1.0
    early, late = phase < step, phase > 1.0 - step
    place = phase[early] / step[early]
    wave[early] -= 2 * place - place**2 - 1.0
    place = (phase[late] - 1.0) / step[late]
    wave[late] -= place**2 + 2 * place + 1.0
    return wave


def bass(note: str, seconds: float = 0.9) -> Wave:
    """Give a plucked bass: overtones enough that a telephone's speaker still tells its pitch."""
    at, base = times(seconds), hertz(note)
    wave = np.zeros(len(at))
    for partial in range(1, 15):
        level = partial**-0.9
        wave += (
            level * np.sin(2 * np.pi * base * partial * at) * np.exp(-at * (1.6 + 0.55 * partial))
        )
    return ended(wave * rise(at, 0.004), 0.2) / 2.0


def drum(note: str, seconds: float = 1.4, hard: float = 0.6) -> Wave:
    """Give a kettledrum: a low note that starts a little sharp, its fifth and octave, the stick."""
    at, base = times(seconds), hertz(note)
    slide = base * 0.35 * (1 - np.exp(-at * 30.0)) / 30.0
    wave = np.zeros(len(at))
    for ratio, level, decay in ((1.0, 1.0, 3.4), (1.5, 0.45, 4.2), (1.99, 0.30, 5.0)):
        wave += level * np.sin(2 * np.pi * ratio * (base * at + slide)) * np.exp(-at * decay)
    stick = band(noise(seconds, 3), 120.0, 1500.0, 1) * np.exp(-at * 55.0)
    wave += 0.5 * hard * stick / np.abs(stick).max()
    return ended(wave * rise(at, 0.002), 0.3) / 1.5


def shaker(seconds: float = 0.12, seed: int = 21) -> Wave:
    """Give one soft shake: a breath of noise above the voice."""
    at = times(seconds)
    grains = band(noise(seconds, seed), 4200.0, 9500.0)
    wave: Wave = grains * rise(at, 0.018) * np.exp(-at * 42.0)
    return ended(wave / np.abs(wave).max(), 0.03)


def swell(seconds: float, seed: int) -> Wave:
    """Give a cymbal backwards: noise that opens upwards, and is gone."""
    at = times(seconds)
    low, high = band(noise(seconds, seed), 900.0, 4000.0), band(noise(seconds, seed + 1), 3500, 0)
    near = at / seconds
    wave = low * near**2.5 + 0.8 * high * near**5
    return ended(wave / np.abs(wave).max(), 0.05)


def room(dry: Wave, *, loop: bool = False, wet: float = 0.3) -> Wave:
    """Put the wave in a hall: first reflections, then a tail whose high sounds die first."""
    seconds = 2.0
    at = times(seconds)
    tail = np.zeros(len(at))
    for number, (low, high, decay) in enumerate(
        ((120, 900, 3.2), (900, 3000, 4.2), (3000, 8000, 7.5))
    ):
        tail += band(noise(seconds, 40 + number), low, high) * np.exp(-at * decay)
    tail *= rise(at, 0.02)
    tail /= np.sqrt(np.sum(tail**2))
    for delay, level in ((0.011, 0.22), (0.019, -0.18), (0.031, 0.14), (0.047, -0.10)):
        tail[round(delay * RATE)] += level
    tail = ended(tail, 0.4)
    length = len(dry) if loop else len(dry) + len(tail)
    padded = np.zeros(length)
    padded[: min(length, len(tail))] = tail[:length]
    sounding = np.fft.irfft(np.fft.rfft(dry, length) * np.fft.rfft(padded), length)
    return dry + wet * sounding[: len(dry)]
