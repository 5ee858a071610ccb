"""A lead that no rule made short enough, parted where its grammar shows it: it must not be lost.

The rules for any sentence part it only where they are sure of every word. A lead that stays too
long is not spoken at all, so here a main verb that cannot be another's is enough, and the gate
judges what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing import english
from briefing.summarise import length
from briefing.summarise.ear import lead_subjects, participles
from briefing.summarise.ear.breaking import breaks_off
from briefing.summarise.ear.clauses import (
    FINITE,
    HAS_VERB,
    MAY_BE_VERB,
    PAST,
    PAST_OR_PARTICIPLE,
    SAID_AT_END,
    again,
    called_again,
    within_marks,
)
from briefing.summarise.ear.rule import capitalised, stopped

_LONGEST = 30
"Words that may be said in one sentence."
_SHORTEST = 3
"Words that each part must have."
_HERE = re.compile(r"\bhere\b")
_DASH = re.compile(r" (?:--|[–—-]) ")
_WITH = re.compile(
    r", (?:and )?with (?![^,]*\b(?:except\w*|condition\w*|proviso|caveat)\b)[^,“”\"]+\.$"
)
_SOURCE = re.compile(
    r"^(?P<told>[^“”\"]+, according to (?!(?:the|an?|his|her|its|their)\b)"
    r"(?:[\w'’-]+ ){0,2}?[\w'’-]+s) (?:who|that|which) [^,“”\"]+\.$"
)
_AND = re.compile(
    r", (?P<word>and|but) (?P<second>(?:(?:one|two|three|four|five|six|a|an|the|its|his|her|their"
    r"|some|most|many|half|each|several) (?:[\w'’-]+ ){0,5}?"
    rf"(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}|say)|(?!(?:is|was|has|does|says|this)\b)[a-z]+s "
    r"(?:have|are|were|say|will|could|can))\b[^“”\"]+)\.$"
)
_SAID_BOTH = re.compile(
    r"^(?P<who>(?:The |An? )?[\w'’.-]+(?: [\w'’.-]+){0,3}) said "
    r"(?P<first>(?:that )?[^“”\"]{30,}), and "
    rf"(?P<second>(?:that )?(?:[\w'’-]+ ){{1,6}}?(?:{FINITE}|{PAST})\b[^“”\"]+)\.$"
)
_INSERTED = re.compile(
    r"^(?P<who>[^,“”\"]{10,120}), (?:laid|built|held|found|made|known|left|set|carved|buried|hidden"
    r"|[a-z]+ed) [^,“”\"]+, (?P<told>(?:has|have|was|were|is|are) [^,“”\"]+\.)$"
)
_AFTER = re.compile(r",? after (?P<what>(?!\w+ing\b)[^“”\"]+)\.$")
_UNDER = re.compile(
    r",? (?P<what>under (?:(?:new |the |its |their )?(?:rules|plans|proposals|laws|measures|powers"
    r"|changes)|(?:a|the|its) (?:law|rule|plan|scheme|bill|deal|proposal|ruling|restructuring"
    r"|overhaul|shake-up|agreement|settlement|package|budget|programme)) [^“”\"]+)\.$"
)
_OTHERWISE = re.compile(
    r"(?:a while|that|all|midnight|noon|dark)\b"
    r"|(?:[\w,.-]+ ){1,2}(?:minutes?|hours?|days?|weeks?|months?|years?)\b"
    rf"|.*, and .*\b(?:{FINITE}|{PAST}|[a-z]+ed)\b"
)
"A time, or more than what came before: 'after 86 minutes, and Ann Lowe made it three'."
_WHEN = re.compile(r",? when (?P<what>(?:an?|the|their|his|her|its) [^“”\"]+)\.$")
_HURT = re.compile(
    r"\b(?:killed|injured|hurt|died|burnt|burned|lost their lives|taken to hospital)\b"
)
_BECAUSE = re.compile(r",? because (?!of\b)(?P<what>[^“”\"]+)\.$")
_LEANS = re.compile(r"(?:it|its|he|his|she|her|they|their)\b")
_STANDS = re.compile(
    r"^There (?:is|are|was|were)\b"
    r"|^(?:(?!\b(?:has|have|had|will)\b)[^,]){0,60}?\b(?:is|are) (?!to\b|being\b|[a-z]+ed\b|set\b)"
)
"How things stand, and nothing that happened."
_REPORTED = re.compile(
    rf"\b(?:{english.SAYING}|claim\w*|believ\w*|thinks?|thought|accord\w*|if|whether|unless)\b"
)
"In a first half: the second may be that person's word too, or hang on that condition."
_TIED = re.compile(
    r"\b(?:named|look\w*|ask\w*|tak\w+|soon|shortly|just|only|even|until|hours?|minutes?|days?"
    r"|weeks?|months?|years?)$"
)
"What goes with an 'after'."
_NOW = re.compile(r"\b(?:has|have|is|are|can|will|could)\b")


def parted(text: str) -> tuple[str, ...] | None:
    """Give a lead of too many words as one or two sentences that can be said, or None."""
    if _DASH.search(text) or _HERE.search(text):
        return None  # what stands between dashes may be of either part; where is 'here'?
    rules: tuple[Callable[[str], tuple[str, ...] | None], ...] = (
        lead_subjects.inside,
        lead_subjects.at_end,
        _said_both,
        _and,
        _after,
        participles.after_doing,
        participles.result,
        participles.in_what,
        _when,
        _because,
        _under,
        _source,
        _inserted,
        _with,
    )
    for rule in rules:
        found = rule(text)
        if (
            found
            and not breaks_off(found[0][:-1], ",")
            and all(
                _SHORTEST <= length.written(part) <= _LONGEST and MAY_BE_VERB.search(part)
                for part in found
            )
        ):
            return found
    return None


def _and(text: str) -> tuple[str, ...] | None:
    found = _AND.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if not HAS_VERB.search(first) or ", " in first[-40:] or _REPORTED.search(first):
        return None
    second = f"But {found['second']}." if found["word"] == "but" else f"{found['second']}."
    return stopped(first), capitalised(second)


def _said_both(text: str) -> tuple[str, ...] | None:
    """Part what one source says: 'Police said a man was held, and that a van had been found'."""
    found = _SAID_BOTH.match(text)
    if found is None or not MAY_BE_VERB.search(found["first"]):
        return None
    if _LEANS.match(found["second"].removeprefix("that ")):
        return None
    who = again(found["who"]) or called_again(found["who"])
    return stopped(f"{found['who']} said {found['first']}"), f"{who} said {found['second']}."


def _inserted(text: str) -> tuple[str, ...] | None:
    """Leave out how something was that has been found: 'remains, laid side by side, have been'."""
    found = _INSERTED.match(text)
    return None if found is None else (f"{found['who']} {found['told']}",)


def _after(text: str) -> tuple[str, ...] | None:
    found = _AFTER.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first, what = text[: found.start()], found["what"]
    if _LEANS.match(what) or _OTHERWISE.match(what) or re.search(r"\bafter\b", first):
        return None
    loose = not found[0].startswith(",")
    if loose and (
        lead_subjects.UNSURE.search(first) or _TIED.search(first) or not MAY_BE_VERB.search(what)
    ):
        return None
    if _STANDS.search(first):
        return None  # 'It comes after' wants something that happened
    opening = "It comes after" if _NOW.search(first) else "It came after"
    return stopped(first), f"{opening} {what}."


def _when(text: str) -> tuple[str, ...] | None:
    """Part how it happened from what did: 'Nine people were killed when a bus fell'."""
    found = _WHEN.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if lead_subjects.UNSURE.search(first) or not _HURT.search(first):
        return None
    return stopped(first), f"It happened when {found['what']}."


def _because(text: str) -> tuple[str, ...] | None:
    found = _BECAUSE.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if lead_subjects.UNSURE.search(first):
        return None
    return stopped(first), f"This {'is' if _NOW.search(first) else 'was'} because {found['what']}."


def _under(text: str) -> tuple[str, ...] | None:
    found = _UNDER.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if _REPORTED.search(first):
        return None
    return stopped(first), f"This {'is' if _NOW.search(first) else 'was'} {found['what']}."


def _source(text: str) -> tuple[str, ...] | None:
    """Leave out what is said of who says so: 'according to experts who have found it'."""
    found = _SOURCE.match(text)
    return None if found is None else (stopped(found["told"]),)


def _with(text: str) -> tuple[str, ...] | None:
    """Leave out what went with it, which is no condition of it: ', with four calling for a cut'."""
    found = _WITH.search(text)
    if found is None or within_marks(text, found.start()):
        return None
    return (stopped(text[: found.start()]),)
