"""The cleaner: keeps the news of an article, and gives a receipt for every line it cuts."""

from __future__ import annotations

from briefing.clean.cleaning import clean

__all__ = ["clean"]
