"""The flash briefing file that Alexa reads: the newest one to five bulletins, newest first.

Standard: Amazon's Flash Briefing Skill API feed reference, JSON form.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC

from briefing.feed.items import Item

NAME = "flash.json"
MOST_ITEMS = 5
SHORTEST, LONGEST = 10, 600
"Length of audio that is accepted, s."
TEXT_LIMIT = 4_500
"Characters of mainText."


def write(items: Sequence[Item]) -> bytes:
    """Give the file; bulletins of a length that Alexa refuses are left out of it."""
    fitting = [each for each in items if SHORTEST <= each.episode.master.seconds <= LONGEST]
    entries = [_entry(each) for each in fitting[:MOST_ITEMS]]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(item: Item) -> dict[str, str]:
    when = item.when.astimezone(UTC)
    return {
        "uid": item.episode.guid,
        "updateDate": f"{when:%Y-%m-%dT%H:%M:%S}.0Z",
        "titleText": item.title,
        "mainText": (item.summary or item.title)[: TEXT_LIMIT - 1],
        "streamUrl": item.flash or item.audio,
        "redirectionUrl": item.link,
    }
