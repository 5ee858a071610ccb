"""A headline of at most twelve words that the article itself supports."""

from __future__ import annotations

import re

from briefing import text
from briefing.models import Article

LONGEST = 12
"Words."
_FEWEST = 4
"Words of a part of a title that may stand for it."

_SITE_SUFFIX = re.compile(r"\s+[|»–—]\s+[^|»–—]{2,40}$|\s+-\s+(?:[A-Z][\w.&'’]*\s?){1,5}$")
_LABEL = re.compile(
    r"^(?:(?:UPDATE|WRAPUP) \d+-|(?:explainer|exclusive|analysis|factbox|insight|focus|cricket"
    r"|soccer|rugby|tennis|golf|athletics|cycling|motor racing|boxing|swimming|olympics|oil"
    r"|sport)-(?=\w)"
    r"|\W*(?:watch|live|video|pictures?|pics|listen|exclusive|breaking|updated?"
    r"|photos?|gallery|revealed"
    r"|opinion|analysis|explainer|comment|recap|just in|in pictures|as it happened|latest)\b(?: "
    r"updates?)?"
    r"\s*[:|–—-]\s*)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[-–—:|(\[]\s*(?:video|live|pictures|watch|updated?|report|as it happened)\W*$",
    re.IGNORECASE,
)


def headline(article: Article, lead: str) -> str:
    """Give the article's title, cleaned, where it is fit to be spoken, else its lead made short."""
    title = clean_title(article.title)
    for one in (title, *_parts(title), _cut_title(title)):
        if one and _fit(one):
            return one
    return shortened(lead)


def _parts(title: str) -> tuple[str, ...]:
    """Give the two sides of a title's colon that can stand alone, what is told first."""
    found = [part.strip(" '\"‘’“”") for part in title.split(": ")] if title.count(": ") == 1 else []
    told = [part[:1].upper() + part[1:] for part in found if len(part.split()) >= _FEWEST]
    return tuple(sorted(told, key=lambda part: _FINITE.search(part) is None))


def _cut_title(title: str) -> str:
    """Give a title that is too long up to where a clause of it ends."""
    words = title.split()
    return _at_a_clause(words, verb_needed=False) if len(words) > LONGEST else ""


def clean_title(title: str) -> str:
    """Take the site's name and labels such as 'WATCH:' off a title."""
    tidied = _SITE_SUFFIX.sub("", text.tidy(title))
    before = ""
    while before != tidied:
        before, tidied = tidied, _TAIL.sub("", _LABEL.sub("", tidied)).strip()
    tidied = tidied.strip(" /|–—-:")
    if tidied.isupper():
        return ""
    return tidied[:1].upper() + tidied[1:]


def shortened(lead: str) -> str:
    """Give a lead cut at a clause, at most twelve words, never ending on a hanging word."""
    plain = re.sub(r"\s*\([^)]*\)", "", lead).rstrip(" .")
    tries = [
        plain,
        _RELATIVE.sub(_plain_clause, plain, count=1),
        _LONG_SUBJECT.sub(_head, plain, count=1),
    ]
    for one in tries:
        if len(one.split()) <= LONGEST:
            return one.rstrip(" .,;:–—-")
        cut = _at_a_clause(one.split())
        if cut:
            return cut
    label = _at_a_clause(plain.split(), verb_needed=False)
    if label:
        return label
    kept = plain.split()[:LONGEST]
    while kept and kept[-1].lower().strip(",.") in _HANGING:
        kept.pop()
    return " ".join(kept).rstrip(" .,;:–—-")


def _at_a_clause(words: list[str], *, verb_needed: bool = True) -> str:
    """Give the longest beginning that ends where a clause does, with its verb; or nothing."""
    for count in range(LONGEST, 4, -1):
        kept = " ".join(words[:count])
        last = words[count - 1].lower().strip(",")
        ends = (
            kept[-1] in ",;:"
            or words[count].lower() in _CLAUSES
            or words[count] in ("–", "—", "-", "--")
        )
        listing = "," in " ".join(words[max(0, count - 4) : count - 1])
        verb = _FINITE.search(_WITHOUT_RELATIVE.sub("", kept))
        told = verb is not None and len(verb.string[verb.end() :].split()) >= 2
        if ends and (told or not verb_needed) and not listing and last not in _HANGING:
            return kept.rstrip(" .,;:–—-")
    return ""


_LONG_SUBJECT = re.compile(
    r"^(?P<head>(?:[\w'’-]+ ){1,4}?)(?P<rest>(?:of|at|in|on|from|near|outside|with) (?:[\w'’-]+ "
    r"){2,14}?)(?=(?:has|have|had|was|were|is|are|will|must) )"
)


def _head(found: re.Match[str]) -> str:
    """Give the noun of a long subject alone, unless its verb would go with the rest."""
    return (
        found[0]
        if _FINITE.search(found["rest"]) or _FINITE.search(found["head"])
        else found["head"]
    )


_RELATIVE = re.compile(
    r",? (?:who|that|which) [^,]{5,120}?,? (?=(?:has|have|had|was|were|is|are|will|would|could"
    r"|must|can) )"
)
_NESTED = re.compile(r"\b(?:that|which|who|whose|if|whether|because|when|after|before|as|and)\b")


def _plain_clause(found: re.Match[str]) -> str:
    """Take a relative clause out only when nothing hangs inside it, so that its verb goes too."""
    inside = found[0].strip(" ,").split(" ", 1)[-1]
    return found[0] if _NESTED.search(inside) or not _FINITE.search(inside) else " "


_WITHOUT_RELATIVE = re.compile(r",? (?:who|that|which|whose) .*$")
_CLAUSES = frozenset(
    "after as when because while amid following with for in on at from despite before since "
    "until by "
    "during over near that who which where whose through to".split()
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did"
    r"|[a-z]{3,}ed(?! (?:with|by|from|in|at|to|on|for)\b)|won|lost|beat"
    r"|told|made|took|went|came|left|gave|got|kept|held|led|ran|met|paid|sold|grew|found|began|fell|rose|struck|hit|broke|set|cut|says?|said)\b"
)
_HANGING = frozenset(
    "the a an of to in on at by for from with and or but as that which who whose is was are "
    "were be "
    "has have had his her their its after before when while into over under will would can could "
    "including than because if said their some any no not also told said "
    "asked due set going able next last first only own ordered".split()
)


def _fit(title: str) -> bool:
    count = len(title.split())
    return 3 <= count <= LONGEST and "?" not in title and not title.endswith(("...", "…"))
