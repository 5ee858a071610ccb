"""Every rule, and when it is tried; apart from `ear` since their patterns take long to read."""

from __future__ import annotations

from briefing.summarise.ear import (
    appended,
    asides,
    attribution,
    cuts,
    defining,
    fronted,
    joined,
    openings,
    people,
    relatives,
    sequels,
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
WHEN_TOO_LONG: tuple[Rule, ...] = cuts.CUTS
"Tried on those still too long."
RULES: tuple[Rule, ...] = (*ALWAYS, *WHEN_LONG, *WHEN_TOO_LONG)
"Every rule, in the order they are tried."
