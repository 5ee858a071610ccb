"""A line on trial: what is seen of it, what is said of it, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.boilerplate.line import Line
from briefing.boilerplate.rules import Rule
from briefing.boilerplate.voice import Opinion
from briefing.models import Label


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line goes."""

    label: Label
    "What it is."
    rule: str
    "Name of the rule that decided."
    certain: bool
    "True when it may vouch for its neighbours: a rule's word or as good as one."


@dataclass(slots=True)
class Trial:
    """The lines of an article, and the verdicts so far; None means kept."""

    lines: Sequence[Line]
    spanned: Sequence[str]
    "What was set aside of each line: 'credit', 'other' or ''."
    keys: Sequence[str]
    "Of each line as it stood."
    zones: Sequence[str]
    ruled: Sequence[Rule | None]
    voice: Callable[[], Sequence[Opinion]]
    "Gives the learned voice's opinion of each line: it is asked when somebody wants to know."
    title: str
    "Key of the headline, or ''."
    headline: int | None
    "The line that is the headline itself."
    introduced: frozenset[int]
    "Lines that stay: posts that are introduced, tables in a row, points told nowhere else."
    captions: frozenset[str]
    "Keys of the texts the page called captions."
    verdicts: list[Verdict | None]
    asked: Callable[[int, Line], Opinion]
    "Gives the voice's opinion of a line if another stood at that place."
    heard: Sequence[Opinion] | None = None
    "What the voice said, once it was asked."

    @property
    def opinions(self) -> Sequence[Opinion]:
        """The learned voice's opinion of each line."""
        if self.heard is None:
            self.heard = self.voice()
        return self.heard

    def doubted(self, least: float) -> list[int]:
        """Give the full sentences not yet cut that the voice is at least so sure are no news."""
        opinions, verdicts = self.opinions, self.verdicts
        return [
            i
            for i, line in enumerate(self.lines)
            if opinions[i].cut >= least and line.is_sentence and verdicts[i] is None
        ]

    def cut(self, i: int, label: str, rule: str, *, certain: bool = False) -> None:
        """Decide that line i goes, unless that was decided before.

        The headline stays, and so does what the text introduces.
        """
        if self.verdicts[i] is None and i != self.headline and i not in self.introduced:
            self.verdicts[i] = Verdict(Label(label), rule, certain)

    def may_be_the_lead(self, i: int) -> bool:
        """Tell whether no full sentence before line i stays, but for the headline."""
        return not any(
            x.is_sentence and not self.is_cut(k) and x.key != self.title
            for k, x in enumerate(self.lines[:i])
        )

    def is_cut(self, i: int) -> bool:
        """Tell whether line i exists and goes."""
        return 0 <= i < len(self.lines) and self.verdicts[i] is not None
