"""A last clause with commas of its own: 'X, who ..., ...' in a sentence too long to be said."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.captions import SOMEBODY
from briefing.summarise.ear.clauses import (
    FINITE,
    NAME,
    PAST,
    PAST_OR_PARTICIPLE,
    WITHIN,
    called_again,
    within_marks,
    without_source,
)
from briefing.summarise.ear.rule import Rule, capitalised

_VERB = rf"(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE})"
_MAIN = rf"\b{_VERB}\b"
_ADDED = re.compile(
    r"^(?P<first>.{30,}[\w’'”]), (?P<word>who|which|where|whose) (?P<rest>[^;:–—“”\"]+)$"
)
_ANOTHER_VERB = re.compile(
    rf", (?:(?:also|later|now|then|has|had) )*{_VERB}\b|, [a-z]+s (?:the|an?|his|her|its|their)\b"
    r"|, and (?:since|for|in|on|at|by|to|with)\b|, (?:in order |so as )?to \w+"
)
_NAMED = re.compile(rf"(?P<name>{NAME})(?:, aged (?P<age>\d+))?$")
_NOUN = re.compile(
    r"(?<!, and )(?<!of )\b(?:an?|the|his|her|its) (?:[\w'’-]+ ){0,2}?"
    r"(?P<noun>(?!(?:one|two|three|four|five|six|seven|eight|nine|ten)$)[a-z-]+)$"
)
_ONE = re.compile(rf"(?!(?:are|were|have|do)\b){_VERB}\b|[a-z]+s\b")
_STARTS = re.compile(rf"{_VERB}\b|(?:lives?|works?|plays?|runs?|owns?|suffers?|says?)\b")
_STARTS_SOON = re.compile(rf"(?:[\w'’-]+ ){{1,4}}{_VERB}\b")
_REPORTED = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|not|never|no|would)\b",
    re.IGNORECASE,
)


_CLEFT = re.compile(r"\b[Ii]t (?:was|is) (?!\w+ed\b)[^,]+, [A-Z][^,]*$")
"'It was one of those, Ann Lowe, who': the clause is the point."
_TWO = re.compile(r"\b(?:and|or|but) (?:whose|who|which|that)\b|, that\b")
"A second clause, which another word may own."


def _added(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    parts = without_source(text)
    found = _ADDED.match(parts[0]) if parts else None
    if parts is None or found is None or within_marks(text, len(found["first"])):
        return (text,)
    first, rest = found["first"], found["rest"]
    if _CLEFT.search(first) or _TWO.search(rest):
        return (text,)
    if _ANOTHER_VERB.search(rest) or _REPORTED.search(first) or not re.search(_MAIN, first):
        return (text,)
    second = _second(first, found["word"], rest)
    return (text,) if second is None else (f"{first}{parts[1]}", f"{second}{parts[1]}")


def _second(first: str, word: str, rest: str) -> str | None:
    """Give the clause as a sentence; None where it is not plain whom or what it tells of."""
    if word == "where":
        return f"There, {rest}" if _STARTS_SOON.match(rest) and not _STARTS.match(rest) else None
    begins = _STARTS_SOON if word == "whose" else _STARTS
    if not begins.match(rest) or (word != "whose" and not _ONE.match(rest)):
        return None
    named, noun = _NAMED.search(first), _NOUN.search(first)
    if word == "which" and (not noun or WITHIN.search(first[: noun.start("noun")])):
        return None
    if named and english.people(named["name"]):
        who = called_again(named["name"])
        if word == "which":
            return None
    elif noun and not noun["noun"].endswith("s") and _may_be(word, noun["noun"]):
        who = f"The {noun['noun']}"
    else:
        return None
    whose = ("’" if who.endswith("s") else "’s") if word == "whose" else ""
    return capitalised(f"{who}{whose} {rest}")


def _may_be(word: str, noun: str) -> bool:
    """Tell whether 'who' may be of a noun: of 'a rival on the other side' it is not the side."""
    return word == "which" or SOMEBODY.match(noun) is not None


RULES: tuple[Rule, ...] = (
    Rule(
        "split-added",
        "A last clause with “who” or “which” and commas of its own becomes a sentence.",
        _added,
        (
            (
                (
                    "Among those on the bus was the hurling coach Tommy Nolan, who drove on to "
                    "Lea, the next town, before he stopped."
                ),
                (
                    "Among those on the bus was the hurling coach Tommy Nolan. / Nolan drove on to "
                    "Lea, the next town, before he stopped."
                ),
            ),
            (
                "The row began when the league, which is run by the clubs, voted to start early.",
                "The row began when the league, which is run by the clubs, voted to start early.",
            ),
        ),
        marks=("who", "which", "where"),
    ),
)
