"""What one speaker says in several clauses: 'said that A, and that B' becomes two reports."""

from __future__ import annotations

import re

from briefing.summarise.captions import SOMEBODY
from briefing.summarise.ear.clauses import (
    FINITE,
    HAS_VERB,
    PAST_OR_PARTICIPLE,
    again,
    within_marks,
)
from briefing.summarise.ear.rule import Rule

_REPORT = re.compile(
    r"^(?P<who>(?!(?:[Tt]here|[Ii]t)\b)(?:[\w'’.&-]+ ){1,8}?)"
    r"(?P<verb>(?:said|says|added|announced|confirmed|warned|told [\w'’]+"
    r"(?: [\w'’-]+){0,5}?))(?: on [A-Z]\w+day)? that (?P<said>.+)\.$"
)
_AND_THAT = re.compile(rf"(?:,? (?:and|but)|,) that (?!(?:{FINITE}|means|meant|made|makes)\b)")
_VERB = re.compile(rf"{HAS_VERB.pattern}|\b{PAST_OR_PARTICIPLE}\b")
_SUBJECT_IS_ODD = re.compile(rf"\b(?:who|which|{FINITE})\b|^(?:If|When|As|After|Asked)\b")


def _reported(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _REPORT.match(text)
    if found is None or _SUBJECT_IS_ODD.search(found["who"]):
        return (text,)
    who, clauses = found["who"].strip(), _clauses(found["said"])
    called = again(who) or (who if len(who.split()) <= 4 else None)
    if len(clauses) < 2 or called is None or within_marks(text, found.start("said")):
        return (text,)
    if SOMEBODY.search(clauses[0]) and any(_HE.match(one) for one in clauses[1:]):
        return (text,)  # 'said that it was a lapse by a man of 60, and that he had paid'
    verb = found["verb"].split()[0].replace("told", "said").replace("added", "said")
    later = (f"{called} {verb} that {clause}." for clause in clauses[1:])
    return (f"{text[: found.start('said')]}{clauses[0]}.", *later)


_HE = re.compile(r"(?:he|she|they)\b")


def _clauses(said: str) -> list[str]:
    """Give the clauses that 'that' begins; all of it where one is no clause of its own."""
    clauses, begin = [], 0
    for found in _AND_THAT.finditer(said):
        if within_marks(said, found.start()):
            return [said]
        clauses.append(said[begin : found.start()])
        begin = found.end()
    clauses.append(said[begin:])
    whole = all(len(one.split()) >= 4 and _VERB.search(one) for one in clauses)
    return clauses if whole else [said]


RULES: tuple[Rule, ...] = (
    Rule(
        "split-reported",
        "“X said that ..., and that ...” becomes two sentences that both name X.",
        _reported,
        (
            (
                "Ann Lowe said that the ferry had closed at Stow, and that two men were hurt.",
                (
                    "Ann Lowe said that the ferry had closed at Stow. / "
                    "Lowe said that two men were hurt."
                ),
            ),
            (
                "Ann Lowe said that the ferry had closed, and that was that.",
                "Ann Lowe said that the ferry had closed, and that was that.",
            ),
        ),
        marks=(" that ",),
    ),
)
