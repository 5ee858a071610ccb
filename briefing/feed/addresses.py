"""The feed room's addresses: where each file of the public folder is found by a listener."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from briefing.errors import FeedError
from briefing.models import Episode, Show

FEED = "feed.xml"
"The main feed, beneath the public folder."

_PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_FILE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


def base(show: Show) -> str:
    """Give the address of the public folder, ending in '/'.

    Raises FeedError when the show's base_url (or link) is not an http or https address.
    """
    address = show.base_url or show.link
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise FeedError(
            f"base_url: {address!r} is not a web address the public folder could have",
            "Write it as https://news.example.org/briefing/.",
        )
    clean = quote(address, safe="/:@%~!$&'()*+,;=-._[]")
    return clean if clean.endswith("/") else clean + "/"


def feed_url(show: Show, page: int = 1) -> str:
    """Give the address of page `page` of the feed, from 1, the newest."""
    return base(show) + feed_name(page)


def feed_name(page: int) -> str:
    """Give the file name of page `page` of the feed: 'feed.xml', 'feed-2.xml' and so on."""
    return FEED if page == 1 else f"feed-{page}.xml"


def guid(show: Show) -> str:
    """Give the show's podcast:guid: its own, or the one its feed's address decides.

    The standard's rule: UUID version 5 of the address without scheme and trailing slashes.
    """
    if show.guid:
        return show.guid
    return guid_of(feed_url(show))


def guid_of(address: str) -> str:
    """Give the podcast:guid that a feed's address decides."""
    return str(uuid5(_PODCAST_NAMESPACE, address.split("://", 1)[1].rstrip("/")))


def folder(episode: Episode) -> str:
    """Give the episode's folder beneath the public folder, ending in '/'.

    Raises FeedError when its slug could not be a folder's name.
    """
    return f"episodes/{_name(episode.slug, 'slug', episode)}/"


def page_url(show: Show, episode: Episode) -> str:
    """Give the address of the episode's page."""
    return base(show) + folder(episode)


def audio_url(show: Show, episode: Episode) -> str:
    """Give the address of the episode's sound file."""
    return file_url(show, episode, episode.master.path)


def file_url(show: Show, episode: Episode, name: str) -> str:
    """Give the address of a file in the episode's folder; raises FeedError on an odd name."""
    return page_url(show, episode) + _name(name, "file name", episode)


def _name(name: str, what: str, episode: Episode) -> str:
    if not _FILE_NAME.fullmatch(name):
        raise FeedError(
            f"episode {episode.number}: {what} {name!r} cannot stand in an address",
            "Use ASCII letters, digits, hyphens and dots only.",
        )
    return name
