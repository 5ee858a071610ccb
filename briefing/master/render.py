"""One render: limited, encoded, and listened to as a player will hear it, all side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from briefing.errors import AudioError
from briefing.master.limiter import CELL, Gains, Setting, cells_in, limited
from briefing.sound import RATE, Samples, decibels, factor
from briefing.sound.ahead import ahead
from briefing.sound.decode import played
from briefing.sound.encode import packets
from briefing.sound.stream import overlapping, pieces
from briefing.sound.trace import PIECE, Trace, Tracer
from briefing.sound.truepeak import AROUND, true_peaks
from briefing.sound.weighting import BEFORE

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.master.profiles import Profile
    from briefing.master.survey import Survey
    from briefing.models import Clip

Progress = Callable[[int, int], None]
"Told seconds of sound rendered, and seconds in all, from 0 again for each render."


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a decoded render measures."""

    seconds: float
    "Length, s."
    true_peak: float
    "The highest, dBTP."
    peaks: Gains
    "Highest true peak in each cell of the programme."
    trace: Trace
    "Everything else, over time."


def render(
    clip: Clip,
    survey: Survey,
    draft: Path,
    profile: Profile,
    setting: Setting,
    progress: Progress | None,
) -> Reading:
    """Encode the programme into `draft`, and give what a player will make of the file.

    What is listened to is decoded from the packets as they are written to the file.
    """
    coding, channels = profile.coding, profile.channels
    loud = ahead(_loud(clip, survey, setting))
    coded = packets(loud, draft, coding, bit_rate=profile.bit_rate, channels=channels)
    heard = played(ahead(coded), coding)
    tracer, peaks, total, highest = Tracer(coding.rate), [np.zeros(0)], 0, 1e-9
    cell, limit = coding.rate * CELL // RATE, factor(profile.true_peak)
    for piece in overlapping(heard, PIECE * tracer.tenth, before=BEFORE, after=AROUND):
        tracer.add(piece[:, :-AROUND])
        total += piece.shape[1] - BEFORE - AROUND
        highest = max(highest, float(np.abs(piece).max()))
        around = piece[:, BEFORE - AROUND :]
        found = [true_peaks(channel, min(limit, highest), cell) for channel in around]
        peaks.append(np.maximum.reduce(found))
        if progress is not None:
            progress(total // coding.rate, len(clip.samples) // clip.rate)
    if not total:
        raise AudioError(f"{draft.name} decodes to nothing", "Run 'briefing doctor'.")
    spread = _spread(np.concatenate(peaks), cell / coding.rate, survey.cells)
    trace = tracer.trace()
    return Reading(total / coding.rate, decibels(float(spread.max())), spread, trace)


def _loud(clip: Clip, survey: Survey, setting: Setting) -> Iterator[Samples]:
    """Yield the programme as the encoder gets it."""
    place = 0
    for piece in pieces(clip):
        after = place + cells_in(len(piece))
        yield limited(piece, factor(setting.gain), survey.needed(setting, place, after))
        place = after


def _spread(peaks: Gains, seconds: float, cells: int) -> Gains:
    """Give peaks that stand `seconds` apart in the programme's own cells."""
    places = (np.arange(len(peaks)) * seconds * RATE / CELL + 1e-6).astype(int)
    spread = np.zeros(cells)
    np.maximum.at(spread, np.minimum(places, cells - 1), peaks)
    return spread
