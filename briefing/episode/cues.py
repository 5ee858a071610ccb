"""Cues: everything heard with its moment, and the places left for adverts and local items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.episode.transcript import VOICE_NAMES
from briefing.models import Insert, Programme, Role, Script

if TYPE_CHECKING:
    from briefing.models import Cue

SPEECH, SOUND, INSERT = "speech", "sound", "insert"
_KINDS = {Role.STING: SOUND, Role.INSERT: INSERT}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing heard, or one silence left for an insert."""

    kind: str
    "'speech', 'sound' or 'insert'."
    start: float
    "From the start of the episode, s."
    end: float
    "From the start of the episode, s."
    name: str
    "Of the voice, of the station sound, or of what is to be inserted."
    line: int
    "Its line in the script, from 0."


@dataclass(frozen=True, slots=True)
class CueSheet:
    """What a playout or an advert server needs to cut in: the file `cues.json`."""

    version: str
    "Of this file's form."
    seconds: float
    "Length of the sound, s."
    cues: tuple[Mark, ...]
    "In time order."


def inserts(script: Script, programme: Programme) -> tuple[Insert, ...]:
    """Give the places left for inserts, in time order."""
    return tuple(
        Insert(cue.start, cue.end, script.lines[cue.line].text)
        for cue in programme.cues
        if script.lines[cue.line].role is Role.INSERT
    )


def sheet(script: Script, programme: Programme, seconds: float) -> CueSheet:
    """Give the cue sheet of a programme whose finished sound is so many seconds long."""
    marks = tuple(_mark(script, cue) for cue in programme.cues)
    return CueSheet("1.0.0", round(seconds, 3), marks)


def _mark(script: Script, cue: Cue) -> Mark:
    line = script.lines[cue.line]
    kind = _KINDS.get(line.role, SPEECH)
    name = VOICE_NAMES[line.role] if kind == SPEECH else line.text.strip()
    return Mark(kind, round(cue.start, 3), round(cue.end, 3), name, cue.line)
