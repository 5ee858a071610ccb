"""The only room that opens a URL: politely, within bounds, and never inside the house's network."""

from __future__ import annotations

from briefing.fetch.addresses import Resolve
from briefing.fetch.asking import Asker
from briefing.fetch.fetcher import Fetcher

__all__ = ["Asker", "Fetcher", "Resolve"]
