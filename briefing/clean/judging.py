"""What is said of each line before anything is decided: rules, repeats, the learned voice."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.boilerplate import rules
from briefing.boilerplate.rules import Rule
from briefing.boilerplate.traits import Line


def zones(lines: Sequence[Line]) -> list[str]:
    """Give where each line stands: 'head' before the first sentence, 'tail' after the last."""
    sentences = [i for i, line in enumerate(lines) if line.is_sentence]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), -1)
    return ["head" if i < first else "tail" if i > last else "body" for i in range(len(lines))]


def ruled(lines: Sequence[Line]) -> list[Rule | None]:
    """Give the rule that recognises each line, or None."""
    found = []
    for line, zone in zip(lines, zones(lines), strict=True):
        folded = rules.fold(line.text)
        words = frozenset(line.words)
        found.append(rules.match(folded, words, sentence=line.is_sentence, zone=zone))
    return found


def matched(lines: Sequence[Line]) -> list[str]:
    """Give the label of the rule that recognises each line, or ''."""
    return [rule.label.value if rule else "" for rule in ruled(lines)]
