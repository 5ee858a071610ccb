"""What a writer was asked, what it answered, and what was made of it: kept as a readable file."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.summarisers.writing import Draft, Usage


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one sentence of a draft may be spoken, and if not why."""

    sentence: str
    "What would be spoken; empty when the verdict is on the whole draft."
    cites: tuple[str, ...]
    "Ids of the sentences it was said to stand on."
    reasons: tuple[str, ...]
    "What was found against it; empty when it may be spoken."

    @property
    def ok(self) -> bool:
        """True when it may be spoken."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Attempt:
    """One draft and the verdicts on it."""

    draft: Draft
    "As the writer gave it."
    verdicts: tuple[Verdict, ...]
    "On each sentence, then on the whole where that is at fault."

    @property
    def ok(self) -> bool:
        """True when every sentence may be spoken."""
        return all(verdict.ok for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one story."""

    headline: str
    "The story's."
    asked: str
    "A mark of everything that decides the answer: a story with the same mark is not asked again."
    sources: dict[str, str]
    "The sentences that were sent, by id."
    attempts: tuple[Attempt, ...]
    "The first draft, and the repaired one where it was needed."
    spoken: bool
    "True when the writer's words are spoken; false when the extract is."
    why: str
    "Why the extract is spoken; empty when it is not."
    unavailable: bool = False
    "True when the writer could not be asked, so that the next run asks."


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a writer did for one edition."""

    writer: str
    "Kind, model, version of the prompt, temperature."
    stories: tuple[Written, ...]
    "In running order."
    taken: Usage
    "What all the answers here took, those of earlier runs included."
    cost: float | None
    "What that cost, in the producer's currency; None when no price is set."

    @property
    def by_writer(self) -> int:
        """How many stories are in the writer's words."""
        return sum(one.spoken for one in self.stories)

    @property
    def unavailable(self) -> bool:
        """True when some story could not be asked for."""
        return any(one.unavailable for one in self.stories)
