"""The shipped lists: ordinary English words, the commonest first, and ordinary names."""

from __future__ import annotations

from functools import cache

from briefing.shipped import folder


@cache
def words_by_frequency() -> tuple[str, ...]:
    """Give the words of `scripts/lexicon/words.txt`, in lower case, the commonest first.

    Raises BriefingError when the installation is damaged.
    """
    return _listed("words.txt")


@cache
def ordinary() -> frozenset[str]:
    """Give every word and every ordinary first and last name, in lower case."""
    return frozenset(words_by_frequency()) | frozenset(_listed("names.txt"))


def _listed(name: str) -> tuple[str, ...]:
    path = folder("scripts") / "lexicon" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
