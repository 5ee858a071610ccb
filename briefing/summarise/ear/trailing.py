"""A last resort for what is still too long: a part that only adds goes, where it holds no fact.

A fact here is a number, a name, a negation, a doubt, who says so, or on what condition. What
trails after a comma goes, the last first, until the rest can be said; then what stands before
the main clause.
"""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise import length
from briefing.summarise.ear.breaking import breaks_off, is_bare, wants_more
from briefing.summarise.ear.clauses import (
    FINITE,
    HAS_VERB,
    PAST,
    PAST_OR_PARTICIPLE,
    subject,
    within_marks,
)
from briefing.summarise.ear.rule import Rule, capitalised, stopped

_LONGEST = 30
"Words that may be said in one sentence."
_SHORTEST = 10
"Words that must be left of it."
_TRAILS = re.compile(
    r"(?:,| [–—-]| --) (?:which|who|where|whose|with|including|such as|like|as|when|while"
    r"|after|before|following|despite|amid|since|because|among|from|in|on|at|for|by|during|under"
    r"|over|through|out of|thanks to|all to|an?|the|one of|often|[a-z]+ly [a-z]+ing|[a-z]+ing"
    r"|[a-z]+ed|[a-z]+wn|to)\b"
)
_DAYS = "|".join(day.capitalize() for day in english.WEEKDAYS)
_DOUBT = (
    r"\b(?:not|no|never|none|nor|neither|without|nobody|nothing|hardly|unless|if|until|only|but"
    r"|may|might|could|would|should|must|alleg\w+|accus\w+|suspect\w*|believ\w+|reported\w*"
    r"|claim\w*|appear\w*|seem\w*|likely|apparent\w*|possibl\w+|perhaps|about|around|nearly"
    r"|almost|thought|think|accord\w+|under investigation|fail\w*|den(?:y|ies|ied|ying)|refus\w+"
    rf"|kill\w*|died|dead|deaths?|dying|shot|shoot\w*|murder\w*|{english.SAYING})\b|n['’]t\b"
    r"|[“”\"?!:;()]|(?<!\w)['‘]"
)
"What a sentence may not lose, as a pattern, beside names and numbers."
_FACT = re.compile(
    rf"{_DOUBT}|(?!(?:{_DAYS})\b)[A-Z]|[\d£$€%]|\b(?:half|double|twice|once|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|first|second|third|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)
_DOUBTED = re.compile(_DOUBT)
_DETAIL = re.compile(
    r",? (?:[–-] )?(?:(?<=, )(?:both|some|most|all|many) of (?:which|whom)|(?<=, )(?:which|where)"
    r"|in a (?:commentary|column|statement|report|letter|interview|article|speech|post)"
    r"|(?:in|since|by|from) (?:(?:early|late|mid) )?(?:Jan|Febr|March|April|May|June|July|Aug|Sept"
    r"|Octo|Nov|Dec)\w*)\b"
)
"A description, an occasion or a date that may go although it names something."
_GOES_ON = re.compile(rf"\band\b.*\b(?:{FINITE}|{PAST}|[a-z]+ed)\b|, ")
"A part that holds more than it began with."
_VERB_AFTER = re.compile(rf", (?:(?:and|also|later|now|then) )*(?:{FINITE}|{PAST}|[a-z]+ed)\b")
_FRONTED = re.compile(
    r"^(?P<part>(?:With|In|On|At|Despite|Having|Speaking|Faced|Asked|Hidden|Built|Known|Amid"
    r"|During|For|From|Among|After|Before|Following|Like|Under|Over|As|When|While|Since"
    r"|[A-Z][a-z]+ly|[A-Z][a-z]+(?:ing|ed))\b[^,;:“”\"]*), (?P<rest>(?!and\b|or\b|but\b).+)$"
)
_WHEN = re.compile(
    r"(?:in|since|by|from) (?:(?:early|late|mid) )?(?:Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)"
)
_DATE = 5
"Words of a date at the most: 'in March that he would come' is more than one."
_SOURCE_PART = re.compile(
    r"(?:an?|the|new|[A-Z]\w+) [^,]{2,60}?\b(?:(?:has|have|had|can) )?(?:heard|found|shows?|showed"
    r"|suggests?|indicates?|establish(?:ed|es)|reveal(?:s|ed)?|learn(?:ed|t)|ruled)\b[^,]*$"
)
"Who says so, by whatever verb: 'a new study shows', 'the inquiry has heard'."
_OF_SOMEBODY = re.compile(r"(?:An?|The|Two|Three) (?:[\w'’-]+ ){1,6}?(?:who|that|which|whose) ")
_DEPENDS = re.compile(
    r"(?:While|Although|Though|As|When|If|Since|Because|After|Before|Once|Until)\b"
)
_FINITE_VERB = re.compile(rf"\b(?:{FINITE}|{PAST})\b")
_BOTH = 2
"Verbs of a sentence that opens with a clause: that clause's, and its own."
_OCCASION = re.compile(
    r",? (?:during|amid|after|before|when|while|as(?! (?:long|soon|if))|following"
    r"|in the wake of|on the back of|in (?:a|an|the) (?:bid|attempt|effort|hope)|in order to"
    r"|in recent \w+"
    r"|over the (?:past|last|weekend|summer|winter)|(?:this|last|next) (?:week|month|year|summer"
    r"|autumn|winter|spring|weekend)|to (?:prevent|avoid|help|protect|ensure|stop|keep|raise|mark"
    r"|celebrate|discuss|highlight|argue|counter)|bent on|aimed at|designed to|intended to)\b"
)
_RESTS = re.compile(r"(?:bent on|aimed at|designed to|intended to)\b")
"What says more of the word before it, whatever the sentence's verb is."
_DENIES = re.compile(
    r"\b(?:not|no|never|none|nor|neither|only|until|unless|if|would|could|may|might|should)\b"
    r"|n['’]t\b"
)
"What the end of a sentence may decide the sense of."
_DENIES_OUTRIGHT = re.compile(
    r"\b(?:not|no|never|none|nor|neither|only|until|unless|if)\b|n['’]t\b"
)
"The same where a lead would be left out else."
_TOLD = re.compile(
    r"\b(?:told|asked|ordered|urged|forced|allowed|invited|persuaded|used)\b(?: [\w'’-]+){0,6}$"
)
_PRONOUN = re.compile(r"(?:I|we|he|she|it|they|this|that|these|those)\b", re.IGNORECASE)
_OF_THE_PART = re.compile(r"^(?:\S+ ){1,6}(?:them|him|her)\b")
"A pronoun that may stand for what is to go."
_OPEN = re.compile(rf"\b(?:{english.SAYING}|between|both|from|either|neither|not only)\b[^,]*$")
_DONE = re.compile(rf"\b{PAST_OR_PARTICIPLE}\b")
_PAIRED = re.compile(r"\b(?:between|both|from|either|neither|not only)\b[^,]*$")


def _trailing(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    said = text
    while length.written(said) > _LONGEST:
        shorter = _without_end(said) or _without_front(said) or _without_occasion(said)
        if shorter is None:
            return (text,)
        said = shorter
    return (said,)


def _detail(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in reversed(list(_DETAIL.finditer(text))):
        first, part = text[: found.start()], text[found.start() + 1 : -1]
        if (
            re.search(_DOUBT, part)
            or _GOES_ON.search(part)
            or not text.endswith(".")
            or within_marks(text, found.start())
        ):
            continue
        if len(first.split()) < _SHORTEST or length.written(first) > _LONGEST:
            continue
        if is_bare(first) or (_WHEN.match(part) and len(part.split()) > _DATE):
            continue  # 'and will run' from one day to another
        if not (breaks_off(first, found[0]) or _VERB_AFTER.search(f",{part}")):
            return (stopped(first),) if HAS_VERB.search(first) else (text,)
    return (text,)


def lead_cut(text: str) -> str | None:
    """Give a lead that nothing made short enough without its last parts, though they hold facts.

    A story without its lead is understood by nobody. A negation, a doubt and who says so stay.
    None where a part that may go does not make it short enough.
    """
    said = text
    while length.written(said) > _LONGEST:
        shorter = _without_end(said, kept=_DOUBTED) or _without_occasion(said, kept=_DOUBTED)
        if shorter is None:
            return None
        said = shorter
    return said


def _without_end(text: str, *, kept: re.Pattern[str] = _FACT) -> str | None:
    """Give a sentence without the last part that holds nothing `kept`; None when there is none."""
    for found in reversed(list(_TRAILS.finditer(text))):
        first, part = text[: found.start()], text[found.start() + 1 : -1]
        if kept.search(part) or _SOURCE_PART.match(part.lstrip()) or not text.endswith("."):
            return None
        if within_marks(text, found.start()) or _VERB_AFTER.search(f",{part}"):
            continue
        if _OF_SOMEBODY.match(first) and _FINITE_VERB.search(part):
            continue  # 'A man who had a bike, a car and a house was sent to jail'
        if len(first.split()) < _SHORTEST or not _is_told(first, kept):
            return None
        is_open = (_PAIRED if kept is _DOUBTED else _OPEN).search(first)
        if breaks_off(first, found[0]) or is_open or _in_a_list(first, part):
            continue
        return stopped(first)
    return None


def _without_occasion(text: str, *, kept: re.Pattern[str] = _FACT) -> str | None:
    """Give a sentence without when, or what for, at its end; None where that holds what is kept."""
    for found in reversed(list(_OCCASION.finditer(text))):
        first, part = text[: found.start()], text[found.start() + 1 : -1]
        if kept.search(part) or not text.endswith("."):
            return None
        least = _SHORTEST if kept is _DOUBTED else 2 * _SHORTEST
        if len(first.split()) < least or within_marks(text, found.start()):
            return None
        if part.startswith("to ") and _TOLD.search(first):
            continue
        denies = (_DENIES_OUTRIGHT if kept is _DOUBTED else _DENIES).search(first)
        sure = _RESTS.match(part) or not denies
        if not sure or breaks_off(first, f", {part}") or wants_more(first):
            continue
        if _is_told(first, kept):
            return stopped(first)
    return None


def _is_told(first: str, kept: re.Pattern[str]) -> bool:
    """Tell whether what is left has a verb; of a lead 'lost' and 'made' are verbs too."""
    if _DEPENDS.match(first) and len(_FINITE_VERB.findall(first)) < _BOTH:
        return False  # 'While pools are common on yachts.'
    told = HAS_VERB.search(first) or (kept is _DOUBTED and _DONE.search(first))
    return told is not None


def _in_a_list(first: str, part: str) -> bool:
    """Tell whether a part is one of several: 'mugs, towels and plates'."""
    ends = re.search(r"(?:,|^) ?(?:and|or) [^,]+$|^[^,]+ (?:and|or) [^,]+$", part)
    return ends is not None and ("," in part or "," in first[-40:])


def _without_front(text: str) -> str | None:
    """Give a sentence without what stands before its main clause; None where that holds a fact."""
    found = _FRONTED.match(text)
    if found is None:
        return None
    part, rest = found["part"], capitalised(found["rest"])
    if _FACT.search(part[0].lower() + part[1:]) or _PRONOUN.match(rest):
        return None
    if _OF_THE_PART.search(rest) or re.match(r"(?:which|who|whose|where)\b", rest, re.IGNORECASE):
        return None  # 'In a letter to its customers the bank urged them to join'
    # 'In the longest of them, dated Friday, Lowe asks': what follows the comma must be the subject.
    return rest if len(rest.split()) >= _SHORTEST and subject(rest) else None


RULES: tuple[Rule, ...] = (
    Rule(
        "cut-trailing",
        "In a sentence too long to be said, a last or first part that holds no fact goes.",
        _trailing,
        (
            (
                (
                    "Insurers in London have raised the cost of covering ships in the Gulf of "
                    "Finland after a second cable was cut there on Monday night by an anchor, with "
                    "rates for some older tankers doubling in a week."
                ),
                (
                    "Insurers in London have raised the cost of covering ships in the Gulf of "
                    "Finland after a second cable was cut there on Monday night by an anchor."
                ),
            ),
            (
                "Insurers have raised the cost of covering ships, with rates doubling in a week.",
                "Insurers have raised the cost of covering ships, with rates doubling in a week.",
            ),
        ),
    ),
    Rule(
        "cut-detail",
        "In a sentence still too long to be said, a last description, occasion or date goes.",
        _detail,
        (
            (
                (
                    "The board has closed the ferry at Stow to all who do not live on the island "
                    "and put up the fares by half for the rest of the year, in a letter to the "
                    "Lea Mercury."
                ),
                (
                    "The board has closed the ferry at Stow to all who do not live on the island "
                    "and put up the fares by half for the rest of the year."
                ),
            ),
        ),
    ),
)
