"""What a client already has: If-None-Match and its kin, after RFC 9110 section 13."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_TAG = re.compile(r'(W/)?"([^"]*)"')


def judge(headers: Mapping[str, str], tag: str, changed: int) -> int:
    """Give 200 to answer as usual, 304 when the client's copy is good, 412 when it must not.

    `tag` is the strong entity tag without quotes, `changed` in seconds since the epoch.
    """
    if "if-match" in headers:
        if not _listed(headers["if-match"], tag, weak=False):
            return 412
    elif "if-unmodified-since" in headers:
        limit = _seconds(headers["if-unmodified-since"])
        if limit is not None and changed > limit:
            return 412
    if "if-none-match" in headers:
        return 304 if _listed(headers["if-none-match"], tag, weak=True) else 200
    since = _seconds(headers.get("if-modified-since", ""))
    return 304 if since is not None and changed <= since else 200


def range_still_good(headers: Mapping[str, str], tag: str, changed: int) -> bool:
    """Tell whether If-Range, when there is one, names the file as it is now."""
    header = headers.get("if-range")
    if header is None:
        return True
    match = _TAG.fullmatch(header.strip())
    if match:
        return not match[1] and match[2] == tag
    return _seconds(header) == changed


def _listed(header: str, tag: str, *, weak: bool) -> bool:
    if header.strip() == "*":
        return True
    return any(match[2] == tag and (weak or not match[1]) for match in _TAG.finditer(header))


def _seconds(header: str) -> int | None:
    try:
        return int(parsedate_to_datetime(header).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
