"""Checks of a feed's text: well-formed, the right namespaces, then channel and items by rule."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.check import addresses, channel, items, podcasting, rss
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import NAMESPACES, Element, parse
from briefing.check.values import web_address

LARGEST = 50_000_000
"Bytes of a feed beyond which nothing reads it."
MOST_ALIKE = 10
"Findings of one rule that are listed one by one; the rest are only counted."

_HISTORY = "{http://purl.org/syndication/history/1.0}"
_VERSION = re.compile(rb"""^\s*<\?xml[^>]*\bversion\s*=\s*["']([^"']*)""")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)""")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that could be read, for the checks of its files."""

    name: str
    "How reports call it: file name or address."
    channel: Element
    "Its one channel."

    @property
    def items(self) -> tuple[Element, ...]:
        """Its items, in order."""
        return tuple(self.channel.all("item"))

    @property
    def self_link(self) -> str:
        """Its own address as it gives it; empty when it gives none."""
        return self.linked("self")

    def linked(self, *relations: str) -> str:
        """Give the address of the first link of one of these relations; empty without one."""
        links = (one.attributes for one in self.channel.all("atom:link"))
        return next((one.get("href", "") for one in links if one.get("rel") in relations), "")


def check_feed(
    content: bytes, name: str, *, now: datetime | None = None, address: str | None = None
) -> tuple[Feed | None, list[Finding]]:
    """Check a feed's text; gives it parsed (None when it is no feed) and the findings.

    `now` finds dates that lie ahead; `address` is where it was fetched from, or should be.
    """
    found = list(_encoding(content, name))
    parsed = parse(content) if len(content) <= LARGEST else None
    if parsed is None:
        return None, [*found, broken("xml-size", name, f"the feed has {len(content):,} bytes")]
    if parsed.doctype:
        return None, [*found, broken("xml-doctype", name, "the feed has a document type")]
    if parsed.root is None:
        return None, [*found, broken("xml-wellformed", name, f"not well-formed: {parsed.fault}")]
    for prefix, wrong in parsed.wrong_namespaces.items():
        text = f"xmlns:{prefix} is {wrong!r}, not {NAMESPACES[prefix]!r}"
        found.append(broken("namespace", name, text))
    element, faults = _channel(parsed.root, name)
    found += faults
    if element is None:
        return None, found
    feed = Feed(name, element)
    found += rss.check_channel(element, name, now)
    found += channel.check(element, name)
    found += _self(feed, address)
    found += _links(feed)
    found += _archived(feed)
    found += podcasting.check_channel(element, name)
    found += items.check(feed.items, name, now)
    for item in feed.items:
        found += podcasting.check_item(item, name)
    found += addresses.check(feed.self_link, element, feed.items, name)
    return feed, found


def thinned(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give the findings, errors first; of each rule the first ten, then how many more.

    Of a note, and of what is missing everywhere, the first alone is listed.
    """
    ranks = {"error": 0, "warning": 1, "note": 2}
    alike: dict[str, list[Finding]] = {}
    for one in findings:
        alike.setdefault(one.rule, []).append(one)
    kept = []
    for group in alike.values():
        once = group[0].severity == "note" or group[0].rule.endswith("-missing")
        listed = 1 if once else MOST_ALIKE
        kept += group[:listed]
        if len(group) > listed:
            more = f"and {len(group) - listed} more"
            kept.append(replace(group[0], where="elsewhere", message=more))
    return tuple(sorted(kept, key=lambda one: ranks[one.severity]))


def _encoding(content: bytes, name: str) -> Iterator[Finding]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _other_encoding(content, "utf-16", name)
        return
    start = content[:200].removeprefix(codecs.BOM_UTF8)
    version = _VERSION.match(start)
    if version and version[1] != b"1.0":
        yield broken(
            "xml-version", name, f"declared as XML {version[1].decode('ascii', 'replace')}"
        )
    declared = _DECLARED.match(start)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        yield from _other_encoding(content, declared[1].decode("ascii"), name)
        return
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield broken("xml-encoding", name, f"byte {error.start} is not UTF-8")


def _other_encoding(content: bytes, declared: str, name: str) -> Iterator[Finding]:
    """Tell of an encoding that is declared and not UTF-8: right as XML, or belied by the bytes."""
    try:
        content.decode(declared)
    except (LookupError, UnicodeError):
        yield broken("xml-encoding", name, f"declared as {declared}, which it is not")
        return
    try:
        really = not content.isascii() and bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        really = False
    if really:
        yield broken("xml-encoding", name, f"declared as {declared}, but its bytes are UTF-8")
    else:
        yield broken("xml-encoding-other", name, f"declared as {declared}")


def _channel(root: Element, name: str) -> tuple[Element | None, list[Finding]]:
    found = []
    if root.name != "rss" or root.attributes.get("version") != "2.0":
        said = f"<{root.name}> with version {root.attributes.get('version')!r}"
        found.append(broken("rss-structure", name, f"the root is {said}"))
    channels = list(root.all("channel"))
    if len(channels) != 1:
        found.append(broken("rss-structure", name, f"it has {len(channels)} channels"))
    strays = [one.name for one in root.children if one.name != "channel"]
    if strays and root.name == "rss":
        text = f"<{strays[0]}> stands beside the channel, not in it"
        found.append(broken("rss-structure", name, text))
    return (channels[0] if channels else None), found


def _is_self(link: Element) -> bool:
    return link.attributes.get("rel") == "self"


def _self(feed: Feed, address: str | None) -> Iterator[Finding]:
    links = [one for one in feed.channel.all("atom:link") if _is_self(one)]
    if not links:
        yield broken("self-link", feed.name, "no atom:link with rel self")
        return
    if len(links) > 1:
        yield broken("self-link", feed.name, f"{len(links)} links with rel self")
    kind = links[0].attributes.get("type")
    if kind != "application/rss+xml":
        yield broken("self-link", feed.name, f"the self link has type {kind!r}")
    if address and feed.self_link != address:
        text = f"the self link is {feed.self_link!r}, the feed is at {address!r}"
        yield broken("self-link-target", feed.name, text)


def _archived(feed: Feed) -> Iterator[Finding]:
    """Find a feed that calls itself an archive, which apps do not come back to (RFC 5005)."""
    archive, complete = (
        any(feed.channel.all(f"{_HISTORY}{tag}")) for tag in ("archive", "complete")
    )
    further = feed.linked("next", "prev-archive", "next-archive")
    if complete and further:
        text = f"it says fh:complete, and leads on to {further[:120]!r}"
        yield broken("feed-pages", feed.name, text)
    if archive and feed.linked("current") in ("", feed.self_link):
        text = "it says fh:archive, and leads to no current feed"
        yield broken("feed-pages", feed.name, text)


def _links(feed: Feed) -> Iterator[Finding]:
    """Check the addresses of all links to other pages and hosts of the feed (RFC 5005)."""
    for link in feed.channel.all("atom:link"):
        relation, address = (link.attributes.get(key, "") for key in ("rel", "href"))
        if not web_address(address):
            text = f"atom:link with rel {relation!r} leads to {address[:120]!r}"
            yield broken("atom-link", feed.name, text)
        elif relation in ("next", "previous", "prev") and address == feed.self_link:
            yield broken("feed-pages", feed.name, f"the {relation} page is the page itself")
