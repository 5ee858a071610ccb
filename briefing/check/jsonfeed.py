"""Checks of the JSON Feed: by its own specification, and that it says what the feed says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.check import languages
from briefing.check.feed import Feed
from briefing.check.finding import Finding
from briefing.check.published import Published
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import date, duration, moment, web_address

_VERSIONS = ("https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1")
_ADDRESSES = ("home_page_url", "feed_url", "icon", "favicon", "next_url")
_ITEM_ADDRESSES = ("url", "external_url", "image", "banner_image")


def check(feed: Feed, path: Path, published: Published) -> Iterator[Finding]:
    """Give what is wrong with the file, and where it and the feed differ."""
    try:
        told = json.loads(path.read_bytes())
        items = {str(item["id"]): item for item in told["items"]}
        version = told.get("version")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield broken("json-feed", path.name, "it cannot be read as a JSON Feed")
        return
    if version not in _VERSIONS:
        yield broken("json-feed", path.name, f"version is {str(version)[:60]!r}")
    for fault in (*_top(told, feed, path.name), *_differing(items, feed)):
        yield broken("json-feed", path.name, fault)
    for address in _pictures(told):
        file = published.file(address)
        if file is not None and not file.is_file():
            yield broken("json-feed", path.name, f"there is no {published.short(file)}")
    for item in told["items"]:
        for fault in _item(item):
            text = f"item {str(item.get('id'))[:60]!r} {fault}"
            yield broken("json-feed", path.name, text)


def _pictures(told: dict[str, Any]) -> Iterator[str]:
    """Give the address of every picture that the feed or an item shows."""
    for one in (told, *told["items"]):
        for key in ("icon", "favicon", "image", "banner_image"):
            if isinstance(one.get(key), str):
                yield one[key]


def _top(told: dict[str, Any], feed: Feed, name: str) -> Iterator[str]:
    if told.get("title") != feed.channel.said("title"):
        yield f"title is {str(told.get('title'))[:60]!r}"
    for key in _ADDRESSES:
        if key in told and not web_address(str(told[key])):
            yield f"{key} is {str(told[key])[:120]!r}"
    base, slash, _ = feed.self_link.rpartition("/")
    own = told.get("feed_url")
    if slash and isinstance(own, str) and web_address(own) and own != f"{base}/{name}":
        yield f"feed_url is {own[:120]!r}"
    if "language" in told and not languages.known(str(told["language"])):
        yield f"language is {str(told['language'])[:40]!r}"
    if told.get("expired") is True:
        yield "it says that it has expired: readers stop asking for it"
    yield from _authors(told)


def _authors(told: dict[str, Any]) -> Iterator[str]:
    authors = told.get("authors", [])
    if not isinstance(authors, list) or any(
        not isinstance(one, dict) or not {"name", "url", "avatar"} & one.keys() for one in authors
    ):
        yield f"authors is {str(authors)[:60]!r}, not a list of people"


def _item(item: dict[str, Any]) -> Iterator[str]:
    """Give what JSON Feed itself asks of an item and finds wrong."""
    if not any(isinstance(item.get(key), str) for key in ("content_html", "content_text")):
        yield "has neither content_html nor content_text"
    for key in _ITEM_ADDRESSES:
        if key in item and not web_address(str(item[key])):
            yield f"has {key} {str(item[key])[:120]!r}"
    for key in ("date_published", "date_modified"):
        if key in item and moment(str(item[key])) is None:
            yield f"has {key} {str(item[key])[:60]!r}"
    yield from _authors(item)
    attachments = item.get("attachments", [])
    for one in attachments if isinstance(attachments, list) else [None]:
        if not isinstance(one, dict) or not one.get("url") or not one.get("mime_type"):
            yield "has an attachment without url or mime_type"
            continue
        for key in ("size_in_bytes", "duration_in_seconds"):
            number = one.get(key, 0)
            if isinstance(number, bool) or not isinstance(number, int | float):
                yield f"has {key} {str(number)[:40]!r}, no number"


def _differing(items: dict[str, dict[str, Any]], feed: Feed) -> Iterator[str]:
    if list(items) != [item.said("guid") for item in feed.items]:
        yield "its items are not those of feed.xml"
    for item in feed.items:
        other, guid = items.get(item.said("guid")), item.said("guid")[:60]
        if not other:
            continue
        enclosure = item.first("enclosure")
        if enclosure is not None and not _agrees(enclosure, other):
            yield f"the sound of {guid!r} is not as in feed.xml"
        seconds, told = duration(item.said("itunes:duration")), _sound(other)
        length = told.get("duration_in_seconds")
        if seconds and isinstance(length, int | float) and abs(length - seconds) > 1:
            yield f"the sound of {guid!r} lasts {length:g} s, in feed.xml {seconds} s"
        told_when, when = moment(str(other.get("date_published"))), date(item.said("pubDate"))
        if (
            told_when
            and told_when.tzinfo
            and when
            and abs((told_when - when[0]).total_seconds()) > 1
        ):
            yield f"{guid!r} was published {other['date_published']!r}, in feed.xml {when[0]}"
        if other.get("title") is not None and other["title"] != item.said("title"):
            yield f"the title of {guid!r} is {str(other['title'])[:60]!r}"
        if other.get("url") is not None and other["url"] != item.said("link"):
            yield f"the page of {guid!r} is {str(other['url'])[:120]!r}"


def _sound(item: dict[str, Any]) -> dict[str, Any]:
    attached = item.get("attachments")
    one = attached[0] if isinstance(attached, list) and attached else {}
    return one if isinstance(one, dict) else {}


def _agrees(enclosure: Element, item: dict[str, Any]) -> bool:
    one = _sound(item)
    told = [one.get(key) for key in ("url", "size_in_bytes", "mime_type")] if one else []
    facts = [enclosure.attributes.get(key, "") for key in ("url", "length", "type")]
    return [str(each) for each in told] == facts
