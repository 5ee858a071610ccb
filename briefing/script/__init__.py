"""Stories into a running order: a radio script that a producer reads, edits and reads back."""

from __future__ import annotations

from briefing.script.formats import TEMPLATE, Format, folder_of, format_of, programmes
from briefing.script.page import from_text, to_text
from briefing.script.timing import estimate
from briefing.script.voicing import Voicing
from briefing.script.writing import write

__all__ = [
    "TEMPLATE",
    "Format",
    "Voicing",
    "estimate",
    "folder_of",
    "format_of",
    "from_text",
    "programmes",
    "to_text",
    "write",
]
