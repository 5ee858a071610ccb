"""Checks of the flash briefing file, by Amazon's rules for its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.values import is_http, is_public, web_address

_FIELDS = ("uid", "updateDate", "titleText", "mainText")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")
_LONGEST_TEXT, _LONGEST_TITLE = 4_500, 255
SHORTEST, LONGEST = 10, 600
"Length of sound that Alexa takes, s."


def check(content: bytes, name: str, now: datetime | None = None) -> Iterator[Finding]:
    """Give what Alexa would refuse in the file; `now` finds items that lie ahead."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        yield broken("flash-format", name, "it is not JSON")
        return
    entries = value if isinstance(value, list) else [value]
    if any(not isinstance(entry, dict) for entry in entries):
        yield broken("flash-format", name, "an item is not an object")
        return
    if not entries:
        yield broken("flash-empty", name, "no item")
        return
    if len(entries) > 5:
        yield broken("flash-count", name, f"{len(entries)} items")
    for number, entry in enumerate(entries, 1):
        yield from _entry(entry, f"{name}, item {number}", now)
    yield from _together(entries, name)


def entries(content: bytes) -> list[dict[str, Any]]:
    """Give the items, as far as the file can be read."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return []
    return [
        each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)
    ]


def sounds(content: bytes) -> list[str]:
    """Give the address of each item's sound, as far as the file can be read."""
    return [str(each.get("streamUrl")) for each in entries(content)]


def _entry(entry: dict[str, Any], where: str, now: datetime | None) -> Iterator[Finding]:
    missing = [
        key for key in _FIELDS if not isinstance(entry.get(key), str) or not entry[key].strip()
    ]
    if missing:
        yield broken("flash-format", where, f"no {', '.join(missing)}")
        return
    if not _DATE.fullmatch(entry["updateDate"]) or not _real(entry["updateDate"]):
        yield broken("flash-date", where, f"updateDate is {entry['updateDate'][:40]!r}")
    elif now and datetime.fromisoformat(entry["updateDate"]) > now.astimezone():
        yield broken("flash-future", where, f"updateDate {entry['updateDate']} lies ahead")
    text = entry["mainText"]
    if len(text) >= _LONGEST_TEXT or re.search(r"</?[a-zA-Z][^<>]*>", text):
        yield broken("flash-text", where, f"mainText has {len(text)} characters: {text[:60]!r}")
    if len(entry["titleText"]) > _LONGEST_TITLE:
        yield broken("flash-title", where, f"titleText has {len(entry['titleText'])} characters")
    for key in ("streamUrl", "redirectionUrl"):
        url = entry.get(key)
        if url is None and key == "redirectionUrl":
            continue
        if not isinstance(url, str) or not web_address(url):
            yield broken("flash-format", where, f"{key} is {url!r}")
        elif is_http(url) and is_public(url) and key == "streamUrl":
            yield broken("flash-https", where, f"{key} is {url!r}")


def _together(entries: list[dict[str, Any]], name: str) -> Iterator[Finding]:
    uids = [entry.get("uid") for entry in entries]
    if len(set(map(str, uids))) < len(uids):
        yield broken("flash-uid", name, "two items have the same uid")
    dates = [str(entry.get("updateDate")) for entry in entries]
    if dates != sorted(dates, reverse=True):
        yield broken("flash-order", name, "the items are not newest first")


def _real(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
