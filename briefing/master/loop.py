"""The loop: render, decode, measure what a listener will hear, correct, until it is right."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from briefing import atomic
from briefing.errors import AudioError
from briefing.master.limiter import Cells, Setting
from briefing.master.render import Progress, Reading, render
from briefing.master.survey import Survey
from briefing.models import Master, Programme
from briefing.sound import MP3, OPUS, Coding, factor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.master.profiles import Profile
    from briefing.sound.trace import Trace

_MOST_RENDERS = 6
_MOST_GUESSES = 8
"Gains tried on the survey's figures before anything is encoded."
_NEAR = 0.05
"A render this close in loudness keeps its gain when only a peak was wrong, LU."
_BARELY = 0.1
"A peak this little under the limit counts as over it: meters differ by so much, dB."
_SLOPE, _LEAST_SLOPE = 0.87, 0.2
"A decibel of gain makes limited speech so many LU louder: the first guess, and the least."
_CLOSE = 0.005
"A guess is good enough this close, LU."
_LAME_SCALES = ((160_000, 0.445), (192_000, 0.265), (224_000, 0.176))
"Up to each bit rate LAME turns everything down by itself by this much, dB (measured)."
_OPUS_LOSES = ((40_000, 0.24), (56_000, 0.17))
"Up to each bit rate Opus leaves out so much of speech, LU (measured)."
_OVERSHOOT, _LITTLE = 1.8, 0.5
"Coding seldom lifts true peaks by more, dB: the ceiling is set lower from the start."
_AMPLE = 160_000
"An MP3 of so many bits a second lifts them by little (measured: 0.1 dB)."
_SLACK = 0.3
"Where a peak came out too high the ceiling is lowered by the excess and this much more, dB."
_AROUND = 10
"Cells (ms) on either side that are lowered with it: coding spreads noise over a granule."


def master(
    programme: Programme,
    to: Path,
    profile: Profile,
    *,
    progress: Progress | None = None,
    heard: Callable[[Trace], None] | None = None,
) -> Master:
    """Write the programme to `to` as the profile asks, without tags, and say what it measures.

    The figures are those of the decoded file; `heard` is told what it measures over time. Raises
    AudioError when the programme is silent, or when six renders do not reach the profile.
    """
    clip = programme.clip
    survey = Survey(clip)
    setting = _first_setting(survey, profile)
    with atomic.beside(to) as draft:
        for _ in range(_MOST_RENDERS):
            reading = render(clip, survey, draft, profile, setting, progress)
            if _within(reading, profile):
                break
            setting = _corrected(survey, setting, reading, profile)
        else:
            raise AudioError(
                f"{to.name}: after {_MOST_RENDERS} renders {reading.trace.lufs:.2f} LUFS and "
                f"{reading.true_peak:.2f} dBTP, not {profile.lufs} and {profile.true_peak}",
                "Choose a quieter profile: this programme is too uneven for it.",
            )
    if heard is not None:
        heard(reading.trace)
    return Master(
        path=to.name,
        mime=profile.coding.mime,
        bytes=to.stat().st_size,
        seconds=reading.seconds,
        lufs=reading.trace.lufs,
        true_peak=reading.true_peak,
        sha256=atomic.sha256(to),
        channels=profile.channels,
        profile=profile.name,
    )


def _first_setting(survey: Survey, profile: Profile) -> Setting:
    scale, loss = _usual(_LAME_SCALES, MP3, profile), _usual(_OPUS_LOSES, OPUS, profile)
    ample = profile.coding.codec == MP3.codec and profile.bit_rate >= _AMPLE
    ceiling = profile.true_peak - (_LITTLE if ample else _OVERSHOOT) + scale
    if not math.isfinite(survey.lufs):
        raise AudioError("the programme is silent", "Look at its takes: nothing was spoken.")
    wanted = _one_channel(profile) + scale + loss
    setting = Setting(wanted - survey.lufs, ceiling, np.ones(survey.cells, dtype=np.float32))
    return _settled(survey, setting, wanted)


def _usual(losses: tuple[tuple[int, float], ...], coding: Coding, profile: Profile) -> float:
    """Give how much quieter a decoded file of this profile is known to be by that coding, dB."""
    if profile.coding.codec != coding.codec:
        return 0.0
    return next((loss for rate, loss in losses if profile.bit_rate <= rate), 0.0)


def _one_channel(profile: Profile) -> float:
    """Give the loudness of one channel that makes the file's: both sides alike add 3.01 LU."""
    return profile.lufs - 10.0 * math.log10(profile.channels)


def _settled(survey: Survey, setting: Setting, wanted: float) -> Setting:
    """Give the setting whose limited, not yet encoded sound has the loudness wanted, LUFS."""
    slope, step, before = _SLOPE, 0.0, 0.0
    for _ in range(_MOST_GUESSES):
        reached = survey.loudness(setting)
        missing = wanted - reached
        if abs(missing) < _CLOSE:
            break
        if step:
            slope = max(_LEAST_SLOPE, min(1.0, (reached - before) / step))
        step, before = missing / slope, reached
        # Rounded, so that the last bits of a sum do not decide the bytes of the file.
        setting = dataclasses.replace(setting, gain=round(setting.gain + step, 3))
    return setting


def _within(reading: Reading, profile: Profile) -> bool:
    near = abs(reading.trace.lufs - profile.lufs) <= profile.tolerance
    return near and reading.true_peak <= profile.true_peak - _BARELY


def _corrected(survey: Survey, setting: Setting, reading: Reading, profile: Profile) -> Setting:
    """Give the next setting: ceiling lower where peaks came out too high, gain by what is missing.

    What the coding takes away is learnt from this render and added to what is asked next.
    """
    missing = profile.lufs - reading.trace.lufs
    wanted = survey.loudness(setting) + missing
    if reading.true_peak > profile.true_peak - _BARELY:
        dips = setting.dips * _lowered(reading.peaks, profile.true_peak)
        setting = dataclasses.replace(setting, dips=dips)
    return setting if abs(missing) < _NEAR else _settled(survey, setting, wanted)


def _lowered(peaks: Cells, limit: float) -> Cells:
    """Give a factor on each cell's ceiling, under 1 around every peak above `limit`, dBTP.

    Coding noise is local and follows no rule: lowering everything for it would cost level, and
    bring up other peaks.
    """
    factors = np.ones(len(peaks), dtype=np.float32)
    for cell in np.flatnonzero(peaks > factor(limit - _BARELY)):
        low, high = max(0, cell - _AROUND), cell + _AROUND + 1
        lower = factor(limit - _SLACK) / peaks[cell]
        factors[low:high] = np.minimum(factors[low:high], lower)
    return factors
