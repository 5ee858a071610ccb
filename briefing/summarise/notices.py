"""What is no news by its words: notices to readers, and orders to a machine."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import FINITE, PAST, PAST_OR_PARTICIPLE

_NOT_NEWS = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|^(?:by|reporting by|additional reporting"
    r"|editing by)\b"
    r"|^(?:published|updated|last updated|posted)\b ?:?|\ball rights reserved\b|\bmay not be "
    r"published\b"
    r"|^\W*\d{1,2}[:.]\d{2}(?: ?[ap]m)? [A-Z]{2,5}, \d{1,2} \w+ \d{4}\W*$"
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
_OPENS_ORDER = r"^(?:[•▪●*–-] ?)?(?:(?:Please|Never|Always|Don['’]t|Do not|Avoid) )?"
_ORDERS = re.compile(
    rf"{_OPENS_ORDER}(?:(?i:add|apply|ask|bake|boil|book|bring|buy|call|change|check|choose|click"
    r"|close|collect|combine|contact|cook|cover|dial|download|drain|dry|enter|fill|find|follow|fold"
    r"|get|give|go|grate|grease|hang|heat|keep|leave|line|look|make|melt|mix|open|order|park|pay"
    r"|peel|phone|place|pour|preheat|press|put|register|remember|remove|report|return|ring|rinse"
    r"|roll|rub|save|scan|search|season|send|serve|shake|share|sift|simmer|slice|sow|sprinkle|stay"
    r"|stir|stop|store|switch|take|tap|tell|text|tie|transfer|try|turn|use|visit|wait|wash|watch"
    r"|whisk|wring|write|run|set|cut|read|beat|let|spread|shut)"
    r"(?= (?:the|an?|your|it|them|this|that|these|those|any|all|both|no|nothing|\d+\w*)\b)"
    r"|(?i:bake|boil|cook|fold|heat|keep|mix|pour|sift|simmer|sow|stay|stir|wait)"
    r"(?= (?:for|until|in|into|on|well|away)\b))"
)
"What a reader is told to do: a recipe's step, a piece of advice."
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
"An item of a numbered list."
_WITHOUT_VERB = re.compile(
    r"(?:Until|From|With|At|In|On|For|Everything|Anything|Nothing|The one|Not|No|Just|Only|More)\b"
)
_VERB = re.compile(
    rf"\b(?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}|[a-z]+ed|{english.SAYING})\b"
    r"|['’](?:s|re|ve|ll|d)\b|n['’]t\b"
)
_NOT_NEWS_MARKS = (
    "contributed",
    "all rights",
    "may not be",
    "»",
    "copyright",
    "click here",
    "for more",
    " est,",
    " gmt,",
    " bst,",
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


def is_step(sentence: str) -> bool:
    """Tell whether a sentence is an item of a list or tells a reader what to do."""
    return _NUMBERED.match(sentence) is not None or _ORDERS.match(sentence) is not None


def has_no_verb(sentence: str) -> bool:
    """Tell whether a sentence is surely none: 'Until December 21, from 10am to 7pm.'."""
    if _VERB.search(sentence) is None:
        when_and_where = _DAY.search(sentence) and _HOUR.search(sentence)
        return bool(when_and_where) or _WITHOUT_VERB.match(sentence) is not None
    # 'The galley, which took a year to build and will burn.': what it did is not told.
    named = _RELATIVE.match(sentence)
    return named is not None and _VERB.search(named["name"]) is None


_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?:[Dd]aily|[Ww]eekdays)\b")
_HOUR = re.compile(r"\b(?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)? ?[ap]m|\d\d[.:]\d\d)\b")
_RELATIVE = re.compile(r"(?P<name>(?:The|A|An) [\w'’ -]{3,50}), (?:which|who|whose) [^,;:]+\.$")


def instructs(sentence: str, folded: str | None = None) -> bool:
    """Tell whether a sentence tells a machine, or a reader, what to say or do."""
    low = sentence.casefold() if folded is None else folded
    return _found(_INSTRUCTS, _INSTRUCTS_MARKS, sentence, low)


def _found(pattern: re.Pattern[str], marks: tuple[str, ...], sentence: str, folded: str) -> bool:
    if any(mark in folded for mark in marks):
        return pattern.search(sentence) is not None
    return pattern.match(sentence) is not None
