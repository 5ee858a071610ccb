"""Words that may stand for one another: a new word is licensed by one of its kin in the source.

The lists are in `words/`: `news.txt` ours, `wordnet.txt` derived from WordNet by
`tools/make_kin.py`, with broader words that may stand for narrower ones and not the other way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefing import english

_WORDS = Path(__file__).resolve().parents[1] / "words"


def is_grave(word: str) -> bool:
    """Tell whether a word says something so grave that the sources must say it."""
    return word in _words_of("grave")


def is_proper(word: str) -> bool:
    """Tell whether a word is a name and nothing else: 'london', and not 'bath'."""
    return word in _words_of("proper")


def is_light(stem: str) -> bool:
    """Tell whether a word says so little that it may be added."""
    return stem in _stems_of("light")


def is_common(stem: str) -> bool:
    """Tell whether a word is one of the language's common words."""
    return stem in _kin("news") or stem in _kin("wordnet")


def stands_for(stem: str, others: frozenset[str] | set[str], *, wide: bool = True) -> bool:
    """Tell whether a word may stand for one of others; unless `wide`, by our own rows alone."""
    if stem in others or not _kin("news").get(stem, frozenset()).isdisjoint(others):
        return True
    return wide and not _kin("wordnet").get(stem, frozenset()).isdisjoint(others)


@cache
def _kin(name: str) -> dict[str, frozenset[str]]:
    """Give, for each stem of a list, the stems it may stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines(name):
        words, _, broader = line.partition(" < ")
        stems = {english.stem(word) for word in words.split()}
        for one in stems:
            found[one] |= stems
        for one in broader.split():
            found[english.stem(one)] |= stems
    return {one: frozenset(others) for one, others in found.items()}


@cache
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(english.stem(word) for line in lines(name) for word in line.split())


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(word for line in lines(name) for word in line.split())


def lines(name: str) -> Iterator[str]:
    """Give the rows of a list of `words/`."""
    found = (_WORDS / f"{name}.txt").read_text("utf-8").splitlines()
    return (line for line in found if not line.startswith("#"))
