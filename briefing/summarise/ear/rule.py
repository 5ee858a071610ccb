"""What a print-to-speech rule is: a name, a reason, a function and examples that tests run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing import english, sentences

Example = tuple[str, str]
"Before and after; the pieces of a split joined by ' / '."


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to turn print into speech. It may never change a number, name, negation or hedge."""

    id: str
    "As it stands in a Sentence's rules."
    why: str
    "What it does, in one sentence."
    apply: Callable[[str, frozenset[str]], tuple[str, ...]]
    "Takes the text and the words the article also writes small; gives one piece or several."
    examples: tuple[Example, ...]
    "Before and after; equal where it must leave the text alone."
    marks: tuple[str, ...] = ()
    "What a text must hold one of for the rule to find anything; empty for any text."


def substitution(
    id_: str, why: str, pattern: str, into: str, *examples: Example, marks: tuple[str, ...] = ()
) -> Rule:
    """Make a rule that replaces every match of a pattern outside quotation marks."""
    compiled = re.compile(pattern)

    def apply(text: str, _common: frozenset[str]) -> tuple[str, ...]:
        if compiled.search(text) is None:
            return (text,)
        return (outside(text, lambda part: compiled.sub(into, part)),)

    return Rule(id_, why, apply, examples, marks)


def outside(text: str, change: Callable[[str], str]) -> str:
    """Change what stands outside quotation marks, and leave what stands inside."""
    spans = sentences.quotations(text)
    if not spans:
        return tidy(change(text))
    kept = [text[start:end] for start, end in spans]
    # A private-use character stands for each quotation, so that rules see the sentence round it.
    held = text
    for start, end in reversed(spans):
        held = f"{held[:start]}\ue000{held[end:]}"
    changed = change(held)
    if changed.count("\ue000") != len(kept):
        return text
    for quotation in kept:
        changed = changed.replace("\ue000", quotation, 1)
    return tidy(changed)


def tidy(text: str) -> str:
    """Mend the spacing and commas a removal leaves behind, and the first letter's case."""
    text = re.sub(r"\s+([.,;:!?](?:\s|$))", r"\1", re.sub(r"\s{2,}", " ", text)).strip()
    text = re.sub(r",\s*,", ",", text)
    text = re.sub(r",\s*([.!?])", r"\1", text)
    return capitalised(text)


def stopped(text: str) -> str:
    """Give a text with a full stop; 'in the U.S.' has one."""
    return text if _STOPPED.search(text) else f"{text}."


_STOPPED = re.compile(r"\.$|[.!?][”\"’')]$")
"Ends in a full stop, or in a quotation that does."


def capitalised(text: str) -> str:
    """Give a text with its first letter large, but for names such as 'iPhone'."""
    found = re.search(r"[^\W\d_]", text)
    if found is None or text[found.start() + 1 : found.start() + 2].isupper():
        return text
    if text[: found.start()].strip("\"“‘'( "):
        return text
    at = found.start()
    return text[:at] + text[at].upper() + text[at + 1 :]


def small(text: str, common: frozenset[str]) -> str | None:
    """Give a sentence's text as it reads inside a longer one; None when its first word is unsure.

    A first word of grammar, or one the article also writes small, loses its capital; one that
    is plainly a name keeps it.
    """
    words = text.split()
    if not words:
        return None
    bare = words[0].strip("\"“‘',")
    low = bare.lower()
    if bare.isupper() and len(bare) > 1:
        return text
    if low in english.EMPTY or low in common or low in _COMMON:
        return text[0].lower() + text[1:]
    if not bare[:1].isalpha():
        return text
    named = len(words) > 1 and words[1][:1].isupper() and low not in _COMMON
    return text if named or bare.endswith(("'s", "’s")) else None


_COMMON = frozenset(
    "police officers officials two three four five six seven eight nine ten dozens hundreds "
    "thousands "
    "people residents firefighters detectives investigators scientists researchers doctors "
    "passengers "
    "drivers workers students children women men one nearly almost several many most more fewer "
    "less "
    "workers staff teachers parents villagers protesters troops soldiers rebels militants "
    "authorities "
    "prosecutors lawyers ministers councillors customers shares "
    "prices sales profits emergency".split()
)
