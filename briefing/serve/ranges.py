"""Which bytes a client asks for: the Range header, after RFC 9110 section 14."""

from __future__ import annotations

import re

MOST = 16
"Ranges in one request; with more the whole file is given, as the RFC allows."

_HEADER = re.compile(r"\s*bytes\s*=\s*(.+)", re.IGNORECASE)
_ONE = re.compile(r"\s*(\d{0,18})\s*-\s*(\d{0,18})\s*")


class Unsatisfiable(Exception):
    """No asked range lies within the file."""


def asked(header: str | None, size: int) -> tuple[tuple[int, int], ...]:
    """Give start and end (exclusive) of each wanted stretch, in order, joined where they touch.

    Empty when the whole file is wanted: no header, another unit, a malformed one, too many.
    Raises Unsatisfiable when every range lies beyond the file.
    """
    match = _HEADER.fullmatch(header) if header else None
    if not match:
        return ()
    spans = []
    entries = [entry for entry in match[1].split(",") if entry.strip()]
    for entry in entries:
        one = _ONE.fullmatch(entry)
        if not one or not (one[1] or one[2]) or (one[1] and one[2] and int(one[1]) > int(one[2])):
            return ()
        span = _span(one[1], one[2], size)
        spans += [span] if span else []
    if not entries or len(entries) > MOST:
        return ()
    if not spans:
        raise Unsatisfiable
    return _joined(spans)


def _span(first: str, last: str, size: int) -> tuple[int, int] | None:
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last) + 1, size) if first and last else size
    return (start, end) if start < end else None


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join what overlaps or touches; a client that repeats itself gets each byte once."""
    ordered = sorted(spans)
    if len(ordered) == 1:
        return tuple(ordered)
    joined = [ordered[0]]
    for start, end in ordered[1:]:
        if start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
