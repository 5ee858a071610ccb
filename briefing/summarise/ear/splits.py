"""Long sentences split in two, where the parse is sure."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import (
    FINITE,
    HANGING,
    HAS_VERB,
    NAME,
    SAID_AT_END,
    called_again,
    within_marks,
)
from briefing.summarise.ear.rule import Rule, capitalised

_NOUN = (
    r"(?:(?:[A-Z][\w'’-]+ ){1,4}(?=\w)|the|a|an|its|his|her|their|two|three|four|five|six|seven"
    r"|eight|nine|ten|one|another|several|some|many|\d[\d,]*)(?: [\w'’-]+){1,5}"
)
_JOIN = re.compile(
    r"(?:; (?:and |but |while )?|, (?:and|while|but|so) | (?:--|[–—-]) (?:and |but "
    rf")?)(?=(?:(?:he|she|they|it|there|police|officials) [\w'’]+|{_NOUN}\s?{FINITE})\b)"
)
_REPORTS = re.compile(
    rf"\b(?:{english.SAYING}|alleged|alleges|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|though|when|while|after|before|since|as|that|who|which|how)\b",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(rf"\b(?:according to|{english.SAYING})\b")


def _joined(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in _JOIN.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        if min(len(first.split()), len(second.split())) < 6 or within_marks(text, found.start()):
            continue
        if _REPORTS.search(first) or _SAID_LAST.search(second) or not HAS_VERB.search(first):
            continue
        lead = "But " if "but" in found[0] else ""
        return (f"{first}.", capitalised(lead + second))
    return (text,)


_WHO_INSIDE = re.compile(
    rf"^(?P<name>(?:[\w'’-]+ ){{0,3}}?{NAME})(?P<aged>, aged \d+)?, (?:who|which) "
    rf"(?P<clause>[^,;:–—]{{10,140}}), (?P<rest>{FINITE} .+)$"
)
_WHO_AT_END = re.compile(
    rf"^(?P<main>.{{30,}}\b(?P<name>{NAME}))(?:, aged (?P<age>\d+))?, who (?P<clause>[^,;:–—]+)\.$"
)
_FINITE_START = re.compile(
    rf"^(?:{FINITE}|[a-z]+ed|won|lost|made|took|went|came|left|ran|began|became|gave|got|held"
    r"|kept|led|met|paid|sold|told|wrote|died|lives?|works?|plays?|runs?)\b"
)


def _relative(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    inside = _WHO_INSIDE.match(text)
    if inside and _FINITE_START.match(inside["clause"]):
        aged = inside["aged"] + "," if inside["aged"] else ""
        again = f"{called_again(inside['name'])} {inside['clause']}."
        return (f"{inside['name']}{aged} {inside['rest']}", again)
    found = _WHO_AT_END.match(text)
    if found is None or text[:1] in "“\"‘'" or not english.people(found["name"]):
        return (text,)
    if not _FINITE_START.match(found["clause"]) or within_marks(text, len(found["main"])):
        return (text,)
    aged = f", aged {found['age']}" if found["age"] else ""
    return (f"{found['main']}{aged}.", f"{called_again(found['name'])} {found['clause']}.")


_SEQUEL = re.compile(
    r",? (?P<word>after|following) (?P<clause>[^,;:–—“”\"]+(?:, [^;:–—“”\"]+)?)\.$"
)
_CLAUSE = re.compile(
    r"^(?:(?:the|an?|his|her|its|their|two|three|some|more|[A-Z])[\w'’-]* ?)(?:[\w'’-]+ "
    rf"){{1,8}}?(?:{FINITE}|[a-z]{{3,}}ed|ripped|broke|struck|hit|fell|shot|cut|caught|tore"
    r"|burst|sank|drove|threw|put|met|made|said|beat|ran|set|took|came|found|lost|won|went|left"
    r"|gave)\b|^(?:he|she|they|it|police) \w+"
)
_SAID_FIRST = re.compile(
    r"^(?P<who>(?:[\w'’.-]+ ){1,7}?)(?:said|reported|confirmed|announced)(?: on \w+ that)? "
)
_PAST = re.compile(r"\b(?:was|were|has|have|is|are|had|[a-z]{3,}ed|died|won|lost|told)\b")
_LOOSE = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|not|never|no|will|would|after|when|before|until|accused|charged"
    r"|since|shortly|soon|moments|minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


def _sequel(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in _SEQUEL.finditer(text):
        first = text[: found.start()]
        said = _SAID_FIRST.match(first)
        stated = first[said.end() :] if said else first
        if within_marks(text, found.start()) or not _follows(found, first, stated):
            continue
        opening = _opening(found["word"], stated)
        if said:
            opening = f"{said['who'].strip()} said {opening[0].lower()}{opening[1:]}"
        return (f"{first}.", f"{opening} {found['clause']}.")
    return (text,)


def _follows(found: re.Match[str], first: str, stated: str) -> bool:
    """Tell whether a clause can be told as what came before, in a sentence of its own."""
    clause, word = found["clause"], found["word"]
    if len(first.split()) < 8 or len(clause.split()) < 4:
        return False
    if (word == "following") == bool(_CLAUSE.match(clause)):
        return False
    if _LOOSE.search(stated) or not _PAST.search(stated) or HANGING.search(first):
        return False
    return not SAID_AT_END.search(f"{clause}.")


def _opening(word: str, stated: str) -> str:
    now = re.search(r"\b(?:has|have|is|are)\b", stated) is not None
    if word == "after":
        return "It comes after" if now else "It came after"
    return "It follows" if now else "It followed"


_PREDICATE = re.compile(
    r"^(?P<subject>(?:(?:The|A|An|His|Her|Its|Their|Two|Three|Four|Five|Some|Most) "
    r")?[\w'’.-]+(?: (?!and\b|or\b)[\w'’.-]+){0,4}) (?P<first>(?:was|were|is|are|has|have|had"
    r"|will|would) (?:(?! -)[^;:–—“”\"]){25,}?),? (?P<joint>and|but) (?P<second>(?:was|were|is"
    r"|are|has|have|had|will|would) [^;:–—“”\"]{20,})$"
)


def _predicate(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _PREDICATE.match(text)
    if found is None or _REPORTS.search(found["first"]):
        return (text,)
    subject = found["subject"]
    if re.search(rf"\b{FINITE}\b", subject):
        return (text,)
    again = f"{called_again(subject)} {found['second']}"
    if found["joint"] == "but":
        common = subject.split()[0] in ("The", "A", "An", "His", "Her", "Its", "Their")
        again = f"But {again[0].lower() + again[1:] if common else again}"
    return (f"{subject} {found['first']}.", again)


_WHICH = re.compile(r"^(?P<first>.{30,}[a-z0-9]), (?P<word>which|where) (?P<rest>[^,;:–—“”\"]+)\.$")
_SINGULAR = re.compile(r"(?:is|was|has|had|will|would|could|may|can|[a-z]+ed)\b")


def _which(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _WHICH.match(text)
    if not found or within_marks(text, len(found["first"])) or _LOOSE.search(found["first"]):
        return (text,)
    first, rest = found["first"], found["rest"]
    if found["word"] == "where" and _CLAUSE.match(rest):
        return (f"{first}.", f"There, {rest}.")
    if found["word"] == "which" and not first.endswith("s") and _SINGULAR.match(rest):
        return (f"{first}.", f"This {rest}.")
    return (text,)


SPLITS: tuple[Rule, ...] = (
    Rule(
        "split-joined",
        "Two statements joined by “and”, “but” or a semicolon become two sentences.",
        _joined,
        (
            (
                "The old bridge by the mill closed on Friday, and it will not open until spring.",
                "The old bridge by the mill closed on Friday. / It will not open until spring.",
            ),
            (
                "Police said the bridge closed on Friday, and it will not open until spring.",
                "Police said the bridge closed on Friday, and it will not open until spring.",
            ),
        ),
    ),
    Rule(
        "split-relative",
        "A “who” or “which” clause on a name becomes a sentence of its own.",
        _relative,
        (
            (
                "Nora Quill, who was a teacher for 30 years, has left her house to the school.",
                "Nora Quill has left her house to the school. / Quill was a teacher for 30 years.",
            ),
        ),
    ),
    Rule(
        "split-predicate",
        "Two things said of one subject, joined by “and” or “but”, become two sentences.",
        _predicate,
        (
            (
                "It was fined for dumping oil in the bay and was ordered to pay the costs.",
                "It was fined for dumping oil in the bay. / It was ordered to pay the costs.",
            ),
        ),
    ),
    Rule(
        "split-which",
        "A last clause with “which” or “where” becomes a sentence of its own.",
        _which,
        (
            (
                "The council has bought the old corn exchange, which will open as a library.",
                "The council has bought the old corn exchange. / This will open as a library.",
            ),
        ),
    ),
    Rule(
        "split-sequel",
        "A last clause with “after” or “following” becomes a sentence of its own.",
        _sequel,
        (
            (
                "Ten homes in Lea are still without water after a slip cut the road.",
                "Ten homes in Lea are still without water. / It comes after a slip cut the road.",
            ),
        ),
    ),
)
