"""How a feed writes its values: dates, addresses, lengths of time, numbers."""

from __future__ import annotations

import ipaddress
import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from urllib.parse import urlsplit

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_NAMES = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun",
           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # fmt: skip
_ZONES = {"GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
          "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}  # fmt: skip
_DATE = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}),\s+)?(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}}|\d{{2}})\s+"
    rf"(\d{{2}}):(\d{{2}})(?::(\d{{2}}))?\s+(?:({'|'.join(_ZONES)})|([+-])(\d{{2}})(\d{{2}}))"
)
_DURATION = re.compile(r"(?:\d{1,6}|\d{1,3}:[0-5]?\d:[0-5]\d|\d{1,3}:[0-5]\d)(?:\.\d{1,6})?")
_WEB = re.compile(r"[!-$&-~]+(?:%[0-9A-Fa-f]{2}[!-$&-~]*)*")
"Printable ASCII, where every percent sign escapes something."
EMAIL = re.compile(r"[^@\s<>()\[\],;:]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_LOCAL_ENDINGS = (".localhost", ".local", ".lan", ".internal", ".home.arpa", ".test", ".invalid")


def date(text: str) -> tuple[datetime, str | None] | None:
    """Give the moment of an RFC 2822 date, and its weekday if wrong; None when it is no date."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    weekday, day, month, year, hour, minute, second, zone, sign, hours, minutes = match.groups()
    if zone:
        offset = timedelta(hours=_ZONES[zone])
    else:
        offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    try:
        when = datetime(
            _full_year(year), _MONTHS.index(month) + 1, int(day),
            int(hour), int(minute), int(second or 0), tzinfo=timezone(offset),
        )  # fmt: skip
    except ValueError:
        return None
    return when.astimezone(UTC), weekday if weekday != WEEKDAYS[when.weekday()] else None


def _full_year(year: str) -> int:
    """Give the year that two digits mean, by RFC 2822: 00 to 49 are of this century."""
    return int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)


def moment(text: str) -> datetime | None:
    """Give the moment of an ISO 8601 date and time, or None."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def duration(text: str) -> int | None:
    """Give seconds of '93', '1:33' or '0:01:33', fractions cut; None when it is none of them."""
    if not _DURATION.fullmatch(text.strip()):
        return None
    total = 0
    for part in text.strip().partition(".")[0].split(":"):
        total = total * 60 + int(part)
    return total


@lru_cache(maxsize=8_192)
def web_address(text: str) -> bool:
    """Tell whether it is a full http(s) address of printable ASCII (RFC 3986)."""
    if not _WEB.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_http(text: str) -> bool:
    """Tell whether an address is plain http."""
    return text.lower().startswith("http:")


def is_public(text: str) -> bool:
    """Tell whether an address leads outside the house: not this machine, not a private net."""
    return _outside((urlsplit(text).hostname or "").lower())


@lru_cache(maxsize=1_024)
def _outside(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(_LOCAL_ENDINGS)


def number(text: str | None) -> float | None:
    """Give a plain non-negative number, or None."""
    if text is None or not re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", text.strip()):
        return None
    return float(text)
