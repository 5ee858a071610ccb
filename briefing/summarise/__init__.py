"""Summarise: from clean articles to the stories of a bulletin, each sentence with its source."""

from __future__ import annotations

from briefing.summarise.bulletin import STANDARD, explain, stories

__all__ = ["STANDARD", "explain", "stories"]
