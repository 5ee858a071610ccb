"""Bytes to a tree of HTML elements: charset by evidence, size, tags and depth bounded first."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from briefing.errors import ArticleError, ConfigError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 2_000_000
"The longest page accepted, bytes; extraction takes longer than linear on longer ones."
MOST_TAGS = 50_000
"More than any article page has."
_LONGEST_TEXT_RUN = 400_000  # bytes between two tags; scripts and styles are not counted
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})")
_XML_LINE = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What the WHATWG standard reads under these names is Windows-1252.
_WESTERN = ("ascii", "iso8859-1", "latin-1", "cp1252")
_TEXT_CODECS = re.compile(
    r"^(utf|iso|cp|windows|koi8|euc|shift|gb|big5|mac|hz|johab|tis)", re.IGNORECASE
)


def parse(raw: bytes, source: str, charset: str | None = None) -> HtmlElement:
    """Give the root element of a page; `charset` is what the server said, if anything.

    Raises ArticleError when the page is out of bounds, and ConfigError when the `web` extra,
    which reads pages, is not installed.
    """
    try:
        from lxml import etree, html  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        remedy = "Install it: pip install 'briefing[web]', or paste the text into a .txt file."
        raise ConfigError(f"{source}: reading HTML needs the 'web' extra", remedy) from None
    _refuse_out_of_bounds(raw, source)
    text = _XML_LINE.sub("", decode(raw, charset)).replace("\x00", "")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(
            f"{source}: is not HTML: {error}", "Give the page of one article."
        ) from None
    if any("depth" in entry.message for entry in parser.error_log):
        message = f"{source}: its elements are nested too deep to be read whole"
        raise ArticleError(message, "Paste the article's text into a .txt file.")
    return root


def decode(raw: bytes, charset: str | None = None) -> str:
    """Give the text of a page's bytes.

    A byte-order mark decides, then strict UTF-8 (no other text passes for it by chance), then
    what the server or the page says, then Windows-1252, as the WHATWG standard has it.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for said in (charset, _first(_DECLARED, raw), _first(_XML_DECLARED, raw)):
        if (named := _codec(said)) is not None:
            try:
                return raw.decode(named)
            except UnicodeDecodeError:
                continue
    # Latin-1 has a character for the five bytes that Windows-1252 leaves open.
    return "".join(_western(raw))


def _western(raw: bytes) -> list[str]:
    try:
        return [raw.decode("cp1252")]
    except UnicodeDecodeError:
        return [raw.decode("latin-1")]


def _first(pattern: re.Pattern[bytes], raw: bytes) -> str | None:
    found = pattern.search(raw[:8192])
    return found[1].decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """Give Python's name of a charset of text; None for none, UTF-8 (tried) and Western (last)."""
    if not name or not _TEXT_CODECS.match(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return None if found in _WESTERN or found.startswith("utf-8") else found


def _refuse_out_of_bounds(raw: bytes, source: str) -> None:
    remedy = "Save a simpler page, or paste the article's text into a .txt file."
    if len(raw) > MOST_BYTES:
        raise ArticleError(f"{source}: longer than {MOST_BYTES:,} bytes", remedy)
    if raw.count(b"<") <= MOST_TAGS and len(raw) <= _LONGEST_TEXT_RUN:
        return
    spoken = _without(_without(raw, b"script"), b"style")
    if spoken.count(b"<") > MOST_TAGS:
        raise ArticleError(f"{source}: has more than {MOST_TAGS:,} tags", remedy)
    if max(map(len, spoken.split(b"<"))) > _LONGEST_TEXT_RUN:
        message = f"{source}: has over {_LONGEST_TEXT_RUN:,} bytes of text without a tag"
        raise ArticleError(message, remedy)


def _without(raw: bytes, tag: bytes) -> bytes:
    """Take the elements of one kind out of a page's bytes, in one pass."""
    folded, parts, place = raw.lower(), [], 0
    while (start := folded.find(b"<" + tag, place)) >= 0:
        end = folded.find(b"</" + tag, start)
        if end < 0:
            break
        parts.append(raw[place:start])
        place = end
    return b"".join([*parts, raw[place:]])
