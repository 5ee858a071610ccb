"""Checks of the files with lasting names: latest.*, flash.json, feed.json and the home page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing.check import flash, page, tree
from briefing.check.feed import Feed
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration, moment, web_address

_JSON_FEED = ("https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1")
_FLASH = re.compile(r"flash-[0-9a-f]{8}\.mp3")
_XSPF = "{http://xspf.org/ns/0/}"


def check(feed: Feed, folder: Path, newest: Path | None, now: datetime | None) -> Iterator[Finding]:
    """Check that they hold what the feed has newest; `newest` is its sound file, where known."""
    enclosure = feed.items[0].first("enclosure") if feed.items else None
    url = enclosure.attributes.get("url", "") if enclosure is not None else ""
    if newest is not None and newest.is_file():
        latest = folder / f"latest{newest.suffix}"
        if not latest.is_file():
            yield broken("latest-stale", latest.name, "it is not there")
        elif not _same(latest, newest):
            yield broken("latest-stale", latest.name, f"it is not {newest.name}")
    yield from _playlists(folder, url)
    file = folder / "flash.json"
    if file.is_file():
        yield from flash.check(file.read_bytes(), "flash.json", now)
        yield from _briefings(feed, flash.sounds(file.read_bytes()), folder)
    else:
        yield broken("latest-stale", "flash.json", "it is not there")
    yield from _json_feed(feed, folder / "feed.json")
    for name in ("index.html", "archive.html"):
        if (folder / name).is_file():
            yield from page.check(folder / name, folder)
        else:
            yield broken("file-missing", name, "it is not there")


def _briefings(feed: Feed, told: list[str], folder: Path) -> Iterator[Finding]:
    """Compare the flash briefing with the feed: the newest that Alexa takes, in their order."""
    fitting = [
        enclosure.attributes.get("url", "")
        for item in feed.items
        if flash.SHORTEST <= (duration(item.said("itunes:duration")) or 0) <= flash.LONGEST
        and (enclosure := item.first("enclosure")) is not None
    ]
    own = [url if _flash_of(url, one) else one for url, one in zip(told, fitting, strict=False)]
    for url in set(told) & {one for one in own if _FLASH.fullmatch(one.rpartition("/")[2])}:
        if not folder.joinpath(*url.split("/")[-3:]).is_file():
            yield broken("file-missing", "flash.json", f"there is no {url[:120]!r}")
    if told != own[: max(1, len(told))] or (fitting and not told):
        yield broken("latest-stale", "flash.json", "it does not name the newest bulletins")


def _flash_of(address: str, sound: str) -> bool:
    """Tell whether an address is a rendition for Alexa beside a bulletin's sound."""
    folder, _, name = address.rpartition("/")
    return folder == sound.rpartition("/")[0] and bool(_FLASH.fullmatch(name))


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _playlists(folder: Path, url: str) -> Iterator[Finding]:
    readers = {"latest.m3u": _m3u, "latest.pls": _pls, "latest.xspf": _xspf}
    for name, reader in readers.items():
        path = folder / name
        entries = reader(path.read_bytes()) if path.is_file() else None
        if entries is None:
            text = "it cannot be read" if path.is_file() else "it is not there"
            yield broken("latest-stale", name, text)
        elif url and url not in entries:
            yield broken("latest-stale", name, "it does not name the newest bulletin")


def _m3u(content: bytes) -> list[str] | None:
    """Give a playlist's entries, or None when it is none; so do its two neighbours."""
    lines = content.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _pls(content: bytes) -> list[str] | None:
    lines = content.decode("utf-8", "replace").splitlines()
    if not lines or lines[0].strip().lower() != "[playlist]":
        return None
    pairs = [line.partition("=")[::2] for line in lines[1:]]
    return [value.strip() for key, value in pairs if key.strip().lower().startswith("file")]


def _xspf(content: bytes) -> list[str] | None:
    root = tree.parse(content).root
    if root is None or root.name != f"{_XSPF}playlist":
        return None
    tracks = [track for each in root.all(f"{_XSPF}trackList") for track in each.children]
    return [track.said(f"{_XSPF}location") for track in tracks]


def _json_feed(feed: Feed, path: Path) -> Iterator[Finding]:
    try:
        told = json.loads(path.read_bytes())
        items = {str(item["id"]): item for item in told["items"]}
        version = told.get("version")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield broken("json-feed", path.name, "it cannot be read as a JSON Feed")
        return
    if version not in _JSON_FEED:
        yield broken("json-feed", path.name, f"version is {str(version)[:60]!r}")
    if told.get("title") != feed.channel.said("title"):
        yield broken("json-feed", path.name, f"title is {str(told.get('title'))[:60]!r}")
    address = told.get("feed_url")
    if address is not None and not web_address(str(address)):
        yield broken("json-feed", path.name, f"feed_url is {str(address)[:120]!r}")
    if list(items) != [item.said("guid") for item in feed.items]:
        yield broken("json-feed", path.name, "its items are not those of feed.xml")
    for item in feed.items:
        enclosure = item.first("enclosure")
        other = items.get(item.said("guid"))
        if enclosure is not None and other and not _agrees(enclosure, other):
            text = f"the sound of {item.said('guid')[:60]!r} is not as in feed.xml"
            yield broken("json-feed", path.name, text)
        when = other.get("date_published") if other else None
        if when is not None and moment(str(when)) is None:
            yield broken("json-feed", path.name, f"date_published is {str(when)[:60]!r}")


def _agrees(enclosure: Element, item: dict[str, Any]) -> bool:
    attached = item.get("attachments")
    one = attached[0] if isinstance(attached, list) and attached else {}
    told = [one.get(key) for key in ("url", "size_in_bytes", "mime_type")] if one else []
    facts = [enclosure.attributes.get(key, "") for key in ("url", "length", "type")]
    return [str(each) for each in told] == facts
