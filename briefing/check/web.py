"""Checks of a feed as it is served: the answers an app gets when it asks over HTTP."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefing.check import artwork
from briefing.check.beside import SIDECARS
from briefing.check.enclosed import looks_like
from briefing.check.feed import LARGEST, Feed, check_feed
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration, web_address
from briefing.errors import BriefingError

NEWEST = 5
"Episodes whose files are asked for; a check is a guest and does not fetch a whole archive."
_CHARSET = re.compile(r"charset=[\"']?([\w.-]+)", re.IGNORECASE)
_LONGEST_KEPT = 86_400
"A feed that is kept longer than a day brings yesterday's news, s."
_LARGEST_SIDECAR = 20_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    "HTTP status, after redirections."
    headers: Mapping[str, str]
    "Names in lower case."
    body: bytes
    "As it was sent, still zipped when content-encoding says so; empty for HEAD."


class Fetch(Protocol):
    """How the check room reaches the network; it opens nothing itself."""

    def __call__(self, url: str, *, method: str, headers: Mapping[str, str], limit: int) -> Reply:
        """Ask once, reading at most `limit` bytes of body.

        Any status is an answer; raises BriefingError or OSError when there is none.
        """
        ...


def check_url(url: str, fetch: Fetch, now: datetime | None) -> tuple[Feed | None, list[Finding]]:
    """Check the feed at an address, its cover, and the files of its newest episodes."""
    reply, found = _ask(fetch, url, "the feed", headers={"accept-encoding": "gzip"}, limit=LARGEST)
    if reply is None:
        return None, found
    content = _unzipped(reply)
    feed, faults = check_feed(content, url, now=now, address=url)
    found += faults
    found += _manners(url, fetch, reply, len(content))
    if feed is not None:
        following = feed.linked("next")
        if web_address(following):
            found += _ask(fetch, following, "the next page", method="HEAD")[1]
        found += _cover(feed, fetch)
        for item in feed.items[:NEWEST]:
            found += _enclosure(item, fetch)
            found += _beside(item, fetch)
            found += _picture(item, fetch)
    return feed, found


def _ask(
    fetch: Fetch,
    url: str,
    what: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    limit: int = _LARGEST_SIDECAR,
) -> tuple[Reply | None, list[Finding]]:
    """Ask, and give the reply only when it is a good one, else a finding."""
    rule = "http-head" if method == "HEAD" else "http-status"
    try:
        reply = fetch(url, method=method, headers=headers or {}, limit=limit)
    except (BriefingError, OSError) as error:
        return None, [broken(rule, url, f"{what} cannot be had: {error}")]
    if reply.status not in (200, 206):
        return None, [broken(rule, url, f"{what} answers {method} with {reply.status}")]
    return reply, []


def _unzipped(reply: Reply) -> bytes:
    """Unzip a body, never beyond what a feed may have."""
    if reply.headers.get("content-encoding", "").lower() != "gzip":
        return reply.body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(reply.body, LARGEST + 1)
    except zlib.error:
        return reply.body


def _manners(url: str, fetch: Fetch, reply: Reply, size: int) -> Iterator[Finding]:
    """Check how the feed itself is served: its type, gzip, and 304 for a client that has it."""
    kind = reply.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in ("application/rss+xml", "application/xml", "text/xml"):
        yield broken("http-feed-type", url, f"Content-Type is {kind!r}")
    charset = re.search(
        r"charset=[\"']?([\w.-]+)", reply.headers.get("content-type", ""), re.IGNORECASE
    )
    if charset and charset[1].lower() not in ("utf-8", "utf8") and _is_utf8(reply):
        yield broken("http-charset", url, f"it is said to be in {charset[1]}, and is UTF-8")
    age = re.search(r"(?:s-maxage|max-age)=(\d+)", reply.headers.get("cache-control", ""))
    if age and int(age[1][:9]) > _LONGEST_KEPT:
        yield broken("http-cache", url, f"it may be kept for {int(age[1][:9]) // 86_400} days")
    if size > 2_000 and reply.headers.get("content-encoding", "") != "gzip":
        yield broken("http-gzip", url, f"{size:,} bytes are sent as they are")
    tag, changed = reply.headers.get("etag"), reply.headers.get("last-modified")
    if not tag and not changed:
        yield broken("http-validator", url, "neither ETag nor Last-Modified")
        return
    have = {"if-none-match": tag} if tag else {"if-modified-since": changed or ""}
    try:
        again = fetch(url, method="GET", headers={"accept-encoding": "gzip", **have}, limit=LARGEST)
    except (BriefingError, OSError):
        return
    if again.status != 304:
        yield broken("http-validator", url, f"asked with {have}, it answers {again.status}")


def _is_utf8(reply: Reply) -> bool:
    try:
        return not (text := _unzipped(reply)).isascii() and bool(text.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _cover(feed: Feed, fetch: Fetch) -> Iterator[Finding]:
    image = feed.channel.first("itunes:image")
    url = image.attributes.get("href", "") if image is not None else ""
    if not web_address(url):
        return
    _, found = _ask(fetch, url, "the cover", method="HEAD")
    yield from found
    reply, found = _ask(fetch, url, "the cover")
    yield from found
    if reply:
        kind = reply.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind not in ("image/jpeg", "image/png", "image/jpg"):
            yield broken("http-picture-type", url, f"Content-Type is {kind!r}")
        yield from artwork.check(reply.body, url)


def _picture(item: Element, fetch: Fetch) -> Iterator[Finding]:
    """Ask for an episode's own cover."""
    image = item.first("itunes:image")
    url = image.attributes.get("href", "") if image is not None else ""
    if web_address(url):
        yield from _ask(fetch, url, "the episode's cover", method="HEAD")[1]


def _enclosure(item: Element, fetch: Fetch) -> Iterator[Finding]:
    enclosure = item.first("enclosure")
    facts = enclosure.attributes if enclosure is not None else {}
    url, said, kind = (facts.get(key, "") for key in ("url", "length", "type"))
    if not web_address(url):
        return
    head, found = _ask(fetch, url, "the sound", method="HEAD")
    yield from found
    if head:
        length = head.headers.get("content-length", "")
        if length != said:
            text = f"Content-Length is {length or 'missing'}, the feed says {said}"
            yield broken("http-length", url, text)
        packed = head.headers.get("content-encoding", "identity")
        if packed.lower() not in ("identity", ""):
            yield broken("http-encoding", url, f"Content-Encoding is {packed[:40]!r}")
        served = head.headers.get("content-type", "").split(";")[0].strip()
        if served != kind:
            yield broken("http-type", url, f"Content-Type is {served!r}, the feed says {kind!r}")
    yield from _ranges(url, fetch, said, kind)


def _ranges(url: str, fetch: Fetch, said: str, kind: str) -> Iterator[Finding]:
    """Ask for the first bytes as a player does when it seeks."""
    asked = {"range": "bytes=0-99"}
    reply, found = _ask(fetch, url, "the sound", headers=asked, limit=100_000)
    yield from found
    if reply is None:
        return
    given = reply.headers.get("content-range", "")
    match = re.fullmatch(r"bytes 0-(\d+)/(\d+)", given)
    if reply.status != 206 or not match or len(reply.body) != int(match[1]) + 1:
        text = f"asked for bytes 0-99 it answers {reply.status}, Content-Range {given!r}"
        yield broken("http-range", url, text)
    elif match[2] != said:
        yield broken("http-length", url, f"it has {match[2]} bytes, the feed says {said}")
    else:
        yield from _middle(url, fetch, reply)
    if not looks_like(reply.body[:12], kind):
        yield broken("enclosure-content", url, f"it begins with {reply.body[:4]!r}")


def _middle(url: str, fetch: Fetch, start: Reply) -> Iterator[Finding]:
    """Ask for a part of the same bytes: they must be those that stood there before."""
    asked = {"range": "bytes=50-99"}
    reply, _ = _ask(fetch, url, "the sound", headers=asked, limit=100_000)
    if reply and reply.status == 206 and reply.body != start.body[50:100]:
        yield broken("http-range-bytes", url, "bytes 50-99 are others than those of bytes 0-99")


def _beside(item: Element, fetch: Fetch) -> Iterator[Finding]:
    """Ask for transcripts and chapters as an app in a browser does."""
    seconds = duration(item.said("itunes:duration"))
    for child in item.children:
        if child.name not in ("podcast:transcript", "podcast:chapters"):
            continue
        url, kind = child.attributes.get("url", ""), child.attributes.get("type", "")
        if not web_address(url):
            continue
        reply, found = _ask(fetch, url, child.name, headers={"origin": "https://app.example"})
        yield from found
        if reply is None:
            continue
        if reply.headers.get("access-control-allow-origin") != "*":
            yield broken("http-cors", url, "no Access-Control-Allow-Origin: *")
        served = reply.headers.get("content-type", "").split(";")[0].strip()
        if served != kind:
            text = f"Content-Type is {served!r}, the feed says {kind!r}"
            yield broken("http-sidecar-type", url, text)
        if kind in SIDECARS:
            yield from SIDECARS[kind](_unzipped(reply), url, float(seconds) if seconds else None)
