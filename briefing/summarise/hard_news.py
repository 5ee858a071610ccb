"""Which of several articles on one event opens with the news: not the scene, not the reaction.

Of two titles' tellings one is often a report and the other a feature, and a story told from the
feature never says what happened. The report opens with what all of them tell, with a figure and
a day; the feature with a scene, a pronoun or somebody's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing import english, text
from briefing.summarise.concepts import concept
from briefing.summarise.pieces import Piece, opening

_PLAINLY, _MUCH = 1.0, 2.7
"By how much another must open more plainly than a first with a scene, or without its lead; or any."
_SCENE, _QUOTED, _FACT, _WORD, _NUMBER, _DAY = -1.0, -0.4, 0.5, 0.15, 0.3, 0.5
"What a sign of a scene counts, a quotation near the top, a fact or word all tell, a figure, a day."
_TOP, _NEAR_TOP, _MOST_NUMBERS = 3, 8, 3
_SCENES = re.compile(
    r"\b(?:told how|told of|spoken of|speaks? of|described the|recalled|remember\w*"
    r"|says? (?:he|she|it|they)|(?:was|were) \w+ing\b.*\bwhen|had (?:just|never|been)|like a"
    r"|would have|the moment|thought (?:it|he|she)|used to)\b"
    r"|^(?:It|They|He|She|There|This|When|If|Most|Every|Nobody|Some|At|In the|For|So|Then|You"
    r"|On a)\b|[“\"‘]"
)
_DAYS = re.compile(
    rf"\b(?:{'|'.join(day.capitalize() for day in english.WEEKDAYS)}|today|yesterday)\b"
    r"|this morning|last night|overnight"
)
_NUMBERS = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)\b"
)
COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety".split()
)
"How many, in words."


def plainest(read: Sequence[Sequence[Piece]]) -> int:
    """Give the place of the article a story is best told from, by what each could say.

    The first, unless another opens plainly more like a report.
    """
    if len(read) == 1:
        return 0
    whole = [" ".join(piece.text for piece in found) for found in read]
    words = frozenset.intersection(*map(meaning, whole))
    known = set.intersection(*map(facts, whole))
    marks = [_mark(found, words, known) for found in read]
    best = max(range(len(read)), key=marks.__getitem__)
    start = opening(read[0])
    whole_lead = start == 0 and not _SCENES.search(read[0][0].text)
    return best if marks[best] > marks[0] + (_MUCH if whole_lead else _PLAINLY) else 0


def _mark(found: Sequence[Piece], words: frozenset[str], known: set[str]) -> float:
    """Give how plainly an article opens with what all the articles tell."""
    start = opening(found)
    if start is None:
        return float("-inf")
    top = [piece for piece in found[start:] if not piece.barred][:_TOP]
    said, first = " ".join(piece.text for piece in top), top[0]
    return (
        _SCENE * len(_SCENES.findall(first.text))
        + _QUOTED * sum(piece.unit.quotation for piece in found[:_NEAR_TOP])
        + _FACT * len(known & facts(said))
        + _WORD * len(words & meaning(said))
        + _NUMBER * min(_MOST_NUMBERS, len(_NUMBERS.findall(first.text)))
        + _DAY * bool(_DAYS.search(first.unit.text))
    )


def sets_a_scene(sentence: str) -> bool:
    """Tell whether a sentence has a sign of a scene, a memory or somebody's words."""
    return _SCENES.search(sentence) is not None


def meaning(passage: str) -> frozenset[str]:
    """Give what a text is about, words that papers use for one another made one."""
    words = text.key(passage).split()
    return frozenset(concept(word) for word in words if word not in english.EMPTY)


def facts(passage: str) -> set[str]:
    """Give the names and numbers of a text, those that open its sentences and 'ten' too."""
    words = re.findall(r"[A-Z][\w-]+|\d[\d.,]*\d|\d|\b[a-z]+\b", passage)
    return {
        word.lower()
        for word in words
        if not word[0].islower() or word in COUNTS
        if word.lower() not in english.EMPTY
    }
