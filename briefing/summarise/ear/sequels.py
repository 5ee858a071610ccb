"""What came before, or why: a last clause with 'after', 'when', 'because' becomes a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.summarise.ear.clauses import FINITE, HANGING, PAST, SAID_AT_END, again, within_marks
from briefing.summarise.ear.rule import Rule, stopped

_SEQUEL = re.compile(
    r",? (?P<apart>(?:(?:a|an|two|three|four|five|six|seven|\d+) )(?:hour|day|week|month|year)s? )?"
    r"(?P<word>after|following|as|when|because|despite|amid) "
    r"(?P<clause>[^,;:–—“”\"]+(?:, [^;:–—“”\"]+)?)\.$"
)
_LEANS = re.compile(r"(?:it|its|he|his|she|her|they|their)\b", re.IGNORECASE)
"Whom a clause begins with a pronoun for would not be known behind 'It came after'."
_FEWEST_AS = 6
"Words of what happened meanwhile, from which it is worth a sentence."
_NOUNS = frozenset("following despite amid".split())
"What is followed by a noun; a clause follows the others."
_CLAUSE = re.compile(
    r"^(?:(?:the|an?|his|her|its|their|two|three|four|five|six|some|more|[a-z]+s|[A-Z])[\w'’-]* ?)"
    r"(?:[\w'’-]+ "
    rf"){{1,12}}?(?:{FINITE}|{PAST}|[a-z]{{3,}}ed|ripped|broke|struck|hit|fell|shot|cut|caught|tore"
    r"|burst|sank|drove|threw|put|met|made|said|beat|ran|set|took|came|found|lost|won|went|left"
    r"|gave)\b|^(?:he|she|they|it|police) \w+"
)
_VERB = re.compile(rf"^[^,]*\b(?:{FINITE}|{PAST})\b")
_SURE_CLAUSE = re.compile(
    r"^(?:(?:the|an?|his|her|its|their|two|three|some|more|[a-z]+s|[A-Z][\w'’-]*)\b"
    rf"(?: (?!and\b)[\w'’-]+){{0,5}}?|he|she|they|it) (?:{FINITE}|{PAST}|[a-z]{{3,}}ed "
    r"(?:the|an?|his|her|its|their|to|in|into|off|through|on|over|for|up|out))\b"
)
_SAID_FIRST = re.compile(
    r"^(?P<who>(?:[\w'’.-]+ ){1,7}?)(?:said|reported|confirmed|announced)(?: on \w+ that)? "
)
_PAST_MAIN = re.compile(
    r"\b(?:was|were|has|have|is|are|had|[a-z]{3,}ed|died|won|lost|told|fled"
    rf"|{PAST})\b"
)
_HAPPENED = re.compile(
    r"\b(?:was|were|have been|has been) (?:[a-z]+ly )?[a-z]+(?:ed|en|t)\b|\bdied\b"
)
_LOOSE = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|not|never|no|will|would|after|when|before|until|accused|charged"
    r"|since|shortly|soon|moments|minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)
_TIED = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|not|never|no|will|would|before|until|accused|since)\b",
    re.IGNORECASE,
)
"What a clause after a comma may yet belong to."
_TIED_AFTER = re.compile(_TIED.pattern.replace("|will|would", ""), re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|no|if|whether)\b|n['’]t\b")
_MAY = re.compile(r"\b(?:could|may|can|will)\b")
_AFTER_PHRASE = re.compile(r"\b(?:look(?:s|ed|ing)?|named|called|tak(?:e|es|ing)|ask(?:s|ed)?)$")
"Verbs that go with 'after': 'to look after'."
_UNDONE = re.compile(
    r"\b(?:and|but|or|that|claiming|saying|hours?|minutes?|days?|weeks?|months?|years?|half)$"
)
"What goes on behind an insertion, or is so long after."
_OF_THE_MAIN = re.compile(
    r", (?:and|but|so) |,? \band (?:has|have|had|was|were|is|are)\b|\bbecause\b"
    rf"|\band [A-Z]\w+ (?:{PAST}|claimed|won|beat|lost|[a-z]+ed)\b"
)
"In a clause: what may be the sentence's own again."
_ONLY = re.compile(r"\bonly\b")
_WAS_SO = re.compile(
    r"\b(?:was|were) (?:dressed|married|worried|tired|pleased|employed|based|used|engaged|armed"
    r"|interested|retired|aged|known)\b"
)
"How somebody was, and nothing that happened."
_TO_COME = re.compile(r"\b(?:scheduled|due|supposed|about|set|expected|going) to\b")
_COMES = re.compile(r"\b(?:comes?|came|happens?|happened|goes)$")
"Verbs that say nothing without what follows."
_WHAT_THEY_WERE = re.compile(r"(?!(?:his|its|this|police)\b)[a-z]+s\b")
"Behind 'as' may say what somebody is, and the verb be another's."
_AS_BEFORE = re.compile(r"(?:it|they|he|she|we) (?:did|does|do|has|have|had|is|was|were)\b")
_RELATIVE = re.compile(r"\b(?:who|which|whose|that)\b")
_COMPARES = re.compile(r"\b(?:as|same|such|so|just|even|known|described|seen|regarded|only)\b")
_LEFT_OPEN = re.compile(
    r"(?<!was)(?<!were)(?<!been)(?<!is)(?<!are)(?<!has)(?<!have)(?<!had)(?<!ly) "
    r"(?:[a-z]+ed|began|sold|seen|known|made|held|built)$"
)
"A participle that belongs to the noun before it: 'bases retained'."
_FIRST_TIME = re.compile(r" for (?:the|a) \w+ time in (?:[\w-]+ )?(?:years|months|weeks|days)\b")
"'for the first time in 24 years after' is no time after."
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NOW = re.compile(r"\b(?:has|have|is|are|could|may|can|will)\b")


def _sequel(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in _ends(text):
        first = text[: found.start()]
        said = _SAID_FIRST.match(first)
        stated = first[said.end() :] if said else first
        if within_marks(text, found.start()) or not _follows(found, first, stated):
            continue
        opening = _opening(found["word"], stated)
        if found["apart"]:
            opening = f"{opening.removesuffix(found['word'])}{found['apart']}{found['word']}"
        if said:
            who = said["who"].strip()
            opening = f"{again(who) or who} said {opening[0].lower()}{opening[1:]}"
        return (stopped(first), f"{opening} {found['clause']}.")
    return (text,)


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Give every last clause a text may be parted at, the longest first."""
    at = 0
    while found := _SEQUEL.search(text, at):
        yield found
        at = found.start("word") + 1


def _follows(found: re.Match[str], first: str, stated: str) -> bool:
    """Tell whether a clause can be told as what came before, in a sentence of its own."""
    clause, word = found["clause"], found["word"]
    if word in ("after", "amid", "following") and _LEANS.match(clause):
        return False  # 'It came after it had burnt'
    if len(first.split()) < 8 or len(clause.split()) < 4 or SAID_AT_END.search(f"{clause}."):
        return False
    if found["apart"] and word != "after":
        return False
    if _is_tied(word, first, clause):
        return False
    comma = found[0].startswith(",")
    return (
        _is_whole(word, clause)
        and _stands(word, first, stated, comma=comma)
        and not (_NOW.search(stated) and _YEAR.search(clause))
    )


def _is_tied(word: str, first: str, clause: str) -> bool:
    """Tell whether what stands before a clause, or in it, belongs to the other side of it."""
    if _ONLY.search(first):
        return True  # 'only decided to tell after a man had stopped him'
    if word == "when" and (_TO_COME.search(first) or _WAS_SO.search(first)):
        return True  # 'was due to have it mended when he fell'
    # 'The vote comes as prices rise'; 'following by months a crash'.
    undone = _COMES.search(first) or _UNDONE.search(first)
    return bool(undone or _OF_THE_MAIN.search(clause)) or clause.startswith("by ")


def _is_whole(word: str, clause: str) -> bool:
    """Tell whether what follows a word is what must follow it: a noun, or a clause."""
    if word == "as" and (_AS_BEFORE.match(clause) or len(clause.split()) < _FEWEST_AS):
        return False  # 'reached the ridge as the cloud came down'
    if word == "as" and _WHAT_THEY_WERE.match(clause):
        return False  # 'diagnosed as toddlers had'
    if word in _NOUNS:
        return not _VERB.search(clause)
    if word in ("as", "because", "when") and not _SURE_CLAUSE.match(clause):
        return False
    return bool(_CLAUSE.match(clause))


def _stands(word: str, first: str, stated: str, *, comma: bool) -> bool:
    """Tell whether a statement is whole without its last clause, and what that belongs to."""
    # 'a woman who died after ...': what came after is not sure.
    stated = _FIRST_TIME.sub("", stated)
    if not comma and any(one.search(stated) for one in (_LOOSE, _RELATIVE, HANGING)):
        return False
    tied = {"despite": _DENIES, "amid": _DENIES, "after": _TIED_AFTER}.get(word, _TIED)
    if comma and tied.search(stated.replace("been told", "")):
        return False
    if not (_PAST_MAIN.search(stated) or ((comma or word == "after") and _MAY.search(stated))):
        return False
    if word == "after" and _AFTER_PHRASE.search(first):
        return False
    if (word == "as" and _COMPARES.search(first)) or _LEFT_OPEN.search(first):
        return False
    return word != "when" or bool(_HAPPENED.search(stated))


def _opening(word: str, stated: str) -> str:
    now = _NOW.search(re.sub(r"\b(?:could|may|might) have\b", "", stated)) is not None
    if word == "because":
        return "This is because" if now else "This was because"
    if word == "despite":
        return "This is despite" if now else "This was despite"
    if word == "when":
        return "It happened when"
    if word == "following":
        return "It follows" if now else "It followed"
    return f"It comes {word}" if now else f"It came {word}"


RULES: tuple[Rule, ...] = (
    Rule(
        "split-sequel",
        "A last clause with “after”, “as”, “when” or “because” becomes a sentence of its own.",
        _sequel,
        (
            (
                "Ten homes in Lea are still without water after a slip cut the road.",
                "Ten homes in Lea are still without water. / It comes after a slip cut the road.",
            ),
            (
                "Four people were hurt in the old market hall on Friday when the roof fell in.",
                (
                    "Four people were hurt in the old market hall on Friday. / "
                    "It happened when the roof fell in."
                ),
            ),
            (
                "The ferry has been taken out of service on Friday because its hull was holed.",
                (
                    "The ferry has been taken out of service on Friday. / "
                    "This is because its hull was holed."
                ),
            ),
            (
                "The mill was sold to a man known in the village as the king who had no crown.",
                "The mill was sold to a man known in the village as the king who had no crown.",
            ),
        ),
        marks=("after ", "following ", "as ", "when ", "because ", "despite ", "amid "),
    ),
)
