"""Checks of the pages together: home page, archive and episodes say what the feed says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefing.check import assets, wording
from briefing.check import page as page_rules
from briefing.check.feed import Feed
from briefing.check.finding import Finding
from briefing.check.markup import Markup, read
from briefing.check.published import Published
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import date, duration, moment

NEWEST = 5
"Episodes whose page is read as a browser would."
_PERIOD = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")


def check(feed: Feed, published: Published) -> Iterator[Finding]:
    """Give what is wrong with the pages of a show folder, and with what they load."""
    loaded: set[Path] = set()
    for place, item in enumerate(feed.items):
        where = f"feed.xml, item {place + 1} (line {item.line})"
        yield from _episode(item, published, where, loaded, deep=place < NEWEST)
    for name in ("index.html", "archive.html"):
        path = published.folder / name
        if path.is_file():
            page = read(path)
            yield from page_rules.check(page, path, published.folder)
            yield from _list(name, page, path, feed, published)
            loaded |= _assets(page, path, published)
        else:
            yield broken("file-missing", name, "it is not there")
    yield from assets.check(loaded, published.folder)


def _assets(page: Markup, path: Path, published: Published) -> set[Path]:
    found = (page_rules.target(each, path, published.folder) for _, each in page.loaded)
    return {file for file in found if file is not None}


def _episode(
    item: Element, published: Published, where: str, loaded: set[Path], *, deep: bool
) -> Iterator[Finding]:
    path = published.file(item.said("link"))
    if path is None:
        return
    file = path / "index.html" if path.is_dir() else path
    name = published.short(file)
    if not file.is_file():
        yield broken("file-missing", where, f"there is no {name}")
    elif deep:
        sound = published.file(_enclosed(item).get("url", ""))
        page = read(file)
        loaded |= _assets(page, file, published)
        yield from page_rules.check(page, file, published.folder, sound=sound.name if sound else "")
        yield from _told(page, item, name)
        if page.canonical and page.canonical != item.said("link"):
            yield broken("page-canonical", name, f"its canonical is {page.canonical[:120]!r}")


def _told(page: Markup, item: Element, name: str) -> Iterator[Finding]:
    """Compare an episode's page with its item: heading, transcript, structured data."""
    title = item.said("title")
    for said in filter(None, (page.heading, page.title)):
        if title and not wording.akin(title, said):
            yield broken("page-heading", name, f"it is headed {said[:60]!r}, not {title[:60]!r}")
            break
    when = [_zoned(read) for each in page.dated if (read := moment(each))]
    published = date(item.said("pubDate"))
    if when and published and min(abs(each - published[0]) for each in when) >= timedelta(days=1):
        text = f"it gives the day {page.dated[0][:40]!r}, the feed {item.said('pubDate')!r}"
        yield broken("page-date", name, text)
    if item.first("podcast:transcript") is not None and not page.spans:
        yield broken("page-transcript", name, "no transcript on it")
    for text in page.structured:
        yield from _structured(text, item, name)
    yield from _sounds(page, item, name)


def _zoned(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _sounds(page: Markup, item: Element, name: str) -> Iterator[Finding]:
    """Hold a page's downloads, and its links into the sound, against the episode's own sound."""
    sound = urlsplit(_enclosed(item).get("url", "")).path.rpartition("/")[2]
    others = [each for each in page.downloads if urlsplit(each).path.rpartition("/")[2] != sound]
    if sound and others:
        yield broken("page-player", name, f"it offers {others[0][-80:]!r} for download")
    seconds = duration(item.said("itunes:duration"))
    jumps = [match[1] for each in page.links if (match := re.search(r"#t=(\d+(?:\.\d+)?)$", each))]
    late = [each for each in jumps if seconds and float(each) > seconds + 1]
    if late:
        yield broken(
            "page-chapters", name, f"a link leads to {late[0]} s, the sound ends at {seconds}"
        )


def _structured(text: str, item: Element, name: str) -> Iterator[Finding]:
    """Check a block of JSON-LD on a page that tells of the item."""
    value = _linked(text)
    if value is None:
        yield broken("page-structured", name, "its JSON-LD is not JSON")
        return
    media = value.get("associatedMedia")
    address = media.get("contentUrl") if isinstance(media, dict) else None
    if address and address != _enclosed(item).get("url"):
        text = f"its JSON-LD names the sound {str(address)[-80:]!r}"
        yield broken("page-structured", name, text)
    told, seconds = _period(str(value.get("duration", ""))), duration(item.said("itunes:duration"))
    if told is not None and seconds and abs(told - seconds) > 1:
        text = f"its JSON-LD says {told} s, the feed {seconds} s"
        yield broken("page-structured", name, text)


def _linked(text: str) -> dict[str, Any] | None:
    """Give what a block of JSON-LD holds; None when it cannot be read."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else {}


def _period(text: str) -> int | None:
    match = _PERIOD.fullmatch(text)
    if not match:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds


def _list(
    name: str, page: Markup, path: Path, feed: Feed, published: Published
) -> Iterator[Finding]:
    """Check the home page, which tells of the newest episode, or the archive, which lists all."""
    if not any(kind == "application/rss+xml" for kind, _ in page.alternates):
        yield broken("page-feed", name, 'no <link rel="alternate"> leads to the feed')
    if page.canonical and _host(page.canonical) != _host(published.base or page.canonical):
        yield broken("page-canonical", name, f"its canonical is {page.canonical[:120]!r}")
    there = {page_rules.target(each, path, published.folder) for each in page.links}
    lacking = [
        item for item in feed.items if (file := _home(item, published)) and file not in there
    ]
    if name == "index.html":
        if page.structured and feed.items:
            yield from _structured(page.structured[0], feed.items[0], name)
        if feed.items and feed.items[0] in lacking:
            text = f"it does not lead to the newest episode, {feed.items[0].said('title')[:60]!r}"
            yield broken("page-stale", name, text)
        yield from _plays(page, feed, published, name)
    elif lacking:
        text = f"it lacks {len(lacking)} episodes, such as {lacking[0].said('title')[:60]!r}"
        yield broken("page-stale", name, text)


def _plays(page: Markup, feed: Feed, published: Published, name: str) -> Iterator[Finding]:
    """Find a home page whose player plays another episode than the newest."""
    players = [address for tag, address in page.loaded if tag == "audio"]
    newest = published.file(_enclosed(feed.items[0]).get("url", "")) if feed.items else None
    if players and newest is not None and urlsplit(players[0]).path.split("/")[-1] != newest.name:
        yield broken("page-stale", name, f"it plays {players[0][-80:]!r}, not the newest episode")


def _home(item: Element, published: Published) -> Path | None:
    """Give the file of an item's page; None when it lies elsewhere, or is not there."""
    path = published.file(item.said("link"))
    file = path / "index.html" if path is not None and path.is_dir() else path
    return file if file is not None and file.is_file() else None


def _enclosed(item: Element) -> dict[str, str]:
    enclosure = item.first("enclosure")
    return enclosure.attributes if enclosure is not None else {}


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()
