"""What is no news by its words: notices to readers, and orders to a machine."""

from __future__ import annotations

import re

_NOT_NEWS = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|^(?:by|reporting by|additional reporting"
    r"|editing by)\b"
    r"|^(?:published|updated|last updated|posted)\b ?:?|\ball rights reserved\b|\bmay not be "
    r"published\b"
    r"|»|^\W*(?:e-?mail|call|text|tweet) (?:us|the)\b|\bcopyright\b \d{4}|^for (?:confidential "
    r")?support\b"
    r"|\bclick here\b|\bfor more (?:information|details|on this)\b.*\b(?:visit|go to|see|click)\b",
    re.IGNORECASE,
)
# Words to a machine are no news, whoever wrote them into the article.
_INSTRUCTS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instruction|prompt|rule|guideline"
    r"|direction)s?\b|\b(?:system|developer|assistant) (?:prompt|message)\b|\bas an? (?:AI\b"
    r"|(?:large )?language model)|\b(?:language model|chatbot|LLM|AI (?:model|assistant|system))s?"
    r"\b[^.]{0,40}\b(?:must|should|please)\b|<\|?/?\w+\|?>|\[/?INST\]"
    r"|^(?:system|assistant|user) ?:|\bnew instructions? ?:"
    r"|^(?:say|tell|write|output|repeat|reply|respond|pretend|announce|print)\b(?!,)",
    re.IGNORECASE,
)
_NOT_NEWS_MARKS = (
    "contributed",
    "all rights",
    "may not be",
    "»",
    "copyright",
    "click here",
    "for more",
)
_INSTRUCTS_MARKS = (
    "ignore",
    "disregard",
    "forget",
    "override",
    "prompt",
    "message",
    " ai",
    "ai model",
    "ai assistant",
    "ai system",
    "language model",
    "chatbot",
    "llm",
    "<",
    "inst]",
    "instruction",
)
"What a text must hold one of, folded, unless a pattern matches at its start: searching is slow."


def is_notice(sentence: str, folded: str) -> bool:
    """Tell whether a sentence is a notice to readers; `folded` is the sentence case-folded."""
    return _found(_NOT_NEWS, _NOT_NEWS_MARKS, sentence, folded)


def instructs(sentence: str, folded: str | None = None) -> bool:
    """Tell whether a sentence tells a machine, or a reader, what to say or do."""
    low = sentence.casefold() if folded is None else folded
    return _found(_INSTRUCTS, _INSTRUCTS_MARKS, sentence, low)


def _found(pattern: re.Pattern[str], marks: tuple[str, ...], sentence: str, folded: str) -> bool:
    if any(mark in folded for mark in marks):
        return pattern.search(sentence) is not None
    return pattern.match(sentence) is not None
