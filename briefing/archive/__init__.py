"""The archive room: the show folder, where an episode is published whole or not at all."""

from briefing.archive.artwork import put_artwork
from briefing.archive.corrections import Render, correct, owned_up, withdraw
from briefing.archive.emptied import feeds
from briefing.archive.layout import public, work
from briefing.archive.lock import lock
from briefing.archive.log import Deed, Entry, entries
from briefing.archive.publish import publish, refresh
from briefing.archive.records import episodes, find, keep, next_number, with_episode
from briefing.archive.retirement import retire

__all__ = [
    "Deed",
    "Entry",
    "Render",
    "correct",
    "entries",
    "episodes",
    "feeds",
    "find",
    "keep",
    "lock",
    "next_number",
    "owned_up",
    "public",
    "publish",
    "put_artwork",
    "refresh",
    "retire",
    "with_episode",
    "withdraw",
    "work",
]
