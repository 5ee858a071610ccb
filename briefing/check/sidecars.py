"""Checks of what lies beside an episode: transcripts and chapters, as an app would read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from briefing.check import spoken, wording
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.values import web_address

_VTT_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_VTT_CUE = re.compile(rf"{_VTT_TIME}[ \t]+-->[ \t]+{_VTT_TIME}(?:[ \t]+\S.*)?")
_SRT_TIME = r"(\d{1,2}):([0-5]\d):([0-5]\d),(\d{3})"
_SRT_CUE = re.compile(rf"{_SRT_TIME}\s*-->\s*{_SRT_TIME}(?:\s+\S.*)?")
_VTT_TAG = re.compile(r"<(?:/?(?:c|i|b|u|v|lang|ruby|rt)(?:\.[^\s<>]+)*(?:[ \t][^<>]*)?|[\d:.]+)>")
_SRT_TAG = re.compile(r"</?(?:b|i|u|font)(?:\s[^<>]*)?>", re.IGNORECASE)
_LONGEST_LINE = 65
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
    value = _json(content)
    segments = value.get("segments") if isinstance(value, dict) else None
    if not isinstance(segments, list) or not segments:
        yield broken("transcript-file", where, "it has no segments")
        return
    spans = []
    for one in segments:
        start, end, body = (_of(one, key) for key in ("startTime", "endTime", "body"))
        first, last = _number(start), _number(end)
        if first is None or last is None or not isinstance(body, str):
            yield broken("transcript-file", where, "a segment lacks startTime, endTime or body")
            return
        spans.append((first, last))
    if not isinstance(value.get("version"), str):
        yield broken("transcript-version", where, f"version is {value.get('version')!r}")
    yield from _order(spans, where, seconds)


def chapters(content: bytes, where: str, seconds: float | None) -> Iterator[Finding]:
    """Check a chapters file: version, start times, titles (JSON Chapters 1.2)."""
    value = _json(content)
    if not isinstance(value, dict) or not isinstance(value.get("chapters"), list):
        yield broken("chapters-file", where, "it is not a JSON object with a list of chapters")
        return
    if not re.fullmatch(r"1\.\d+\.\d+", str(value.get("version"))):
        yield broken("chapters-file", where, f"version is {value.get('version')!r}")
    starts = [_number(_of(one, "startTime")) for one in value["chapters"]]
    if None in starts:
        yield broken("chapters-file", where, "a chapter has no startTime in seconds")
        return
    known = [start for start in starts if start is not None]
    if not known:
        yield broken("chapters-file", where, "no chapter")
    if any(later <= earlier for earlier, later in pairwise(known)):
        yield broken("chapters-order", where, "start times do not rise")
    if seconds and known and known[-1] >= seconds:
        text = f"the last chapter starts at {known[-1]:g} s, the sound ends at {seconds:g} s"
        yield broken("chapters-order", where, text)
    for one in value["chapters"]:
        yield from _chapter(one, where)


def _chapter(one: dict[str, Any], where: str) -> Iterator[Finding]:
    title, shown = one.get("title", ""), one.get("toc", True) is not False
    if not isinstance(title, str):
        yield broken("chapters-title", where, f"a chapter's title is {str(title)[:60]}, no text")
    elif shown and not title.strip():
        yield broken("chapters-title", where, "a chapter has no title")
    else:
        yield from wording.any_text(title, "a chapter's title", where)
    if not isinstance(one.get("toc", True), bool):
        yield broken("chapters-value", where, f"a chapter has toc {str(one['toc'])[:40]!r}")
    for key in ("url", "img"):
        address = one.get(key)
        if address is not None and not (isinstance(address, str) and web_address(address)):
            yield broken("chapters-address", where, f"a chapter has {key} {str(address)[:80]!r}")
    end, start = one.get("endTime"), _number(one.get("startTime"))
    last = _number(end)
    if end is not None and (last is None or start is None or last <= start):
        yield broken("chapters-order", where, f"a chapter from {start} s ends at {end!r}")


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
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        above = lines[max(0, number - 3) : number - 1]
        if above and above[-1].strip() and any(each.strip() for each in above[:-1]):
            text = f"no empty line stands before {line.strip()[:40]!r}"
            yield broken("transcript-gap", f"{where}, line {number}", text)
        if not (lines[number] if number < len(lines) else "").strip():
            yield broken("transcript-empty", f"{where}, line {number}", "nothing is said in it")
        match = cue.fullmatch(line.strip())
        if not match:
            yield broken("transcript-file", f"{where}, line {number}", f"no times: {line[:60]!r}")
            return
        spans.append((_seconds(match.groups()[:4]), _seconds(match.groups()[4:])))
    yield from wording.any_text(text, "the transcript", where)
    if not spans:
        yield broken("transcript-file", where, "no cue")
        return
    yield from _order(spans, where, seconds)
    longest = max((len(_TAG.sub("", line)) for line in text.splitlines()), default=0)
    if longest > _LONGEST_LINE:
        yield broken("transcript-lines", where, f"a line has {longest} characters")


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


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _of(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _number(value: Any) -> float | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9
    return float(value) if good else None
