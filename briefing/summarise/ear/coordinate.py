"""Statements side by side in a sentence too long to be said: each becomes its own."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import (
    FINITE,
    HAS_VERB,
    NAME,
    PAST,
    PAST_OR_PARTICIPLE,
    within_marks,
    without_source,
)
from briefing.summarise.ear.rule import Rule, capitalised

_WORD = r"(?!(?:who|which|that|and|or|but|whose|where|when)\b)[\w'’$£€%.-]+"
_NOUN = (
    rf"(?!(?:also|then|later|now|still|even|only|just|never|not|often|always|so|{FINITE})\b){_WORD}"
)
"What a subject may begin with: 'but also makes it hard' has none."
_SURE = (
    rf"(?:{FINITE}|{PAST}|believes|thinks|faces|needs|wants|includes|remains|became|means|puts"
    r"|pays|gets|makes|takes|gives)"
)
_JOINT = re.compile(
    r"(?:; (?:and |but |while )?|, (?:and|but|while|so) | and (?=(?:he|she|they|it|there)\b))"
    r"(?=(?:(?:after|in|on|at|for|with|since|despite) [^,]{4,90}, )?"
    rf"(?:(?:he|she|they|it|there|police) [\w'’]+|{NAME} (?:{PAST_OR_PARTICIPLE}|{_SURE})"
    rf"|{_NOUN}(?: {_WORD}){{0,8}}?(?: who [^,]{{8,40}}?)? {_SURE})\b)"
)
_NOT_ALONE = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|claiming|accord\w+|believ\w+|think|thought|if"
    r"|whether|because|unless|although|though|hop\w+|fear\w*|expect\w*|suggest\w*|found"
    r"|show\w*|estimat\w+|accus\w+|so that|until|both|neither|either|not only|how|why)\b"
    r"|\b(?:[a-z]+(?:ed|ing)|belief|doubt|evidence|fact|idea|rule|ruling|sign|view|warning) that\b",
    re.IGNORECASE,
)
"What a second statement may still depend on."
_SUBORDINATE = re.compile(
    r"^(?:As|When|While|After|Before|Since|Once|With|Despite|In|On|At|For|Although|Though|Asked)\b"
)
_AT_ONCE = re.compile(r"\b(?:will|until|during|suspended|closed|shut)\b")


def _coordinate(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    parts = without_source(text)
    if parts is None or _SAID_BY.search(text):
        return (text,)
    # Whoever is named at the end says both.
    body, end = parts
    for found in _JOINT.finditer(body):
        first, second = body[: found.start()], body[found.end() :]
        if min(len(first.split()), len(second.split())) < 6 or within_marks(text, found.start()):
            continue
        if _NOT_ALONE.search(first) or not _is_whole(first):
            continue
        if found[0].startswith((", and", " and")) and _WHEN.search(first):
            continue  # 'stopped when two men were killed, and six were hurt'
        if "while" in found[0] and _AT_ONCE.search(first):
            continue
        lead = "But " if "but" in found[0] else ""
        return (f"{first}{end}", f"{capitalised(lead + second)}{end}")
    return (text,)


_SAID_BY = re.compile(r", (?:said|says|according to) [A-Z][^,]*,[^,]*\.$")
"Who says both, with what he is."
_WHEN = re.compile(r"[^,]{12,} (?:when|because|if|so that) ")


def _is_whole(first: str) -> bool:
    """Tell whether what stands before a joint is a statement, not the opening of one."""
    stated = first
    if _SUBORDINATE.match(first):
        stated = first.partition(", ")[2]
    return HAS_VERB.search(stated) is not None


RULES: tuple[Rule, ...] = (
    Rule(
        "split-coordinate",
        "Statements side by side in a sentence too long to be said become two sentences.",
        _coordinate,
        (
            (
                (
                    "More than 2,400 runners will set off from the square in the biggest race that "
                    "Derry has seen, and drivers have been asked to keep off the bridges."
                ),
                (
                    "More than 2,400 runners will set off from the square in the biggest race that "
                    "Derry has seen. / Drivers have been asked to keep off the bridges."
                ),
            ),
            (
                "The board found that the old bridge was unsafe, and the ferry will stay closed.",
                "The board found that the old bridge was unsafe, and the ferry will stay closed.",
            ),
        ),
    ),
)
