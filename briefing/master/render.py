"""One render: limited, encoded, and listened to as a player will hear it, all side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from briefing.errors import AudioError
from briefing.master.limiter import CELL, Cells, Setting, cells_in, limited
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
    peaks: Cells
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
    coding = profile.coding
    loud = ahead(_loud(clip, survey, setting))
    coded = packets(loud, draft, coding, bit_rate=profile.bit_rate, channels=profile.channels)
    ear = _Ear(coding.rate, factor(profile.true_peak), survey.cells)
    heard = played(ahead(coded), coding)
    for piece in overlapping(heard, PIECE * coding.rate // 10, before=BEFORE, after=AROUND):
        ear.hear(piece)
        if progress is not None:
            progress(ear.heard // coding.rate, len(clip.samples) // clip.rate)
    if not ear.heard:
        raise AudioError(f"{draft.name} decodes to nothing", "Run 'briefing doctor'.")
    return ear.reading()


def _loud(clip: Clip, survey: Survey, setting: Setting) -> Iterator[Samples]:
    """Yield the programme as the encoder gets it."""
    place = 0
    for piece in pieces(clip):
        after = place + cells_in(len(piece))
        yield limited(piece, factor(setting.gain), survey.needed(setting, place, after))
        place = after


class _Ear:
    """Takes down what the decoded sound measures, piece by piece."""

    def __init__(self, rate: int, limit: float, cells: int) -> None:
        self.heard = 0
        self._rate, self._limit = rate, limit
        self._tracer = Tracer(rate)
        self._highest = 1e-9
        self._peaks = np.zeros(cells, dtype=np.float32)

    def hear(self, piece: Samples) -> None:
        """Take in the next piece; BEFORE samples of it were heard before, AROUND come again."""
        self._tracer.add(piece[:, :-AROUND])
        self._highest = max(self._highest, float(np.abs(piece).max()))
        limit, cell = min(self._limit, self._highest), self._rate * CELL // RATE
        peaks = np.maximum.reduce(
            [true_peaks(channel, limit, cell) for channel in piece[:, BEFORE - AROUND :]]
        )
        # Where the file has a rate of its own, its cells are not those of the programme.
        moments = (self.heard + cell * np.arange(len(peaks))) * RATE // (self._rate * CELL)
        np.maximum.at(self._peaks, np.minimum(moments, len(self._peaks) - 1), peaks)
        self.heard += piece.shape[1] - BEFORE - AROUND

    def reading(self) -> Reading:
        """Give what all of it measures."""
        highest = decibels(float(self._peaks.max()))
        return Reading(self.heard / self._rate, highest, self._peaks, self._tracer.trace())
