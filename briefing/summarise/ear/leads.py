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
from briefing.summarise.ear import participles
from briefing.summarise.ear.clauses import (
    FINITE,
    HANGING,
    HAS_VERB,
    MAY_BE_VERB,
    PAST,
    PAST_OR_PARTICIPLE,
    SAID_AT_END,
    within_marks,
)
from briefing.summarise.ear.rule import capitalised, stopped

_LONGEST = 30
"Words that may be said in one sentence."
_SHORTEST = 3
"Words that each part must have."
_DASH = re.compile(r" (?:--|[–—-]) ")
_WHO = re.compile(
    r"^(?P<subject>(?:The [a-z]+(?: [a-z]+)? of (?=an? ))?"
    r"(?P<count>[Aa]n?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) "
    r"(?P<noun>[\w'’-]+(?: [\w'’-]+){0,5})) (?:who|that|which) (?P<more>[^“”]+)\.$"
)
_WHO_AT_END = re.compile(
    r"^(?P<first>[^,;:–—“”\"]{30,} (?:by|to|from|with|for|against|of|on) "
    r"an? (?P<noun>[a-z-]+(?: [a-z-]+)?)) "
    rf"(?:who|that) (?P<clause>(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}) [^;:–—“”\"]+)\.$"
)
_BEGUN = re.compile(r"(?:(?:first|once|now|also|never|[a-z]+ly) )?\S+")
"The verb of a clause, perhaps behind an adverb."
_WITH = re.compile(
    r", (?:and )?with (?![^,]*\b(?:except\w*|condition\w*|proviso|caveat)\b)[^,“”\"]+\.$"
)
_SOURCE = re.compile(
    r"^(?P<told>[^“”\"]+, according to (?!(?:the|an?|his|her|its|their)\b)"
    r"(?:[\w'’-]+ ){0,2}?[\w'’-]+s) (?:who|that|which) [^,“”\"]+\.$"
)
_FINITE_WORD = re.compile(rf"\b(?:{FINITE}|{PAST})\b")
_MAIN = re.compile(r"(?:has|have|was|were|is|are|will|had|could)\b")
"What the verb of the subject may begin with."
_ITS_OWN = re.compile(
    r"\b(?:he|she|it|they|we|i|you|who|that|which|and|or|to|what|there)"
    r"(?: (?:\w+ly|also|first|then|never|not))? $",
    re.IGNORECASE,
)
"Before a verb: it is an inner clause's."
_OPENS_CLAUSE = re.compile(
    r"\b(?:said|says|claim\w*|believ\w*|thought|when|because|if|where|how)\b"
)
"Within a clause: a noun may have a verb of its own behind it."
_OF = frozenset("of in to and for from by with at on".split())
_AND = re.compile(
    r", (?P<word>and|but) (?P<second>(?:(?:one|two|three|four|five|six|a|an|the|its|his|her|their"
    r"|some|most|many|half|each|several|[a-z]+s) (?:[\w'’-]+ ){0,5}?|[a-z]+s "
    r"|(?:it|he|she|they) (?:[a-z]+ )?)"
    rf"(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}|say)\b[^“”\"]+)\.$"
)
_AFTER = re.compile(r",? after (?P<what>(?!\w+ing\b)[^“”\"]+)\.$")
_UNDER = re.compile(
    r", (?P<what>under (?:new |the |its |their )?(?:rules?|plans?|proposals?|laws?|measures?|powers"
    r"|a (?:law|rule|plan|scheme|bill|deal|proposal|ruling)|changes) [^“”\"]+)\.$"
)
_OTHERWISE = re.compile(
    r"(?:[\w,.-]+ ){1,2}(?:minutes?|hours?|days?|weeks?|months?|years?)\b"
    rf"|.*, and .*\b(?:{FINITE}|{PAST}|[a-z]+ed)\b"
)
"A time, or more than what came before: 'after 86 minutes, and Ann Lowe made it three'."
_WHEN = re.compile(r",? when (?P<what>(?:an?|the|their|his|her|its) [^“”\"]+)\.$")
_HURT = re.compile(
    r"\b(?:killed|injured|hurt|died|burnt|burned|lost their lives|taken to hospital)\b"
)
_BECAUSE = re.compile(r",? because (?!of\b)(?P<what>[^“”\"]+)\.$")
_LEANS = re.compile(r"(?:it|its|he|his|she|her|they|their)\b")
_UNSURE = re.compile(
    r"\b(?:not|never|no|if|whether|unless|who|which|that|accus\w+|charged|said|says?|claim\w*)\b"
    r"|n['’]t\b"
)
"In a statement: what came after it may be after another clause's verb."
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
    if _DASH.search(text):
        return None  # what stands between dashes may be of either part
    rules: tuple[Callable[[str], tuple[str, ...] | None], ...] = (
        _who,
        _who_at_end,
        _and,
        _after,
        participles.after_doing,
        participles.result,
        participles.in_what,
        _when,
        _because,
        _under,
        _source,
        _with,
    )
    for rule in rules:
        found = rule(text)
        if found and all(
            _SHORTEST <= length.written(part) <= _LONGEST and MAY_BE_VERB.search(part)
            for part in found
        ):
            return found
    return None


def _who(text: str) -> tuple[str, ...] | None:
    """Part 'A man who hid a camera has been fined': the one verb that is not the clause's."""
    found = _WHO.match(text)
    if found is None or _OF & set(found["noun"].split()[-1:]) or SAID_AT_END.search(text):
        return None
    more = found["more"]
    own = _BEGUN.match(more)
    verbs = [
        verb
        for verb in _FINITE_WORD.finditer(more, own.end() if own else 0)
        if not _ITS_OWN.search(more, max(0, verb.start() - 16), verb.start())
    ]
    first = next(iter(verbs), None)
    if first is None or not _MAIN.match(first[0]):
        return None
    clause, rest = more[: first.start()].rstrip(), more[first.start() :]
    if _OPENS_CLAUSE.search(clause) or HANGING.search(clause) or len(clause.split()) < _SHORTEST:
        return None
    if re.search(r"\b(?:it|its|they|them|their)\b", rest.split(",")[0]):
        return None  # which may be what only the clause names
    if re.search(r", (?:who|which|and|but|or|has|have|was|were|had)\b", clause):
        return None
    count = found["count"].lower()
    which = _head(found["noun"]) if count in ("a", "an") else f"{count} {_head(found['noun'])}"
    return f"{found['subject']} {rest}.", f"The {which} {clause}."


def _head(noun: str) -> str:
    """Give 'mayor' for 'former mayor of Lea'."""
    return re.split(rf" (?:{'|'.join(_OF)}) ", noun)[0].split()[-1]


def _who_at_end(text: str) -> tuple[str, ...] | None:
    """Part 'lost it to a caller who asked, spoke and then persuaded her'."""
    found = _WHO_AT_END.match(text)
    if found is None or SAID_AT_END.search(text) or _UNSURE.search(found["first"]):
        return None
    if re.search(r"\b(?:who|which|that)\b|, and (?!then)", found["clause"]):
        return None
    return stopped(found["first"]), f"The {_head(found['noun'])} {found['clause']}."


def _and(text: str) -> tuple[str, ...] | None:
    found = _AND.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if not HAS_VERB.search(first) or ", " in first[-40:] or _REPORTED.search(first):
        return None
    second = f"But {found['second']}." if found["word"] == "but" else f"{found['second']}."
    return stopped(first), capitalised(second)


def _after(text: str) -> tuple[str, ...] | None:
    found = _AFTER.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first, what = text[: found.start()], found["what"]
    if _LEANS.match(what) or _OTHERWISE.match(what) or re.search(r"\bafter\b", first):
        return None
    if not found[0].startswith(","):
        told = MAY_BE_VERB.search(what) or re.match(r"(?:an?|the) ", what)
        if _UNSURE.search(first) or _TIED.search(first) or not told:
            return None
    opening = "It comes after" if _NOW.search(first) else "It came after"
    return stopped(first), f"{opening} {what}."


def _when(text: str) -> tuple[str, ...] | None:
    """Part how it happened from what did: 'Nine people were killed when a bus fell'."""
    found = _WHEN.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if _UNSURE.search(first) or not _HURT.search(first):
        return None
    return stopped(first), f"It happened when {found['what']}."


def _because(text: str) -> tuple[str, ...] | None:
    found = _BECAUSE.search(text)
    if found is None or SAID_AT_END.search(text) or within_marks(text, found.start()):
        return None
    first = text[: found.start()]
    if _UNSURE.search(first):
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
