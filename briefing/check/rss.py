"""Checks of what RSS itself says of its elements: their names, their number, their values."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import EMAIL, WEEKDAY_NAMES, date, web_address
from briefing.check.vocabulary import CHANNEL_NAMES, IMAGE_NAMES, ITEM_NAMES, ITUNES_NAMES

_CHANNEL_ONCE = (
    "title", "link", "description", "language", "copyright", "pubDate", "lastBuildDate",
    "generator", "ttl", "image", "itunes:author", "itunes:owner", "itunes:image",
    "itunes:explicit", "itunes:type", "itunes:title", "itunes:block", "itunes:complete",
    "itunes:new-feed-url", "podcast:guid", "podcast:locked", "podcast:medium",
    "podcast:updateFrequency",
)  # fmt: skip
_ITEM_ONCE = (
    "title", "link", "description", "pubDate", "guid", "content:encoded", "itunes:title",
    "itunes:duration", "itunes:episode", "itunes:season", "itunes:episodeType",
    "itunes:explicit", "itunes:image", "podcast:chapters", "podcast:episode", "podcast:season",
)  # fmt: skip
_OF_TEXT = frozenset(
    {
        *("title", "link", "description", "language", "copyright", "pubDate", "lastBuildDate"),
        *("generator", "guid", "url", "content:encoded", "itunes:author", "itunes:title"),
        *("itunes:summary", "itunes:subtitle", "itunes:duration", "itunes:episode"),
        *("itunes:season", "itunes:explicit", "itunes:episodeType", "itunes:type"),
        *("itunes:name", "itunes:email", "podcast:guid", "podcast:locked", "podcast:medium"),
        *("podcast:person", "podcast:txt", "podcast:soundbite", "podcast:funding"),
    }
)
_CLOUD = ("domain", "port", "path", "registerProcedure", "protocol")


def check_channel(channel: Element, name: str, now: datetime | None) -> Iterator[Finding]:
    """Give what is wrong with the channel's elements as RSS has them."""
    where = f"{name}, channel"
    yield from _once(channel, _CHANNEL_ONCE, "channel-once", where)
    yield from _names(channel, CHANNEL_NAMES, where)
    for image in channel.all("image"):
        yield from _names(image, IMAGE_NAMES, where)
        yield from _size(image, where)
    yield from _texts(channel, where)
    yield from _dates(channel, where, now)
    ttl = channel.first("ttl")
    if ttl is not None and not re.fullmatch(r"[1-9]\d{0,6}", ttl.text.strip()):
        yield broken("rss-value", where, f"ttl is {ttl.text.strip()[:40]!r}, not minutes")
    yield from _skipped(channel, where)
    for tag in ("managingEditor", "webMaster"):
        said = channel.said(tag)
        if channel.first(tag) is not None and not EMAIL.search(said):
            yield broken("rss-value", where, f"{tag} is {said[:60]!r}, with no e-mail address")
    for cloud in channel.all("cloud"):
        missing = [key for key in _CLOUD if not cloud.attributes.get(key)]
        if missing:
            yield broken("rss-value", where, f"cloud lacks {', '.join(missing)}")


def check_item(item: Element, where: str) -> Iterator[Finding]:
    """Give what is wrong with an item's elements as RSS has them."""
    yield from _once(item, _ITEM_ONCE, "item-once", where)
    yield from _names(item, ITEM_NAMES, where)
    yield from _texts(item, where)
    author, comments = item.said("author"), item.said("comments")
    if author and not EMAIL.search(author):
        yield broken("rss-value", where, f"author is {author[:60]!r}, with no e-mail address")
    for source in item.all("source"):
        if not web_address(source.attributes.get("url", "")):
            text = f"source has the url {source.attributes.get('url', '')[:80]!r}"
            yield broken("rss-value", where, text)
    if comments and not web_address(comments):
        yield broken("rss-value", where, f"comments is {comments[:60]!r}")


def _once(parent: Element, tags: tuple[str, ...], rule: str, where: str) -> Iterator[Finding]:
    counts = Counter(child.name for child in parent.children)
    for tag in tags:
        if counts[tag] > 1:
            yield broken(rule, where, f"{counts[tag]} of {tag}")


def _names(parent: Element, known: frozenset[str], where: str) -> Iterator[Finding]:
    """Find elements that no namespace knows: misspelt, or put in the wrong place."""
    told = set()
    for child in parent.children:
        prefix, colon, local = child.name.partition(":")
        if child.name.startswith("{") or (colon and prefix != "itunes") or child.name in told:
            continue
        names = ITUNES_NAMES if colon else known
        if (local if colon else child.name) not in names:
            told.add(child.name)
            close = difflib.get_close_matches(local or child.name, names, n=1)
            meant = f"; is {prefix + colon if colon else ''}{close[0]} meant?" if close else ""
            yield broken("element-unknown", where, f"there is no <{child.name}> here{meant}")


def _texts(parent: Element, where: str) -> Iterator[Finding]:
    """Find elements inside what should be text: HTML that was not escaped."""
    for child in parent.children:
        if child.name in _OF_TEXT and child.children:
            inner = child.children[0].name.rpartition("}")[2]
            yield broken("text-unescaped", where, f"{child.name} holds a <{inner}> element")


def _dates(channel: Element, where: str, now: datetime | None) -> Iterator[Finding]:
    for tag in ("pubDate", "lastBuildDate"):
        text = channel.said(tag)
        if channel.first(tag) is None:
            continue
        read = date(text)
        if read is None:
            yield broken("channel-date", where, f"{tag} is {text[:60]!r}")
        elif read[1]:
            yield broken("channel-date", where, f"{tag} {text!r} is not a {read[1]}")
        elif tag == "lastBuildDate" and read[0] < _newest(channel):
            text = f"lastBuildDate is {text!r}, before the newest episode's pubDate"
            yield broken("channel-date-old", where, text)
        elif now and read[0] > now.astimezone(UTC):
            yield broken("channel-date-future", where, f"{tag} {text!r} lies ahead")


def _size(image: Element, where: str) -> Iterator[Finding]:
    """Check the size that RSS lets its little image have."""
    for tag, most in (("width", 144), ("height", 400)):
        said = image.said(tag)
        if image.first(tag) is not None and not (said.isdigit() and 0 < int(said[:9]) <= most):
            text = f"image has the {tag} {said[:40]!r}; RSS takes 1 to {most}"
            yield broken("rss-value", where, text)


def _newest(channel: Element) -> datetime:
    """Give when the newest item was published; long ago without any."""
    read = (date(item.said("pubDate")) for item in channel.all("item"))
    return max((each[0] for each in read if each), default=datetime.min.replace(tzinfo=UTC))


def _skipped(channel: Element, where: str) -> Iterator[Finding]:
    for days in channel.all("skipDays"):
        odd = [day.text.strip() for day in days.all("day") if day.text.strip() not in WEEKDAY_NAMES]
        if odd:
            yield broken("rss-value", where, f"skipDays has {odd[0][:40]!r}")
    for hours in channel.all("skipHours"):
        texts = [hour.text.strip() for hour in hours.all("hour")]
        odd = [text for text in texts if not re.fullmatch(r"1?\d|2[0-3]", text)]
        if odd:
            yield broken("rss-value", where, f"skipHours has {odd[0][:40]!r}")
