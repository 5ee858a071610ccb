"""The intake: each take is made ready for the mix while the next ones are still being spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.sound import Samples, loudness, resample
from briefing.sound.stream import let_go

if TYPE_CHECKING:
    from briefing.models import Take


class Intake:
    """Takes in the order they come, measured and brought to the rate of the mix.

    Several threads may add at once. With `keep` false only the measures are kept, so that the
    sound of an hour need not lie in memory twice.
    """

    def __init__(self, *, keep: bool = True) -> None:
        """Start empty."""
        self._keep = keep
        self._levels: dict[tuple[int, str, str], float] = {}
        self._sounds: dict[tuple[int, str, str], Samples] = {}

    def add(self, take: Take) -> None:
        """Make one take ready; a line spoken again by another voice is another take."""
        if self._keep:
            self._sounds[_mark(take)] = resample(take.clip).samples
        self._levels[_mark(take)] = loudness(take.clip)
        let_go(take.clip.samples)

    def level(self, take: Take) -> float:
        """Give the loudness of a take, LUFS; -inf for silence."""
        known = self._levels.get(_mark(take))
        if known is None:
            known = loudness(take.clip)
            let_go(take.clip.samples)
        return known

    def sound(self, take: Take) -> Samples:
        """Give a take's samples at the rate of the mix; what was kept of it is handed out once."""
        kept = self._sounds.pop(_mark(take), None)
        if kept is None:
            kept = resample(take.clip).samples
            let_go(take.clip.samples)
        return kept


def _mark(take: Take) -> tuple[int, str, str]:
    return take.line, take.voice, take.spoken
