"""A finding: one rule that one file breaks, as the check room hands it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken, or one fact worth telling, about one file or address."""

    rule: str
    "Id of the rule, such as 'audio-loudness'."
    severity: Severity
    "'error' must be mended, 'warning' should be, 'note' is only told."
    where: str
    "The file, address or place within it."
    message: str
    "What was found there, with its value."
    remedy: str
    "What to do about it; empty for a note."
    source: str
    "The standard or requirement the rule comes from."
