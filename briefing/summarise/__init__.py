"""Summarise: from clean articles to the stories of a bulletin, each sentence with its source.

What it offers is loaded when it is first asked for: its patterns take longer to read than many
a command takes to run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.summarise.bulletin import STANDARD, Agenda, agenda_of, explain, stories
    from briefing.summarise.ladder import Plan, Rung, climb, nearer
    from briefing.summarise.repertoire import Item, Repertoire, repertoire_of
    from briefing.summarise.rulebook import house_rules
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
    "repertoire_of",
    "stories",
]

_FOUND_IN = {
    name: place
    for place, names in {
        "bulletin": "STANDARD Agenda agenda_of explain stories",
        "rulebook": "house_rules",
        "ladder": "Plan Rung climb nearer",
        "repertoire": "Item Repertoire repertoire_of",
        "wishes": "Wishes",
    }.items()
    for name in names.split()
}


def __getattr__(name: str) -> Any:
    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FOUND_IN[name]}"), name)
