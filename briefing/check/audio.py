"""The sound rules: is a file loud enough, clean, whole and tagged for apps and smart speakers."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.check.aims import ALEXA, APPLE, HOUSE, PODCAST, R128, Aim
from briefing.check.finding import Finding, Severity
from briefing.check.listening import Heard, listen
from briefing.clock import clock_time
from briefing.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_ID3 = "https://id3.org/id3v2.3.0"
_ID3_CHAPTERS = "https://id3.org/id3v2-chapters-1.0"
_TECH_3342 = "https://tech.ebu.ch/publications/tech3342"

_WIDEST_RANGE = 15.0
"A spoken programme with a wider loudness range is lost in a car or a kitchen, LU."
_BESIDE_INSERT = 1.0
"A silence may stretch so far beyond the insert it was left for, s."
_HEAVIEST_COVER = 512_000
"More bytes of picture than this are carried to every listener for nothing."
_HELD = {".mp3": ("mp3",), ".aac": ("aac",), ".flac": ("flac",), ".opus": ("opus",)}
"Codings that a file of such a name holds."
_MOST_SILENCES = 5
"No more silences than this are told."

Told = tuple[str, Severity, str, str, str]
"Rule, severity, message, remedy and source of one finding."


def check(path: Path, aim: Aim = PODCAST) -> tuple[Finding, ...]:
    """Give everything that is wrong with a sound file, worst first; nothing when all is well."""
    return examine(path, aim)[1]


def examine(path: Path, aim: Aim = PODCAST) -> tuple[Heard | None, tuple[Finding, ...]]:
    """Give what a sound file measures, and everything that is wrong with it, worst first.

    The file is decoded to its end. One that cannot be measures None, and is itself a finding.
    """
    try:
        heard = listen(path)
    except AudioError as error:
        fault = Finding("audio-decodes", "error", str(path), error.message, error.remedy, HOUSE)
        return None, (fault,)
    told = [found for rule in RULES for found in rule(heard, aim)]
    order = ("error", "warning", "note")
    told.sort(key=lambda found: order.index(found[1]))
    return heard, tuple(
        Finding(rule, severity, str(path), message, remedy, source)
        for rule, severity, message, remedy, source in told
    )


def report(heard: Heard) -> str:
    """Give the measurements on one line, as `briefing check` shows them."""
    sides = {1: "mono", 2: "stereo"}.get(heard.channels, f"{heard.channels} channels")
    return (
        f"{clock_time(heard.seconds)}, {heard.rate / 1000:g} kHz {sides}, "
        f"{heard.bit_rate / 1000:.0f} kbps, {heard.lufs:.1f} LUFS, range {heard.range:.1f} LU, "
        f"true peak {heard.true_peak:.1f} dBTP, {heard.clips} clips, "
        f"direct current {heard.offset:+.4f}, {len(heard.chapters)} chapters"
    )


def _loudness(heard: Heard, aim: Aim) -> Iterator[Told]:
    remedy = f"Master it again: 'briefing make' brings it to {aim.lufs:g} LUFS."
    if not math.isfinite(heard.lufs):
        yield ("audio-loudness", "error", "it is silent from end to end", remedy, aim.source)
    elif not aim.least <= heard.lufs <= aim.most:
        refused = "smart speakers refuse" if aim.source != R128 else "R 128 refuses"
        message = (
            f"{heard.lufs:.1f} LUFS: {refused} less than {aim.least:g} and more than {aim.most:g}"
        )
        source = ALEXA if aim is PODCAST else aim.source
        yield ("audio-loudness", "error", message, remedy, source)
    elif abs(heard.lufs - aim.lufs) > aim.near:
        message = f"{heard.lufs:.1f} LUFS is not {aim.lufs:g} LUFS, give or take {aim.near:g}"
        yield ("audio-loudness", "warning", message, remedy, aim.source)


def _range(heard: Heard, _aim: Aim) -> Iterator[Told]:
    if heard.range > _WIDEST_RANGE:
        message = f"loudness range {heard.range:.1f} LU is over {_WIDEST_RANGE:g}"
        remedy = "Bring its voices to one level before it is mastered."
        yield ("audio-range", "warning", message, remedy, _TECH_3342)


def _true_peak(heard: Heard, aim: Aim) -> Iterator[Told]:
    remedy = f"Master it again with a ceiling of {aim.true_peak:g} dBTP."
    if heard.true_peak > max(-1.0, aim.true_peak):
        message = f"true peak {heard.true_peak:.2f} dBTP is above {max(-1.0, aim.true_peak):g}"
        yield ("audio-true-peak", "error", message, remedy, APPLE)
    elif heard.true_peak > aim.true_peak:
        asked = "Alexa asks" if aim.peak_source == ALEXA else "was asked"
        message = f"true peak {heard.true_peak:.2f} dBTP is above {aim.true_peak:g}, which {asked}"
        yield ("audio-true-peak", "warning", message, remedy, aim.peak_source)


def _clipping(heard: Heard, _aim: Aim) -> Iterator[Told]:
    if heard.clips:
        message = f"clipped at {heard.clips} place{'s' if heard.clips > 1 else ''}"
        yield ("audio-clipping", "error", message, "Record or mix it at a lower level.", R128)


def _offset(heard: Heard, _aim: Aim) -> Iterator[Told]:
    if abs(heard.offset) > 0.01:
        message = f"direct current of {heard.offset:+.3f} of full scale"
        yield ("audio-dc", "warning", message, "High-pass it at 20 Hz.", HOUSE)


def _silence(heard: Heard, _aim: Aim) -> Iterator[Told]:
    silences = [span for span in heard.silences if not _left_for_insert(span, heard)]
    inner = [span for span in silences if span[1] < heard.seconds - 0.1]
    long = [(start, end) for start, end in inner if end - start > 1.5]
    for start, end in long[:_MOST_SILENCES]:
        where = "at the start" if start == 0.0 else f"at {clock_time(start)}"
        severity: Severity = "warning" if start == 0.0 or end - start > 5.0 else "note"
        message = f"{end - start:.1f} s of silence {where}"
        yield ("audio-silence", severity, message, "Shorten it, unless it is meant.", HOUSE)
    if silences and silences[-1] not in inner:
        start, end = silences[-1]
        if end - start > 3.0 and start > 0.0:
            message = f"{end - start:.1f} s of silence at the end"
            yield ("audio-silence", "warning", message, "Cut it.", HOUSE)


def _left_for_insert(span: tuple[float, float], heard: Heard) -> bool:
    """Tell whether a silence is one that the file's own cue points say was left on purpose."""
    return any(
        start - _BESIDE_INSERT <= span[0] and span[1] <= end + _BESIDE_INSERT
        for start, end in heard.inserts
    )


def _duration(heard: Heard, _aim: Aim) -> Iterator[Told]:
    if heard.declared is not None and abs(heard.declared - heard.seconds) > 1.0:
        message = f"states {heard.declared:.1f} s and holds {heard.seconds:.1f} s"
        yield ("audio-duration", "error", message, "Encode it again: it may be cut short.", APPLE)
    stated = heard.tags.get("tlen", "")
    if stated.isdigit() and abs(int(stated) / 1000 - heard.seconds) > 1.0:
        message = f"its tag says {int(stated) / 1000:.1f} s and it holds {heard.seconds:.1f} s"
        yield ("audio-duration", "error", message, "Make the episode again.", _ID3)
    if heard.seconds < 10.0 or heard.seconds > 600.0:
        message = f"{clock_time(heard.seconds)} long: a flash briefing takes 10 s to 10 minutes"
        yield ("audio-flash-length", "note", message, "", ALEXA)


def _coding(heard: Heard, _aim: Aim) -> Iterator[Told]:
    if heard.container == "mp3" and heard.rate not in (44_100, 48_000):
        message = f"{heard.rate} Hz: directories take 44,100 and 48,000"
        yield ("audio-rate", "error", message, "Encode it at 44.1 kHz.", APPLE)
    least = 32_000 if heard.channels == 1 else 64_000
    if heard.container == "mp3" and heard.bit_rate < least:
        message = f"{heard.bit_rate / 1000:.0f} kbps is under {least // 1000}"
        yield ("audio-bit-rate", "error", message, "Encode it at 96 kbps mono.", APPLE)
    held = _HELD.get(heard.ending)
    if held and heard.codec not in held:
        message = f"its name ends in {heard.ending}, and it holds {heard.codec.upper()}"
        remedy = "Encode it as what its name says, or name it for what it is."
        yield ("audio-coding", "error", message, remedy, APPLE)
    if heard.channels > 2:
        message = f"{heard.channels} channels"
        yield ("audio-channels", "error", message, "Mix it down to mono or stereo.", APPLE)


def _sides(heard: Heard, _aim: Aim) -> Iterator[Told]:
    if heard.sides is None:
        return
    if heard.sides.fault:
        remedy = "Mix it down to mono, or bring both sides to one level."
        yield ("audio-balance", "warning", heard.sides.fault, remedy, HOUSE)
    if heard.sides.inverted:
        message = (
            f"left and right cancel out in mono: their correlation is {heard.sides.correlation:.2f}"
        )
        remedy = "Invert one of them: smart speakers and phones play both as one."
        yield ("audio-phase", "error", message, remedy, HOUSE)


def _tags(heard: Heard, _aim: Aim) -> Iterator[Told]:
    missing = [
        name for name in ("title", "artist", "album") if not heard.tags.get(name, "").strip()
    ]
    if missing:
        message = f"no tag for {', '.join(missing)}"
        yield ("audio-tags", "warning", message, "Make the episode again.", _ID3)
    if heard.cover is None:
        yield ("audio-cover", "warning", "no picture in it", "Make the episode again.", _ID3)
    elif not heard.cover_whole:
        message = "its picture is not whole: a part of it cannot be decoded"
        yield ("audio-cover", "warning", message, "Make the episode again.", _ID3)
    elif heard.cover_bytes > _HEAVIEST_COVER:
        message = f"its picture takes {heard.cover_bytes:,} bytes"
        yield ("audio-cover", "warning", message, "Keep it within 512 KB.", _ID3)
    elif heard.cover[0] != heard.cover[1]:
        message = f"its picture is {heard.cover[0]}x{heard.cover[1]}, not square"
        yield ("audio-cover", "warning", message, "Give a square picture.", _ID3)


def _chapters(heard: Heard, _aim: Aim) -> Iterator[Told]:
    starts = [start for start, _, _ in heard.chapters]
    faults = []
    if any(later <= earlier for earlier, later in pairwise(starts)):
        faults.append("they do not stand in time order")
    if starts and max(starts) >= heard.seconds:
        faults.append(f"one starts at {max(starts):.1f} s, after the end")
    if heard.chapters and heard.chapters[-1][1] > heard.seconds + 1.0:
        faults.append(f"the last ends at {heard.chapters[-1][1]:.1f} s, after the sound")
    if faults:
        message = f"chapters: {'; '.join(faults)}"
        yield ("audio-chapters", "error", message, "Make the episode again.", _ID3_CHAPTERS)
    if any(not title.strip() for _, _, title in heard.chapters):
        message = "chapters: one has no title"
        yield ("audio-chapters", "warning", message, "Make the episode again.", _ID3_CHAPTERS)


RULES: tuple[Callable[[Heard, Aim], Iterator[Told]], ...] = (
    _loudness,
    _range,
    _true_peak,
    _clipping,
    _offset,
    _silence,
    _duration,
    _coding,
    _sides,
    _tags,
    _chapters,
)
"Every rule, each given the whole of what was heard and what it should be."
