"""Checks of the channel: what a feed says of the show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from briefing.check import languages, notes, wording
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import EMAIL, date, web_address
from briefing.check.vocabulary import CATEGORIES

MOST_CATEGORIES = 3
"Directories take so many; Apple reads the first alone."

_PARTS = timedelta(hours=12)
_TYPES = ("episodic", "serial")
_PICTURE = re.compile(r".*\.(?:jpe?g|png)(?:\?.*)?", re.IGNORECASE)


def check(channel: Element, name: str) -> Iterator[Finding]:
    """Give what is wrong with the show's own facts."""
    where = f"{name}, channel"
    yield from _required(channel, where)
    yield from _description(channel, where)
    yield from _categories(channel, where)
    yield from _itunes(channel, where)
    yield from _owner(channel, where)
    yield from _rss_image(channel, where)
    for tag in ("title", "itunes:title", "itunes:author", "copyright"):
        yield from wording.plain(channel, tag, where)
    if emptied(channel):
        return
    yield from _moved(channel, where)
    yield from _named_as_show(channel, where)
    yield from _order(channel, where)
    if not any(channel.all("item")):
        yield broken("channel-items", where, "no episode")


def emptied(channel: Element) -> bool:
    """Tell whether this is a page of a feed that has run empty, and sends its readers to page 1."""
    moved = channel.said("itunes:new-feed-url")
    first = [link.attributes.get("href") for link in channel.all("atom:link")
             if link.attributes.get("rel") == "first"]  # fmt: skip
    return bool(moved) and first == [moved] and not any(channel.all("item"))


def picture_address(text: str) -> bool:
    """Tell whether an address is full and its name ends as a JPEG's or PNG's does."""
    return web_address(text) and bool(_PICTURE.fullmatch(text))


def _required(channel: Element, where: str) -> Iterator[Finding]:
    if not channel.said("title"):
        yield broken("channel-title", where, "no title")
    link = channel.said("link")
    if not web_address(link):
        yield broken("channel-link", where, f"link is {link!r}")
    if wording.placeholder(link):
        yield broken("text-left-over", where, f"link is {link!r}")
    language = channel.said("language")
    if not languages.known(language):
        yield broken("channel-language", where, f"language is {language!r}")


def _description(channel: Element, where: str) -> Iterator[Finding]:
    description = channel.said("description")
    if not description:
        yield broken("channel-description", where, "no description")
    size = len(description.encode())
    if size > 4_000:
        yield broken("channel-description-length", where, f"description has {size} bytes")
    yield from notes.check(description, "description", where)


def _categories(channel: Element, where: str) -> Iterator[Finding]:
    categories = list(channel.all("itunes:category"))
    if not categories:
        yield broken("channel-category", where, "no itunes:category")
    if len(categories) > MOST_CATEGORIES:
        yield broken("channel-categories", where, f"{len(categories)} categories")
    for category in categories:
        text = category.attributes.get("text", "")
        if text not in CATEGORIES:
            yield broken("channel-category", where, f"there is no category {text!r}")
            continue
        for below in category.all("itunes:category"):
            sub = below.attributes.get("text", "")
            if sub not in CATEGORIES[text]:
                yield broken("channel-category", where, f"{text!r} has no {sub!r}")


def _itunes(channel: Element, where: str) -> Iterator[Finding]:
    explicit = channel.said("itunes:explicit")
    if explicit not in ("true", "false"):
        yield broken("channel-explicit", where, f"itunes:explicit is {explicit!r}")
    image = channel.first("itunes:image")
    address = image.attributes.get("href", "") if image else ""
    if not picture_address(address):
        yield broken("channel-image", where, f"itunes:image is {address!r}")
    kind = channel.first("itunes:type")
    said = kind.text.strip() if kind is not None else ""
    if said.lower() in _TYPES and said not in _TYPES:
        yield broken("value-case", where, f"itunes:type is {said!r}")
    elif kind is not None and said not in _TYPES:
        yield broken("channel-type", where, f"itunes:type is {said!r}")
    if said == "serial":
        yield from _unnumbered(channel, where)
    if channel.said("itunes:block").lower() == "yes":
        yield broken("channel-blocked", where, "itunes:block is yes")
    complete = channel.first("itunes:complete")
    if complete is not None and complete.text.strip().lower() == "yes":
        yield broken("channel-complete", where, "itunes:complete says that no more will come")
    elif complete is not None:
        text = f"itunes:complete is {complete.text.strip()[:40]!r}, which means nothing"
        yield broken("channel-complete-value", where, text)


def _unnumbered(channel: Element, where: str) -> Iterator[Finding]:
    """Find whole episodes of a serial show that have no number."""
    bare = [
        item
        for item in channel.all("item")
        if not item.said("itunes:episode") and item.said("itunes:episodeType") in ("", "full")
    ]
    if bare:
        text = f"{len(bare)} episodes of a serial show have no itunes:episode"
        yield broken("item-episode-missing", where, f"{text}, such as that in line {bare[0].line}")


def _named_as_show(channel: Element, where: str) -> Iterator[Finding]:
    """Find episodes that have no title of their own."""
    title = channel.said("title")
    alike = [item for item in channel.all("item") if title and item.said("title") == title]
    if alike:
        text = f"{len(alike)} episodes are called as the show, such as that in line {alike[0].line}"
        yield broken("item-title-show", where, text)


def _order(channel: Element, where: str) -> Iterator[Finding]:
    """Find an episodic show whose newest episode has a lower number than its oldest."""
    numbered = [
        (read[0], int(item.said("itunes:episode")))
        for item in channel.all("item")
        if item.said("itunes:episode").isdigit()
        and item.said("itunes:episodeType") in ("", "full")
        and not item.said("itunes:season")
        and (read := date(item.said("pubDate")))
    ]
    if channel.said("itunes:type") != "serial" and numbered:
        oldest, newest = min(numbered), max(numbered)
        # Parts of one bulletin follow each other within minutes, the first of them newest.
        if newest[1] < oldest[1] and newest[0] - oldest[0] > _PARTS:
            text = f"the newest episode is number {newest[1]}, the oldest {oldest[1]}"
            yield broken("item-episode-order", where, text)


def _owner(channel: Element, where: str) -> Iterator[Finding]:
    if not channel.said("itunes:author"):
        yield broken("channel-author", where, "no itunes:author")
    owner = channel.first("itunes:owner")
    if owner is None:
        yield broken("channel-owner-missing", where, "no itunes:owner")
        return
    email = owner.said("itunes:email")
    if wording.placeholder(email):
        yield broken("text-left-over", where, f"itunes:email is {email!r}")
    if not EMAIL.fullmatch(email):
        yield broken("owner-email", where, f"itunes:email is {email!r}")
    if not owner.said("itunes:name"):
        yield broken("channel-owner", where, "itunes:owner has no itunes:name")


def _rss_image(channel: Element, where: str) -> Iterator[Finding]:
    image = channel.first("image")
    if image is None:
        return
    for tag in ("url", "title", "link"):
        if not image.said(tag):
            yield broken("rss-image", where, f"image has no {tag}")
    for tag in ("title", "link"):
        if image.said(tag) and image.said(tag) != channel.said(tag):
            yield broken("rss-image", where, f"image and channel differ in {tag}")


def _moved(channel: Element, where: str) -> Iterator[Finding]:
    """Look at itunes:new-feed-url, which sends every subscriber elsewhere."""
    moved = channel.first("itunes:new-feed-url")
    if moved is None:
        return
    address = moved.text.strip()
    own = [link.attributes.get("href") for link in channel.all("atom:link")
           if link.attributes.get("rel") == "self"]  # fmt: skip
    if not web_address(address) or (own and address not in own):
        yield broken("channel-moved", where, f"itunes:new-feed-url is {address[:120]!r}")
