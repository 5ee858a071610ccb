"""What is said of each line before anything is decided: rules, repeats, the learned voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.boilerplate import rules, traits
from briefing.boilerplate.line import Line
from briefing.boilerplate.rules import Rule
from briefing.clean import spans
from briefing.models import Label

INVITATIONS = (Label.PROMO_APP, Label.PROMO_NEWSLETTER, Label.PROMO_SOCIAL)
"Labels of what a title invites its readers to."
_POST = "embedded-post"
_TABLED = re.compile(r"(?:[^;]{0,120}\d[^;]{0,60};){2}[^;]{0,120}\d")
_QUOTES = re.compile('[“”"].{12,}')
_SEARCHED = re.compile(
    r'[Ss]earch(?: for)? [“"][^“”"]{2,40}[”"]'
    r'|[“"](?:Alexa|Hey Google|OK Google|Hey Siri)\b[^“”"]{2,60}[”"]'
)
"What is to be searched for, or said to a smart speaker: nobody's words."


@dataclass(frozen=True, slots=True)
class Sight:
    """An article's lines as the cleaner sees them."""

    lines: list[Line]
    "With the boilerplate inside a sentence set aside."
    keys: list[str]
    "Of each line as it stood, letters and digits only."
    spanned: list[str]
    "What was set aside of each: 'credit', 'other' or ''."
    ruled: list[Rule | None]
    "The rule that recognises each line as it stood."
    zones: list[str]
    "Where each stands: 'head', 'body' or 'tail'."

    matched: list[str]
    "Label of the rule that recognises each line as it is seen, or ''."


def look(paragraphs: Sequence[str]) -> Sight:
    """Give an article's lines with what rules and places say of them."""
    whole = [traits.line(text) for text in paragraphs]
    lines, spanned = list(whole), [""] * len(whole)
    for i, text in enumerate(paragraphs):
        rest, found = spans.parted(text)
        # What is left must be a sentence for there to have been something inside one; a short
        # link is no such thing, but the sign of a post from elsewhere.
        inside = {rule.label for _, rule in found} - {Label.OTHER}
        if inside and traits.ends(rest):
            lines[i] = traits.line(rest)
            spanned[i] = "credit" if Label.CREDIT in inside else "other"
    ruled = _ruled(whole)
    seen = [
        _rule_for(line.text, "body") if spanned[i] else ruled[i] for i, line in enumerate(lines)
    ]
    matched = [rule.label.value if rule else "" for rule in seen]
    keys = [line.key for line in whole]
    return Sight(lines, keys, spanned, ruled, zones(lines, seen), matched)


def tabled(lines: Sequence[Line]) -> frozenset[int]:
    """Give the lines that are a table's rows in one: 'Fife 2,828; Tayside 1,970; Lothian 605'."""
    return frozenset(i for i, line in enumerate(lines) if _TABLED.match(line.text))


def announced(sight: Sight) -> frozenset[int]:
    """Give the lines that are posts which the text introduces: 'Among the responses:'.

    The line that says whose a post was, and when, is none of them.
    """
    found: set[int] = set()
    introduced = False
    for i, line in enumerate(sight.lines):
        rule = sight.ruled[i]
        posted = rule is not None and rule.name == _POST
        if introduced and not (posted and "(@" in line.text) and (posted or _has_handle(line)):
            found.add(i)
        elif not posted:
            introduced = traits.has(line, "colon")
    return frozenset(found)


def _has_handle(line: Line) -> bool:
    return traits.has(line, "handle") and not line.is_sentence


def zones(lines: Sequence[Line], ruled: Sequence[Rule | None]) -> list[str]:
    """Give where each line stands: 'head' before the first sentence, 'tail' after the last.

    A sentence that a rule recognises is none of the article's own.
    """
    sentences = [i for i, line in enumerate(lines) if line.is_sentence and ruled[i] is None]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), -1)
    return ["head" if i < first else "tail" if i > last else "body" for i in range(len(lines))]


def _ruled(lines: Sequence[Line]) -> list[Rule | None]:
    """Give the rule that recognises each line, or None.

    A sentence at either end may be one that a rule for the ends knows: it is asked first as if
    it stood there, from each end inwards, until one is the article's own.
    """
    found: list[Rule | None] = [None] * len(lines)
    asked = [False] * len(lines)
    for zone, order in (("head", range(len(lines))), ("tail", reversed(range(len(lines))))):
        for i in order:
            if asked[i]:
                break
            found[i], asked[i] = _rule_for(lines[i].text, zone), True
            if found[i] is None and lines[i].is_sentence:
                asked[i] = False
                break
    for i, line in enumerate(lines):
        if not asked[i]:
            found[i] = _rule_for(line.text, "body")
    return found


@lru_cache(maxsize=512)  # an article is gone through until nothing changes
def _rule_for(text: str, zone: str) -> Rule | None:
    line = traits.line(text)
    folded = rules.fold(line.folded)
    rule = rules.match(folded, line.vocabulary, sentence=line.is_sentence, zone=zone)
    # Somebody is quoted: the invitation is part of the story.
    if (
        rule
        and line.is_sentence
        and rule.label in INVITATIONS
        and _QUOTES.search(_SEARCHED.sub("", line.text))
    ):
        return None
    return rule
