"""Stories into a running order: a radio script that a producer reads, edits and reads back."""

from __future__ import annotations

from briefing.script.page import from_text, to_text
from briefing.script.timing import estimate
from briefing.script.writing import programmes, write

__all__ = ["estimate", "from_text", "programmes", "to_text", "write"]
