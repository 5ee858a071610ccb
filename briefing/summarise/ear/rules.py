"""Every rule, and when it is tried; apart from `ear` since their patterns take long to read."""

from __future__ import annotations

from briefing.summarise.ear import (
    additions,
    appended,
    asides,
    attribution,
    coordinate,
    cuts,
    defining,
    fronted,
    joined,
    openings,
    people,
    relatives,
    reported,
    sequels,
    trailing,
)
from briefing.summarise.ear.rule import Rule

ALWAYS: tuple[Rule, ...] = (*openings.RULES, *asides.RULES, *people.RULES, *attribution.RULES)
"Tried on every sentence."
WHEN_LONG: tuple[Rule, ...] = (
    *joined.RULES,
    *relatives.RULES,
    *sequels.RULES,
    *appended.RULES,
    *defining.RULES,
    *fronted.RULES,
)
"Tried on long ones."
APART: tuple[Rule, ...] = (*reported.RULES, *coordinate.RULES, *additions.RULES)
"Tried on those too long to be said."
WHEN_TOO_LONG: tuple[Rule, ...] = cuts.CUTS
"Tried on those that are wordy."
LAST: tuple[Rule, ...] = trailing.RULES
"Tried on those still too long to be said."
RULES: tuple[Rule, ...] = (*ALWAYS, *WHEN_LONG, *APART, *WHEN_TOO_LONG, *LAST)
"Every rule, in the order they are tried."
