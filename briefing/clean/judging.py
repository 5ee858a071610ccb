"""What is said of each line before anything is decided: rules, repeats, the learned voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.boilerplate import rules, traits
from briefing.boilerplate.rules import Rule
from briefing.boilerplate.traits import Line
from briefing.clean import spans
from briefing.models import Label

_INVITATIONS = (Label.PROMO_APP, Label.PROMO_NEWSLETTER, Label.PROMO_SOCIAL)
_QUOTES = re.compile('[“”"].{12,}')


@dataclass(frozen=True, slots=True)
class Sight:
    """An article's lines as the cleaner sees them."""

    lines: list[Line]
    "With the boilerplate inside a sentence set aside."
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
    rests = [spans.without_spans(0, text) for text in paragraphs]
    lines, spanned = [], []
    for line, (rest, receipts) in zip(whole, rests, strict=True):
        # What is left must be a sentence for there to have been something inside one; a short
        # link is no such thing, but the sign of a post from elsewhere.
        told = traits.line(rest).ends and any(r.label is not Label.OTHER for r in receipts)
        credit = any(receipt.label is Label.CREDIT for receipt in receipts)
        lines.append(traits.line(rest) if told else line)
        spanned.append(("credit" if credit else "other") if told else "")
    ruled = _ruled(whole)
    seen = [_rule_for(line, "body") if spanned[i] else ruled[i] for i, line in enumerate(lines)]
    matched = [rule.label.value if rule else "" for rule in seen]
    return Sight(lines, spanned, ruled, zones(lines, seen), matched)


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
            found[i], asked[i] = _rule_for(lines[i], zone), True
            if found[i] is None and lines[i].is_sentence:
                asked[i] = False
                break
    for i, line in enumerate(lines):
        if not asked[i]:
            found[i] = _rule_for(line, "body")
    return found


def _rule_for(line: Line, zone: str) -> Rule | None:
    words = frozenset(line.words)
    rule = rules.match(rules.fold(line.text), words, sentence=line.is_sentence, zone=zone)
    # Somebody is quoted: the invitation is part of the story.
    if rule and line.is_sentence and rule.label in _INVITATIONS and _QUOTES.search(line.text):
        return None
    return rule
