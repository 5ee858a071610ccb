"""When an article says it happened: days of the calendar, and times gone by."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from briefing import english

_FAR = 9
"Days from which on a date is another time's."
_MONTH = "|".join(month.capitalize() for month in english.MONTHS)
_DATE = re.compile(
    rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})\b(?! ?(?:years|people))"
    rf"|\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)? (?P<second>{_MONTH})\b"
)
_BARE_MONTH = re.compile(rf"\b(?:in|last|since) ({_MONTH})\b(?! \d)", re.IGNORECASE)
_FIRST = re.compile(
    r"\bfirst .{0,60}?(?:\bin|\bsince|\bfor) [\w ]{1,20}|\bmillion years ago", re.IGNORECASE
)
"How rare it is, which says nothing of when it was: 'the first win since April'."
_YEAR = re.compile(r"[12][09]\d\d(?<![\w£$€,.-].{4})(?!\w|[,.-]\d)")
"Asked first for its digits: a pattern that looks behind first tries every letter."
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


def dates(passage: str) -> frozenset[tuple[str, int]]:
    """Give the dates of a text as month and day: ('march', 9)."""
    return frozenset(
        ((found["month"] or found["second"]).lower(), int(found["day"] or found["first"]))
        for found in _DATE.finditer(passage)
    )


def years(passage: str) -> frozenset[int]:
    """Give the years a text tells in digits."""
    return frozenset(year for year in map(int, _YEAR.findall(passage)) if 1900 <= year < 2100)


def of_another_time(passage: str, published: datetime | None) -> bool:
    """Tell whether a text speaks of a time well before, or after, it was published."""
    passage = _FIRST.sub("", passage)
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
