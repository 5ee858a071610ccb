"""The memory of sites: lines that a title repeats from article to article are not its news."""

from __future__ import annotations

from briefing.sitememory.memory import Remembered, SiteMemory
from briefing.sitememory.wording import site_of

__all__ = ["Remembered", "SiteMemory", "site_of"]
