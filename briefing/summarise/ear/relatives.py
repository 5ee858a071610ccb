"""A clause with 'who', 'which', 'whose' or 'where' becomes a sentence, its noun said again."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import (
    FINITE,
    NAME,
    PAST,
    PAST_OR_PARTICIPLE,
    WITHIN,
    again,
    called_again,
    within_marks,
)
from briefing.summarise.ear.rule import Rule, capitalised, stopped

_REST = rf"(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE})"
_WHO_INSIDE = re.compile(
    rf"^(?P<name>(?:[\w'’-]+ ){{0,3}}?{NAME}|(?:The|A|An) [\w'’-]+(?: [\w'’-]+){{0,2}})"
    r"(?P<aged>, aged \d+)?, (?P<word>who|which|whose) "
    rf"(?P<clause>[^,;:–—]{{10,140}}), (?P<rest>{_REST}\b .+)$"
)
_WHO_WITH_COMMAS = re.compile(
    rf"^(?P<name>(?:[\w'’-]+ ){{0,3}}?(?:[A-Z]\w+ )?{NAME}|"
    r"(?:The|A|An) [\w'’-]+(?: [\w'’-]+){0,2})"
    r"(?P<aged>, aged \d+)?, (?P<word>who) (?P<clause>[^;:–—]{10,160}), "
    rf"(?P<rest>(?:{FINITE}|{PAST}|died|won|lost|told)\b [^,]+(?:, [A-Z][\w'’]+)?\.)$"
)
_WHO_AT_END = re.compile(
    rf"^(?P<main>.{{30,}}\b(?P<name>{NAME}))(?:, aged (?P<age>\d+))?, "
    r"(?P<word>who|whose) (?P<clause>[^,;:–—]+)\.$"
)
_FINITE_START = re.compile(
    rf"^(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}|lives?|works?|plays?|runs?|owns?)\b"
)
_FINITE_SOON = re.compile(rf"^(?:[\w'’“”\"-]+ ){{1,4}}(?:{FINITE}|{PAST}|takes|lives?)\b")


def _relative(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    inside = _WHO_INSIDE.match(text) or _WHO_WITH_COMMAS.match(text)
    if inside and _whole(inside):
        aged = inside["aged"] + "," if inside["aged"] else ""
        who = again(inside["name"])
        if inside["word"] == "which" and who and english.people(inside["name"]):
            who = inside["name"]  # 'Waitaki Waste' is nobody
        if who is not None and not _OF_THE_CLAUSE.search(inside["rest"]):
            return (f"{inside['name']}{aged} {inside['rest']}", f"{_named(who, inside)}.")
    found = _WHO_AT_END.match(text)
    if found is None or text[:1] in "“\"‘'" or not english.people(found["name"]):
        return (text,)
    if not _whole(found) or within_marks(text, len(found["main"])):
        return (text,)
    aged = f", aged {found['age']}" if found["age"] else ""
    return (stopped(f"{found['main']}{aged}"), f"{_named(called_again(found['name']), found)}.")


_OF_THE_CLAUSE = re.compile(r"\b(?:them|theirs|did so|do so)\b")
"What only the clause may have named."


def _whole(found: re.Match[str]) -> bool:
    """Tell whether a relative clause has its verb where one can see it."""
    pattern = _FINITE_SOON if found["word"] == "whose" else _FINITE_START
    return pattern.match(found["clause"]) is not None


def _named(who: str, found: re.Match[str]) -> str:
    if found["word"] == "whose":
        return f"{who}{'’' if who.endswith('s') else '’s'} {found['clause']}"
    return f"{who} {found['clause']}"


_WHICH = re.compile(r"^(?P<first>.{30,}[a-z0-9]), (?P<word>which|where) (?P<rest>[^,;:–—“”\"]+)\.$")
_SINGULAR = re.compile(
    rf"(?:is|was|has|had|will|would|could|may|can|{PAST}|[a-z]+ed|overlooks|includes|means|allows"
    r"|covers|runs|gives|makes|shows|contains|serves|carries|helps|offers|provides|employs|owns)\b"
)
_LOOSE = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|not|never|no)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?P<noun>(?:the|its|his|her|their) [a-z][\w-]+(?: [a-z][\w-]+)?"
    rf"|(?:(?:the|its|his|her|their) |(?<=\b(?:by|of|in|at|to) )){NAME})$"
)
_CLAUSE = re.compile(
    r"^(?:the|an?|his|her|its|their|he|she|they|it|police|two|three|some|more|[A-Z][\w'’-]*)\b"
    rf"(?: [\w'’-]+){{0,6}}? (?:{FINITE}|{PAST}|[a-z]{{3,}}ed)\b"
)


def _which(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _WHICH.match(text)
    if not found or within_marks(text, len(found["first"])) or _LOOSE.search(found["first"]):
        return (text,)
    if re.search(r"\b(?:and|but) which\b", found["rest"]) or _FAR.match(found["rest"]):
        return (text,)
    second = _there(found) if found["word"] == "where" else _that(found)
    return (text,) if second is None else (stopped(found["first"]), second)


def _there(found: re.Match[str]) -> str | None:
    """Give what happened where; None where two places may be meant."""
    first, rest = found["first"], found["rest"]
    if not _CLAUSE.match(rest) or re.search(r" and [^,]{3,40}$", first):
        return None  # 'at the baths and the market, where the queue was'
    return f"There, {rest}."


def _that(found: re.Match[str]) -> str | None:
    """Give what is said of the last thing named; None where that is not plainly it."""
    first, rest = found["first"], found["rest"]
    if first.endswith("s") or not _SINGULAR.match(rest):
        return None
    noun = _THING.search(first)
    if WITHIN.search(first[: noun.start()] if noun else first):
        return None  # 'the mosque in Stornoway, which had drawn letters'
    bare = noun is not None and noun["noun"][:1].isupper()
    sure = noun and (not bare or re.match(r"(?:is|was|has|had|will)\b", rest))
    if not sure and _DOES.match(rest):
        return None  # 'the owner of a site, which has not paid it'
    return capitalised(f"{noun['noun'] if noun and sure else 'This'} {rest}.")


_FAR = re.compile(
    r"(?:is|was) (?:about |nearly |only |just )?(?:half|a|an|\d[\d.,]*|[a-z]+) (?:a )?"
    r"(?:mile|km|kilo|met(?:re|er)|yard|foot|feet|minute|hour|day|week|month|year|per cent"
    r"|pound|dollar|euro)"
)
"How far or how long: of the whole, and not of the word before it."
_DOES = re.compile(r"(?:has|had) (?!been\b)")
"What somebody has done, who is not called 'this'."


_PLACE = re.compile(
    rf"^(?P<first>.{{30,}} (?:in|at|near|from|outside|to) (?P<name>{NAME})), (?P<where>"
    r"(?:(?:just|about|around|some|roughly) )?(?:(?:[\w-]+ )?"
    r"(?:[\w.,]+ (?:miles?|km|kilometres|kilometers|minutes) )?"
    r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outside"
    r"|inland) (?:of|from) |near ))[^,;:–—“”\"]{3,60})\.$"
)


def _place(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _PLACE.match(text)
    if not found or within_marks(text, len(found["first"])) or found["name"].startswith("The "):
        return (text,)
    return (stopped(found["first"]), f"{found['name']} is {found['where']}.")


RULES: tuple[Rule, ...] = (
    Rule(
        "split-relative",
        "A “who”, “which” or “whose” clause on a name becomes a sentence of its own.",
        _relative,
        (
            (
                "Nora Quill, who was a teacher for 30 years, has left her house to the school.",
                "Nora Quill has left her house to the school. / Quill was a teacher for 30 years.",
            ),
            (
                "The Stow Larder, which works from an old shop, gave out more food this year.",
                (
                    "The Stow Larder gave out more food this year. / "
                    "The Stow Larder works from an old shop."
                ),
            ),
            (
                "The canoeist, who has been missing since Sunday, was found on the moor.",
                "The canoeist was found on the moor. / The canoeist has been missing since Sunday.",
            ),
        ),
        marks=("who", "which"),
    ),
    Rule(
        "split-which",
        "A last clause with “which” or “where” becomes a sentence of its own.",
        _which,
        (
            (
                "The council has bought the corn exchange, which will open as a library.",
                (
                    "The council has bought the corn exchange. / "
                    "The corn exchange will open as a library."
                ),
            ),
            (
                "The council has bought a corn exchange, which will open as a library.",
                "The council has bought a corn exchange. / This will open as a library.",
            ),
        ),
        marks=("which", "where"),
    ),
    Rule(
        "split-place",
        "Where a place lies becomes a sentence of its own.",
        _place,
        (
            (
                "Two farms were cut off when the river rose at Lower Marle, south of Oakham.",
                (
                    "Two farms were cut off when the river rose at Lower Marle. / "
                    "Lower Marle is south of Oakham."
                ),
            ),
        ),
    ),
)
