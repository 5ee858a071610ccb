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
    for one in (title, *_parts(title), *_sentences(title), *_cut_title(title)):
        if one and _fit(one):
            return one
    return shortened(lead)


def _parts(title: str) -> tuple[str, ...]:
    """Give the two sides of a title's colon that can stand alone, what is told first.

    What somebody is quoted with says too little of what happened.
    """
    found = title.split(": ") if title.count(": ") == 1 else []
    told = [part for part in found if len(part.split()) >= _FEWEST and part[0] not in _MARKS]
    plain = [part[:1].upper() + part[1:] for part in told]
    return tuple(sorted(plain, key=lambda part: _FINITE.search(part) is None))


def _sentences(title: str) -> tuple[str, ...]:
    """Give what stands before a title's first full stop, semicolon or dash: the rest is a tease."""
    first, *rest = _STOP.split(title, maxsplit=1)
    return (first.rstrip("."),) if rest and len(first.split()) >= _FEWEST else ()


def _cut_title(title: str) -> tuple[str, ...]:
    """Give a title that is too long up to where a clause of it ends, and up to where a phrase."""
    words = title.split()
    if len(words) <= LONGEST:
        return ()
    return tuple(_at_a_clause(words, ends, verb_needed=False) for ends in (_PLACES, _PHRASES))


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
        for ends in (_PLACES, _PHRASES):
            cut = _at_a_clause(one.split(), ends)
            if cut:
                return cut
    label = _at_a_clause(plain.split(), _PHRASES, verb_needed=False)
    if label:
        return label
    kept = plain.split()[:LONGEST]
    while kept and kept[-1].lower().strip(",.") in _HANGING:
        kept.pop()
    short = " ".join(kept).rstrip(" .,;:–—-")
    return short if is_balanced(short) else re.sub(r"[“”\"]|(?<!\w)['‘](?=\w)", "", short)


def _at_a_clause(words: list[str], opens: frozenset[str], *, verb_needed: bool = True) -> str:
    """Give the longest beginning behind which one of some words opens a clause; or nothing."""
    for count in range(LONGEST, 4, -1):
        kept = " ".join(words[:count])
        last = words[count - 1].lower().strip(",")
        following = words[count].lower()
        onto = words[count : count + 2][1:] == ["to"]  # 'crawled on to the road'
        ends = (
            (kept[-1] in ",;:" and not _AGE.match(words[count]))
            or (following in opens and not onto)
            or words[count] in ("–", "—", "-", "--")
        )
        listing = "," in " ".join(words[max(0, count - 4) : count - 1])
        verb = _FINITE.search(_WITHOUT_RELATIVE.sub("", kept))
        told = verb is not None and len(verb.string[verb.end() :].split()) >= 2
        whole = last not in _HANGING and is_balanced(kept) and not _is_open(kept)
        if ends and whole and (told or not verb_needed) and not listing:
            return kept.rstrip(" .,;:–—-")
    return ""


def _is_open(kept: str) -> bool:
    """Tell whether words stop before they tell anything: 'Baker who rose at 2am'."""
    whose = _OF_SOMEBODY.match(kept)
    nothing = whose is not None and len(_VERB.findall(whose["rest"])) < _BOTH
    return nothing or _OPEN.search(kept) is not None


_BOTH = 2
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
    "after as when because while amid following despite before since until who which where whose "
    "but although though".split()
)
"What opens a clause, or a circumstance: what stands before it says something whole."
_PLACES = _CLAUSES | frozenset("in on at near during for".split())
"The same and what opens a phrase of place or time: it can mostly be spared."
_PHRASES = _PLACES | frozenset("with from by over that through".split())
"The same and what opens any other phrase: what stands before it may hang in the air."
_OPEN = re.compile(
    r"\b(?:that|who|which) (?:was|were|is|are) \w+$|\b(?:no one|sole \w+|best|like)$"
)
"A relative clause without its end; words that say nothing without what follows."
_OF_SOMEBODY = re.compile(r"^(?:[\w'’-]+ ){1,4}(?:who|that|which) (?P<rest>.*)$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|to|[a-z]{3,}ed|ran|took|made|gave|stole|won|lost|beat"
    r"|drove|named|shut|set|put|cut|hit|wins?|gets?|dies|sold|rose|fell|left|kept|held|told)\b"
)
"Two of them must stand behind 'who': what somebody did before, and what is told."
_MARKS = "'\"‘“"
_AGE = re.compile(r"\d{1,3},$")
_STOP = re.compile(r"(?<=[a-z\d]{2}[.!]) (?=[A-Z‘“'\"])|; | [–—-] ")
"Where a title's first sentence ends."
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
    "asked due set going able next last first only own ordered been being heads head".split()
)


def _fit(title: str) -> bool:
    count = len(title.split())
    told = "?" not in title and not title.endswith(("...", "…"))
    return 3 <= count <= LONGEST and told and is_balanced(title)


def is_balanced(words: str) -> bool:
    """Tell whether every quotation that some words open is closed in them."""
    straight = len(_OPENED.findall(words)) <= len(_CLOSED.findall(words))
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and straight


_OPENED = re.compile(r"(?:^|(?<=[\s(]))['‘](?=\w)(?!\d0s|em\b|tis\b|twas\b)")
_CLOSED = re.compile(r"(?<=[\w.!?,])['’](?!\w)")
"A possessive 'workers'' looks like one, and lets a quotation without its end pass."
