"""The clock: stories re-fitted until the bulletin, as it is spoken, lasts as long as it should."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing.models import Story
from briefing.summarise import Plan, Repertoire, Rung, climb, nearer
from briefing.summarise.length import spoken

_MOST = 12
"Times a bulletin is tried before the nearest is taken."
_FAR = 0.06
"Share of the time beyond which stories are chosen anew rather than one of them changed."
_ANEW = 3
"Times they are chosen anew; after that only one or two are changed at a time."
_A_STORY = 2.0
"About what a sting and the silences round it add for each story, s."
_CLOSE = 0.3
"How far inside what silences can do the time is aimed for, s."


@dataclass(frozen=True, slots=True)
class Heard:
    """A bulletin as it was heard, or as it is thought it will be."""

    least: float
    "How long it lasts with its silences drawn in, s."
    usual: float
    "How long it lasts as it is, s."
    most: float
    "How long it lasts with its silences drawn out, s."
    said: Mapping[str, float]
    "How long each sentence took, s, by its words."

    def beside(self, seconds: float) -> float:
        """Give how far from `seconds` it will end, silences drawn as far as they may be, s."""
        return max(self.least - seconds, seconds - self.most, 0.0)


Listen = Callable[[tuple[Story, ...]], Heard]


@dataclass(frozen=True, slots=True)
class Fit:
    """The stories that fill the time best, and what was tried on the way."""

    plan: Plan
    "The rung each story is told at."
    stories: tuple[Story, ...]
    "As told."
    attempts: tuple[tuple[int, float], ...]
    "How many stories each try had, and how long it lasted, s."
    whole: bool = False
    "True when every story is told as long as it can be: there is no more to fill the time with."


def fit(
    known: Repertoire, seconds: float, listen: Listen, *, pace: float, start: Plan | None = None
) -> Fit:
    """Give the stories with which a bulletin lasts `seconds`, or nearly so.

    `listen` gives how long a bulletin of some stories lasts. From a first choice (or `start`)
    a rung of a story's ladder is swapped, a story dropped or added, and the bulletin heard
    again, until its silences can make up the rest; when nothing does, the nearest is taken.
    """
    clock = _Clock(known, seconds, listen, pace)
    clock.run(start)
    plan = clock.nearest()
    attempts = tuple(
        (sum(rung is not None for rung in each), round(heard.usual, 2))
        for each, heard in clock.tried.items()
    )
    return Fit(plan, known.stories(plan), attempts, known.is_whole(plan))


class _Clock:
    """What is learnt of the voice and the programme while a bulletin is fitted."""

    def __init__(self, known: Repertoire, seconds: float, listen: Listen, pace: float) -> None:
        self.known = known
        self.seconds = seconds
        self.listen = listen
        self.pace = pace
        self.said: dict[str, float] = {}
        self.tried: dict[Plan, Heard] = {}

    def run(self, start: Plan | None) -> None:
        """Try one plan after another until one fits or nothing is left to try."""
        plan = start or self._chosen(self.seconds)
        while plan is not None and len(self.tried) < _MOST:
            heard = self._hear(plan)
            if heard.beside(self.seconds) == 0:
                return
            plan = self._next(plan, heard)

    def nearest(self) -> Plan:
        """Give the plan that came nearest."""
        return min(
            self.tried,
            key=lambda plan: (
                self.tried[plan].beside(self.seconds),
                abs(self.tried[plan].usual - self.seconds),
            ),
            default=(None,) * len(self.known.items),
        )

    def _hear(self, plan: Plan) -> Heard:
        heard = self.listen(self.known.stories(plan))
        self.tried[plan] = heard
        self.said.update(heard.said)
        words = sum(spoken(text) for text in self.said)
        self.pace = words / max(0.1, sum(self.said.values()))
        return heard

    def _next(self, plan: Plan, heard: Heard) -> Plan | None:
        rungs = self._rungs()
        told = _seconds(rungs, plan)
        missing = self.seconds - heard.usual
        if abs(missing) > _FAR * self.seconds and len(self.tried) <= _ANEW:
            anew = self._chosen(self.seconds - (heard.usual - told))
            if anew is not None and anew not in self.tried:
                return anew
        room = min(_CLOSE, (heard.most - heard.least) / 4)
        wanted = (self.seconds - heard.most + room, self.seconds - heard.least - room)
        other = nearer(rungs, plan, wanted, self.tried.keys())
        if other is None:
            return None
        change = _seconds(rungs, other) - told
        better = (
            max(wanted[0] - change, change - wanted[1], 0.0) < heard.beside(self.seconds) + room
        )
        return other if better else None

    def _chosen(self, seconds: float) -> Plan | None:
        """Give the stories worth most in `seconds`; the first alone, when none fits; or None."""
        rungs = self._rungs()
        plan = climb(rungs, max(0.0, seconds))
        if any(rung is not None for rung in plan):
            return plan
        first = next((at for at, ladder in enumerate(rungs) if ladder), None)
        if first is None:
            return None
        return tuple(0 if at == first else None for at in range(len(rungs)))

    def _rungs(self) -> list[tuple[Rung, ...]]:
        return self.known.rungs(self._say, _A_STORY)

    def _say(self, text: str) -> float:
        known = self.said.get(text)
        return spoken(text) / self.pace if known is None else known


def _seconds(rungs: Sequence[Sequence[Rung]], plan: Plan) -> float:
    """Give about how long the stories of a plan take, s."""
    return sum(rungs[at][rung].seconds for at, rung in enumerate(plan) if rung is not None)
