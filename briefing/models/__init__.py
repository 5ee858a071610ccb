"""The nouns: every value that passes from one room to the next, from Article to Episode.

All are frozen and slotted; what a field means, and its unit, stands beneath it. A value
knows nothing of files, clocks or networks. `briefing.codec` writes any of them as JSON.
"""

from __future__ import annotations

from briefing.models.articles import (
    Article,
    CleanArticle,
    Cut,
    Doubt,
    Label,
    Paragraph,
)
from briefing.models.episodes import (
    Chapter,
    Episode,
    Excerpt,
    Insert,
    Phrase,
    Show,
    Status,
)
from briefing.models.scripts import (
    Line,
    Part,
    Role,
    Script,
    Sentence,
    Source,
    Story,
)
from briefing.models.sounds import (
    Clip,
    Cue,
    Master,
    Programme,
    Take,
    Timing,
)

__all__ = [
    "Article",
    "Chapter",
    "CleanArticle",
    "Clip",
    "Cue",
    "Cut",
    "Doubt",
    "Episode",
    "Excerpt",
    "Insert",
    "Label",
    "Line",
    "Master",
    "Paragraph",
    "Part",
    "Phrase",
    "Programme",
    "Role",
    "Script",
    "Sentence",
    "Show",
    "Source",
    "Status",
    "Story",
    "Take",
    "Timing",
]
