"""Word errors of what was heard, counted in three ways, names apart from ordinary words.

`as spelled`: through whisper's own English normaliser alone. A price that was said right and is
written otherwise is an error, and so is 'shoot-out' for 'shootout'.

`levelled`: both sides are put into their spoken form first, so that dates, times, prices and
initials agree whichever way they are written; compounds are joined and possessives kept. This is
how the engines were measured before one was chosen; it would hide a number that our own rules
turn into wrong words, which bench_phrases.py looks at.

`by sound`: as levelled, and words that sound the same are the same ('councillor', 'counsellor'):
an ear cannot tell them apart. Names must be heard as exactly the same sounds.

A name is a word with a capital that does not begin a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

import numpy as np

from briefing.hearing import differences
from briefing.hearing.comparing import name_count, word_count
from briefing.pronounce import spoken
from briefing.text import straight_quotes, words

_CONTRACTED = re.compile(r"\b(it|he|she|that|there|what|who|where|here|how|let)'s\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?!\w)")
Words = Callable[[str], list[str]]
"Gives the words of a text to be compared."


@dataclass(slots=True)
class Errors:
    """Words compared and words wrong, by kind: 'name' or 'ordinary'."""

    of: Counter[str] = field(default_factory=Counter)
    "Words meant."
    wrong: Counter[str] = field(default_factory=Counter)
    "Words heard otherwise, not heard, or heard and not meant."
    exact: int = 0
    "Pieces without an error."

    def rate(self, *kinds: str) -> float:
        """Give the share of wrong words, of all kinds if none is named."""
        kinds = kinds or tuple(self.of)
        return sum(self.wrong[kind] for kind in kinds) / max(sum(map(self.of.get, kinds)), 1)


def as_spelled(meant: Sequence[str], heard: Sequence[str]) -> Errors:
    """Count what whisper's own normaliser does not make alike."""
    return _counted(meant, heard, lambda text: _normal(straight_quotes(text)))


def levelled(meant: Sequence[str], heard: Sequence[str]) -> Errors:
    """Count what differs once numbers, initials, compounds and possessives are levelled."""
    return _counted(meant, heard, _level)


def by_sound(meant: Sequence[str], heard: Sequence[str], *, near: bool = False) -> Errors:
    """Count what sounds otherwise; with `near` a name may be spelled by ear."""
    found = Errors()
    for text, said in zip(meant, heard, strict=True):
        names = name_count(text)
        found.of.update(name=names, ordinary=word_count(text) - names)
        told = differences(text, said, near=near)
        for one in told:
            found.wrong["name" if one.name else "ordinary"] += one.words
        found.exact += not told
    return found


def _counted(meant: Sequence[str], heard: Sequence[str], normal: Words) -> Errors:
    found = Errors()
    for text, said in zip(meant, heard, strict=True):
        names = set(normal(" ".join(_capitalised(text))))
        wanted = normal(text)
        kinds = ["name" if word in names else "ordinary" for word in wanted]
        found.of.update(kinds)
        wrong = aligned(wanted, _joined(wanted, normal(said)), kinds)
        found.wrong.update(wrong)
        found.exact += not wrong
    return found


def _level(text: str) -> list[str]:
    said = spoken(straight_quotes(text)).replace("-", " ")
    return _normal(_POSSESSIVE.sub(lambda m: m[0][1:], _CONTRACTED.sub(r"\1 is", said)))


def _normal(text: str) -> list[str]:
    # The normaliser knows straight apostrophes only: "I’m" would not be "I am".
    return str(_normaliser()(text)).split()


@cache
def _normaliser() -> Callable[[str], str]:
    from whisper_normalizer.english import EnglishTextNormalizer

    normaliser: Callable[[str], str] = EnglishTextNormalizer()
    return normaliser


def _joined(wanted: Sequence[str], heard: Sequence[str]) -> list[str]:
    """Give what was heard with compounds parted or joined as in what was meant."""
    made: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, wanted, heard, autojunk=False).get_opcodes():
        alike = kind == "replace" and "".join(wanted[a:b]) == "".join(heard[c:d])
        made += wanted[a:b] if alike else heard[c:d]
    return made


def _capitalised(sentence: str) -> list[str]:
    """Give the words with a capital that are not first, initials and acronyms included."""
    return [word for word in words(sentence)[1:] if word[0].isupper() and word != "I"]


def aligned(wanted: Sequence[str], heard: Sequence[str], kinds: Sequence[str]) -> Counter[str]:
    """Count wrong, missing and added words (Levenshtein) by kind; an added one is ordinary."""
    cost = np.zeros((len(wanted) + 1, len(heard) + 1), np.int32)
    cost[:, 0], cost[0, :] = range(len(wanted) + 1), range(len(heard) + 1)
    for i, word in enumerate(wanted, start=1):
        for j, other in enumerate(heard, start=1):
            swap = cost[i - 1, j - 1] + (word != other)
            cost[i, j] = min(swap, cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    found: Counter[str] = Counter()
    i, j = len(wanted), len(heard)
    while i or j:
        same = i and j and wanted[i - 1] == heard[j - 1]
        if i and j and cost[i, j] == cost[i - 1, j - 1] + (not same):
            found.update([] if same else [kinds[i - 1]])
            i, j = i - 1, j - 1
        elif i and cost[i, j] == cost[i - 1, j] + 1:
            found[kinds[i - 1]] += 1
            i -= 1
        else:
            found["ordinary"] += 1
            j -= 1
    return found
