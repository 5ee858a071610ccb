"""The XML of feeds: read within bounds, nothing of its own expanded, and asked by local name."""

from __future__ import annotations

import html
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from briefing.articles import markup
from briefing.errors import ArticleError, ConfigError
from briefing.text import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

FEED = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF)[\s>]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")


def parse(raw: bytes, source: str) -> _Element:
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
    start = FEED.search(text)
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


def markup_of(element: _Element) -> str:
    """Give the HTML in an element of a feed: escaped, in CDATA, or as XHTML children."""
    from lxml import etree  # noqa: PLC0415

    if element.get("type") == "xhtml" or len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return (element.text or "") + inner
    text = element.text or ""
    return html.escape(text) if element.get("type") == "text" else text


def plain_text(text: str | None) -> str:
    """Give a title without the tags and the escapes, single or double, that feeds leave in it."""
    once = html.unescape(html.unescape(text or ""))
    return tidy(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", once))


def local_name(element: _Element) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(parent: _Element, name: str) -> str | None:
    """Give the text of the first child of that name that has any."""
    for child in parent:
        if local_name(child) == name:
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None


def link_of(parent: _Element) -> str | None:
    """Give an entry's own address: RSS link text, Atom link rel=alternate, or a permanent guid."""
    for child in parent:
        if local_name(child) == "link":
            found = child.get("href") if child.get("rel") in (None, "alternate") else None
            found = found or (child.text or "").strip()
            if found:
                return str(found)
    for child in parent:
        if local_name(child) == "guid" and child.get("isPermaLink") != "false" and child.text:
            return str(child.text).strip()
    return None


def full_address(link: str | None, base: str | None) -> str | None:
    """Give a link as a web address; None when it is not one."""
    try:
        full = urljoin(base or "", link or "")
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.hostname else None


def date_of(entry: _Element) -> str | None:
    """Give when an entry was published, ISO 8601."""
    for name in ("published", "pubDate", "date", "issued", "created", "updated", "modified"):
        text = (text_of(entry, name) or "").strip()
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                return read(text).isoformat()
            except (ValueError, TypeError, IndexError):
                continue
    return None


def author_of(entry: _Element) -> str | None:
    """Give who wrote an entry, by name."""
    for child in entry:
        if local_name(child) in ("creator", "author"):
            text = text_of(child, "name") or (child.text or "")
            # RSS writes authors as "desk@title.example (Jo Bloggs)".
            named = re.search(r"\(([^()]{2,80})\)\s*$", text)
            plain = plain_text(named[1] if named else text)
            if plain and "@" not in plain:
                return plain
    return None
