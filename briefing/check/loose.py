"""JSON from outside: read without trust, and what is not as it should be is None."""

from __future__ import annotations

import json
from typing import Any


def read(content: bytes) -> Any:
    """Read JSON in UTF-8; None when it is none."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def of(value: Any, key: str) -> Any:
    """Give an object's value of that name; None when there is none, or no object."""
    return value.get(key) if isinstance(value, dict) else None


def number(value: Any) -> float | None:
    """Give a number that is not negative; None for anything else."""
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9
    return float(value) if good else None
