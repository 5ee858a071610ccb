"""Sentences still too long: a description set between commas or dashes goes, nothing else.

Cutting last clauses and phrases was tried and left out: it took attributions with it, and left
sentences that broke off. A long sentence is read out as it stands.
"""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import FINITE, HAS_VERB, NAME, PAST, PAST_OR_PARTICIPLE
from briefing.summarise.ear.rule import Rule, outside

_APPOSITIVE = re.compile(
    rf"(?P<name>{NAME}), (?:an?|the) [^,;:–—“”\"]{{5,90}},"
    rf"(?= (?:{FINITE}|(?:[a-z]+ly )?(?:{PAST}|beat|won|lost|made|told|died|left)) )"
)
_DASHES = re.compile(
    r"\s(?:--|[–—-])\s(?!or |not |but )[^–—]{3,140}?\s(?:--|[–—-])(?=\s(?!\w+ing\b))"
)
_INSERTED = re.compile(
    r", (?:who|which|whose|where|one of|also known|known|accompanied|currently|including"
    r"|released|taken|identified|held"
    r"|based|built|led|described|dubbed|named|armed|dressed|aged \d+)\b[^,:;–—“”\"]*,(?= "
    rf"(?:{FINITE}|easily|also|later|then|again|never|has|[a-z]+ed(?! and [a-z]+ed)) )"
    r"|, [a-z]+ing [^,“”\"]+(?=, according to [^,]+\.$)"
)
_TITLE = re.compile(r"(?<=[a-z]), [A-Z]\w+ of [A-Z]\w+$")
"'Ann, Duchess of Lea'."
_SOURCE = re.compile(
    r"(?P<source>, according to (?:an?|the|new|its|his|her) (?:[\w'’-]+ ){0,2}?(?:report|study"
    r"|survey|statement|figures|poll|filing|letter|account)),? "
    r"(?:released|issued|published|filed|posted|unsealed)(?: (?:on |late )?(?:\w+day|today"
    r"|yesterday|this (?:week|month|morning)))?\.$"
)
"When figures came out may go; whose they are may not."
_OCCASION = re.compile(
    rf"(?P<source>, (?:[\w'’.&/-]+ ){{1,7}}?(?:{english.SAYING})(?: (?:on )?[A-Z]\w+day)?),? "
    r"(?:in|at) (?:an?|the|its|his|her|their) (?:(?:news|press) conference|statement|interview"
    r"|e-?mail|letter|post|tweet|speech|filing|briefing)\.$"
)
"Where it was said may go; what it was said of, and from when, may not."


def _appositive(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _APPOSITIVE.sub(r"\g<name>", part)),)


def _inserted(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _INSERTED.sub(_unless_nested, part)),)


def _unless_nested(found: re.Match[str]) -> str:
    """Keep a clause that stands after another comma: what it hangs on is then not sure."""
    before = _TITLE.sub("", found.string[: found.start()])
    if "," in before:
        return found[0]
    # 'He took pills, which made it worse, said the lawyer'; not 'The lawyer, who swims, said'.
    says = _SAYS.match(found.string, found.end()) and HAS_VERB.search(before)
    return "," if says else ""


_SAYS = re.compile(rf" (?:{english.SAYING})\b")
"Who says so stands apart from what they say."


def _dashes(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _DASHES.sub(_or_comma, part)),)


def _or_comma(found: re.Match[str]) -> str:
    """Give a comma where the aside parted what a comma must part; all of it where it is no aside.

    What goes on behind it must go on from before it: a verb, a preposition, a clause.
    """
    before, after = found.string[: found.start()], found.string[found.end() :]
    if _ESSENTIAL.match(found[0]) or not (_GOES_ON.match(after) or _OPENS.match(before)):
        return found[0]
    return "," if _OPENS.match(before) or _NAMES_AGAIN.search(before) else ""


_ESSENTIAL = re.compile(r"\s\S+ (?:and|or|but|not|along|together)\b")
"What an aside adds to what is told: 'identify - and break the arms of - a man'."
_GOES_ON = re.compile(
    rf"\s(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}|beat|won|who|which|that|to|in|on|at|of|for|from"
    r"|with|by|into|through|after|before|when|as|over|under|against|about|since|until|[a-z]+s)\b"
)
_OPENS = re.compile(
    r"(?:As|In|On|At|With|For|After|Before|During|Despite|Since|From|Under)\b[^,]*$"
)
"What stands before a main clause: 'As part of a tour - his first - he came'."
_NAMES_AGAIN = re.compile(
    r"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z]+ ){1,3}?[a-z]+, [A-Z][\w&.'’ ]*$"
)
"A name between commas, of which the second is still to come: 'Its owner, P&O Cruises'."


def _source(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_OCCASION.sub(r"\g<source>.", _SOURCE.sub(r"\g<source>.", text)),)


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
        marks=(", a", ", the "),
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
        marks=("–", "—", "--", " - "),
    ),
    Rule(
        "cut-source",
        "How or where a source came to say it goes; the source stays.",
        _source,
        (
            (
                "The bridge will stay closed, according to a report published on Friday.",
                "The bridge will stay closed, according to a report.",
            ),
            (
                "The bridge will stay closed, according to a report published by the board.",
                "The bridge will stay closed, according to a report published by the board.",
            ),
        ),
    ),
)
