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
    pass


def parse(content: bytes) -> Parsed:
    """Parse XML bytes. A document type is refused unread, so entities can do no harm."""
    parsed = Parsed(None, {})
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    open_: list[Element] = []
    known = dict(_PREFIXES)

    def declared(prefix: str | None, address: str | None) -> None:
        if prefix in NAMESPACES and address != NAMESPACES[prefix]:
            parsed.wrong_namespaces[prefix] = address or ""
            known[address or ""] = prefix

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_) >= _DEEPEST:
            raise ValueError(f"elements lie more than {_DEEPEST} deep")
        plain = {_named(key, known): value for key, value in attributes.items()}
        element = Element(_named(name, known), plain, parser.CurrentLineNumber)
        if open_:
            open_[-1].children.append(element)
        else:
            parsed.root = element
        open_.append(element)

    def text(data: str) -> None:
        if open_:
            open_[-1].text += data

    def doctype(*_: object) -> None:
        raise _Doctype

    parser.StartNamespaceDeclHandler = declared
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except _Doctype:
        parsed.root, parsed.doctype = None, True
    except (expat.ExpatError, ValueError) as error:
        parsed.root, parsed.fault = None, str(error)
    return parsed


def _named(name: str, known: dict[str, str]) -> str:
    address, space, local = name.rpartition(" ")
    if not space:
        return name
    return f"{known[address]}:{local}" if address in known else f"{{{address}}}{local}"
