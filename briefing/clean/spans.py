"""Boilerplate inside a line of news: credits, pointers and addresses go, the sentence stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.boilerplate import rules, traits
from briefing.boilerplate.rules import Rule, Span
from briefing.clean import glued
from briefing.models import Cut, Label
from briefing.sentences import endings, split
from briefing.text import key_words, tidy

_INVITING = (
    Label.PROMO_APP, Label.PROMO_NEWSLETTER, Label.PROMO_SOCIAL, Label.RELATED_LINK, Label.CONTACT,
    Label.UI_CHROME, Label.MEDIA_PLACEHOLDER, Label.AD_MARKER,
)  # fmt: skip
_SEVERAL = re.compile(r"[.!?]['\"”’)]* +\S")
_QUOTED = re.compile('[“”"]')
_MOST = 8
"What is taken out of one line, at the most: nobody pastes more into a paragraph of news."
_FEWEST = 4
"Words of a short sentence of news that an invitation may follow."
LONGEST = 5000
"Characters of a paragraph of news at the most: a longer one is a text without paragraphs."
_MANY = 8
"Places where the last sentence may begin, after which splitting is quicker than trying each."
_MARK, _CAPITAL = re.compile(r"[^\w\s]"), re.compile(r"[^\W\d_a-z]")
_SPACE_BEFORE_STOP = re.compile(r"\s+([,.;:!?])")


def without_spans(index: int, text: str) -> tuple[str, tuple[Cut, ...]]:
    """Give a paragraph's text without its boilerplate spans, and a receipt for each."""
    rest, found = parted(text)
    return rest, tuple(Cut(index, tidy(span), rule.label, rule.name) for span, rule in found)


@lru_cache(maxsize=512)  # an article is gone through until nothing changes
def parted(text: str) -> tuple[str, tuple[tuple[str, Rule | Span], ...]]:
    """Give a text's rest, and what was taken out of it by which rule."""
    found: list[tuple[str, Rule | Span]] = []
    if run_in := glued.parted(text):
        text, inside, known = run_in
        found.append((inside, known))
    for rule in _that_may_match(text):
        match = rule.pattern.search(text)
        while match and match[0]:
            rest = tidy(f"{text[: match.start()]} {text[match.end() :]}")
            rest = _SPACE_BEFORE_STOP.sub(r"\1", rest) if match.end() < len(text) else rest
            if not rest or len(rest) >= len(text):
                break
            found.append((match[0], rule))
            text = rest
            match = rule.pattern.search(text)
    while len(found) < _MOST and (shorter := _without_invitation(text)):
        text, last, invitation = shorter
        found.append((last, invitation))
        text, asked = _without_question(text)
        found += [(question, invitation) for question in asked]
    return text, tuple(found)


def _that_may_match(text: str) -> list[Span]:
    """Give the patterns that may find anything in a text: most lines have what none needs."""
    held = [
        need for mark, needs in _needs().items() if mark in text for need in needs if need in text
    ]
    return [rule for rule in rules.spans() if not rule.needs.isdisjoint(held)] if held else []


@cache
def _needs() -> dict[str, tuple[str, ...]]:
    """Give what the patterns need, each under a mark or capital of its own, or under ''.

    A single character is found many times quicker than a word, and most lines have few marks.
    """
    needs: dict[str, list[str]] = {}
    for need in sorted({need for rule in rules.spans() for need in rule.needs}):
        mark = _MARK.search(need) or _CAPITAL.search(need)
        needs.setdefault(mark[0] if mark else "", []).append(need)
    return {mark: tuple(found) for mark, found in needs.items()}


def _without_invitation(text: str) -> tuple[str, str, Rule] | None:
    """Give a paragraph of news without its last sentence where a rule knows that one by itself.

    None where there is no such sentence, or where the rest is none of the article's own.
    """
    if len(text) > LONGEST or not _SEVERAL.search(text) or not _may_invite(text):
        return None
    *first, last = split(text)
    rule = None if _QUOTED.search(last) else _rule_of(last)
    if rule is None or rule.label not in _INVITING:
        return None
    rest = " ".join(first)
    return (rest, last, rule) if _is_told(rest) and not _rule_of(rest) else None


def _is_told(rest: str) -> bool:
    """Tell whether what is left is a sentence, or a short one that speaks to nobody."""
    line = traits.line(rest)
    short = line.ends and len(line.words) >= _FEWEST and not traits.speaks_to_reader(line)
    return line.is_sentence or short


def _without_question(text: str) -> tuple[str, list[str]]:
    """Give a paragraph without the questions that its invitation answered: 'Would you pay it?'."""
    told, asked = split(text), []
    while len(told) > 1 and told[-1].endswith("?") and traits.line(told[-1]).you:
        asked.append(told.pop())
    return " ".join(told), asked


def _may_invite(text: str) -> bool:
    """Tell whether a rule may know the last sentence, wherever that begins.

    Most paragraphs of news have no such ending, and are spared the splitting.
    """
    for tried, last in enumerate(endings(text)):
        if tried == _MANY:
            return True
        if _QUOTED.search(last):
            return False  # and so are the longer ones
        words = key_words(last)
        if rules.may_know(last, words, _INVITING, sentence=_is_sentence(last, words)):
            return True
    return False


def _rule_of(text: str) -> Rule | None:
    words = key_words(text)
    sentence = _is_sentence(text, words)
    return rules.match(rules.fold(text), frozenset(words), sentence=sentence, zone="body")


def _is_sentence(text: str, words: Sequence[str]) -> bool:
    return len(words) >= traits.SENTENCE and traits.ends(text)
