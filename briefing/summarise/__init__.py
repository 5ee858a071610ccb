"""Summarise: from clean articles to the stories of a bulletin, each sentence with its source."""

from __future__ import annotations

from briefing.summarise.bulletin import STANDARD, Agenda, agenda_of, explain, stories
from briefing.summarise.house_rules import house_rules
from briefing.summarise.ladder import Plan, Rung, climb, nearer
from briefing.summarise.repertoire import Item, Repertoire, repertoire
from briefing.summarise.wishes import Wishes

__all__ = [
    "STANDARD",
    "Agenda",
    "Item",
    "Plan",
    "Repertoire",
    "Rung",
    "Wishes",
    "agenda_of",
    "climb",
    "explain",
    "house_rules",
    "nearer",
    "repertoire",
    "stories",
]
