"""For the ear: print turned into speech by small named rules, each checked by the gate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefing.summarise import length
from briefing.summarise.ear.rule import Rule

__all__ = ["LEAD_SPLIT", "LONG", "LONGEST", "Rewritten", "Rule", "rewrite", "stands"]

LONG = 17
"Words beyond which a sentence is split, where that is sure."
WORDY = 24
"Words beyond which a description or an aside in it goes."
LEAD_SPLIT = "split-lead"
"The rule by which a lead becomes two sentences rather than be left out."
LEAD_CUT = "cut-lead"
"The rule by which a lead loses its last parts rather than be left out."
LONGEST = 30
"Words beyond which a sentence is not spoken while there is another."


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A unit as it will be spoken."""

    pieces: tuple[str, ...]
    "One sentence, or several it was split into, in order."
    rules: tuple[str, ...]
    "Ids of the rules applied, in order."


def rewrite(source: str, common: Iterable[str] = (), *, judged: bool = True) -> Rewritten:
    """Give a unit's words as a newsreader would say them.

    `common` are words the article also writes small, so that a capital they lose is no name's.
    A rule whose result the gate refuses is not applied. Saying the result again changes nothing.
    With `judged` false the gate is not asked, and whoever says the result must ask `stands`.
    """
    from briefing.summarise.ear import rules  # noqa: PLC0415 - slow to load, only needed here

    small = frozenset(common)
    pieces: tuple[str, ...] = (source,)
    applied: list[str] = []
    longest = length.written(source)
    for group, limit in (
        (rules.ALWAYS, 0),
        (rules.WHEN_LONG, LONG),
        (rules.APART, LONGEST),
        (rules.WHEN_TOO_LONG, WORDY),
        (rules.APART, LONGEST),
        (rules.LAST, LONGEST),
    ):
        for rule in group:
            if longest <= limit:
                break
            if not _may_find(rule, source):
                continue
            after = _applied(rule, pieces, small, limit)
            if after == pieces:
                continue
            most = max(map(length.written, after))
            if most > LONGEST >= longest:
                continue
            if not judged or stands(source, after):
                pieces, longest = after, most
                applied.append(rule.id)
    return Rewritten(pieces, tuple(applied))


def opening(source: str, said: Rewritten) -> Rewritten:
    """Give a lead that is still too long in two, or without its last parts, as the gate allows."""
    from briefing.summarise.ear import leads, trailing  # noqa: PLC0415 - as above

    if len(said.pieces) > 1 or length.written(said.pieces[0]) <= LONGEST:
        return said
    parted = leads.parted(said.pieces[0])
    if parted is not None and stands(source, parted):
        return Rewritten(parted, (*said.rules, LEAD_SPLIT))
    shorter = trailing.lead_cut(said.pieces[0])
    if shorter is None or not stands(source, (shorter,)):
        return said
    return Rewritten((shorter,), (*said.rules, LEAD_CUT))


def _may_find(rule: Rule, source: str) -> bool:
    """Tell whether a text holds one of a rule's marks: looking is cheap, searching is not."""
    for mark in rule.marks:
        if mark in source:
            return True
    return not rule.marks


@lru_cache(maxsize=1024)
def stands(source: str, pieces: tuple[str, ...]) -> bool:
    """Tell whether the gate lets a unit be said in these pieces."""
    from briefing import gate  # noqa: PLC0415 - slow to load, and only needed here

    return gate.faithful(" ".join(pieces), [source]).ok


def _applied(
    rule: Rule, pieces: tuple[str, ...], common: frozenset[str], limit: int
) -> tuple[str, ...]:
    """Give the pieces with a rule applied to each that is longer than `limit` words."""
    if len(pieces) == 1:
        return rule.apply(pieces[0], common)
    return tuple(
        part
        for piece in pieces
        for part in (rule.apply(piece, common) if length.written(piece) > limit else (piece,))
    )
