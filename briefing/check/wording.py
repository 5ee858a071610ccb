"""Checks of words that every app shows as they stand: titles, names, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element

_SIGNS = re.compile("[\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_BROKEN_LINE = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d+|#x[0-9a-fA-F]+);")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# UTF-8 once read as Windows-1252 or Latin-1: 'Ã©' for 'é', 'â€™' for an apostrophe, 'Â£' for '£'.
_MISREAD = re.compile(
    "\ufffd|Ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]|â€[\x80-\x9d“”˜™œ¢¦]|Â[\x80-\x9f¡-ª¬-»¼-¿]"
)
_EXAMPLE = re.compile(
    r"(?:you|your\.?name|user|name|email|mail|someone|test|admin)@"
    r"(?:example|domain|email|your-?domain|your-?site)\.(?:com|org|net)$"
    r"|https?://(?:www\.)?(?:example|domain|your-?domain|your-?site)\.com/?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_UNSPACED = 0x2E80
"Scripts from here on, as Chinese and Japanese, have no spaces between words."
_LEFT_OVER = re.compile(
    r"\{\{|\{%|\$\{|<%|\[object Object\]|\blorem ipsum\b|\[BLANK_AUDIO\]"
    r"|Traceback \(most recent call last\)"
    r"|^\s*(?:none|null|nil|undefined|nan|todo|tbd|untitled|no title|n/a)\s*$",
    re.IGNORECASE,
)


def plain(parent: Element, tag: str, where: str) -> Iterator[Finding]:
    """Give what is wrong with a text that is no HTML, such as a title."""
    for element in parent.all(tag):
        yield from plain_text(element.text, tag, where)


def plain_text(text: str, tag: str, where: str) -> Iterator[Finding]:
    """Give what is wrong with such a text, wherever it stands."""
    if _TAG.search(text):
        yield broken("text-markup", where, f"{tag} holds markup: {_short(text)}")
    if _ENTITY.search(text):
        yield broken("text-escaped-twice", where, f"{tag} shows {_short(text)}")
    if _SIGNS.search(text):
        yield broken("text-direction", where, f"{tag} is {text.strip()[:80]!a}")
    if _BROKEN_LINE.search(text.strip()):
        yield broken("text-lines", where, f"{tag} is {_short(text)}")
    yield from any_text(text, tag, where)


def any_text(text: str, tag: str, where: str) -> Iterator[Finding]:
    """Give what is wrong with a text, be it plain or HTML."""
    misread = _MISREAD.search(text)
    if misread:
        near = text[max(0, misread.start() - 20) : misread.end() + 20].strip()
        yield broken("text-misread", where, f"{tag} has {near!r}")
    if "<![CDATA[" in text or "]]>" in text:
        yield broken("text-escaped-twice", where, f"{tag} shows the mark of a CDATA section")
    left = _LEFT_OVER.search(text)
    if left:
        near = text[left.start() : left.end() + 20].strip()
        yield broken("text-left-over", where, f"{tag} has {near!r}")


def placeholder(text: str) -> bool:
    """Tell whether an address is what a program's example has, never filled in."""
    return bool(_EXAMPLE.match(text.strip()))


def words(text: str) -> list[str]:
    """Give the words of a text in small letters, signs left out."""
    return _WORD.findall(text.lower())


def akin(one: str, other: str) -> bool:
    """Tell whether two titles can be of one thing: they share a word, or a sign of Asia."""
    mine, theirs = set(words(one)), set(words(other))
    signs = {sign for sign in one if ord(sign) > _UNSPACED} & set(other)
    return not mine or not theirs or bool(mine & theirs) or bool(signs)


def _short(text: str) -> str:
    return repr(text.strip()[:80])
