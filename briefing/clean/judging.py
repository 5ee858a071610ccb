"""What is said of each line before anything is decided: rules, repeats, the learned voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.boilerplate import rules
from briefing.boilerplate.rules import Rule
from briefing.boilerplate.traits import Line
from briefing.models import Label

_INVITATIONS = (Label.PROMO_APP, Label.PROMO_NEWSLETTER, Label.PROMO_SOCIAL)
_QUOTES = re.compile('[“”"].{12,}')


def zones(lines: Sequence[Line]) -> list[str]:
    """Give where each line stands: 'head' before the first sentence, 'tail' after the last."""
    sentences = [i for i, line in enumerate(lines) if line.is_sentence]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), -1)
    return ["head" if i < first else "tail" if i > last else "body" for i in range(len(lines))]


def ruled(lines: Sequence[Line]) -> list[Rule | None]:
    """Give the rule that recognises each line, or None."""
    found = []
    for line, zone in zip(lines, zones(lines), strict=True):
        words = frozenset(line.words)
        rule = rules.match(rules.fold(line.text), words, sentence=line.is_sentence, zone=zone)
        # Somebody is quoted: the invitation is part of the story.
        if rule and line.is_sentence and rule.label in _INVITATIONS and _QUOTES.search(line.text):
            rule = None
        found.append(rule)
    return found


def matched(lines: Sequence[Line]) -> list[str]:
    """Give the label of the rule that recognises each line, or ''."""
    return [rule.label.value if rule else "" for rule in ruled(lines)]
