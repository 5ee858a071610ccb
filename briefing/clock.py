"""Dates and times: read from ISO 8601, written for feeds, files and the ear.

No function here asks what time it is; the moment always comes in from outside.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from briefing.errors import ConfigError

DAY_BREAK = time(0, 0)
"When a bulletin known only by its day is said to go out: never later on that day than now."

_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def moment(text: str, *, where: str = "--date") -> datetime:
    """Give the moment an ISO 8601 date or date and time names, with an offset.

    A bare date means the first moment of that day; no offset means UTC. Raises ConfigError naming
    `where` when the text is neither.
    """
    try:
        if len(text) == len("2026-11-22"):
            return datetime.combine(date.fromisoformat(text), DAY_BREAK, tzinfo=UTC)
        read = datetime.fromisoformat(text)
    except ValueError:
        remedy = "Write it as 2026-11-22 or 2026-11-22T07:00."
        raise ConfigError(f"{where}: {text!r} is not a date", remedy) from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def day_of(text: str | None) -> date | None:
    """Give the day an article's date names, or None when it names none."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def edition_key(when: datetime, *, to_the_minute: bool) -> str:
    """Give the key of an edition: '2026-11-22', or '2026-11-22T0700' to the minute."""
    return when.strftime("%Y-%m-%dT%H%M" if to_the_minute else "%Y-%m-%d")


def rfc2822(when: datetime) -> str:
    """Give the moment as RSS writes it, such as 'Sun, 22 Nov 2026 07:00:00 +0000'."""
    from email.utils import format_datetime  # noqa: PLC0415 - slow to load, and only needed here

    return format_datetime(when)


def part_of_day(when: datetime) -> str:
    """Give 'morning' before noon, 'afternoon' before 18:00, else 'evening'."""
    if when.hour < 12:
        return "morning"
    return "afternoon" if when.hour < 18 else "evening"


def short_date(when: datetime) -> str:
    """Give a date as '22 Nov 2026', for where there is little room."""
    return f"{when.day} {when:%b %Y}"


def long_date(when: date) -> str:
    """Give a date as it is written in full, such as 'Sunday 22 November 2026'."""
    return f"{when:%A} {when.day} {when:%B} {when.year}"


def said_date(when: date) -> str:
    """Give a date as a newsreader says it, such as 'Sunday the 22nd of November'."""
    ending = _ORDINAL_ENDINGS.get(when.day, "th")
    return f"{when:%A} the {when.day}{ending} of {when:%B}"


def clock_time(seconds: float) -> str:
    """Give a length of time as '3:07', or '1:02:03' from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
