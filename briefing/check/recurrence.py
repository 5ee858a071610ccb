"""How often a show appears, as podcast:updateFrequency writes it: iCalendar's RRULE (RFC 5545)."""

from __future__ import annotations

import re

_NUMBERS = r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*"
_DAY = r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS = {
    "FREQ": r"SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "COUNT": r"[1-9]\d*",
    "INTERVAL": r"[1-9]\d*",
    "BYDAY": rf"{_DAY}(?:,{_DAY})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    **dict.fromkeys(
        (
            *("BYSECOND", "BYMINUTE", "BYHOUR", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"),
            *("BYMONTH", "BYSETPOS"),
        ),
        _NUMBERS,
    ),
}


def is_rule(text: str) -> bool:
    """Tell whether it is a rule: FREQ, and parts that stand once with a value they may have."""
    parts = [part.partition("=")[::2] for part in text.split(";")]
    names = [name for name, _ in parts]
    return (
        "FREQ" in names
        and len(set(names)) == len(names)
        and all(name in _PARTS and re.fullmatch(_PARTS[name], value) for name, value in parts)
    )
