"""XML as the check room sees it: a small tree with line numbers, by a parser that trusts nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
"The exact address of each namespace a podcast feed uses."

_PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()}
_DEEPEST = 50


@dataclass(slots=True)
class Element:
    """One element: 'title', 'itunes:author', or '{address}name' of a namespace not ours."""

    name: str
    "With the usual prefix, whatever the feed calls it."
    attributes: dict[str, str]
    "By name."
    line: int
    "Where it starts, from 1."
    children: list[Element] = field(default_factory=list)
    "In order."
    text: str = ""
    "Its own character data."

    def all(self, name: str) -> Iterator[Element]:
        """Give its children of that name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """Give its first child of that name, or None."""
        return next(self.all(name), None)

    def said(self, name: str) -> str:
        """Give the text of its first child of that name, trimmed; empty when there is none."""
        child = self.first(name)
        return child.text.strip() if child else ""


@dataclass(slots=True)
class Parsed:
    """What came of parsing: a root, or the reason why there is none."""

    root: Element | None
    "None when the text is not well-formed."
    wrong_namespaces: dict[str, str]
    "Known prefixes that were declared with another address."
    fault: str = ""
    "Why it is not well-formed."
    doctype: bool = False
    "True when it carries a document type, which is never read further."


class _Doctype(Exception):
    """Ends the parsing at a document type."""


def parse(content: bytes) -> Parsed:
    """Parse XML bytes. A document type is refused unread, so entities can do no harm."""
    builder = _Builder()
    parsed = builder.parsed
    try:
        builder.parser.Parse(content, True)
    except _Doctype:
        parsed.root, parsed.doctype = None, True
    except (expat.ExpatError, ValueError, LookupError) as error:
        parsed.root, parsed.fault = None, str(error)
    return parsed


class _Builder:
    """Builds the tree from what the parser meets."""

    def __init__(self) -> None:
        self.parsed = Parsed(None, {})
        self._open: list[Element] = []
        self._known = dict(_PREFIXES)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartNamespaceDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _name: self._open.pop()
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _declared(self, prefix: str | None, address: str | None) -> None:
        if prefix in NAMESPACES and address != NAMESPACES[prefix]:
            self.parsed.wrong_namespaces[prefix] = address or ""
            self._known[address or ""] = prefix

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise ValueError(f"elements lie more than {_DEEPEST} deep")
        plain = {self._named(key): value for key, value in attributes.items()}
        element = Element(self._named(name), plain, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.parsed.root = element
        self._open.append(element)

    def _text(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data

    def _doctype(self, *_: object) -> None:
        raise _Doctype

    def _named(self, name: str) -> str:
        address, space, local = name.rpartition(" ")
        if not space:
            return name
        known = self._known.get(address)
        return f"{known}:{local}" if known else f"{{{address}}}{local}"
