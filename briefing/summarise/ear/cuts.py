"""Sentences still too long: what only adds goes, where what is left stands by itself."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise import length
from briefing.summarise.ear.clauses import (
    FINITE,
    HANGING,
    HAS_VERB,
    NAME,
    SAID_AT_END,
    within_marks,
)
from briefing.summarise.ear.rule import Rule, outside

_SHORTEST, _LONGEST = 10, 30
"Words that a sentence may have after its tail is cut."
_APPOSITIVE = re.compile(rf"(?P<name>{NAME}), (?:an?|the) [^,;:–—“”\"]{{5,90}},(?= {FINITE} )")
_DASHES = re.compile(
    r"\s(?:--|[–—-])\s(?!and |or |not |but )[^–—]{3,140}?\s(?:--|[–—-])(?=\s(?!\w+ing\b))"
)
_TAIL = re.compile(
    r"(?:,| (?:--|[–—-])) (?:after|as|when|while|where|who|which|whose|including|with|despite"
    r"|because|following|amid|instead|near|along|rather|out of|a |an |the "
    r"|and (?=(?:the|an?|he|she|it|they|his|her|its|their) )|[a-z]+ing )[^“”\"]*$"
)
_TAIL_NO_COMMA = re.compile(
    r" (?:after|when|while|where|because|following|amid|despite|although|which|in what|as (?:he"
    r"|she|it|they|the|his|her))\b [^“”\"]*$"
)
_NO_VERB = (
    rf"(?!.*\b(?:{FINITE}|[a-z]+ed|that|who|which|to|or|and [a-z]+s|{english.SAYING})\b) "
    r"[^“”\",]*$"
)
_TAIL_PLACE = re.compile(
    r" (?:in|at|during|over|near|since|throughout|across|outside"
    rf"|on (?=[A-Z]\w+day\b|[A-Z][a-z]+ \d|charges|suspicion|allegations))\b{_NO_VERB}"
)
_TAIL_PHRASE = re.compile(
    r" (?<!charged )(?<!keeping )(?<!connection )(?<!line )(?<!accordance )(?:for|with|by|from"
    rf"|through|into|against|under|among|amid|via|around|towards?)\b{_NO_VERB}"
)
_INSERTED = re.compile(
    r", (?:who|which|whose|where|also known|known|accompanied|currently|including|released|taken"
    r"|identified|held"
    r"|based|built|led|described|dubbed|named|armed|dressed|aged \d+)\b[^,:;–—“”\"]*,(?= "
    rf"(?:{FINITE}|easily|also|later|then|again|never|has|[a-z]+ed) )"
    r"|, [a-z]+ing [^,“”\"]+(?=, according to [^,]+\.$)"
)
_SOURCE = re.compile(
    r"(?P<source>, according to (?:[\w'’.&-]+ ){1,6}?[\w'’.&-]+),? "
    r"(?:who|which|that|released|issued|published|filed|posted|unsealed|obtained|by|in|on|at"
    r"|from)\b [^,“”\"]*\.$"
)
_FRONTED = (
    r"(?:As|When|After|While|Although|Though|Despite|If|Since|With|In|At|On|For|By|From|Now|Once"
    r"|Having|Because"
    r"|Before|Upon|Under|During|Following|Armed|Asked|[A-Z][a-z]+ing)\b"
)


def _appositive(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _APPOSITIVE.sub(r"\g<name>", part)),)


def _inserted(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _INSERTED.sub(_unless_nested, part)),)


def _unless_nested(found: re.Match[str]) -> str:
    """Keep a clause that stands after another comma: what it hangs on is then not sure."""
    return found[0] if "," in found.string[: found.start()] else ""


def _dashes(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _DASHES.sub("", part)),)


def _source(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_SOURCE.sub(r"\g<source>.", text),)


def _tail(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL),)


def _subordinate(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL_NO_COMMA),)


def _place(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL_PLACE),)


def _phrase(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL_PHRASE),)


def _without_tail(text: str, pattern: re.Pattern[str]) -> str:
    """Give the longest beginning of at most thirty words that a tail can be cut from."""
    best = text
    for found in re.finditer(r" ?[,–—-]* ", text):
        tail = pattern.match(text, found.start())
        kept = text[: found.start()].rstrip(" ,–—-")
        if tail is None or not _SHORTEST <= length.written(kept) <= _LONGEST:
            continue
        if within_marks(text, found.start()):
            continue
        if _whole(kept, tail[0]) and _keeps_source(tail[0]):
            best = re.sub(r",([”’])$", r"\1", kept) + "."
    return best


def _keeps_source(tail: str) -> bool:
    """Tell whether a cut leaves who says so, and what it depends on, where they were."""
    if re.search(rf", {FINITE}\b", tail) or SAID_AT_END.search(tail):
        return False
    return not re.search(r"\b(?:according|if|unless|until|but|not)\b", tail)


def _whole(kept: str, tail: str) -> bool:
    """Tell whether the words before a cut can stand as a sentence."""
    last = kept.rsplit(maxsplit=1)[-1].lower()
    if re.search(r", (?:\w+ ?){1,6}$", kept) and re.match(r",? (?:an?|the) ", tail):
        return False
    if re.match(r" (?:after|before|when|that|as)\b", tail) and HANGING.search(kept):
        return False
    if re.search(r"\b(?:who|that|which) [\w'’-]+$", kept):
        return False
    if last in english.EMPTY or (last.endswith("ing") and not tail.startswith(",")):
        return False
    return HAS_VERB.search(kept) is not None and not _only_fronted(kept)


def _only_fronted(kept: str) -> bool:
    """Tell whether 'When the rain came' is all that is left, and the main clause is cut."""
    if not re.match(_FRONTED, kept):
        return False
    return not re.match(rf"{_FRONTED}[^,]*, .*\b(?:{FINITE}|[a-z]+ed)\b", kept)


CUTS: tuple[Rule, ...] = (
    Rule(
        "cut-appositive",
        "A long description between commas after a name goes.",
        _appositive,
        (
            (
                "Nora Quill, a teacher in the village, has left her house to the school.",
                "Nora Quill has left her house to the school.",
            ),
        ),
    ),
    Rule(
        "cut-inserted",
        "A clause between commas that only adds goes.",
        _inserted,
        (
            (
                "The walker, who has been missing since Sunday, was found on the moor.",
                "The walker was found on the moor.",
            ),
        ),
    ),
    Rule(
        "cut-dashes",
        "An aside between dashes goes.",
        _dashes,
        (("The bridge - built in 1890 - has closed again.", "The bridge has closed again."),),
    ),
    Rule(
        "cut-tail",
        "A last clause after a comma that only adds goes.",
        _tail,
        (
            (
                "The bridge over the harbour mouth was closed on Friday, leaving a long way round.",
                "The bridge over the harbour mouth was closed on Friday.",
            ),
        ),
    ),
    Rule(
        "cut-subordinate",
        "A last clause that begins with a conjunction goes.",
        _subordinate,
        (
            (
                "The bridge over the harbour mouth was closed on Friday because a crane hit it.",
                "The bridge over the harbour mouth was closed on Friday.",
            ),
        ),
    ),
    Rule(
        "cut-source",
        "How a source came to say it goes; the source stays.",
        _source,
        (
            (
                "The bridge will stay closed, according to a report published by the board.",
                "The bridge will stay closed, according to a report.",
            ),
        ),
    ),
    Rule(
        "cut-place",
        "A last phrase of place or time goes.",
        _place,
        (
            (
                "The bridge has been closed to traffic by the board in the first week of May.",
                "The bridge has been closed to traffic by the board.",
            ),
        ),
    ),
    Rule(
        "cut-phrase",
        "A last phrase that only adds goes.",
        _phrase,
        (
            (
                "The bridge has been closed to all traffic by the board for the rest of May.",
                "The bridge has been closed to all traffic by the board.",
            ),
        ),
    ),
)
