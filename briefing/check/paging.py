"""Checks of a feed's further pages: all there, all linked, no episode on two of them (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from briefing.check import channel
from briefing.check.feed import Feed, check_feed
from briefing.check.finding import Finding
from briefing.check.published import Published
from briefing.check.rules import broken


def check(feed: Feed, published: Published, now: datetime | None) -> Iterator[Finding]:
    """Check the further pages of the feed, and that the pages are linked."""
    pages = sorted(
        published.folder.glob("feed-*.xml"), key=lambda path: (len(path.name), path.name)
    )
    yield from _chain(feed, pages, published)
    for page in pages:
        address = published.base + page.name if published.base else None
        other, found = check_feed(page.read_bytes(), page.name, now=now, address=address)
        yield from found
        guids = {item.said("guid") for item in feed.items} - {""}
        twice = [one for one in other.items if one.said("guid") in guids] if other else []
        if twice:
            text = f"{len(twice)} items stand in feed.xml as well"
            yield broken("item-guid-duplicate", page.name, text)


def _chain(feed: Feed, pages: Sequence[Path], published: Published) -> Iterator[Finding]:
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
        other, _ = check_feed(path.read_bytes(), path.name)
        if path.name in reached or other is None:
            return
        if other.linked("previous", "prev") not in (page.self_link, ""):
            text = f"the previous page is {other.linked('previous', 'prev')[:120]!r}"
            yield broken("feed-pages", path.name, text)
        reached.append(path.name)
        page = other
    for path in pages:
        if path.name not in reached and not _emptied(path):
            text = f"{path.name} is there, but no link leads to it"
            yield broken("feed-pages", "feed.xml", text)
            return


def _emptied(path: Path) -> bool:
    """Tell whether a page of the feed has nothing left, and stays for those who follow it."""
    page, _ = check_feed(path.read_bytes(), path.name)
    return page is not None and channel.emptied(page.channel)
