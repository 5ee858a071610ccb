"""The access log: one JSON object a line, from which downloads can be counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

_LONGEST = 1_000


@dataclass(slots=True)
class Visit:
    """One request, and what became of it."""

    client: str
    "Address of the client, or of the proxy it came through."
    method: str
    "Such as GET."
    path: str
    "As it was sent, still encoded."
    headers: Mapping[str, str]
    "Of the request."
    status: int = 0
    "Of the answer."
    sent: int = 0
    "Bytes of the body handed to the network before the client went away."


def write(log: TextIO, visit: Visit, when: datetime) -> None:
    """Write one line; JSON escapes whatever a client may have put in its headers."""
    line = {
        "time": when.isoformat(timespec="milliseconds"),
        "client": visit.client,
        "method": visit.method,
        "path": visit.path[:_LONGEST],
        "status": visit.status,
        "bytes": visit.sent,
        "range": visit.headers.get("range", "")[:_LONGEST],
        "agent": visit.headers.get("user-agent", "")[:_LONGEST],
        "referer": visit.headers.get("referer", "")[:_LONGEST],
    }
    log.write(json.dumps(line) + "\n")
