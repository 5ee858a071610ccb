"""The sound rules: is a file loud enough, clean, whole and tagged for apps and smart speakers."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.check.finding import Finding, Severity
from briefing.check.listening import Heard, listen
from briefing.clock import clock_time
from briefing.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_APPLE = "https://podcasters.apple.com/support/893-audio-requirements"
_ALEXA = (
    "https://developer.amazon.com/docs/flashbriefing/flash-briefing-skill-api-feed-reference.html"
)
_R128 = "https://tech.ebu.ch/publications/r128"
_ID3 = "https://id3.org/id3v2.3.0"
_ID3_CHAPTERS = "https://id3.org/id3v2-chapters-1.0"
_HOUSE = "briefing"

_MOST_SILENCES = 5
"No more silences than this are told."

Told = tuple[str, Severity, str, str, str]
"Rule, severity, message, remedy and source of one finding."


def check(path: Path) -> tuple[Finding, ...]:
    """Give everything that is wrong with a sound file, worst first; nothing when all is well.

    The file is decoded to its end. One that cannot be is itself a finding.
    """
    try:
        heard = listen(path)
    except AudioError as error:
        return (Finding("audio-decodes", "error", str(path), error.message, error.remedy, _HOUSE),)
    told = [found for rule in RULES for found in rule(heard)]
    order = ("error", "warning", "note")
    told.sort(key=lambda found: order.index(found[1]))
    return tuple(
        Finding(rule, severity, str(path), message, remedy, source)
        for rule, severity, message, remedy, source in told
    )


def report(heard: Heard) -> str:
    """Give the measurements on one line, as `briefing check` shows them."""
    sides = {1: "mono", 2: "stereo"}.get(heard.channels, f"{heard.channels} channels")
    return (
        f"{clock_time(heard.seconds)}, {heard.rate / 1000:g} kHz {sides}, "
        f"{heard.bit_rate / 1000:.0f} kbps, {heard.lufs:.1f} LUFS, range {heard.range:.1f} LU, "
        f"true peak {heard.true_peak:.1f} dBTP"
    )


def _loudness(heard: Heard) -> Iterator[Told]:
    remedy = "Master it again: 'briefing make' brings it to -16 LUFS."
    if not math.isfinite(heard.lufs):
        yield ("audio-loudness", "error", "it is silent from end to end", remedy, _APPLE)
    elif not -19.0 <= heard.lufs <= -9.0:
        message = f"{heard.lufs:.1f} LUFS: smart speakers refuse less than -19 and more than -9"
        yield ("audio-loudness", "error", message, remedy, _ALEXA)
    elif not -17.0 <= heard.lufs <= -15.0:
        message = f"{heard.lufs:.1f} LUFS is not -16 LUFS, give or take 1"
        yield ("audio-loudness", "warning", message, remedy, _APPLE)


def _true_peak(heard: Heard) -> Iterator[Told]:
    remedy = "Master it again with a ceiling of -2 dBTP."
    if heard.true_peak > -1.0:
        message = f"true peak {heard.true_peak:.2f} dBTP is above -1"
        yield ("audio-true-peak", "error", message, remedy, _APPLE)
    elif heard.true_peak > -2.0:
        message = f"true peak {heard.true_peak:.2f} dBTP is above -2, which Alexa asks"
        yield ("audio-true-peak", "warning", message, remedy, _ALEXA)


def _clipping(heard: Heard) -> Iterator[Told]:
    if heard.clips:
        message = f"clipped at {heard.clips} place{'s' if heard.clips > 1 else ''}"
        yield ("audio-clipping", "error", message, "Record or mix it at a lower level.", _R128)


def _offset(heard: Heard) -> Iterator[Told]:
    if abs(heard.offset) > 0.01:
        message = f"direct current of {heard.offset:+.3f} of full scale"
        yield ("audio-dc", "warning", message, "High-pass it at 20 Hz.", _HOUSE)


def _silence(heard: Heard) -> Iterator[Told]:
    inner = [span for span in heard.silences if span[1] < heard.seconds - 0.1]
    long = [(start, end) for start, end in inner if end - start > 1.5]
    for start, end in long[:_MOST_SILENCES]:
        where = "at the start" if start == 0.0 else f"at {clock_time(start)}"
        severity: Severity = "warning" if start == 0.0 or end - start > 5.0 else "note"
        message = f"{end - start:.1f} s of silence {where}"
        yield ("audio-silence", severity, message, "Shorten it, unless it is meant.", _HOUSE)
    if heard.silences and heard.silences[-1] not in inner:
        start, end = heard.silences[-1]
        if end - start > 3.0 and start > 0.0:
            message = f"{end - start:.1f} s of silence at the end"
            yield ("audio-silence", "warning", message, "Cut it.", _HOUSE)


def _duration(heard: Heard) -> Iterator[Told]:
    if heard.declared is not None and abs(heard.declared - heard.seconds) > 1.0:
        message = f"states {heard.declared:.1f} s and holds {heard.seconds:.1f} s"
        yield ("audio-duration", "error", message, "Encode it again: it may be cut short.", _APPLE)
    if heard.seconds < 10.0 or heard.seconds > 600.0:
        message = f"{clock_time(heard.seconds)} long: a flash briefing takes 10 s to 10 minutes"
        yield ("audio-flash-length", "note", message, "", _ALEXA)


def _coding(heard: Heard) -> Iterator[Told]:
    if heard.container == "mp3" and heard.rate not in (44_100, 48_000):
        message = f"{heard.rate} Hz: directories take 44,100 and 48,000"
        yield ("audio-rate", "error", message, "Encode it at 44.1 kHz.", _APPLE)
    least = 32_000 if heard.channels == 1 else 64_000
    if heard.container == "mp3" and heard.bit_rate < least:
        message = f"{heard.bit_rate / 1000:.0f} kbps is under {least // 1000}"
        yield ("audio-bit-rate", "error", message, "Encode it at 96 kbps mono.", _APPLE)
    if heard.channels > 2:
        message = f"{heard.channels} channels"
        yield ("audio-channels", "error", message, "Mix it down to mono or stereo.", _APPLE)


def _tags(heard: Heard) -> Iterator[Told]:
    missing = [
        name for name in ("title", "artist", "album") if not heard.tags.get(name, "").strip()
    ]
    if missing:
        message = f"no tag for {', '.join(missing)}"
        yield ("audio-tags", "warning", message, "Make the episode again.", _ID3)
    if heard.cover is None:
        yield ("audio-cover", "warning", "no picture in it", "Make the episode again.", _ID3)
    elif heard.cover[0] != heard.cover[1]:
        message = f"its picture is {heard.cover[0]}x{heard.cover[1]}, not square"
        yield ("audio-cover", "warning", message, "Give a square picture.", _ID3)


def _chapters(heard: Heard) -> Iterator[Told]:
    starts = [start for start, _, _ in heard.chapters]
    faults = []
    if starts and starts[0] > 0.05:
        faults.append(f"the first starts at {starts[0]:.2f} s, not at 0")
    if any(later <= earlier for earlier, later in pairwise(starts)):
        faults.append("they do not stand in time order")
    if starts and max(starts) >= heard.seconds:
        faults.append(f"one starts at {max(starts):.1f} s, after the end")
    if any(not title.strip() for _, _, title in heard.chapters):
        faults.append("one has no title")
    if faults:
        message = f"chapters: {'; '.join(faults)}"
        yield ("audio-chapters", "error", message, "Make the episode again.", _ID3_CHAPTERS)


RULES: tuple[Callable[[Heard], Iterator[Told]], ...] = (
    _loudness,
    _true_peak,
    _clipping,
    _offset,
    _silence,
    _duration,
    _coding,
    _tags,
    _chapters,
)
"Every rule, each given the whole of what was heard."
