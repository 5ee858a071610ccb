"""A rule: one thing that must, or should, be so."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.check.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must, or should, be so."""

    id: str
    "Its name in reports."
    severity: Severity
    """'error' when an app or a directory refuses the feed for it, 'warning' when listeners are
    worse off or what the directories recommend is left out, 'note' when it may be as meant."""
    source: str
    "Who says so."
    remedy: str
    "What to do about it."


def listed(severity: Severity, source: str, remedies: dict[str, str]) -> list[Rule]:
    """Give the rules of one severity and source, from their ids and remedies."""
    return [Rule(id_, severity, source, remedy) for id_, remedy in remedies.items()]
