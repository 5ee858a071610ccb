"""Boilerplate inside a line of news: credits, pointers and addresses go, the sentence stays."""

from __future__ import annotations

import re

from briefing.boilerplate import rules
from briefing.models import Cut
from briefing.text import tidy

_SPACE_BEFORE_STOP = re.compile(r"\s+([,.;:!?])")


def without_spans(index: int, text: str) -> tuple[str, tuple[Cut, ...]]:
    """Give a paragraph's text without its boilerplate spans, and a receipt for each."""
    receipts: list[Cut] = []
    for rule in rules.spans():
        match = rule.pattern.search(text)
        while match and match[0]:
            rest = tidy(f"{text[: match.start()]} {text[match.end() :]}")
            rest = _SPACE_BEFORE_STOP.sub(r"\1", rest) if match.end() < len(text) else rest
            if not rest or len(rest) >= len(text):
                break
            receipts.append(Cut(index, tidy(match[0]), rule.label, rule.name))
            text = rest
            match = rule.pattern.search(text)
    return text, tuple(receipts)
