"""When an article says it happened: clock times, days of the calendar, and times gone by."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime

from briefing import english

_DAY = 24 * 60
_SAME, _OTHER = 15, 60
"Minutes within which two clock times are one, and beyond which they are two."
_FAR = 9
"Days from which on a date is another time's."
_FIGURES = re.compile(
    r"(?P<hour>\d(?<![£$€\d.,:-].)(?<!\w.)\d?)"
    r"(?::(?P<minute>\d\d)|\.(?P<dotted>\d\d)(?= ?[ap]\.?m)|(?= ?[ap]\.?m))"
    r"\s?(?:(?P<half>[ap])\.?m)?\b(?![%\d-])",
    re.IGNORECASE,
)
_HOURS = {
    word: hour
    for hour, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_MINUTES = {
    "half past": 30, "quarter past": 15, "quarter to": -15, "ten to": -10, "ten past": 10,
    "five to": -5, "five past": 5, "twenty to": -20, "twenty past": 20, "twenty-five to": -25,
    "twenty-five past": 25,
}  # fmt: skip
_HOUR = rf"(?:{'|'.join(_HOURS)}|\d{{1,2}})"
_SAID = re.compile(
    rf"\b(?:(?P<minutes>{'|'.join(_MINUTES)}) (?P<hour>{_HOUR})\b|(?P<whole>{_HOUR}) o['’]clock)",
    re.IGNORECASE,
)
_SPOKEN = ("clock", *(f"{minutes} " for minutes in _MINUTES))
"A time in words has one of these."
_MIDDAY = re.compile(r"\b(midnight|noon|midday)\b")
_MONTH = "|".join(month.capitalize() for month in english.MONTHS)
_DATE = re.compile(
    rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})\b(?! ?(?:years|people))"
    rf"|\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)? (?P<second>{_MONTH})\b"
)
_BARE_MONTH = re.compile(rf"\b(?:in|last|since) ({_MONTH})\b(?! \d)", re.IGNORECASE)
_GONE = re.compile(
    rf"(?:{_MONTH})(?: \d{{1,2}})? (?:last year|20\d\d)|\d{{1,2}} (?:{_MONTH}) (?:last year|20\d\d)"
    r"|\b(?:last|previous) (?:year|summer|winter|spring|autumn|month)"
    r"|\b(?:\w+|\d+) (?:months|years) (?:ago|after|later)|\bearlier this year\b"
    r"|\ba year (?:ago|after|to the day)",
    re.IGNORECASE,
)


def moment(published: str | None) -> datetime | None:
    """Give when an article was published, in UTC; None when that is not known."""
    try:
        read = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)


def hours(passage: str) -> frozenset[int]:
    """Give the clock times of a text as minutes of the day; both where the half is not told."""
    found: set[int] = set()
    for match in _FIGURES.finditer(passage):
        hour, minute = int(match["hour"]), int(match["minute"] or match["dotted"] or 0)
        if minute > 59 or hour > 24:
            continue
        half = (match["half"] or "").lower()
        if half:
            found.add((hour % 12 + (12 if half == "p" else 0)) * 60 + minute)
        elif hour > 12 or match["hour"][0] == "0":
            found.add(hour % 24 * 60 + minute)
        else:
            found |= _both(hour % 12 * 60 + minute)
    folded = passage.lower()
    for match in _SAID.finditer(passage) if any(mark in folded for mark in _SPOKEN) else ():
        word = (match["hour"] or match["whole"]).lower()
        hour = _HOURS[word] if word in _HOURS else int(word)
        found |= _both(hour % 12 * 60 + _MINUTES.get((match["minutes"] or "").lower(), 0))
    found |= {0 if match[1] == "midnight" else 720 for match in _MIDDAY.finditer(passage)}
    return frozenset(found)


def _both(minute: int) -> set[int]:
    return {minute % 720, minute % 720 + 720}


def same_hour(one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Tell whether two texts have a clock time in common, within a quarter of an hour."""
    return _within(one, other, _SAME)


def other_hour(one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Tell whether two texts tell clock times and none lie within an hour of each other."""
    return bool(one and other) and not _within(one, other, _OTHER)


def _within(one: AbstractSet[int], other: AbstractSet[int], minutes: int) -> bool:
    return any(min((a - b) % _DAY, (b - a) % _DAY) <= minutes for a in one for b in other)


def dates(passage: str) -> frozenset[tuple[str, int]]:
    """Give the dates of a text as month and day: ('march', 9)."""
    return frozenset(
        ((found["month"] or found["second"]).lower(), int(found["day"] or found["first"]))
        for found in _DATE.finditer(passage)
    )


def of_another_time(passage: str, published: datetime | None) -> bool:
    """Tell whether a text speaks of a time well before, or after, it was published."""
    if _GONE.search(passage):
        return True
    if published is None:
        return False
    months = (found[1].lower() for found in _BARE_MONTH.finditer(passage))
    if any((published.month - 1 - english.MONTHS.index(month)) % 12 > 1 for month in months):
        return True
    return any(_days(published.date(), *told) > _FAR for told in dates(passage))


def _days(published: date, month: str, day: int) -> int:
    """Give how many days a date of no year lies from another, the nearest year taken."""
    try:
        told = date(2000, english.MONTHS.index(month) + 1, day)
    except ValueError:
        return 0
    apart = abs((told - date(2000, published.month, published.day)).days)
    return min(apart, 366 - apart)
