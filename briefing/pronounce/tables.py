"""Tables of the pronounce room, written as text so that a person can read and extend them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """Give the words of a text, parted by spaces or lines, in order."""
    return tuple(text.split())


def pairs(text: str) -> dict[str, str]:
    """Give a table written 'short = long | short = long', in order; lines part items too."""
    items = (item.partition("=") for item in re.split(r"[|\n]", text) if item.strip())
    return {short.strip(): long.strip() for short, _, long in items}


def any_of(forms: Iterable[str]) -> str:
    """Give a pattern for any of these forms, the longest first, their marks taken literally."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, longest_first))
