"""Paragraphs that begin as news and end as an invitation: the news stays.

"The charge begins on April 1. Would you pay it? Email the editor." The paragraph as a whole
speaks to the reader, and goes; what stands before the first sentence that does may be news. It
stays where the learned voice, asked of it alone, takes it for news, and it tells a fact.
"""

from __future__ import annotations

import re

from briefing.boilerplate import company, traits
from briefing.boilerplate.line import Line
from briefing.clean.judging import INVITATIONS
from briefing.clean.manner import is_over
from briefing.clean.owners import of_anothers_app
from briefing.clean.spans import LONGEST
from briefing.clean.verdicts import Trial
from briefing.models import Label
from briefing.sentences import split

SURE = 0.4
"How likely the beginning may be no news, at the most."
_LABELS = (*INVITATIONS, Label.CONTACT, Label.UI_CHROME)
_FACT = re.compile(r"\d|\b(?:[A-Z][a-z]+day|January|February|March|April|May|June|July|August)\b")


def spare_news(trial: Trial, site: str) -> dict[int, tuple[str, str]]:
    """Give for each paragraph that goes what of it is news, and what goes with the receipt."""
    spared: dict[int, tuple[str, str]] = {}
    for i, verdict in enumerate(trial.verdicts):
        if verdict is None or verdict.label not in _LABELS or len(trial.lines[i].text) > LONGEST:
            continue
        if not traits.has(trial.lines[i], "several"):
            continue
        first, rest = _parted(trial.lines[i].text)
        if first and _is_news(trial, i, traits.line(first), site):
            spared[i] = first, rest
    return spared


def _parted(paragraph: str) -> tuple[str, str]:
    """Give a paragraph up to the first sentence that speaks to the reader, and from there on."""
    told = split(paragraph)
    for place, sentence in enumerate(told):
        if traits.speaks_to_reader(traits.line(sentence)):
            return " ".join(told[:place]), " ".join(told[place:])
    return "", paragraph


def _is_news(trial: Trial, i: int, line: Line, site: str) -> bool:
    """Tell whether the beginning of line i is a sentence of news that tells a fact."""
    if not line.is_sentence or company.names_title(line, site):
        return False
    offers = traits.has(line, "product") and not of_anothers_app(line, site)
    if offers and not is_over(line):
        return False
    return _FACT.search(line.text) is not None and trial.asked(i, line).cut <= SURE
