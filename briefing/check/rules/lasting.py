"""Rules of what stands under lasting names: flash briefing, playlists, JSON Feed."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import ALEXA, JSON_FEED, XSPF

RULES = [
    *listed("error", ALEXA, {
        "flash-format": "Write a JSON list of items with all their fields.",
        "flash-count": "Give one to five items.",
        "flash-order": "Put the newest item first.",
        "flash-date": "Write updateDate as 2026-11-22T07:00:00.0Z.",
        "flash-future": "Publish when it is due: Alexa passes over what lies ahead.",
        "flash-text": "Give mainText, plain, of fewer than 4,500 characters.",
        "flash-uid": "Give each item a uid of its own.",
    }),
    *listed("warning", ALEXA, {
        "flash-https": "Alexa fetches by https only: set base_url to such an address.",
        "flash-empty": "Alexa takes bulletins of 10 s to 10 min: make a shorter edition.",
    }),
    *listed("warning", ALEXA, {
        "flash-differs": "Publish again: uid and titleText must be those of the episode.",
    }),
    *listed("warning", XSPF, {
        "playlist-format": "Publish again: a player may not read it as it is.",
    }),
    *listed("warning", JSON_FEED, {
        "json-feed": "Publish again: feed.json must say what feed.xml says.",
    }),
]  # fmt: skip
