"""The timeline: where each take and each sound stands in the programme, to the sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import AudioError
from briefing.mix import pauses
from briefing.models import Line, Part, Role, Script
from briefing.sound import Sound, Sounds, count

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = 0.04
"Silence before the first sound, s."
TAIL = 0.50
"Silence after the last, s."
BEFORE_STING = 0.45
"Between the last word and a station sound, s."
BESIDE_INSERT = 0.30
"Silence before and after a place left for an insert, s: room to splice."
BED_LEAD = 1.10
"How long the bed is heard before the first headline, s."
BED_TAIL = 1.60
"How long the bed takes to go after the last headline, s."


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the programme taken by one line; samples at 44.1 kHz."""

    line: int
    "Place of the line in the script, from 0."
    start: int
    "First sample."
    end: int
    "One past the last sample."


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything stands; samples at 44.1 kHz."""

    speech: tuple[Slot, ...]
    "Spoken lines, in order, never overlapping."
    stings: tuple[Slot, ...]
    "Station sounds, in order."
    inserts: tuple[Slot, ...]
    "Silences left for adverts and local items, in order."
    beds: tuple[tuple[int, int], ...]
    "Stretches with the bed beneath them: first sample, and one past the last."
    total: int
    "Length of the programme."


def lay_out(
    script: Script, lengths: Mapping[int, int], sounds: Sounds | None, ease: float = 1.0
) -> Timeline:
    """Place every line of the script; `lengths` gives each spoken line's samples by its place.

    `ease` makes the silences of the pause table longer or shorter, not those the script asks for.

    Without `sounds` stings are left out and the pause table alone parts the lines. Raises
    AudioError for a spoken line without a take, or a sound that the station does not have.
    """
    speech: list[Slot] = []
    stings: list[Slot] = []
    inserts: list[Slot] = []
    bed = sounds.bed() if sounds else None
    clock = _Clock(count(HEAD), ease)
    for place, line in enumerate(script.lines):
        if line.role is Role.PAUSE:
            clock.pause(line.seconds)
        elif line.role is Role.INSERT:
            inserts.append(clock.insert(place, count(line.seconds), bed=bed is not None))
        elif line.role is Role.STING and sounds is not None:
            stings.append(clock.sting(place, sounds.named(line.text.strip())))
        elif line.spoken:
            if place not in lengths:
                raise AudioError(
                    f"line {place} ({line.text[:60]!r}) has no take", "Speak the script again."
                )
            speech.append(clock.speak(place, line, lengths[place], lead=bed is not None))
    if not speech:
        raise AudioError("the script has no spoken line", "Add one.")
    end = max(slot.end for slot in (*speech, *stings, *inserts))
    beds = _beds(script, speech, inserts) if bed else ()
    total = max([clock.at(), end, *(stop for _, stop in beds)]) + count(TAIL)
    return Timeline(tuple(speech), tuple(stings), tuple(inserts), beds, total)


class _Clock:
    """The place on the tape while lines are laid down one after another."""

    def __init__(self, start: int, ease: float) -> None:
        self._ease = ease
        self._free = start  # the first sample where speech may stand
        self._full = start  # the first sample after every sound so far
        self._previous: Line | None = None  # the spoken line before, None after a sting
        self._asked: float | None = None  # silence asked for by PAUSE lines, s
        self._begun = False

    def at(self) -> int:
        """Give where a pause that nothing follows ends."""
        return self._full + count(self._asked or 0.0)

    def pause(self, seconds: float) -> None:
        """Ask for a silence; it replaces the table's, and several add up."""
        self._asked = (self._asked or 0.0) + seconds

    def sting(self, place: int, sound: Sound) -> Slot:
        """Lay down a station sound; speech may come in from its voice point on."""
        start = self._gap(BEFORE_STING if self._begun else 0.0)
        slot = Slot(place, start, start + len(sound.clip.samples))
        self._free, self._full = start + count(sound.voice), slot.end
        self._previous, self._begun = None, True
        return slot

    def insert(self, place: int, length: int, *, bed: bool) -> Slot:
        """Leave a silence for an insert, once everything before it has died away."""
        headlines = self._previous is not None and self._previous.part is Part.HEADLINES
        tail = count(BED_TAIL) if bed and headlines else 0
        asked, self._asked = self._asked, None
        start = self._full + max(tail, count(asked or 0.0)) + count(BESIDE_INSERT)
        self._free = self._full = start + length + count(BESIDE_INSERT)
        self._previous, self._begun = None, True
        return Slot(place, start, start + length)

    def speak(self, place: int, line: Line, length: int, *, lead: bool) -> Slot:
        """Lay down a spoken line; with `lead`, room is left where headlines begin and end."""
        gap = pauses.between(self._previous, line) * self._ease
        before = self._previous.part if self._previous else None
        if lead and line.part is Part.HEADLINES and before is not Part.HEADLINES:
            gap = max(gap, BED_LEAD)
        if lead and before is Part.HEADLINES and line.part is not Part.HEADLINES:
            gap = max(gap, BED_TAIL)
        start = self._gap(gap)
        self._free = self._full = start + length
        self._previous, self._begun = line, True
        return Slot(place, start, start + length)

    def _gap(self, usual: float) -> int:
        """Give where the next thing starts: after the silence asked for, else the usual one."""
        asked, self._asked = self._asked, None
        return self._free + count(usual) if asked is None else self._full + count(asked)


def _beds(script: Script, speech: list[Slot], inserts: list[Slot]) -> tuple[tuple[int, int], ...]:
    """Give the stretch from before the first to after the last of each run of headlines.

    An insert ends a run: the bed does not sound through an advert.
    """
    runs: list[list[Slot]] = []
    before: Part | None = None
    parted = {line for insert in inserts for line in _next_line(speech, insert)}
    for slot in speech:
        part = script.lines[slot.line].part
        if part is Part.HEADLINES:
            if before is not Part.HEADLINES or slot.line in parted:
                runs.append([])
            runs[-1].append(slot)
        before = part
    lead, tail = count(BED_LEAD), count(BED_TAIL)
    return tuple((max(0, run[0].start - lead), run[-1].end + tail) for run in runs)


def _next_line(speech: list[Slot], insert: Slot) -> list[int]:
    """Give the line spoken first after an insert; nothing when none is."""
    return [slot.line for slot in speech if slot.line > insert.line][:1]
