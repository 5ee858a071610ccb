"""The survey: a programme's peaks and power cell by cell, so that gains are tried on figures.

A cell is a millisecond. Going through the sound once is enough: how loud it will be under a
gain and the limiter is then a sum over cells, right to a hundredth of a LU.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from briefing.master.limiter import CELL, MARGIN, Cells, Gains, Setting, cells_in, gains
from briefing.sound import factor
from briefing.sound.ahead import abreast
from briefing.sound.stream import pieces
from briefing.sound.truepeak import AROUND, true_peaks
from briefing.sound.weighting import BEFORE, gated_loudness, weighted_power

if TYPE_CHECKING:
    from briefing.models import Clip
    from briefing.sound import Samples

_TENTH = 98
"Cells in 100 ms."
_STRETCH = 100 * _TENTH
"Cells whose gains are reckoned at once."
_ROOM = 0.7
"Peaks are known to this part of what the first gain asks for, since later ones ask for more."
_NONE: Cells = np.zeros(0, dtype=np.float32)


class Survey:
    """What is known of each cell of a clip at 44.1 kHz."""

    def __init__(self, clip: Clip) -> None:
        """Go through the clip once."""
        self.cells = cells_in(len(clip.samples))
        self._clip = clip
        self._power = np.concatenate([_NONE, *abreast(self._weighed, pieces(clip, margin=BEFORE))])
        self._peaks = _NONE
        self._sure = np.inf  # peaks above this are true ones

    @property
    def lufs(self) -> float:
        """Loudness as it is, LUFS; -inf for silence."""
        return gated_loudness(_tenths(self._power), self._clip.rate)

    def needed(self, setting: Setting, first: int, last: int) -> Gains:
        """Give the part of the gain that each cell of a stretch may have, MARGIN more on each side.

        That part is 1 where nothing need be held down, and beyond the ends.
        """
        low, high = max(0, first - MARGIN), min(self.cells, last + MARGIN)
        limit = factor(setting.ceiling - setting.gain)
        peaks = np.maximum(self._true_peaks(limit)[low:high], np.float32(1e-9))
        inside = np.minimum(1.0, limit * setting.dips[low:high].astype(np.float64) / peaks)
        around = (low - (first - MARGIN), last + MARGIN - high)
        return np.pad(inside, around, constant_values=1.0)

    def loudness(self, setting: Setting) -> float:
        """Give the loudness of the clip under that setting, LUFS."""
        tenths = [np.zeros(0)]
        for first in range(0, self.cells, _STRETCH):
            last = min(first + _STRETCH, self.cells)
            slow, quick = gains(self.needed(setting, first, last))
            edges = (slow * quick)[MARGIN : MARGIN + last - first + 1]
            before, after = edges[:-1], edges[1:]
            held = (before**2 + before * after + after**2) / 3.0
            tenths.append(_tenths(self._power[first:last] * held))
        power = np.concatenate(tenths) * factor(setting.gain) ** 2
        return gated_loudness(power, self._clip.rate)

    def _true_peaks(self, limit: float) -> Cells:
        """Give the highest peak of each cell, interpolated wherever it may be above `limit`."""
        if limit < self._sure:
            self._sure = limit * _ROOM
            found = abreast(self._highest, pieces(self._clip, margin=AROUND))
            self._peaks = np.concatenate([_NONE, *found])
        return self._peaks

    def _weighed(self, piece: Samples) -> Cells:
        heard = piece[: len(piece) - BEFORE]
        return weighted_power(heard, self._clip.rate, CELL).astype(np.float32)

    def _highest(self, piece: Samples) -> Cells:
        return true_peaks(piece, self._sure, CELL).astype(np.float32)


def _tenths(power: npt.NDArray[np.floating]) -> Gains:
    """Give the power of each whole 100 ms."""
    whole = len(power) // _TENTH * _TENTH
    sums: Gains = power[:whole].reshape(-1, _TENTH).sum(axis=1, dtype=np.float64)
    return sums
