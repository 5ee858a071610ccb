"""The pause table: how long a newsreader stops between one line and the next."""

from __future__ import annotations

from briefing.models import Line, Part

SENTENCE = 0.38
"Between two sentences of a paragraph, s."
QUOTE = 0.50
"Where somebody's own words begin or end, s."
VOICE = 0.55
"Where another voice takes over, s."
PARAGRAPH = 0.60
"Between two paragraphs, s."
HEADLINE = 0.70
"Between two headlines, s."
STORY = 1.20
"Between two stories, where no sting parts them, s."
SECTION = 1.00
"Between two parts of the programme, s."
SHORTEST, LONGEST = 0.85, 1.2
"How far all silences together may be drawn in or out to meet the clock; a listener hears no hurry."


def between(previous: Line | None, line: Line) -> float:
    """Give the silence between two spoken lines, s: the longest that any reason asks for."""
    if previous is None:
        return 0.0
    if previous.part is not line.part:
        return STORY if Part.STORY in (previous.part, line.part) else SECTION
    if line.part is Part.HEADLINES:
        return HEADLINE if previous.story != line.story else SENTENCE
    reasons = (
        (previous.story != line.story, STORY),
        ((previous.article, previous.paragraph) != (line.article, line.paragraph), PARAGRAPH),
        (previous.role is not line.role, VOICE),
        (previous.speaker != line.speaker, QUOTE),
    )
    return max([SENTENCE, *(pause for applies, pause in reasons if applies)])
