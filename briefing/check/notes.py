"""Checks of show notes: the little HTML that podcast apps show, and nothing that is live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefing.check import wording
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.values import is_public, web_address
from briefing.check.vocabulary import NOTES_TAGS

_LIVE = re.compile(
    r"<\s*(?:script|iframe|object|embed|style|form|svg|meta|link|base)\b"
    r"|<[a-z][^>]*\son[a-z]+\s*=|=\s*[\"']?\s*(?:javascript|vbscript|data)\s*:",
    re.IGNORECASE,
)
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_OPENED = re.compile(r"<\s*([a-zA-Z][a-zA-Z0-9-]*)")
_LINK = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&lt;/(?:p|a|b|i|li|ul|ol|em|strong|div|span|h[1-6])&gt;", re.IGNORECASE)
_ESCAPED_ENTITY = re.compile(r"&amp;(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d+|#x[0-9a-fA-F]+);")
_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_NO_SIZE = re.compile(r"""\b(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]""", re.IGNORECASE)
_CLOSED = frozenset({"a", "b", "i", "strong", "em", "ul", "ol"})
"Tags whose end may not be left out."


def check(text: str, tag: str, where: str, *, listed: bool = True) -> Iterator[Finding]:
    """Give what is wrong with the HTML in an element; `listed` when only some tags are shown."""
    live = _LIVE.search(text)
    if live:
        yield broken("item-script", where, f"{tag} holds {live[0][:60]!r}")
    odd = sorted({name.lower() for name in _OPENED.findall(text)} - NOTES_TAGS)
    if odd and listed and not live:
        yield broken("item-markup", where, f"{tag} uses {', '.join(odd[:5])}")
    if "<!--" in text and listed:
        yield broken("notes-remark", where, f"{tag} holds {text[text.index('<!--') :][:60]!r}")
    pixel = next((each[0] for each in _IMAGE.finditer(text) if _NO_SIZE.search(each[0])), None)
    if pixel:
        yield broken("notes-pixel", where, f"{tag} has {pixel[:80]!r}")
    yield from _links(text, tag, where)
    yield from _closing(text, tag, where)
    yield from wording.any_text(text, tag, where)
    shown = _ESCAPED_ENTITY.search(text)
    if not shown and not _TAG.search(text):
        shown = _ESCAPED_TAG.search(text)
    if shown:
        yield broken("text-escaped-twice", where, f"{tag} shows {unescape(shown[0])!r}")


def _links(text: str, tag: str, where: str) -> Iterator[Finding]:
    """Find links that lead nowhere once the notes are read away from their page."""
    for _, name, attributes in _TAG.findall(text):
        if name.lower() not in ("a", "img"):
            continue
        for found in _LINK.findall(attributes):
            address = unescape(next((one for one in found if one), "")).strip()
            closed = web_address(address) and not is_public(address)
            if closed or not (
                web_address(address) or re.match(r"(?:mailto|tel|data|\w+script):", address)
            ):
                yield broken("item-notes-link", where, f"{tag} links to {address[:80]!r}")
                return


def _closing(text: str, tag: str, where: str) -> Iterator[Finding]:
    """Find tags that are never closed, or closed without having been opened."""
    stack: list[str] = []
    for end, name, attributes in _TAG.findall(text):
        lower = name.lower()
        if lower not in _CLOSED or attributes.rstrip().endswith("/"):
            continue
        if not end:
            stack.append(lower)
        elif lower in stack:
            while stack.pop() != lower:
                pass
        else:
            yield broken("item-markup", where, f"{tag} closes a <{lower}> that it never opened")
            return
    if stack:
        yield broken("item-markup", where, f"{tag} never closes its <{stack[0]}>")
