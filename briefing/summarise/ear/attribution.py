"""Attribution before the statement: the listener hears who says it, then what."""

from __future__ import annotations

import re

from briefing import english, sentences
from briefing.summarise.ear.rule import Rule, capitalised, small, stopped

_NOBODY = (
    r"(?:he|she|they|it|we|I|who|which|that|and|but|in|at|on|as|by|for|with|after|before|under|amid"
    r"|despite|following|through|during|since|until|among|from|of|thanks|to|when|while|if|because"
    r"|where|what|how)"
)
"First words of what is nobody who says something: 'under plans to be announced'."
_WHO = rf"(?P<who>(?!{_NOBODY}\b)[^,;:–—\"“”]{{2,70}}?)"
_WHO_AFTER = _WHO.replace("?P<who>", "?P<who2>")
_SAID = (
    r"(?:told (?:reporters|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)|said|says|announced|confirmed|warned"
    r"|admitted|claimed|believe|believes|argued|revealed|reported)"
)
_WHEN = (
    r"(?P<when>(?: (?:on|late on|early on)? ?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"| yesterday| today| last night)?(?: in a statement)?)"
)
_TRAILING = re.compile(
    rf"^(?P<what>.+?), (?:{_WHO} (?P<verb>{_SAID})|(?P<verb2>said|says|according to) "
    rf"{_WHO_AFTER}){_WHEN}\s?\.$"
)
_WHO_OK = re.compile(
    r"^(?:an? |the |its |their |his |her |one |two |local |state |federal |city |county |some "
    r")?[\w'’.&/-]+(?: [\w'’.&/-]+){0,9}$"
)
_SPEECH = re.compile(
    rf"^(?P<mark>[“\"'‘])(?P<what>[^“”\"]+?),?(?P<end>[”\"'’]) (?:{_WHO} (?P<verb>{_SAID}|added)"
    rf"|(?P<verb2>said|says|added) {_WHO_AFTER})\s?\.(?: (?P<more>[“\"'‘].+[”\"'’]))?$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
    r"|[a-z]{3,}ed|died"
    r"|won|lost|told|made|took|went|came|left|began|fell|rose|struck|hit|broke|set|ran|got|gave"
    r"|kept|held|led)\b"
)
_WHOSE = re.compile(r"(?:its|his|her|their)\b")
_NO_VERB_INSIDE = re.compile(rf"\b(?:{english.SAYING}|who|which|that)\b")


def _first(text: str, common: frozenset[str]) -> tuple[str, ...]:
    if sentences.quotations(text) and text.lstrip()[:1] in "\"“'‘":
        return (_speech(text),)
    found = _TRAILING.match(text)
    if found is None or not _turnable(found):
        return (text,)
    who = (found["who"] or found["who2"]).strip()
    verb = found["verb"] or found["verb2"]
    what = small(found["what"], common)
    if what is None:
        return (text,)
    if verb == "according to":
        return (stopped(f"According to {who}{found['when']}, {what}"),)
    when = _when(found["when"]) or (" that" if _FRONTED.match(what) else "")
    return (stopped(capitalised(f"{who} {verb}{when} {what}")),)


def _turnable(found: re.Match[str]) -> bool:
    """Tell whether an attribution is a plain name and what it follows a plain statement."""
    who, what = (found["who"] or found["who2"]).strip(), found["what"]
    if _DAY.match(who) or (_HE.match(what) and who[:1].isupper()):
        return False  # 'officials in Nevada, said Friday'; 'He had a knife, John Ash said'
    said = (found["verb"] or found["verb2"]) != "according to"
    if said and _WHOSE.match(who) and not english.people(what):
        return False  # 'A firm is to close, its owner said': whose would come too late
    if not _WHO_OK.match(who) or _NO_VERB_INSIDE.search(who) or _FINITE.search(who):
        return False
    if found["verb2"] in ("said", "says") and not _names_somebody(who):
        return False
    return _FINITE.search(what) is not None and not _unsure(what)


_FRONTED = re.compile(r"(?:around|in|on|at|by|after|before|since|during|last|this|until)\b")
"When something happened, and not when it was said."
_HE = re.compile(r"(?:He|She|They)\b")
_DAY = re.compile(
    r"(?:(?:on|late|early) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight"
    r"|last (?:night|week|month|year)|in (?:a|the|an) )"
)
"When it was said, or where: nobody who says it."


def _names_somebody(who: str) -> bool:
    """Tell who was speaking from what was said: not "good morning to it" after "said"."""
    return (
        who[:1].isupper()
        or re.match(r"(?:an?|the|its) |[\w'’-]+$|(?:his|her|their) \S+(?: \S+)?$", who) is not None
    )


def _when(when: str) -> str:
    """Give the time of saying as said before the statement: ' on Monday that'."""
    if not when:
        return ""
    return f" {re.sub(r'^ (?=[A-Z])', 'on ', when).strip()} that"


def _unsure(what: str) -> bool:
    """Tell whether a statement cannot simply be put after its attribution."""
    said = re.search(rf"\b(?:{english.SAYING}|according to)\b", what)
    return said is not None or what.endswith(("?", "!")) or what.startswith(("But ", "And ", "So "))


def _speech(text: str) -> str:
    found = _SPEECH.match(text)
    if not found:
        return text
    who = (found["who"] or found["who2"]).strip()
    if not _WHO_OK.match(who):
        return text
    verb = found["verb"] or found["verb2"]
    stop = "" if found["what"][-1:] in ".!?" else "."
    more = f" {found['more'][1:-1]}" if found["more"] else ""
    if found["more"] and (
        found["more"][:1] != found["mark"] or found["more"][1:].count(found["mark"]) > 1
    ):
        more = ""
    return capitalised(f"{who} {verb}: {found['mark']}{found['what']}{stop}{more}{found['end']}")


RULES: tuple[Rule, ...] = (
    Rule(
        "attribution-first",
        "“..., X said” becomes “X said ...” where X is a plain name.",
        _first,
        (
            (
                "The road will stay closed until noon, police said.",
                "Police said the road will stay closed until noon.",
            ),
            (
                "The road will stay closed, the council said Monday.",
                "The council said on Monday that the road will stay closed.",
            ),
            (
                "The firm lost £2m last year, according to its accounts.",
                "According to its accounts, the firm lost £2m last year.",
            ),
            (
                "“It was dreadful,” said farmer Ned Poole.",
                "Farmer Ned Poole said: “It was dreadful.”",
            ),
            ("It was late, he said.", "It was late, he said."),
            (
                "The boy has been found, officials in Stow, Essex, said Friday.",
                "The boy has been found, officials in Stow, Essex, said Friday.",
            ),
            (
                "The test is cheaper than any in the U.S., researchers said.",
                "Researchers said the test is cheaper than any in the U.S.",
            ),
        ),
        marks=(
            "said",
            "says",
            "told ",
            "announced",
            "confirmed",
            "warned",
            "admitted",
            "claimed",
            "believe",
            "argued",
            "revealed",
            "reported",
            "added",
            "according to ",
        ),
    ),
)
