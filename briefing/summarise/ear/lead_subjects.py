"""A lead with a clause that says who: 'a man who hid a camera has been fined', in two sentences."""

from __future__ import annotations

import re

from briefing.summarise.ear.clauses import (
    FINITE,
    HANGING,
    PAST,
    PAST_OR_PARTICIPLE,
    SAID_AT_END,
)
from briefing.summarise.ear.rule import stopped

_FEWEST = 3
"Words of a clause that makes a sentence."
UNSURE = re.compile(
    r"\b(?:not|never|no|if|whether|unless|who|which|that|accus\w+|charged|said|says?|claim\w*)\b"
    r"|n['’]t\b"
)
"In a statement: what came after it may be after another clause's verb."
_WORD = r"(?!(?:an?|the|who|whose|which|that|after|before|when)\b)[\w'’-]+"
_WHO = re.compile(
    r"^(?P<subject>(?:The [a-z]+(?: [a-z]+)? of (?=an? ))?"
    r"(?P<count>[Aa]n?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) "
    rf"(?P<noun>{_WORD}(?: {_WORD}){{0,5}})) (?:who|that|which) (?P<more>[^“”]+)\.$"
)
_WHO_AT_END = re.compile(
    r"^(?P<first>[^,;:–—“”\"]{30,} (?:by|to|from|with|for|against|of|on) "
    r"an? (?P<noun>[a-z-]+(?: [a-z-]+)?)) "
    rf"(?:who|that) (?P<clause>(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}) [^;:–—“”\"]+)\.$"
)
_OF_THE_CLAUSE = re.compile(
    r"\b(?:it|its|they|them|their|the (?:money|cash|sum|theft|crime|attack|crash|fire))\b"
)
_FORMER = re.compile(r"(?:former|ex-|late|retired|acting|deputy)\b")
_BEGUN = re.compile(r"(?:(?:first|once|now|also|never|[a-z]+ly) )?\S+")
"The verb of a clause, perhaps behind an adverb."
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
    r"\b(?:said|says|claim\w*|believ\w*|thought|when|because|if|where|how|whose)\b"
)
"Within a clause: a noun may have a verb of its own behind it."
_OF = frozenset("of in to and for from by with at on".split())


def inside(text: str) -> tuple[str, ...] | None:
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
    if _OPENS_CLAUSE.search(clause) or HANGING.search(clause) or len(clause.split()) < _FEWEST:
        return None
    if _OF_THE_CLAUSE.search(rest):
        return None  # which may be what only the clause names
    if re.search(r", (?:who|which|and|but|or|has|have|was|were|had)\b", clause):
        return None
    count = found["count"].lower()
    which = _head(found["noun"]) if count in ("a", "an") else f"{count} {_head(found['noun'])}"
    return f"{found['subject']} {rest}.", f"The {which} {clause}."


def _head(noun: str) -> str:
    """Give 'brewer' for 'young brewer of Lea', and 'former mayor' for 'former mayor of Lea'."""
    if _FORMER.match(noun):
        return re.split(rf" (?:{'|'.join(_OF)}) ", noun)[0]
    return re.split(rf" (?:{'|'.join(_OF)}) ", noun)[0].split()[-1]


def at_end(text: str) -> tuple[str, ...] | None:
    """Part 'lost it to a caller who asked, spoke and then persuaded her'."""
    found = _WHO_AT_END.match(text)
    if found is None or SAID_AT_END.search(text) or UNSURE.search(found["first"]):
        return None
    if re.search(r"\b(?:who|which|that)\b|, and (?!then)", found["clause"]):
        return None
    return stopped(found["first"]), f"The {_head(found['noun'])} {found['clause']}."
