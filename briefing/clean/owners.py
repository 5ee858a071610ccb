"""Whose app, letter or channel a line speaks of: the title's own, or somebody else's.

A title calls what it offers by its own name, "the Echo app", and hardly ever says so in its
news. An app with another owner or a purpose of its own, "the council's app", "a parking app",
is what the news is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.boilerplate import company, traits
from briefing.boilerplate.line import Line
from briefing.boilerplate.rules import LONGEST

# Every repeat is bounded: a line may be a stranger's, and a megabyte of capitals.
_NAMED = re.compile(
    r"\b((?:[A-Z&][\w'’&-]{0,24} ){1,5})(?:[a-z-]{1,20} ){0,2}(?i:(?P<app>apps?)|alerts?|"
    r"notifications?|newsletters?|inbox|e-?mails?|letter|podcasts?|e-?editions?|edition|"
    r"subscri(?:bers?|ptions?)|members?|memberships?|whatsapp|widgets?|puzzles?|headlines|briefing|"
    r"bulletins?|home ?page)\b"
)
_OWNS = re.compile(r"['’]s? ?$")
_ANOTHERS_APP = re.compile(
    r"\b(?P<owner>(?:[A-Z][\w&]{0,24}[ -]){0,4}(?!(?:It|There|That|Here|What|Who|Today|Tomorrow)\b)"
    r"[A-Z][\w&-]{0,24})['’]s? (?:[a-z-]{1,20} ){0,3}apps?\b(?! store)"
    r"|\b(?!(?:paper|newspaper|title|site|website|newsroom|publisher|station|channel|magazine|weekly"
    r"|daily|here|there|that|what|who|let|it|service)['’])[a-z]{3,24}(?:['’]s|s['’]) "
    r"(?:[a-z-]{1,20} ){0,3}apps?\b(?! store)"
    r"|\b(?:council|club|bank|school|college|university|trust|government|force|charity|company|"
    r"operator|hospital|firm|department|airline|retailer|developer|society|association|union|church|"
    r"library|surgery|museum|theatre|parish|village|group|residents|neighbours|parents|volunteers|"
    r"drivers|players|staff|pupils|students|patients|customers)['’]s? (?:[a-z-]{1,20} ){0,3}"
    r"(?i:apps?|newsletters?|alerts?|website|podcast|e-?mails?|whatsapp|facebook)\b"
    r"|\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]{1,20} ){0,2}"
    r"(?i:apps?|newsletters?|podcast|channel|blog|e-?mails?)\b"
    r"|\bapps? (?:from|by|called|built by|made by|run by|named) (?:the )?(?!Apple|Google|App "
    r"|[A-Z][a-z]{2,6}day\b|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b)"
    r"(?P<maker>(?:[A-Z][\w&-]{0,24} ){0,4}[A-Z][\w&-]{0,24})"
    r"|\b(?i:(?:bank|banking|parking|ambulance|nhs|council|club|ticket|ticketing|booking|payments?|"
    r"loan|dating|taxi|bus|rail|train|translation|fitness|betting|hospital|patient|school|food|"
    r"delivery|messaging|tracking|bin|recycling|library|gp|health|police|government|gambling|"
    r"hotel|charging|lottery|attendance|scooter|budgeting)) apps?\b",
)
"An app that the line gives an owner or a purpose of its own."
_CALLED = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[a-z]{1,20} )?"
    r"((?:[A-Z][\w&'’-]{0,23}[A-Za-z\d] ){1,3})[Aa]pps?\b(?! [Ss]tore)"
)
"An app with a name: it is the title's own only where that is the title's too."
_NOT_A_NAME = frozenset(("apple", "google", "app", "free", "new"))
_OWNED = ("app", "newsletter", "alert", "website", "podcast", "mail", "facebook", "channel", "blog")
"Without one of these in the folded line it has no such app: looking is cheap, searching is not."


def own_product(line: Line, site: str) -> str:
    """Give what a line calls by the title's name: 'app', 'letter' or the like, or ''."""
    found = [
        "app" if match["app"] else "letter"
        for match in _NAMED.finditer(line.text[:LONGEST])
        if _ends_site(match[1], site)
    ]
    return min(found, default="")


def _ends_site(name: str, site: str) -> bool:
    plain = company.site_words(_OWNS.sub("", name).replace(" ", ""))
    return len(plain) >= 4 and site.endswith(plain)


def of_anothers_app(line: Line, site: str) -> bool:
    """Tell whether a line's app or letter is not the title's: "the council's app"."""
    if not any(owned in line.folded for owned in _OWNED):
        return False
    if _called_otherwise(line, site):
        return True
    found = list(_ANOTHERS_APP.finditer(line.text[:LONGEST]))
    names = [name for match in found if (name := match["owner"] or match["maker"])]
    if not site and names:
        return False
    # A town's rescue crew and its paper share a name; what they are tells them apart.
    return bool(found) and not any(name.casefold().split()[-1] in site for name in names)


_GETS = frozenset("download get install try grab add join".split())


def _called_otherwise(line: Line, site: str) -> bool:
    """Tell whether a line names an app, and not as the title is named.

    One that speaks to the reader must name it by more than a word, and not ask to get it: 'Check
    the Hazards Near Me app'.
    """
    if not site or "app" not in line.folded or traits.has(line, "we"):
        return False
    names = [match[1].split() for match in _CALLED.finditer(line.text[:LONGEST])]
    if line.you and line.words[0] in _GETS:
        return False
    if line.you:
        names = [name for name in names if len(name) > 1]
    return bool(names) and not any(_is_of_title(name, site) for name in names)


def _is_of_title(name: Sequence[str], site: str) -> bool:
    """Tell whether any word of a name is in the title's, or is its first letters."""
    plain = [_OWNS.sub("", word).casefold() for word in name]
    if any(word in _NOT_A_NAME for word in plain):
        return True
    initials = name[0].isupper() and 2 <= len(name[0]) <= 4 and name[0] != "NHS"
    return any(len(word) > 2 and word in site for word in plain) or (
        initials and site[:1] == plain[0][0] and _in_order(plain[0], site)
    )


def _in_order(letters: str, site: str) -> bool:
    rest = iter(site)
    return all(letter in rest for letter in letters)
