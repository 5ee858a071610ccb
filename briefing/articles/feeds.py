"""RSS and Atom feeds: an article for each entry; one that is only a summary is followed or refused.

RSS 2.0 with content:encoded and Dublin Core, RSS 1.0, and Atom (RFC 4287).
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.articles import body, feedxml, furniture, markup, page
from briefing.errors import ArticleError
from briefing.models import Article
from briefing.text import slug

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 50
"Entries read of one feed, the first ones."
SHORTEST_ARTICLE = 800
"An entry with fewer characters is taken for a summary."
_GOES_ON = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|(?:read|continue|view|see) (?:more|reading|full|the (?:full|"
    r"rest))[^.]{0,60})\W*$",
    re.IGNORECASE,
)
_TRAILER = re.compile(r"(?i)^the post .{0,200} (?:appeared first|first appeared) on .{0,80}$")
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_log = logging.getLogger("briefing.articles")

Fetch = Callable[[str], tuple[bytes, str]]
"Gives the bytes at a URL, and the URL after redirects."


@dataclass(frozen=True, slots=True)
class _Feed:
    source: str
    site: str | None
    language: str | None
    base: str | None


def looks_like(raw: bytes) -> bool:
    """Tell whether some bytes are an RSS or Atom feed."""
    start = raw[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode("ascii", "ignore")
    text = start.decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n")
    return (
        text.startswith("<")
        and "<html" not in text.lower()
        and feedxml.FEED.search(text) is not None
    )


def articles(raw: bytes, source: str, fetch: Fetch | None = None) -> Iterator[Article]:
    """Give the articles of a feed, in its order.

    An entry that holds only a summary is fetched when `fetch` is given. Entries that cannot be
    read are logged as warnings and left out; raises ArticleError with the first reason when
    none can, and ConfigError when the `web` extra is not installed.
    """
    root = feedxml.parse(raw, source)
    entries = [
        element for element in root.iter() if feedxml.local_name(element) in ("item", "entry")
    ]
    if not entries:
        raise ArticleError(f"{source}: the feed has no entries", "Give a feed of articles.")
    feed = _about(root, source)
    read, refused = 0, []
    for number, entry in enumerate(entries[:MOST_ENTRIES], start=1):
        try:
            found = _article(entry, feed, number, fetch)
        except ArticleError as error:
            refused.append(error)
            _log.warning("%s (%s)", error.message, error.remedy)
            continue
        read += 1
        yield found
    if not read:
        also = f" (and {len(refused) - 1} more like it)" if len(refused) > 1 else ""
        raise ArticleError(f"{refused[0].message}{also}", refused[0].remedy)


def _about(root: _Element, source: str) -> _Feed:
    channel = next((e for e in root if feedxml.local_name(e) == "channel"), root)
    link = feedxml.link_of(channel)
    language = feedxml.text_of(channel, "language") or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    address = source if source.startswith(("http://", "https://")) else None
    base = address or link
    return _Feed(
        source=source,
        site=feedxml.plain_text(feedxml.text_of(channel, "title")) or None,
        language=language.replace("_", "-") if language and len(language) < 16 else None,
        base=base,
    )


def _article(entry: _Element, feed: _Feed, number: int, fetch: Fetch | None) -> Article:
    title = feedxml.plain_text(feedxml.text_of(entry, "title"))
    where = f"{feed.source}: entry {number}"
    where += f" {title[:80]!r}" if title else ""
    link = feedxml.full_address(feedxml.link_of(entry), feed.base)
    lines, captions, summary = _told(entry, where)
    found = Article(
        id=slug(title or f"entry-{number}"),
        title=title,
        paragraphs=lines,
        source=f"{feed.source}#{number}",
        url=link,
        site=feed.site,
        published=feedxml.date_of(entry),
        language=feed.language,
        byline=feedxml.author_of(entry),
        captions=captions,
    )
    if not summary:
        return found
    if fetch is None or not link:
        length = sum(map(len, lines))
        message = f"{where} holds only a summary ({length} characters)"
        raise ArticleError(message, "Let briefing fetch the article, or give its page or its text.")
    return _followed(found, link, fetch)


def _followed(entry: Article, link: str, fetch: Fetch) -> Article:
    """Give the whole article that an entry points to, with what only the feed says of it."""
    raw, address = fetch(link)
    whole = page.article(raw, address, entry.id, address=address)
    return replace(
        whole,
        title=entry.title or whole.title,
        site=whole.site or entry.site,
        published=whole.published or entry.published,
        language=whole.language or entry.language,
        byline=whole.byline or entry.byline,
    )


def _told(entry: _Element, where: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Give an entry's paragraphs and captions, and whether they are only a summary."""
    texts = [
        feedxml.markup_of(e)
        for e in entry
        if feedxml.local_name(e) in ("encoded", "content", "description", "summary")
    ]
    longest = max(texts, key=len, default="")
    if not longest.strip():
        return (), (), True
    if not _MARKUP.search(longest):
        longest = "".join(
            f"<p>{html.escape(line)}</p>" for line in html.unescape(longest).split("\n")
        )
    document = f"<html><body><article>{longest}</article></body></html>".encode()
    root = markup.parse(document, where)
    captions = furniture.take_out(root)
    lines = tuple(line for line in body.every_paragraph(root) if not _TRAILER.match(line))
    told = [line for line in body.every_paragraph(root, pointers=True) if not _TRAILER.match(line)]
    short = sum(map(len, lines)) < SHORTEST_ARTICLE
    return lines, captions, short or _GOES_ON.search(told[-1][-400:]) is not None
