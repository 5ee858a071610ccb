"""Which articles tell of the same event, so that they become one story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.models import CleanArticle


def groups(
    cleaned: Sequence[CleanArticle], *, day: date | None = None
) -> tuple[tuple[int, ...], ...]:
    """Give the places of the articles of each event, in the order of their first article."""
    del day
    return tuple((place,) for place in range(len(cleaned)))
