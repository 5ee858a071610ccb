"""Mix: takes, stings, pauses and the bed on one timeline, with a cue for everything heard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import AudioError
from briefing.mix import music
from briefing.mix.easing import Span, ease_for, span_of
from briefing.mix.intake import Intake
from briefing.mix.levels import gains
from briefing.mix.render import Piece, render
from briefing.mix.timeline import BED_LEAD, BED_TAIL, Timeline, lay_out
from briefing.models import Cue, Programme, Script, Take, Timing
from briefing.sound import RATE, Samples, Sounds, factor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from briefing.mix.timeline import Slot

__all__ = ["Intake", "Span", "mix", "span"]


def mix(
    script: Script,
    takes: Sequence[Take],
    sounds: Sounds | None,
    *,
    plain: bool = False,
    work: Path | None = None,
    seconds: float | None = None,
    intake: Intake | None = None,
) -> Programme:
    """Give the programme: every line in order at 44.1 kHz mono, speech at one level.

    `seconds` is the length wanted: the silences between lines are drawn out or in for it, within
    what a listener does not notice.

    `plain`, or no `sounds`, leaves speech and pauses only. `work` names a file to hold the
    sound (raw float32) so that an hour of it need not lie in memory; takes are
    then asked for as often as they are needed and not kept. `intake` holds what was made ready
    while the takes were spoken; the programme is the same without it. Raises AudioError for a
    take that is missing, doubled, or silent.
    """
    used = None if plain else sounds
    order = _by_line(script, takes)
    intake = intake or Intake(keep=False)
    levels = gains(script, takes, intake)
    lengths = _lengths(takes, order)
    ease = 1.0 if seconds is None else ease_for(script, lengths, used, seconds)
    timeline = lay_out(script, lengths, used, ease)
    pieces = [
        Piece(
            slot.start, partial(_spoken, takes, order[slot.line], levels[order[slot.line]], intake)
        )
        for slot in timeline.speech
    ]
    if used is not None:
        pieces += _music(script, timeline, used)
    words = {line: takes[place].timings for line, place in order.items()}
    return Programme(render(pieces, timeline.total, work), _cues(timeline, words))


def span(
    script: Script, takes: Sequence[Take], sounds: Sounds | None, *, plain: bool = False
) -> Span:
    """Give how long the programme will be, and how far its silences can shorten or lengthen it."""
    return span_of(script, _lengths(takes, _by_line(script, takes)), None if plain else sounds)


def _lengths(takes: Sequence[Take], order: Mapping[int, int]) -> dict[int, int]:
    """Give each spoken line's samples at the rate of the mix."""
    return {
        line: round(len(takes[place].clip.samples) * RATE / takes[place].clip.rate)
        for line, place in order.items()
    }


def _by_line(script: Script, takes: Sequence[Take]) -> dict[int, int]:
    """Give the place of each spoken line's take among the takes."""
    order: dict[int, int] = {}
    for place, take in enumerate(takes):
        known = 0 <= take.line < len(script.lines) and script.lines[take.line].spoken
        if not known or take.line in order:
            fault = "has two takes" if take.line in order else "is not a spoken line"
            raise AudioError(f"line {take.line} {fault}", "Speak the script again.")
        order[take.line] = place
    return order


def _spoken(takes: Sequence[Take], place: int, gain: float, intake: Intake) -> Samples:
    return intake.sound(takes[place]) * factor(gain)


def _music(script: Script, timeline: Timeline, sounds: Sounds) -> list[Piece]:
    pieces = []
    for slot in timeline.stings:
        sound = sounds.named(script.lines[slot.line].text.strip())
        make = partial(music.played, sound, slot.start, slot.end, timeline.speech)
        pieces.append(Piece(slot.start, make))
    bed = sounds.bed()
    if bed is None:
        return pieces
    for start, end in timeline.beds:
        fades = (BED_LEAD / 2, BED_TAIL)
        pieces.append(Piece(start, partial(music.bed, bed, start, end, timeline.speech, fades)))
    return pieces


def _cues(timeline: Timeline, words: Mapping[int, tuple[Timing, ...]]) -> tuple[Cue, ...]:
    """Give a cue for everything heard, with its words at their moments in the programme."""
    slots = sorted(
        (*timeline.speech, *timeline.stings, *timeline.inserts),
        key=lambda slot: (slot.start, slot.line),
    )
    return tuple(
        Cue(slot.start / RATE, slot.end / RATE, slot.line, _said(slot, words)) for slot in slots
    )


def _said(slot: Slot, words: Mapping[int, tuple[Timing, ...]]) -> tuple[Timing, ...]:
    start = slot.start / RATE
    return tuple(
        Timing(word.text, start + word.start, start + word.end) for word in words.get(slot.line, ())
    )
