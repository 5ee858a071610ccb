"""The loop: render, decode, measure what a listener will hear, correct, until it is right."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from briefing import atomic
from briefing.errors import AudioError
from briefing.master.limiter import CELL, MARGIN, Gains, cells_in, limited, true_peaks
from briefing.models import Clip, Master, Programme
from briefing.sound import MP3, RATE, Meter, Samples, blocks, encode, factor
from briefing.sound.ahead import ahead
from briefing.sound.stream import gathered, pieces

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.master.profiles import Profile

Progress = Callable[[int, int], None]
"Told seconds of sound rendered, and seconds in all, from 0 again for each render."

_MOST_RENDERS = 6
_MOST_GUESSES = 4
"Runs of limiter and meter alone, before anything is encoded: each is far cheaper than a render."
_NEAR = 0.05
"A render this close in loudness keeps its gain when only a peak was wrong, LU."
_BARELY = 0.1
"A peak this little under the limit counts as over it: meters differ by so much, dB."
_SLOPE, _LEAST_SLOPE = 0.87, 0.2
"A decibel of gain makes limited speech so many LU louder: the first guess, and the least."
_CLOSE, _SURE = 0.03, 0.15
"A guess is good enough this close, LU; from the second it is corrected by the slope and not tried."
_LAME_SCALES = ((160_000, 0.445), (192_000, 0.265), (224_000, 0.176))
"Up to each bit rate LAME turns everything down by itself by this much, dB (measured)."
_OVERSHOOT = 1.5
"Coding lifts true peaks by about this much, dB: the ceiling is set lower from the start."
_SLACK = 0.3
"Where a peak came out too high the ceiling is lowered by the excess and this much more, dB."
_LONG = 20_000
"Cells of a block in which such peaks are looked for."
_AROUND = 10
"Cells (ms) on either side that are lowered with it: coding spreads noise over a granule."


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the limiter is told."""

    gain: float  # dB
    ceiling: float  # dBTP
    dips: Gains  # factor on the ceiling for each cell of the programme


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a decoded render measures."""

    lufs: float
    true_peak: float
    seconds: float


def master(
    programme: Programme, to: Path, profile: Profile, *, progress: Progress | None = None
) -> Master:
    """Write the programme to `to` as the profile asks, without tags, and say what it measures.

    The figures are those of the decoded file. Raises AudioError when the programme is silent,
    or when six renders do not reach the profile.
    """
    clip = programme.clip
    setting = _first_setting(clip, profile)
    with atomic.beside(to) as draft:
        for _ in range(_MOST_RENDERS):
            _render(clip, draft, profile, setting, progress)
            reading = _measured(draft)
            if _within(reading, profile):
                break
            setting = _corrected(clip, draft, setting, reading, profile)
        else:
            raise AudioError(
                f"{to.name}: after {_MOST_RENDERS} renders {reading.lufs:.2f} LUFS and "
                f"{reading.true_peak:.2f} dBTP, not {profile.lufs} and {profile.true_peak}",
                "Choose a quieter profile: this programme is too uneven for it.",
            )
    return Master(
        path=to.name,
        mime=profile.coding.mime,
        bytes=to.stat().st_size,
        seconds=reading.seconds,
        lufs=reading.lufs,
        true_peak=reading.true_peak,
        sha256=atomic.sha256(to),
        channels=profile.channels,
        profile=profile.name,
    )


def _first_setting(clip: Clip, profile: Profile) -> _Setting:
    loss = _usual_loss(profile)
    ceiling = profile.true_peak - _OVERSHOOT + loss
    meter = Meter(clip.rate, peaks=False)
    for piece in pieces(clip):
        meter.add(piece)
    if not math.isfinite(meter.lufs):
        raise AudioError("the programme is silent", "Look at its takes: nothing was spoken.")
    wanted = _one_channel(profile) + loss
    dips = np.ones(cells_in(len(clip.samples)))
    return _settled(clip, _Setting(wanted - meter.lufs, ceiling, dips), wanted)


def _usual_loss(profile: Profile) -> float:
    """Give how much quieter a decoded file of this profile is known to be, dB."""
    if profile.coding.codec != MP3.codec:
        return 0.0
    return next((loss for rate, loss in _LAME_SCALES if profile.bit_rate <= rate), 0.0)


def _one_channel(profile: Profile) -> float:
    """Give the loudness of one channel that makes the file's: both sides alike add 3.01 LU."""
    return profile.lufs - 10.0 * math.log10(profile.channels)


def _settled(clip: Clip, setting: _Setting, wanted: float) -> _Setting:
    """Give the setting whose limited, not yet encoded sound has the loudness wanted, LUFS."""
    slope, step, before = _SLOPE, 0.0, 0.0
    for _ in range(_MOST_GUESSES):
        reached = _loudness(clip, setting)
        missing = wanted - reached
        if abs(missing) < _CLOSE:
            break
        known = bool(step)
        if known:
            slope = max(_LEAST_SLOPE, min(1.0, (reached - before) / step))
        step, before = missing / slope, reached
        setting = dataclasses.replace(setting, gain=setting.gain + step)
        if known and abs(missing) < _SURE:
            break
    return setting


def _loudness(clip: Clip, setting: _Setting) -> float:
    meter = Meter(clip.rate, peaks=False)
    for block in ahead(_loud(clip, setting)):
        meter.add(block)
    return meter.lufs


def _loud(clip: Clip, setting: _Setting) -> Iterator[Samples]:
    """Yield the programme as the encoder gets it."""
    beyond = MARGIN // CELL
    padded = np.pad(setting.dips, beyond, constant_values=1.0)
    place = 0
    for piece in pieces(clip, margin=MARGIN):
        dips = padded[place : place + cells_in(len(piece))]
        local = dips if (dips < 1.0).any() else None
        yield limited(piece, factor(setting.gain), factor(setting.ceiling), local)
        place += (len(piece) - 2 * MARGIN) // CELL


def _render(
    clip: Clip, draft: Path, profile: Profile, setting: _Setting, progress: Progress | None
) -> None:
    def told() -> Iterator[Samples]:
        done = 0
        for block in ahead(_loud(clip, setting)):
            yield block
            done += len(block)
            if progress is not None:
                progress(done // clip.rate, len(clip.samples) // clip.rate)

    encode(told(), draft, profile.coding, bit_rate=profile.bit_rate, channels=profile.channels)


def _measured(path: Path) -> _Reading:
    """Decode the file as a player does and measure it, all channels as they are."""
    meter: Meter | None = None
    rate, total = 0, 0
    for rate, block in ahead(gathered(blocks(path))):
        meter = meter or Meter(rate, channels=len(block))
        meter.add(block)
        total += block.shape[1]
    if meter is None:
        raise AudioError(f"{path.name} decodes to nothing", "Run 'briefing doctor'.")
    return _Reading(meter.lufs, meter.true_peak, total / rate)


def _within(reading: _Reading, profile: Profile) -> bool:
    near = abs(reading.lufs - profile.lufs) <= profile.tolerance
    return near and reading.true_peak <= profile.true_peak - _BARELY


def _corrected(
    clip: Clip, draft: Path, setting: _Setting, reading: _Reading, profile: Profile
) -> _Setting:
    """Give the next setting: ceiling lower where peaks came out too high, gain by what is missing.

    What the coding takes away is learnt from this render and added to what is asked next.
    """
    missing = profile.lufs - reading.lufs
    wanted = _loudness(clip, setting) + missing
    if reading.true_peak > profile.true_peak - _BARELY:
        setting = dataclasses.replace(setting, dips=_dips(draft, setting.dips, profile.true_peak))
    return setting if abs(missing) < _NEAR else _settled(clip, setting, wanted)


def _dips(draft: Path, before: Gains, limit: float) -> Gains:
    """Give the dips with one more wherever the decoded file is above `limit`, dBTP.

    Coding noise is local and follows no rule: lowering everything for it would cost level, and
    bring up other peaks.
    """
    peaks = np.zeros(len(before))
    place = 0
    for block in _long_blocks(draft):
        found = true_peaks(block, factor(limit))[: len(before) - place]
        peaks[place : place + len(found)] = found
        place += len(found)
    factors = np.ones(len(before))
    for cell in np.flatnonzero(peaks > factor(limit - _BARELY)):
        low, high = max(0, cell - _AROUND), cell + _AROUND + 1
        lower = factor(limit - _SLACK) / peaks[cell]
        factors[low:high] = np.minimum(factors[low:high], lower)
    dips: Gains = before * factors
    return dips


def _long_blocks(draft: Path) -> Iterator[Samples]:
    """Yield the first channel of the decoded file in blocks of whole cells, seconds long."""
    waiting: list[Samples] = []
    length = _LONG * CELL
    for _, block in blocks(draft, rate=RATE):
        waiting.append(block[0])
        if sum(map(len, waiting)) >= length:
            joined = np.concatenate(waiting)
            yield joined[:length]
            waiting = [joined[length:]]
    yield np.concatenate([*waiting, np.zeros(0, dtype=np.float32)])
