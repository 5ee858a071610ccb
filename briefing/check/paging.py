"""Checks of a feed's further pages: all there, all linked, no episode on two of them (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from briefing.check import channel
from briefing.check.feed import Feed, check_feed
from briefing.check.finding import Finding
from briefing.check.published import Published
from briefing.check.rules import broken


def check(feed: Feed, published: Published, now: datetime | None) -> Iterator[Finding]:
    """Check the further pages of the feed, and that the pages are linked."""
    paths = sorted(
        published.folder.glob("feed-*.xml"), key=lambda path: (len(path.name), path.name)
    )
    pages: dict[str, Feed | None] = {}
    guids = {item.said("guid") for item in feed.items} - {""}
    for path in paths:
        address = published.base + path.name if published.base else None
        page, found = check_feed(path.read_bytes(), path.name, now=now, address=address)
        pages[path.name] = page
        yield from found
        twice = [one for one in page.items if one.said("guid") in guids] if page else []
        if twice:
            text = f"{len(twice)} items stand in feed.xml as well"
            yield broken("item-guid-duplicate", path.name, text)
    yield from _chain(feed, pages, published)


def _chain(feed: Feed, pages: Mapping[str, Feed | None], published: Published) -> Iterator[Finding]:
    """Follow the links from page to page: each must be there, and all must be reached."""
    reached, page = ["feed.xml"], feed
    while following := page.linked("next"):
        path = published.file(following)
        if path is None:
            return
        if not path.is_file():
            text = f"the next page is {following[:120]!r}, which is not there"
            yield broken("feed-pages", page.name, text)
            return
        other = pages.get(path.name)
        if path.name in reached or other is None:
            return
        if other.linked("previous", "prev") not in (page.self_link, ""):
            text = f"the previous page is {other.linked('previous', 'prev')[:120]!r}"
            yield broken("feed-pages", path.name, text)
        reached.append(path.name)
        page = other
    for name, other in pages.items():
        if name not in reached and not (other is not None and channel.emptied(other.channel)):
            yield broken("feed-pages", "feed.xml", f"{name} is there, but no link leads to it")
            return
