"""The shipped list of ordinary English words and names, the commonest first."""

from __future__ import annotations

from functools import cache

from briefing.shipped import folder


@cache
def words_by_frequency() -> tuple[str, ...]:
    """Give the words of `scripts/lexicon/words.txt`, in lower case, the commonest first.

    Raises BriefingError when the installation is damaged.
    """
    path = folder("scripts") / "lexicon" / "words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
