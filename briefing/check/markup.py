"""A web page as a browser meets it: what it loads, links to, says of itself and plays."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_LOADED = {
    **dict.fromkeys(("script", "img", "audio", "video", "source", "track"), "src"),
    **dict.fromkeys(("iframe", "embed"), "src"),
    "link": "href",
}  # fmt: skip
_LINKS_LOADED = frozenset({"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"})
_NAMES = frozenset({"aria-label", "aria-labelledby", "title"})
"Attributes that name a link without words."
_CLOSED = frozenset(
    "a article aside audio button div em footer form h1 h2 h3 h4 header main nav ol script section "
    "span strong style table time title ul".split()
)
"Elements whose end may not be left out."


@dataclass(slots=True)
class Markup:
    """What a page holds, as far as checks ask."""

    encoded: bool = True
    "False when its bytes are not UTF-8."
    language: str = ""
    charset: str = ""
    title: str = ""
    heading: str = ""
    "Its first h1."
    policy: str = ""
    "Its Content-Security-Policy."
    canonical: str = ""
    viewport: bool = False
    robots: str = ""
    inline: bool = False
    "True when it holds a script of its own."
    loaded: list[tuple[str, str]] = field(default_factory=list)
    "Tag and address of all that a browser fetches with it."
    links: list[str] = field(default_factory=list)
    "Where its links lead."
    alternates: list[tuple[str, str]] = field(default_factory=list)
    "Type and address of each feed it names."
    ids: list[str] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)
    "Address of each picture without alt."
    uncontrolled: bool = False
    "True when a player shows no controls."
    structured: list[str] = field(default_factory=list)
    "Each block of JSON-LD."
    dated: list[str] = field(default_factory=list)
    "Each moment it names, as <time> has it."
    nameless: list[str] = field(default_factory=list)
    "Where links lead that have no words."
    downloads: list[str] = field(default_factory=list)
    "What it offers for download."
    forms: list[str] = field(default_factory=list)
    "Where its forms are sent."
    handlers: list[str] = field(default_factory=list)
    "Attributes that run a script, or hold a style, on the spot."
    autoplay: bool = False
    "True when a player starts by itself."
    refresh: str = ""
    "When and where it goes by itself."
    text: str = ""
    "All that is to be read on it."
    spans: list[tuple[float, float, str]] = field(default_factory=list)
    "Start (s), end (s) and text of each line of a transcript."
    unclosed: str = ""
    "The element that the end of the file found open; empty when none was."


def read(path: Path) -> Markup:
    """Read a page; never fails on what is in it."""
    content = path.read_bytes()
    reader = _Reader()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text, reader.page.encoded = content.decode("utf-8", "replace"), False
    reader.feed(text)
    reader.close()
    reader.page.unclosed = reader.open[0] if reader.open else ""
    reader.page.text = "".join(reader.read)
    return reader.page


class _Reader(HTMLParser):
    """Notes what a page holds while it is parsed."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Markup()
        self.open: list[str] = []
        self.read: list[str] = []
        self._texts: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in _CLOSED:
            self.open.append(tag)
        if given.get("id"):
            self.page.ids.append(given["id"])
        self.page.handlers += [key for key in given if key.startswith("on") or key == "style"]
        if tag == "html":
            self.page.language = given.get("lang", "")
        elif tag == "meta":
            self._meta(given)
        elif tag == "link":
            self._link(given)
        elif tag == "a" and "href" in given:
            self._anchor(given)
        elif tag == "img" and "alt" not in given:
            self.page.undescribed.append(given.get("src", ""))
        elif tag in ("audio", "video"):
            self.page.uncontrolled = self.page.uncontrolled or "controls" not in given
            self.page.autoplay = self.page.autoplay or "autoplay" in given
        elif tag == "time" and "datetime" in given:
            self.page.dated.append(given["datetime"])
        elif tag == "form":
            self.page.forms.append(given.get("action", ""))
        elif tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.page.inline = True
        address = given.get(_LOADED.get(tag, ""), "")
        if address and (tag != "link" or _LINKS_LOADED & set(given.get("rel", "").lower().split())):
            self.page.loaded.append((tag, address.strip()))
        if tag == "img":
            for _, _, text in self._texts:
                text.append(given.get("alt", ""))
        if tag in ("title", "h1", "script", "span", "a"):
            self._texts.append((tag, given, []))

    def _anchor(self, given: dict[str, str]) -> None:
        self.page.links.append(given["href"].strip())
        if "download" in given:
            self.page.downloads.append(given["href"].strip())

    def _meta(self, given: dict[str, str]) -> None:
        name, content = given.get("name", "").lower(), given.get("content", "")
        header = given.get("http-equiv", "").lower()
        if header == "content-security-policy":
            self.page.policy = content
        if given.get("charset") or header == "content-type":
            self.page.charset = given.get("charset") or content.rpartition("charset=")[2]
        if header == "refresh":
            self.page.refresh = content
        if name == "viewport":
            self.page.viewport = True
        if name == "robots":
            self.page.robots = content.lower()

    def _link(self, given: dict[str, str]) -> None:
        relations, address = given.get("rel", "").lower().split(), given.get("href", "")
        if "canonical" in relations:
            self.page.canonical = address.strip()
        if "alternate" in relations and "stylesheet" not in relations:
            self.page.alternates.append((given.get("type", ""), address.strip()))

    def handle_data(self, data: str) -> None:
        for _, _, text in self._texts:
            text.append(data)
        if not {"script", "style"} & set(self.open[-1:]):
            self.read.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]
        if self._texts and self._texts[-1][0] == tag:
            _, given, parts = self._texts.pop()
            self._said(tag, given, "".join(parts))

    def _said(self, tag: str, given: dict[str, str], raw: str) -> None:
        text = " ".join(raw.split())
        if tag == "title":
            self.page.title = self.page.title or text
        elif tag == "h1":
            self.page.heading = self.page.heading or text
        elif tag == "a" and given.get("href") and not (text or _NAMES & given.keys()):
            self.page.nameless.append(given["href"])
        elif tag == "script" and given.get("type") == "application/ld+json":
            self.page.structured.append(raw)
        elif tag == "span" and "data-end" in given:
            try:
                self.page.spans.append((float(given["data-start"]), float(given["data-end"]), text))
            except (KeyError, ValueError):
                return
