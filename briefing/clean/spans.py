"""Boilerplate inside a line of news: credits, pointers and addresses go, the sentence stays."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.boilerplate import rules, traits
from briefing.boilerplate.rules import Rule, Span
from briefing.boilerplate.traits import Line
from briefing.models import Cut, Label
from briefing.sentences import split
from briefing.text import tidy

_INVITING = (
    Label.PROMO_APP, Label.PROMO_NEWSLETTER, Label.PROMO_SOCIAL, Label.RELATED_LINK, Label.CONTACT,
)  # fmt: skip
_SEVERAL = re.compile(r"[.!?]['\"”’)]* +\S")
_QUOTED = re.compile('[“”"]')
_SPACE_BEFORE_STOP = re.compile(r"\s+([,.;:!?])")


def without_spans(index: int, text: str) -> tuple[str, tuple[Cut, ...]]:
    """Give a paragraph's text without its boilerplate spans, and a receipt for each."""
    rest, found = _parted(text)
    return rest, tuple(Cut(index, tidy(span), rule.label, rule.name) for span, rule in found)


@lru_cache(maxsize=4096)  # an article is gone through until nothing changes
def _parted(text: str) -> tuple[str, tuple[tuple[str, Rule | Span], ...]]:
    """Give a text's rest, and what was taken out of it by which rule."""
    found: list[tuple[str, Rule | Span]] = []
    for rule in rules.spans():
        match = rule.pattern.search(text)
        while match and match[0]:
            rest = tidy(f"{text[: match.start()]} {text[match.end() :]}")
            rest = _SPACE_BEFORE_STOP.sub(r"\1", rest) if match.end() < len(text) else rest
            if not rest or len(rest) >= len(text):
                break
            found.append((match[0], rule))
            text = rest
            match = rule.pattern.search(text)
    while parted := _without_invitation(text):
        text, last, invitation = parted
        found.append((last, invitation))
    return text, tuple(found)


def _without_invitation(text: str) -> tuple[str, str, Rule] | None:
    """Give a paragraph of news without its last sentence where a rule knows that one by itself.

    None where there is no such sentence, or where the rest is none of the article's own.
    """
    if not _SEVERAL.search(text):
        return None
    *first, last = split(text)
    rest = " ".join(first)
    line = traits.line(rest)
    if not line.is_sentence or _QUOTED.search(last) or _rule_of(line):
        return None
    rule = _rule_of(traits.line(last))
    return (rest, last, rule) if rule and rule.label in _INVITING else None


def _rule_of(line: Line) -> Rule | None:
    words = frozenset(line.words)
    return rules.match(rules.fold(line.text), words, sentence=line.is_sentence, zone="body")
