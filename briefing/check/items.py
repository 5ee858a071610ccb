"""Checks of the items: what a feed says of each episode, and of all of them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from briefing.check import notes, rss, wording
from briefing.check.channel import picture_address
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import date, duration, web_address
from briefing.check.vocabulary import AUDIO_TYPES

_NUMBERED = re.compile(
    r"(?:episode|ep\.?)\s*\d+\b|#\d+\b|\d+\s*[:.]\s|s\d{1,2}\s?e\d{1,3}\b", re.IGNORECASE
)


_FIRST_PODCAST = 2000
"Enclosures are in RSS since then."
_SLOWEST, _FASTEST = 20, 1_000_000
"Bytes a second beyond which a length or a duration cannot be true."


def check(items: Sequence[Element], name: str, now: datetime | None) -> Iterator[Finding]:
    """Give what is wrong with the episodes, one by one and then together."""
    for number, item in enumerate(items, 1):
        where = f"{name}, item {number} (line {item.line})"
        yield from rss.check_item(item, where)
        yield from _title(item, where)
        yield from _enclosure(item, where)
        yield from _guid(item, where)
        yield from _date(item, where, now)
        yield from _notes(item, where)
        yield from _itunes(item, where)
    yield from _together(items, name)


def _title(item: Element, where: str) -> Iterator[Finding]:
    title = item.said("title")
    if not title:
        yield broken("item-title", where, "no title")
    elif not re.search(r"\w", title):
        yield broken("text-left-over", where, f"title is {title[:60]!r}")
    if len(title) > 255:
        yield broken("item-title-length", where, f"title has {len(title)} characters")
    if _NUMBERED.match(title):
        yield broken("item-title-number", where, f"title starts with its number: {title[:60]!r}")
    for tag in ("title", "itunes:title", "itunes:author"):
        yield from wording.plain(item, tag, where)
    other = item.said("itunes:title")
    if title and other and not wording.akin(title, other):
        yield broken("item-titles", where, f"title is {title[:60]!r}, itunes:title {other[:60]!r}")
    link = item.first("link")
    if link is not None and not web_address(link.text.strip()):
        yield broken("item-link", where, f"link is {link.text.strip()[:80]!r}")


def _enclosure(item: Element, where: str) -> Iterator[Finding]:
    enclosures = list(item.all("enclosure"))
    if not enclosures:
        yield broken("item-enclosure", where, "no enclosure")
    if len(enclosures) > 1:
        yield broken("item-enclosure-several", where, f"{len(enclosures)} enclosures")
    for enclosure in enclosures:
        facts = enclosure.attributes
        url, length, kind = (facts.get(key, "") for key in ("url", "length", "type"))
        if not web_address(url):
            yield broken("enclosure-url", where, f"enclosure url is {url[:120]!r}")
        elif urlsplit(url).fragment:
            yield broken("enclosure-fragment", where, f"enclosure is {url[:120]!r}")
        elif not re.fullmatch(r"[A-Za-z0-9._~%-]+", PurePosixPath(urlsplit(url).path).name):
            yield broken("name-ascii", where, f"enclosure is {url[:120]!r}")
        if not re.fullmatch(r"[1-9]\d{0,14}", length):
            yield broken("enclosure-length", where, f"enclosure length is {length!r}")
        suffix = PurePosixPath(urlsplit(url).path).suffix.lower() if web_address(url) else ""
        if kind not in AUDIO_TYPES:
            yield broken("enclosure-type", where, f"enclosure type is {kind!r}")
        elif suffix and suffix not in AUDIO_TYPES[kind]:
            yield broken("enclosure-type", where, f"a {suffix} file is called {kind}")


def _guid(item: Element, where: str) -> Iterator[Finding]:
    guid = item.first("guid")
    if guid is None or not guid.text.strip():
        yield broken("item-guid", where, "no guid")
        return
    permanent = guid.attributes.get("isPermaLink", "true")
    if permanent not in ("true", "false"):
        yield broken("item-guid-permalink", where, f"isPermaLink is {permanent!r}")
    elif permanent == "true" and not web_address(guid.text.strip()):
        yield broken("item-guid-permalink", where, f"guid {guid.text.strip()[:80]!r}")
    if guid.text != guid.text.strip():
        yield broken("item-guid-spaces", where, f"guid is {guid.text[:80]!r}")


def _date(item: Element, where: str, now: datetime | None) -> Iterator[Finding]:
    text = item.said("pubDate")
    if not text:
        yield broken("item-pubdate", where, "no pubDate")
        return
    read = date(text)
    if read is None:
        yield broken("item-pubdate-format", where, f"pubDate is {text[:60]!r}")
        return
    when, wrong_day = read
    if not re.search(r"\b\d{4}\b", text.partition(":")[0]):
        yield broken("item-pubdate-year", where, f"pubDate is {text[:60]!r}")
    if wrong_day:
        yield broken("item-pubdate-weekday", where, f"{text!r} is not a {wrong_day}")
    if now and when > now.astimezone(UTC):
        yield broken("item-pubdate-future", where, f"pubDate {text!r} lies ahead")
    if when.year < _FIRST_PODCAST:
        yield broken("item-pubdate-early", where, f"pubDate is {text!r}")


def _notes(item: Element, where: str) -> Iterator[Finding]:
    description = item.said("description")
    if not description:
        yield broken("item-description", where, "no description")
    for tag in ("description", "itunes:summary"):
        size = len(item.said(tag).encode())
        if size > 4_000:
            yield broken("item-description-length", where, f"{tag} has {size} bytes")
    for tag in ("content:encoded", "itunes:title", "itunes:author", "itunes:image"):
        element = item.first(tag)
        if element is not None and not (element.text.strip() or element.attributes):
            yield broken("element-empty", where, f"{tag} is empty")
    for tag in ("description", "content:encoded", "itunes:summary"):
        # What apps show is listed for the description alone: content:encoded is a web page's HTML.
        listed = tag != "content:encoded"
        yield from notes.check(item.said(tag), tag, where, listed=listed)


def _itunes(item: Element, where: str) -> Iterator[Finding]:
    yield from _word(item, "itunes:explicit", ("true", "false"), "item-explicit", where)
    kinds = ("full", "trailer", "bonus")
    yield from _word(item, "itunes:episodeType", kinds, "item-episode-type", where)
    number = item.first("itunes:episode")
    if number is not None and not re.fullmatch(r"[1-9]\d{0,6}", number.text.strip()):
        yield broken("item-episode", where, f"itunes:episode is {number.text.strip()!r}")
    length = item.first("itunes:duration")
    if length is None:
        yield broken("item-duration-missing", where, "no itunes:duration")
    elif not duration(length.text):
        yield broken("item-duration", where, f"itunes:duration is {length.text.strip()!r}")
    else:
        if "." in length.text:
            yield broken(
                "item-duration-fraction", where, f"itunes:duration is {length.text[:40]!r}"
            )
        yield from _plausible(item, duration(length.text) or 0, where)
    season = item.first("itunes:season")
    if season is not None and not re.fullmatch(r"[1-9]\d{0,6}", season.text.strip()):
        yield broken("item-season", where, f"itunes:season is {season.text.strip()!r}")
    if item.said("itunes:block").lower() == "yes":
        yield broken("item-blocked", where, "itunes:block is yes")
    image = item.first("itunes:image")
    if image is not None and not picture_address(image.attributes.get("href", "")):
        yield broken("item-image", where, f"itunes:image is {image.attributes.get('href', '')!r}")


def _plausible(item: Element, seconds: int, where: str) -> Iterator[Finding]:
    """Compare length and duration: bytes mistaken for seconds, or seconds for milliseconds."""
    enclosure = item.first("enclosure")
    size = enclosure.attributes.get("length", "") if enclosure is not None else ""
    if re.fullmatch(r"[1-9]\d{0,14}", size) and not _SLOWEST < int(size) / seconds < _FASTEST:
        yield broken("item-plausible", where, f"{size} bytes cannot be {seconds} s of sound")


def _word(
    item: Element, tag: str, allowed: tuple[str, ...], rule: str, where: str
) -> Iterator[Finding]:
    element = item.first(tag)
    said = element.text.strip() if element is not None else ""
    if said.lower() in allowed and said not in allowed:
        yield broken("value-case", where, f"{tag} is {said!r}")
    elif element is not None and said not in allowed:
        yield broken(rule, where, f"{tag} is {element.text.strip()!r}")


def _together(items: Sequence[Element], name: str) -> Iterator[Finding]:
    guids = Counter(item.said("guid") for item in items)
    for guid, count in guids.items():
        if guid and count > 1:
            yield broken("item-guid-duplicate", name, f"{count} items have guid {guid[:80]!r}")
    urls = Counter(one.attributes.get("url", "") for item in items for one in item.all("enclosure"))
    for url, count in urls.items():
        if url and count > 1:
            yield broken("enclosure-reused", name, f"{count} enclosures are {url[:120]!r}")
    yield from _repeated(items, name)
    yield from _shared_links(items, name)
    dates = [read[0] for item in items if (read := date(item.said("pubDate")))]
    if dates != sorted(dates, reverse=True):
        yield broken("item-order", name, "the items are not newest first")
    shared = [when for when, count in Counter(dates).items() if count > 1]
    if shared:
        text = f"{len(shared)} moments are the pubDate of several items, such as {shared[0]}"
        yield broken("item-pubdate-shared", name, text)


def _shared_links(items: Sequence[Element], name: str) -> Iterator[Finding]:
    """Find a page that several episodes have, where most have one of their own."""
    links = Counter(item.said("link") for item in items if item.said("link"))
    if len(links) * 2 <= sum(links.values()):
        return  # all lead to the show's page, or to that of the bulletin they are parts of
    for link, count in links.items():
        if count > 1:
            yield broken("item-link-shared", name, f"{count} items lead to {link[:120]!r}")


def _repeated(items: Sequence[Element], name: str) -> Iterator[Finding]:
    """Find whole episodes that share a number."""
    numbers = Counter(
        (item.said("itunes:season"), item.said("itunes:episode"))
        for item in items
        if item.said("itunes:episode") and item.said("itunes:episodeType") in ("", "full")
    )
    for (season, number), count in numbers.items():
        if count > 1:
            text = f"{count} items are itunes:episode {number[:20]}"
            text += f" of season {season[:20]}" if season else ""
            yield broken("item-episode-repeated", name, text)
