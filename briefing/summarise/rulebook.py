"""Every named rule that may change an article's words, and what it does."""

from __future__ import annotations

from briefing.summarise import days, introductions
from briefing.summarise.ear import LEAD_CUT, LEAD_SPLIT
from briefing.summarise.pieces import FULL_STOP


def house_rules() -> dict[str, str]:
    """Give what each rule does, in one sentence, by the id that stands in a Sentence's rules."""
    from briefing.summarise.ear.rules import RULES  # noqa: PLC0415 - slow to load

    return {rule.id: rule.why for rule in RULES} | {
        introductions.RULE: "A surname's first mention becomes the full name the article gives.",
        days.RULE: "A day is named as seen from the bulletin's day.",
        FULL_STOP: "A lead without a full stop is given one.",
        LEAD_SPLIT: "A lead too long to be said becomes two sentences, or goes without its “with”.",
        LEAD_CUT: "A lead too long to be said loses its last part rather than be left out.",
    }
