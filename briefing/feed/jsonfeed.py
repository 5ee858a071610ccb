"""The feed as JSON Feed 1.1, for readers and scripts that would rather not read XML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefing.feed import addresses
from briefing.feed.items import Item
from briefing.feed.markup import Text
from briefing.models import Show

NAME = "feed.json"


def write(show: Show, items: Sequence[Item], *, artwork: str) -> bytes:
    """Give the feed file (https://jsonfeed.org/version/1.1)."""
    base = addresses.base(show)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": Text.of(show.title),
        "home_page_url": show.link or base,
        "feed_url": base + NAME,
        "description": Text.of(show.description),
        "icon": base + artwork,
        "language": Text.of(show.language),
        "authors": [{"name": Text.of(show.author)}],
        "items": [_item(each) for each in items],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> dict[str, Any]:
    master = item.episode.master
    plain = {
        "id": item.episode.guid,
        "url": item.link,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.notes,
        "image": item.image,
        "date_published": item.when.isoformat(),
        "language": item.episode.language,
        "attachments": [
            {
                "url": item.audio,
                "mime_type": master.mime,
                "size_in_bytes": master.bytes,
                "duration_in_seconds": item.seconds,
            }
        ],
    }
    return {key: value for key, value in plain.items() if value is not None}
