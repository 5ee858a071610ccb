"""The transcript: each spoken line as written, at the time it is heard, in four file formats."""

from __future__ import annotations

import re
import textwrap
from html import escape
from typing import TYPE_CHECKING

from briefing import codec
from briefing.clock import clock_time
from briefing.models import Phrase, Programme, Role, Script
from briefing.text import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VOICE_NAMES: Mapping[Role, str] = {Role.ANCHOR: "Anchor", Role.REPORTER: "Reporter"}

_GAPS = re.compile(r"(\s+)")
_WIDTH = 65
"Most characters of a line (podcast namespace, transcript tag)."


def transcript(
    script: Script, programme: Programme, voice_name: Mapping[Role, str] = VOICE_NAMES
) -> tuple[Phrase, ...]:
    """Give one phrase for each spoken line, in time order, with the words of the page."""
    return tuple(
        Phrase(
            start=cue.start,
            end=cue.end,
            text=tidy(script.lines[cue.line].text),
            voice=voice_name[script.lines[cue.line].role],
            story=script.lines[cue.line].story,
            words=cue.words,
        )
        for cue in programme.cues
        if script.lines[cue.line].spoken
    )


def vtt(phrases: Sequence[Phrase]) -> str:
    """Give the phrases as WebVTT, with speakers, no line longer than 65 characters.

    Where the engine told its words, each has its moment before it, as WebVTT marks karaoke.
    """
    blocks = ["WEBVTT"]
    for phrase in phrases:
        name = _escaped(phrase.voice).replace(".", " ")
        lines = _stamped(_wrapped(_escaped(phrase.text), first=f"<v {name}>"), phrase)
        times = f"{_clock(phrase.start)} --> {_clock(phrase.end)}"
        blocks.append("\n".join([times, *lines]))
    return "\n\n".join(blocks) + "\n"


def srt(phrases: Sequence[Phrase]) -> str:
    """Give the phrases as SubRip, the speaker named where another one begins."""
    blocks = []
    before = ""
    for number, phrase in enumerate(phrases, start=1):
        label = "" if phrase.voice == before else f"{phrase.voice}: "
        before = phrase.voice
        times = f"{_clock(phrase.start, ',')} --> {_clock(phrase.end, ',')}"
        text = phrase.text.replace("-->", "→")
        blocks.append("\n".join([str(number), times, *_wrapped(text, first=label)]))
    return "\n\n".join(blocks) + "\n"


def segments(phrases: Sequence[Phrase]) -> str:
    """Give the phrases as podcast-namespace JSON, version 1.0.0, a segment for each.

    Where the engine told its words, a segment has `words` beside its `body`.
    """
    listed = [
        {
            "speaker": phrase.voice,
            "startTime": round(phrase.start, 3),
            "endTime": round(phrase.end, 3),
            "body": phrase.text,
        }
        | _words(phrase)
        for phrase in phrases
    ]
    return codec.dumps({"version": "1.0.0", "segments": listed}) + "\n"


def _words(phrase: Phrase) -> dict[str, list[dict[str, object]]]:
    listed: list[dict[str, object]] = [
        {
            "startTime": round(word.start, 3),
            "endTime": round(word.end, 3),
            "body": word.text,
        }
        for word in phrase.words
    ]
    return {"words": listed} if listed else {}


def _stamped(lines: list[str], phrase: Phrase) -> list[str]:
    """Give the lines with a time before each word but the first that has one of its own.

    WebVTT asks that the times rise and lie within the cue; a word that breaks that has none.
    """
    waiting = list(phrase.words)
    last = round(phrase.start * 1000)
    stamped = []
    for line in lines:
        parts = _GAPS.split(line)
        for place in range(0, len(parts), 2):
            bare = parts[place].rpartition(">")[2]
            if not waiting or bare != _escaped(waiting[0].text):
                continue
            start = round(waiting.pop(0).start * 1000)
            if last < start < round(phrase.end * 1000):
                parts[place] = f"<{_clock(start / 1000)}>{parts[place]}"
                last = start
        stamped.append("".join(parts))
    return stamped


def html(phrases: Sequence[Phrase], title: str, language: str) -> str:
    """Give the phrases as a page of its own, marked up as the podcast namespace shows it.

    Who speaks stands in `cite` where another one begins, the moment in `time`, the words in `p`.
    """
    rows = []
    before = ""
    for phrase in phrases:
        cite = "" if phrase.voice == before else f"<cite>{escape(phrase.voice)}:</cite>\n"
        before = phrase.voice
        rows.append(f"{cite}<time>{clock_time(phrase.start)}</time>\n<p>{escape(phrase.text)}</p>")
    head = f'<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
    return "\n".join(
        ["<!DOCTYPE html>", f"{head}<title>{escape(title)}</title></head>", "<body>", *rows,
         "</body>", "</html>", ""]
    )  # fmt: skip


def _wrapped(text: str, *, first: str) -> list[str]:
    """Give the text in lines of at most 65 characters, the first one led by `first`."""
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, break_on_hyphens=False, drop_whitespace=True
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float, mark: str = ".") -> str:
    """Give a moment as 00:03:07.250."""
    whole = round(seconds * 1000)
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{mark}{rest % 1000:03}"
