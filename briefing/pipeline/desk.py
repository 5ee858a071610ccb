"""What every stage of a run has at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from briefing.pipeline import casting
from briefing.pipeline.order import Event, Order, Outcome
from briefing.stages import Stage, WorkFolder
from briefing.voices.cast import Cast


@dataclass(slots=True)
class Desk:
    """What every stage has at hand."""

    order: Order
    say: Callable[[Event], None]
    work: WorkFolder
    when: datetime
    made_by: str
    timer: Callable[[], float]
    outcome: Outcome = field(default_factory=Outcome)
    known_cast: Cast | None = None

    @property
    def cast(self) -> Cast:
        """The voices of the show, made when first asked for."""
        if self.known_cast is None:
            self.known_cast = casting.cast(self.order.settings)
        return self.known_cast

    @property
    def speaks(self) -> bool:
        """True when this run comes as far as sound."""
        return self.order.until.order >= Stage.SPEAK.order

    @contextmanager
    def stage(self, stage: Stage, message: str) -> Iterator[None]:
        """Announce a stage and keep its time."""
        self.say(Event(stage, message))
        start = self.timer()
        yield
        self.outcome.timings[stage.value] = round(self.timer() - start, 3)

    def count(self, stage: Stage, things: int) -> None:
        """Note how many things of a stage were taken from an earlier run, if it was."""
        if stage in self.work.reused:
            self.outcome.reused[stage.value] = things
