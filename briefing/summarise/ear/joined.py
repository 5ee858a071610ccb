"""Two statements in one sentence, joined by 'and', 'but', 'while' or a mark, become two."""

from __future__ import annotations

import re

from briefing.summarise.ear.clauses import (
    FINITE,
    HAS_VERB,
    MAY_BE_VERB,
    NAME,
    PAST,
    PAST_OR_PARTICIPLE,
    REPORTS,
    SAID_AT_END,
    again,
    subject,
    within_marks,
)
from briefing.summarise.ear.rule import Rule, capitalised, stopped

_NOUN = (
    r"(?:(?:[A-Z][\w'’-]+ ){1,4}(?=\w)|the|a|an|its|his|her|their|two|three|four|five|six|seven"
    r"|eight|nine|ten|one|another|several|some|many|\d[\d,]*)(?: (?!and\b|or\b)[\w'’-]+){1,5}"
)
_JOIN = re.compile(
    r"(?:; (?:and |but |while )?|, (?:and|while|but|so) | (?:--|[–—-]) (?:and |but "
    rf")?)(?=(?:(?:he|she|they|it|there|police|officials) [\w'’]+|{_NOUN}\s?\b{FINITE}"
    rf"|(?:{NAME}|(?:the|his|her|its|their) [\w'’-]+(?: [\w'’-]+)?) "
    rf"(?:{PAST}|{PAST_OR_PARTICIPLE}|believes|says|thinks))\b)"
    rf"|, but (?=(?:after|in|on|for|with|by|since|at|despite) [^,]{{4,60}}, {_NOUN}\s?\b{FINITE}\b)"
    rf"|, (?:and|but) (?=(?:on|in|at) [\w ]{{3,20}} {NAME} {FINITE}\b)"
    rf"|; (?=(?:in \w+ )?{NAME}(?: in {NAME})? (?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE})\b)"
    rf"| (?:while|but) (?=(?:{NAME}|(?:the|his|her|its|their)"
    rf" [\w'’-]+(?: [\w'’-]+)?) (?:{FINITE}|{PAST})\b)"
)
_AT_ONCE = re.compile(r"\b(?:will|until|during|suspended|closed|shut)\b")
"What goes on only while something else does."
_LOOSE_ENDS = " –—-,"


def _joined(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in _JOIN.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        if min(len(first.split()), len(second.split())) < 6 or within_marks(text, found.start()):
            continue
        if REPORTS.search(first) or SAID_AT_END.search(text) or not HAS_VERB.search(first):
            continue
        if first.split()[0].lower() in ("despite", "with", "in", "on", "for") and "," not in first:
            continue
        if _NOUN_ALONE.match(second) or not _tells(second):
            continue  # 'and the bouquet that Doll had made her'
        if "while" in found[0] and (_AT_ONCE.search(first) or not _sets_against(found, second)):
            continue
        lead = "But " if "but" in found[0] else ""
        return (stopped(first.rstrip(_LOOSE_ENDS)), capitalised(lead + second))
    return (text,)


_NOUN_ALONE = re.compile(
    r"(?:the|an?|his|her|its|their) (?:[\w'’-]+ ){1,3}(?:that |(?:he|she|they|it|we|I|you) )"
    r"|(?:the|an?) (?:[a-z]\w+ ){1,3}?[A-Z]\w+ (?:was|were|had|is|has|could|would|did)\b"
)
_RELATIVES = re.compile(r"\b(?:who|which|that|whose|where|how|why)\b.*$")
"A noun with what is said of it, which may have no verb of its own."


def _tells(second: str) -> bool:
    """Tell whether words have a verb of their own: 'four who can still do it' have none."""
    said_of = re.match(r"(?:he|she|they|it|there)\b", second) is not None
    return said_of or MAY_BE_VERB.search(_RELATIVES.sub("", second)) is not None


def _sets_against(found: re.Match[str], second: str) -> bool:
    """Tell whether 'while' sets one thing against another rather than saying when."""
    return found[0].startswith((",", ";")) or re.match(NAME, second) is not None


_PREDICATE = re.compile(
    r"^(?P<subject>(?:(?:The|A|An|His|Her|Its|Their|Two|Three|Four|Five|Some|Most) "
    r")?[\w'’.-]+(?: (?!and\b|or\b)[\w'’.-]+){0,4}) (?P<first>(?:was|were|is|are|has|have|had"
    r"|will|would) (?:(?! -)[^;:–—“”\"]){25,}?),? (?P<joint>and|but) (?P<second>(?:was|were|is"
    r"|are|has|have|had|will|would) [^;:–—“”\"]{20,})$"
)


def _predicate(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _PREDICATE.match(text)
    if found is None or REPORTS.search(found["first"]):
        return (text,)
    about, who = found["subject"], again(found["subject"])
    if who is None or re.search(rf"\b{FINITE}\b", about) or SAID_AT_END.search(text):
        return (text,)
    if _LISTED.search(found["first"]) or re.search(r"\bthat\b", found["subject"]):
        return (text,)
    if _RELATIVE.search(found["first"]):
        return (text,)  # 'found by Ann, whose uncle was a baker and had owned the camera'
    # 'has a, b, and is c': the last of three is not one of two.
    if "," in found["first"] and text[found.end("first")] == ",":
        return (text,)
    return _two(f"{about} {found['first']}", found["joint"], who, found["second"])


_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|where)\b")
"A clause to which a second verb may belong."
_SMALL = frozenset("The A An His Her Its Their He She It They".split())
"First words that are small after 'But'."


def _two(first: str, joint: str, who: str, second: str) -> tuple[str, ...]:
    said = f"{who} {second}"
    if joint == "but":
        common = who.split(maxsplit=1)[0] in _SMALL
        said = f"But {said[0].lower() + said[1:] if common else said}"
    return (stopped(first.rstrip(_LOOSE_ENDS)), said)


_DEEDS = re.compile(
    rf"(?P<joint>, (?:and|but|then|and then|but then) | but )(?P<second>(?:(?:also|later|then) )?"
    rf"(?P<verb>{PAST}|{PAST_OR_PARTICIPLE}|was|were|has|had|will|is|saw)\b(?! by\b)"
    r"[^;:–—“”\"]{8,})$"
)
_FRONTED = re.compile(r"^(?:[A-Z][a-z]+(?:ed|ing)|Usually|In|On|At|Once|Since) [^,]{4,80}, ")
_DENIES = re.compile(r"\b(?:not|never|no|neither)\b|n['’]t\b")
_SECOND_SUBJECT = re.compile(
    rf"\b(?:and|but|while|yet|so)\b [^,]*\b(?:{FINITE}|{PAST})\b|[,;] [^,]*\b(?:who|which|where)\b"
)


def _deeds(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    """Part what one subject did from what it did next."""
    about = subject(text) or subject(capitalised(_FRONTED.sub("", text)))
    found = _DEEDS.search(text)
    if about is None or found is None or within_marks(text, found.start()):
        return (text,)
    who, first = again(about[0]), text[: found.start()]
    if who is None or REPORTS.search(first) or len(first.split()) < 8 or SAID_AT_END.search(text):
        return (text,)
    if _MANY.search(who) and found["verb"] in ("is", "was", "has"):
        return (text,)  # 'The protests grew, but is widely believed': it is of another
    # 'have not been fined but warned', 'has welcomed but admitted': the verb belongs to 'have'.
    simple = re.fullmatch(rf"{PAST}|{PAST_OR_PARTICIPLE}|said|has|have|had", about[1])
    if not simple and not re.fullmatch(rf"{PAST}|was|were|has|had|will|is|saw", found["verb"]):
        return (text,)
    if _SECOND_SUBJECT.search(first) or _DENIES.search(first) or _LISTED.search(first):
        return (text,)
    second = found["second"]
    if "then" in found["joint"].split():
        second = f"then {second}"
    return _two(first, "but" if "but" in found["joint"] else "and", who, second)


_MANY = re.compile(r"^(?:The|These|Those|Some) .*[^su]s$")
"What is plainly more than one."
_LISTED = re.compile(
    rf", (?:then )?(?:{PAST}|{PAST_OR_PARTICIPLE}|stands|lives|works|plays|runs|owns|has|had|was"
    r"|is)\b"
    r"|, \w+ (?:he|she|they|it) (?:said|pointed)|, [a-z]+s (?:its|his|her|their) "
    r"|, (?:then|hit|beat|cut) |, (?:he|she|they|it|we) (?:was|were|is|are|had|has|said)\b"
)
"Of three things done the second: 'ran the kick back, beat four men, and'."
_BELIEVES = re.compile(
    rf"^(?P<first>(?P<who>{NAME}) said .{{20,}}?)(?: [–-]|,) but "
    r"(?P<second>(?:believes|thinks|says|insists|hopes|admits|insisted|admitted)\b .{12,})$"
)


def _believes(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    """Part what somebody said from what they believe: 'but believes' can be nobody else's."""
    found = _BELIEVES.match(text)
    who = again(found["who"]) if found else None
    if found is None or who is None or within_marks(text, found.end("first")):
        return (text,)
    return _two(found["first"], "but", who, found["second"])


RULES: tuple[Rule, ...] = (
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
                "Ned Poole is charged with theft at Hull while Ann Lowe is accused of fraud.",
                "Ned Poole is charged with theft at Hull. / Ann Lowe is accused of fraud.",
            ),
            (
                "Police said the bridge closed on Friday, and it will not open until spring.",
                "Police said the bridge closed on Friday, and it will not open until spring.",
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
        marks=(" and ", " but "),
    ),
    Rule(
        "split-deeds",
        "What one subject did, and did next, becomes two sentences.",
        _deeds,
        (
            (
                "Ann Lowe vetoed the plan for the old harbour wall on Friday, then took the boat.",
                (
                    "Ann Lowe vetoed the plan for the old harbour wall on Friday. / "
                    "Lowe then took the boat."
                ),
            ),
            (
                "Ann Lowe has long wanted to see the old mill in the U.S., but has never gone.",
                (
                    "Ann Lowe has long wanted to see the old mill in the U.S. / "
                    "But Lowe has never gone."
                ),
            ),
            (
                "Those accused of theft from the mill, and fined for it, were at the court.",
                "Those accused of theft from the mill, and fined for it, were at the court.",
            ),
        ),
        marks=("and ", "but ", "then "),
    ),
    Rule(
        "split-believes",
        "“X said ..., but believes ...” becomes two sentences.",
        _believes,
        (
            (
                "Ann Lowe said the ferry was holed at Stow, but believes that it will sail again.",
                (
                    "Ann Lowe said the ferry was holed at Stow. / "
                    "But Lowe believes that it will sail again."
                ),
            ),
        ),
        marks=("but ",),
    ),
)
