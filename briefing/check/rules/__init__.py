"""The rules a show is checked by: id, severity, where each comes from, and what to do about it."""

from __future__ import annotations

from briefing.check.finding import Finding
from briefing.check.rules import beside, feed, lasting, namespace, pages, served, sound
from briefing.check.rules.rule import Rule

__all__ = ["RULES", "Rule", "broken"]

_ALL = (feed, namespace, beside, lasting, pages, served, sound)

RULES = {rule.id: rule for part in _ALL for rule in part.RULES}
"Every rule by its id."


def broken(rule: str, where: str, message: str) -> Finding:
    """Give the finding that `rule` is broken at `where`."""
    known = RULES[rule]
    return Finding(rule, known.severity, where, message, known.remedy, known.source)
