"""Checks of a show folder: the feed, and every file it names, as they lie on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing.check import agreement, beside, enclosed, lasting, paging, site, strays
from briefing.check.feed import Feed, check_feed
from briefing.check.finding import Finding
from briefing.check.published import Published
from briefing.check.rules import broken

NEWEST = 50
"Episodes whose every file is read; of older ones only sizes are looked at."
_HASHED = 10
"Episodes whose sound is held to the hash in its name."


def check_folder(
    public: Path, now: datetime | None, *, own: Path | None = None
) -> tuple[Feed | None, list[Finding]]:
    """Check the feed in a public folder and everything that it names; gives the feed, too.

    `own` is the archive of the show that made it, where that lies beside the public folder.
    """
    public = public.resolve()
    content = (public / "feed.xml").read_bytes()
    feed, found = check_feed(content, "feed.xml", now=now)
    if feed is None:
        return None, found
    link = feed.self_link
    base = link.removesuffix("feed.xml") if link.endswith("/feed.xml") else ""
    published = Published(public, base)
    found += _home(feed, published)
    found += paging.check(feed, published, now)
    found += _show(feed, published, own)
    title = feed.channel.said("title")
    for place, item in enumerate(feed.items):
        where = f"feed.xml, item {place + 1} (line {item.line})"
        deep, ours = place < NEWEST, own is not None and place < _HASHED
        found += enclosed.check(item, published, where, deep=deep, show=title, hashed=ours)
        found += beside.check(item, published, where, deep=deep)
        if deep:
            found += agreement.check(item, published, where)
    found += site.check(feed, published)
    found += strays.check(public)
    found += _stories(published, now)
    found += lasting.check(feed, published, _newest(feed, published), now)
    return feed, found


def _show(feed: Feed, published: Published, own: Path | None) -> Iterator[Finding]:
    """Check the files that the channel names, and that its guid is the one it always had."""
    yield from beside.check(feed.channel, published, "feed.xml, channel", deep=True)
    kept = own / "show-guid" if own else None
    guid = feed.channel.said("podcast:guid")
    if kept is not None and kept.is_file() and guid:
        before = kept.read_text("utf-8", "replace").strip()
        if before and before != guid:
            text = f"podcast:guid is {guid[:60]!r}, and was {before[:60]!r}"
            yield broken("podcast-guid-changed", "feed.xml, channel", text)


def _stories(published: Published, now: datetime | None) -> Iterator[Finding]:
    """Check the feed of single stories, where the show has one, and its sound files."""
    path = published.folder / "stories.xml"
    if not path.is_file():
        return
    address = published.base + path.name if published.base else None
    feed, found = check_feed(path.read_bytes(), path.name, now=now, address=address)
    yield from found
    for place, item in enumerate(feed.items if feed else ()):
        where = f"{path.name}, item {place + 1} (line {item.line})"
        yield from enclosed.check(item, published, where, deep=place < NEWEST)
        yield from beside.check(item, published, where, deep=False)


def _newest(feed: Feed, published: Published) -> Path | None:
    enclosure = feed.items[0].first("enclosure") if feed.items else None
    return published.file(enclosure.attributes.get("url", "")) if enclosure is not None else None


def _home(feed: Feed, published: Published) -> Iterator[Finding]:
    """Find a self link of another place than the files': then none of them could be looked at."""
    urls = [one.attributes.get("url", "") for item in feed.items for one in item.all("enclosure")]
    if any(published.file(url) for url in urls):
        return
    for url in urls:
        tail = "/".join(urlsplit(url).path.split("/")[-3:])
        if tail.startswith("episodes/") and (published.folder / unquote(tail)).is_file():
            text = f"the self link is {feed.self_link!r}, but the sound is at {url[:120]!r}"
            yield broken("self-link-target", "feed.xml", text)
            return
