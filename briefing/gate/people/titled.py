"""Titles and roles given to somebody else."""

from __future__ import annotations

from collections import defaultdict

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.roles import MUTUAL_ROLES, roles_of


def given(said: Reading, told: Reading) -> list[str]:
    """Name each role or title that the sources give to somebody else."""
    known: dict[str, set[str]] = defaultdict(set)
    for role, name in roles_of(told):
        known[role].update(name.split())
    return [
        f"exchanged: {role} is not {name} in the source"
        for role, name in roles_of(said)
        if role not in MUTUAL_ROLES
        and role in known
        and not known[role] & set(name.split())
        and set(name.split()) & told.stems
    ]
