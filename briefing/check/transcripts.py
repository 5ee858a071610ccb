"""Checks of transcripts, as an app would read them: WebVTT, SubRip, JSON segments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.check import spoken, wording
from briefing.check.finding import Finding
from briefing.check.loose import number, of, read
from briefing.check.rules import broken

_VTT_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_VTT_CUE = re.compile(rf"{_VTT_TIME}[ \t]+-->[ \t]+{_VTT_TIME}(?:[ \t]+\S.*)?")
_SRT_TIME = r"(\d{1,2}):([0-5]\d):([0-5]\d),(\d{3})"
_SRT_CUE = re.compile(rf"{_SRT_TIME}\s*-->\s*{_SRT_TIME}(?:\s+\S.*)?")
_VTT_TAG = re.compile(r"<(?:/?(?:c|i|b|u|v|lang|ruby|rt)(?:\.[^\s<>]+)*(?:[ \t][^<>]*)?|[\d:.]+)>")
_SRT_TAG = re.compile(r"</?(?:b|i|u|font)(?:\s[^<>]*)?>", re.IGNORECASE)
_LONGEST_LINE = 65
_SENTENCE, _FASTEST = 6, 12
"So many words a second in a cue of so many and more cannot be spoken."
_SHORT = 30
"Of shorter sound a transcript may leave out any part, s."
_LEAST = 0.5
"A transcript that ends before so much of the sound is not whole."
_TAG = re.compile(r"<[^<>]*>")


def vtt(content: bytes, where: str, seconds: float | None) -> Iterator[Finding]:
    """Check a WebVTT transcript; `seconds` is the length of the sound, where it is known."""
    text = _decoded(content)
    if text is None:
        yield broken("transcript-file", where, "it is not UTF-8")
        return
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        yield broken("transcript-file", where, "it does not begin with WEBVTT")
        return
    if "-->" in text.partition("\n\n")[0]:
        yield broken("transcript-file", where, "no empty line follows WEBVTT")
    yield from _cues(text, where, seconds, _VTT_CUE)
    yield from _speed(text, where)
    if re.search(r"<v(?:\.[^\s<>]+)*\s*>", text):
        yield broken("transcript-markup", where, "a voice has no name")
    odd = next((line for line in _spoken(text) if "<" in _VTT_TAG.sub("", line)), None)
    if odd is not None:
        yield broken("transcript-markup", where, f"a cue says {odd[:60]!r}")


def srt(content: bytes, where: str, seconds: float | None) -> Iterator[Finding]:
    """Check a SubRip transcript."""
    text = _decoded(content)
    if text is None:
        yield broken("transcript-file", where, "it is not UTF-8")
        return
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", text) if block.strip()]
    if any(not block[0].strip().isdigit() for block in blocks):
        yield broken("transcript-file", where, "a cue does not begin with its number")
    elif any("-->" in line for block in blocks for line in block[2:]):
        yield broken("transcript-file", where, "no empty line stands between two cues")
    elif [int(block[0]) for block in blocks] != list(range(1, len(blocks) + 1)):
        yield broken("transcript-numbers", where, f"the first cue is number {blocks[0][0].strip()}")
    yield from _cues(text, where, seconds, _SRT_CUE)
    yield from _speed(text, where)
    overlapping = next(
        (later for one, later in pairwise(spoken.cues(text)) if later.start < one.end - 0.05), None
    )
    if overlapping:
        text_ = f"a cue begins at {overlapping.start:g} s, before the one before it has ended"
        yield broken("transcript-overlap", where, text_)
    odd = next(
        (line for line in _spoken(text) if re.search(r"<[/a-z]", _SRT_TAG.sub("", line))), None
    )
    if odd is not None:
        yield broken("transcript-markup", where, f"a cue says {odd[:60]!r}")


def transcript_json(content: bytes, where: str, seconds: float | None) -> Iterator[Finding]:
    """Check a JSON transcript: segments with startTime, endTime and body."""
    value = read(content)
    segments = value.get("segments") if isinstance(value, dict) else None
    if not isinstance(segments, list) or not segments:
        yield broken("transcript-file", where, "it has no segments")
        return
    spans = []
    for one in segments:
        start, end, body = (of(one, key) for key in ("startTime", "endTime", "body"))
        first, last = number(start), number(end)
        if first is None or last is None or not isinstance(body, str):
            yield broken("transcript-file", where, "a segment lacks startTime, endTime or body")
            return
        if not body.strip():
            yield broken("transcript-empty", where, f"nothing is said at {first:g} s")
        spans.append((first, last))
    if not isinstance(value.get("version"), str):
        yield broken("transcript-version", where, f"version is {value.get('version')!r}")
    yield from _order(spans, where, seconds)


def _spoken(text: str) -> Iterator[str]:
    """Give the lines of cues: what stands under their times."""
    inside = False
    for line in text.splitlines():
        if inside and line.strip():
            yield line
        inside = "-->" in line or (inside and bool(line.strip()))


def _cues(text: str, where: str, seconds: float | None, cue: re.Pattern[str]) -> Iterator[Finding]:
    spans = []
    lines = text.splitlines()
    for place, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        above = lines[max(0, place - 3) : place - 1]
        if above and above[-1].strip() and any(each.strip() for each in above[:-1]):
            gap = f"no empty line stands before {line.strip()[:40]!r}"
            yield broken("transcript-gap", f"{where}, line {place}", gap)
        if not (lines[place] if place < len(lines) else "").strip():
            yield broken("transcript-empty", f"{where}, line {place}", "nothing is said in it")
        match = cue.fullmatch(line.strip())
        if not match:
            yield broken("transcript-file", f"{where}, line {place}", f"no times: {line[:60]!r}")
            return
        spans.append((_seconds(match.groups()[:4]), _seconds(match.groups()[4:])))
    yield from wording.any_text(text, "the transcript", where)
    if not spans:
        yield broken("transcript-file", where, "no cue")
        return
    told = list(spoken.cues(text))
    twice = next((one for one, other in pairwise(told) if one == other), None)
    if twice:
        yield broken("transcript-overlap", where, f"the cue at {twice.start:g} s stands twice")
    yield from _order(spans, where, seconds)
    longest = max((len(_TAG.sub("", line)) for line in text.splitlines()), default=0)
    if longest > _LONGEST_LINE:
        yield broken("transcript-lines", where, f"a line has {longest} characters")


def _speed(text: str, where: str) -> Iterator[Finding]:
    """Find a cue too short for its words."""
    for one in spoken.cues(text):
        count = len(wording.words(spoken.plain(one.text)))
        if count >= _SENTENCE and count > _FASTEST * max(0.01, one.end - one.start):
            told = f"{count} words in {one.end - one.start:.2f} s at {one.start:g} s"
            yield broken("transcript-speed", where, told)
            return


def _order(
    spans: list[tuple[float, float]], where: str, seconds: float | None
) -> Iterator[Finding]:
    if any(end < start for start, end in spans):
        yield broken("transcript-file", where, "a cue ends before it starts")
    starts = [start for start, _ in spans]
    if starts != sorted(starts):
        yield broken("transcript-file", where, "the cues are not in time order")
    last = max(end for _, end in spans)
    if seconds and seconds > _SHORT and last < seconds * _LEAST:
        text = f"the last cue ends at {last:g} s, the sound at {seconds:g} s"
        yield broken("transcript-short", where, text)
    # A second for the rounding of itunes:duration.
    if seconds and last > seconds + 1:
        text = f"the last cue ends at {last:g} s, the sound at {seconds:g} s"
        yield broken("transcript-end", where, text)


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in groups)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _decoded(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
