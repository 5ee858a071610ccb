"""The feed room's two kinds of string: plain Text and Html, so that nothing is escaped twice.

Text is what a person reads; a template escapes it once. Html is source made of a few harmless
tags; it is escaped once more inside XML, and stands as it is inside a page.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from briefing.text import tidy

# What text.tidy leaves and XML 1.0 or a hostile title would still be hurt by: surrogates,
# non-characters and the isolating direction marks.
_UNWANTED = re.compile("[\ud800-\udfff\u061c\u2065-\u206f\ufdd0-\ufdef\ufffe\uffff]")
_KEPT_TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"})
_BLOCKS = frozenset({"p", "ol", "ul", "li"})
_SWALLOWED = frozenset(
    {"script", "style", "iframe", "object", "template", "noscript", "svg", "math", "title"}
)
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)(.*)", re.DOTALL)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LONGEST_NOTES = 100_000


class Text(str):
    """Plain text on one line, free of control characters and direction marks."""

    __slots__ = ()

    @classmethod
    def of(cls, value: str, *, limit: int | None = None) -> Text:
        """Clean `value`; past `limit` characters it is cut at a word and ends in an ellipsis."""
        clean = tidy(_UNWANTED.sub("", value[: 20 * limit] if limit else value))
        if limit and len(clean) > limit:
            shortened = clean[: limit - 1]
            at_word = shortened.rfind(" ", limit // 2)
            clean = (shortened[:at_word] if at_word > 0 else shortened).rstrip() + "…"
        return cls(clean)


class Html(str):
    """HTML source, well-formed, holding only p ol ul li a b i strong em br and http(s) links."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: Text) -> Html:
        """Give plain text as HTML."""
        return cls(html.escape(text, quote=False))

    @classmethod
    def cleaned(cls, source: str, *, limit: int = _LONGEST_NOTES) -> Html:
        """Keep of any `source` what is harmless, every tag closed, in at most `limit` bytes.

        Longer notes are cut at a word, with an ellipsis, before their tags are closed.
        """
        writer = _Writer(limit)
        # One tag or text a step, never looking back: time stays linear in the source.
        first, *rest = source[: 2 * _LONGEST_NOTES].split("<")
        writer.text(first)
        for piece in rest:
            tag, closed, after = piece.partition(">")
            match = _TAG.fullmatch(tag) if closed else None
            if match:
                writer.tag(match[2].lower(), match[3], opens=not match[1])
                writer.text(after)
            elif closed and tag[:1] in ("!", "?", "/"):
                writer.text(after)
            else:
                writer.text("&lt;" + piece)
        return cls(writer.finish())


class _Writer:
    """Writes allowed tags and escaped text, counting bytes and remembering what is open."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._parts: list[str] = []
        self._open: list[str] = []
        self._inside: str | None = None

    def text(self, source: str) -> None:
        """Add character data."""
        if self._inside or not source or self._left <= 0:
            return
        plain = _clean_keeping_spaces(html.unescape(source))
        self._add_text(html.escape(plain, quote=False))

    def tag(self, name: str, attributes: str, *, opens: bool) -> None:
        """Add a tag where it is allowed, else drop it, with its content where that is code."""
        if self._inside:
            self._inside = None if not opens and name == self._inside else self._inside
        elif name in _SWALLOWED:
            self._inside = name if opens else None
        elif name in _KEPT_TAGS and self._left > 0:
            self._start(name, attributes) if opens else self._end(name)

    def finish(self) -> str:
        """Close what is open and give the whole."""
        while self._open:
            self._parts.append(f"</{self._open.pop()}>")
        return "".join(self._parts).strip()

    def _start(self, name: str, attributes: str) -> None:
        if name == "br":
            self._add("<br>", "")
            return
        if name == "p" and "p" in self._open:
            self._end("p")
        if name == "a" and "a" in self._open:
            self._end("a")
        link = _link(attributes) if name == "a" else ""
        if link is not None and self._add(f"<{name}{link}>", f"</{name}>"):
            self._open.append(name)

    def _end(self, name: str) -> None:
        if name not in self._open:
            return
        while True:
            last = self._open.pop()
            self._parts.append(f"</{last}>")
            if last == name:
                return

    def _add(self, markup: str, closing: str) -> bool:
        """Add markup when it and the tag that will close it still fit."""
        size = len(markup.encode()) + len(closing)
        if size > self._left:
            self._left = 0
            return False
        self._left -= size
        self._parts.append(markup)
        return True

    def _add_text(self, escaped: str) -> None:
        encoded = escaped.encode()
        if len(encoded) <= self._left:
            self._left -= len(encoded)
            self._parts.append(escaped)
            return
        room = encoded[: max(self._left - 3, 0)].decode(errors="ignore")
        # Neither half an entity nor half a word may remain.
        whole = re.sub(r"&[^;]*$", "", room)
        at_word = whole.rfind(" ")
        if self._left >= 3:
            self._parts.append((whole[:at_word] if at_word > 0 else whole) + "…")
        self._left = 0


def _clean_keeping_spaces(plain: str) -> str:
    inner = tidy(_UNWANTED.sub("", plain))
    before = " " if plain[:1].isspace() else ""
    after = " " if plain[-1:].isspace() and inner else ""
    return before + inner + after


def _link(attributes: str) -> str | None:
    """Give the href attribute of a harmless link, or None when it has no such address."""
    found = _HREF.search(attributes[:4000])
    if not found:
        return None
    address = html.unescape(found[1] or found[2] or found[3] or "").strip()
    return f' href="{html.escape(address)}"' if safe_link(address) else None


def safe_link(address: str | None) -> bool:
    """Tell whether an address is plain http or https, with a host, and no odd characters."""
    if not address or len(address) > 2000 or not re.fullmatch(r"[!-~]+", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
