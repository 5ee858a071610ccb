"""RSS and Atom feeds: an article for each entry; one that is only a summary is followed or refused.

RSS 2.0 with content:encoded and Dublin Core, RSS 1.0, and Atom (RFC 4287).
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from briefing.articles import body, furniture, markup, page
from briefing.errors import ArticleError, ConfigError
from briefing.models import Article
from briefing.text import slug, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 50
"Entries read of one feed, the first ones."
SHORTEST_ARTICLE = 800
"An entry with fewer characters is taken for a summary."
_FEED = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF)[\s>]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
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
    return text.startswith("<") and "<html" not in text.lower() and _FEED.search(text) is not None


def articles(raw: bytes, source: str, fetch: Fetch | None = None) -> Iterator[Article]:
    """Give the articles of a feed, in its order.

    An entry that holds only a summary is fetched when `fetch` is given. Entries that cannot be
    read are logged as warnings and left out; raises ArticleError with the first reason when
    none can, and ConfigError when the `web` extra is not installed.
    """
    root = _parse(raw, source)
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
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


def _parse(raw: bytes, source: str) -> _Element:
    """Give the root of a feed; nothing outside it is read and no entity of its own is expanded."""
    try:
        from lxml import etree  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        remedy = "Install it: pip install 'briefing[web]'."
        raise ConfigError(f"{source}: reading feeds needs the 'web' extra", remedy) from None
    if len(raw) > markup.MOST_BYTES:
        raise ArticleError(
            f"{source}: longer than {markup.MOST_BYTES:,} bytes", "Give a shorter feed."
        )
    text = _DECLARATION.sub("", markup.decode(raw)).lstrip("\ufeff \t\r\n")
    start = _FEED.search(text)
    if start is None or "<!ENTITY" in text[: start.start()].upper():
        raise ArticleError(
            f"{source}: declares entities of its own", "Give a plain RSS or Atom feed."
        )
    text = _ENTITY.sub(_character, text[start.start() :])
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(
            f"{source}: is not a feed: {error}", "Give an RSS or Atom feed."
        ) from None
    if root is None:
        raise ArticleError(f"{source}: is not a feed", "Give an RSS or Atom feed.")
    return root


def _character(entity: re.Match[str]) -> str:
    """Write the names that HTML knows and XML does not (&nbsp;) as characters' numbers."""
    if entity[1] in _XML_ENTITIES:
        return entity[0]
    meant = html.unescape(entity[0])
    return f"&#{ord(meant)};" if len(meant) == 1 else html.escape(entity[0])


def _about(root: _Element, source: str) -> _Feed:
    channel = next((e for e in root if _name(e) == "channel"), root)
    link = _link(channel)
    language = _text(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    address = source if source.startswith(("http://", "https://")) else None
    base = address or link
    return _Feed(
        source=source,
        site=_plain(_text(channel, "title")) or None,
        language=language.replace("_", "-") if language and len(language) < 16 else None,
        base=base,
    )


def _article(entry: _Element, feed: _Feed, number: int, fetch: Fetch | None) -> Article:
    title = _plain(_text(entry, "title"))
    where = f"{feed.source}: entry {number}"
    where += f" {title[:80]!r}" if title else ""
    link = _absolute(_link(entry), feed.base)
    lines, captions, summary = _told(entry, where)
    found = Article(
        id=slug(title or f"entry-{number}"),
        title=title,
        paragraphs=lines,
        source=f"{feed.source}#{number}",
        url=link,
        site=feed.site,
        published=_date(entry),
        language=feed.language,
        byline=_author(entry),
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
        _markup_of(e) for e in entry if _name(e) in ("encoded", "content", "description", "summary")
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


def _markup_of(element: _Element) -> str:
    """Give the HTML in an element of a feed: escaped, in CDATA, or as XHTML children."""
    from lxml import etree  # noqa: PLC0415

    if element.get("type") == "xhtml" or len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return (element.text or "") + inner
    text = element.text or ""
    return html.escape(text) if element.get("type") == "text" else text


def _plain(text: str | None) -> str:
    """Give a title without the tags and the escapes, single or double, that feeds leave in it."""
    once = html.unescape(html.unescape(text or ""))
    return tidy(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", once))


def _name(element: _Element) -> str:
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(parent: _Element, name: str) -> str | None:
    for child in parent:
        if _name(child) == name:
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None


def _link(parent: _Element) -> str | None:
    """Give an entry's own address: RSS link text, Atom link rel=alternate, or a permanent guid."""
    for child in parent:
        if _name(child) == "link":
            found = child.get("href") if child.get("rel") in (None, "alternate") else None
            found = found or (child.text or "").strip()
            if found:
                return str(found)
    for child in parent:
        if _name(child) == "guid" and child.get("isPermaLink") != "false" and child.text:
            return str(child.text).strip()
    return None


def _absolute(link: str | None, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", link or "")
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.hostname else None


def _date(entry: _Element) -> str | None:
    for name in ("published", "pubDate", "date", "issued", "created", "updated", "modified"):
        text = (_text(entry, name) or "").strip()
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                return read(text).isoformat()
            except (ValueError, TypeError, IndexError):
                continue
    return None


def _author(entry: _Element) -> str | None:
    for child in entry:
        if _name(child) in ("creator", "author"):
            text = _text(child, "name") or (child.text or "")
            # RSS writes authors as "desk@title.example (Jo Bloggs)".
            named = re.search(r"\(([^()]{2,80})\)\s*$", text)
            plain = _plain(named[1] if named else text)
            if plain and "@" not in plain:
                return plain
    return None
