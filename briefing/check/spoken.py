"""What a transcript says, and when: read from WebVTT, SubRip, JSON segments or a web page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

_TIME = r"(?:(\d{1,4}):)?(\d\d):(\d\d)[.,](\d{3})"
_CUE = re.compile(rf"{_TIME}\s+-->\s+{_TIME}[^\n]*")
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_NOT_SAID = re.compile(r"<(head|script|style|cite|time)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of the sound, and the words that should be heard in it."""

    start: float
    "s."
    end: float
    "s."
    text: str
    "As the transcript has it."


def cues(text: str) -> Iterator[Spoken]:
    """Read the cues of WebVTT or SubRip; what is none is passed over."""
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        times = _CUE.search(block)
        if times:
            words = " ".join(_TAG.sub("", block[times.end() :]).split("\n")).strip()
            yield Spoken(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), words)


def segments(text: str) -> Iterator[Spoken]:
    """Read the segments of a JSON transcript; what is none is passed over."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    found = value.get("segments") if isinstance(value, dict) else None
    for one in found if isinstance(found, list) else ():
        match one:
            case {"startTime": int() | float() as start, "endTime": end, "body": str() as body}:
                if isinstance(end, int | float) and 0 <= start <= end < 1e6:
                    yield Spoken(float(start), float(end), body)


def words_of_page(text: str) -> str:
    """Give what a transcript says that is a web page: its paragraphs, or all of it without any."""
    said = _NOT_SAID.sub(" ", text)
    paragraphs = _PARAGRAPH.findall(said)
    return unescape(_TAG.sub(" ", " ".join(paragraphs) if paragraphs else said))


def plain(text: str) -> str:
    """Give a text without its tags and entities."""
    return unescape(_TAG.sub("", text))


def _seconds(groups: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in groups)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
