"""Checks of a show folder: the feed, and every file it names, as they lie on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing.check import artwork, channel, lasting, length, sidecars
from briefing.check import page as page_rules
from briefing.check.feed import Feed, check_feed
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration

NEWEST_PAGES = 5
"Episodes whose page is read as a browser would."
NEWEST = 50
"Episodes whose every file is read; of older ones only sizes are looked at."
_LARGEST_SIDECAR = 20_000_000

Sidecar = Callable[[bytes, str, float | None], Iterator[Finding]]
SIDECARS: dict[str, Sidecar] = {
    "text/vtt": sidecars.vtt,
    "application/x-subrip": sidecars.srt,
    "application/srt": sidecars.srt,
    "application/json": sidecars.transcript_json,
    "application/json+chapters": sidecars.chapters,
}
"What reads a file that an item names, by the type the feed gives it."


@dataclass(frozen=True, slots=True)
class Published:
    """A public folder, and the address it is served at."""

    folder: Path
    "Where it lies."
    base: str
    "Ends in '/'; empty when the feed does not tell."

    def file(self, address: str) -> Path | None:
        """Give the file of an address beneath the base; None when it leads elsewhere."""
        if not self.base or not address.startswith(self.base):
            return None
        inside = unquote(urlsplit(address[len(self.base) :]).path)
        path = (self.folder / inside).resolve()
        return path if path.is_relative_to(self.folder.resolve()) else None


def check_folder(public: Path, now: datetime | None) -> tuple[Feed | None, list[Finding]]:
    """Check the feed in a public folder and everything that it names; gives the feed, too."""
    content = (public / "feed.xml").read_bytes()
    feed, found = check_feed(content, "feed.xml", now=now)
    if feed is None:
        return None, found
    link = feed.self_link
    base = link.removesuffix("feed.xml") if link.endswith("/feed.xml") else ""
    published = Published(public, base)
    found += _home(feed, published)
    found += _pages(feed, public, base, now)
    found += _cover(feed, published)
    for place, item in enumerate(feed.items):
        where = f"feed.xml, item {place + 1} (line {item.line})"
        found += _enclosure(item, published, where, deep=place < NEWEST)
        found += _page(item, published, where, read=place < NEWEST_PAGES)
        found += _beside(item, published, where, deep=place < NEWEST)
    found += _stories(published, now)
    found += lasting.check(feed, public, _newest(feed, published), now)
    return feed, found


def _stories(published: Published, now: datetime | None) -> Iterator[Finding]:
    """Check the feed of single stories, where the show has one, and its sound files."""
    path = published.folder / "stories.xml"
    if not path.is_file():
        return
    address = published.base + path.name if published.base else None
    feed, found = check_feed(path.read_bytes(), path.name, now=now, address=address)
    yield from found
    for place, item in enumerate(feed.items if feed else ()):
        where = f"{path.name}, item {place + 1} (line {item.line})"
        yield from _enclosure(item, published, where, deep=place < NEWEST)
        yield from _beside(item, published, where, deep=False)


def _newest(feed: Feed, published: Published) -> Path | None:
    enclosure = feed.items[0].first("enclosure") if feed.items else None
    return published.file(enclosure.attributes.get("url", "")) if enclosure is not None else None


def _home(feed: Feed, published: Published) -> Iterator[Finding]:
    """Find a self link of another place than the files': then none of them could be looked at."""
    urls = [one.attributes.get("url", "") for item in feed.items for one in item.all("enclosure")]
    if any(published.file(url) for url in urls):
        return
    for url in urls:
        tail = "/".join(urlsplit(url).path.split("/")[-3:])
        if tail.startswith("episodes/") and (published.folder / unquote(tail)).is_file():
            text = f"the self link is {feed.self_link!r}, but the sound is at {url[:120]!r}"
            yield broken("self-link-target", "feed.xml", text)
            return


def _pages(feed: Feed, public: Path, base: str, now: datetime | None) -> Iterator[Finding]:
    """Check the further pages of the feed, and that the pages are linked (RFC 5005)."""
    pages = sorted(public.glob("feed-*.xml"), key=lambda path: (len(path.name), path.name))
    yield from _chain(feed, pages, Published(public, base))
    for page in pages:
        address = base + page.name if base else None
        other, found = check_feed(page.read_bytes(), page.name, now=now, address=address)
        yield from found
        guids = {item.said("guid") for item in feed.items} - {""}
        twice = [one for one in other.items if one.said("guid") in guids] if other else []
        if twice:
            text = f"{len(twice)} items stand in feed.xml as well"
            yield broken("item-guid-duplicate", page.name, text)


def _chain(feed: Feed, pages: Sequence[Path], published: Published) -> Iterator[Finding]:
    """Follow the links from page to page: each must be there, and all must be reached."""
    reached, page = ["feed.xml"], feed
    while following := page.linked("next"):
        path = published.file(following)
        if path is None:
            return
        if not path.is_file():
            text = f"the next page is {following[:120]!r}, which is not there"
            yield broken("feed-pages", page.name, text)
            return
        other, _ = check_feed(path.read_bytes(), path.name)
        if path.name in reached or other is None:
            return
        if other.linked("previous", "prev") not in (page.self_link, ""):
            text = f"the previous page is {other.linked('previous', 'prev')[:120]!r}"
            yield broken("feed-pages", path.name, text)
        reached.append(path.name)
        page = other
    for path in pages:
        if path.name not in reached and not _emptied(path):
            text = f"{path.name} is there, but no link leads to it"
            yield broken("feed-pages", "feed.xml", text)
            return


def _emptied(path: Path) -> bool:
    """Tell whether a page of the feed has nothing left, and stays for those who follow it."""
    page, _ = check_feed(path.read_bytes(), path.name)
    return page is not None and channel.emptied(page.channel)


def _cover(feed: Feed, published: Published) -> Iterator[Finding]:
    image = feed.channel.first("itunes:image")
    path = published.file(image.attributes.get("href", "")) if image else None
    if path is None:
        return
    if not path.is_file():
        yield broken("file-missing", "feed.xml, channel", f"there is no {_short(path, published)}")
        return
    yield from artwork.check(path.read_bytes(), _short(path, published))


def _enclosure(item: Element, published: Published, where: str, *, deep: bool) -> Iterator[Finding]:
    enclosure = item.first("enclosure")
    path = published.file(enclosure.attributes.get("url", "")) if enclosure is not None else None
    if enclosure is None or path is None:
        return
    if not path.is_file():
        yield broken("file-missing", where, f"there is no {_short(path, published)}")
        return
    size, said = path.stat().st_size, enclosure.attributes.get("length", "")
    if said.isdigit() and int(said) != size:
        text = f"{_short(path, published)} has {size} bytes, the feed says {said}"
        yield broken("enclosure-bytes", where, text)
    with path.open("rb") as file:
        start = file.read(12)
    if not looks_like(start, enclosure.attributes.get("type", "")):
        text = f"{_short(path, published)} begins with {start[:4]!r}"
        yield broken("enclosure-content", where, text)
    elif deep:
        yield from _length(item, path, _short(path, published), where)


def _length(item: Element, path: Path, name: str, where: str) -> Iterator[Finding]:
    """Compare what the feed says of the length with the file's own."""
    real, told = length.seconds(path), duration(item.said("itunes:duration"))
    if real is None:
        yield broken("enclosure-content", where, f"{name} is no sound that can be read")
    elif told and abs(real - told) > 1.5:
        yield broken("item-duration", where, f"{name} lasts {real:.1f} s, the feed says {told} s")


def looks_like(start: bytes, kind: str) -> bool:
    """Tell whether a file's first bytes fit its media type; True for types not known here."""
    if kind == "audio/mpeg":
        return start[:3] == b"ID3" or (start[:1] == b"\xff" and start[1:2] >= b"\xe0")
    if kind in ("audio/mp4", "audio/x-m4a"):
        return start[4:8] == b"ftyp"
    marks = {
        "audio/ogg": b"OggS",
        "audio/opus": b"OggS",
        "audio/flac": b"fLaC",
        "audio/wav": b"RIFF",
    }
    return start.startswith(marks.get(kind, b""))


def _page(item: Element, published: Published, where: str, *, read: bool) -> Iterator[Finding]:
    path = published.file(item.said("link"))
    if path is None:
        return
    page = path / "index.html" if path.is_dir() else path
    if not page.is_file():
        yield broken("file-missing", where, f"there is no {_short(page, published)}")
    elif read:
        enclosure = item.first("enclosure")
        url = enclosure.attributes.get("url", "") if enclosure is not None else ""
        sound = published.file(url)
        yield from page_rules.check(
            page, published.folder.resolve(), sound=sound.name if sound else ""
        )


def _beside(item: Element, published: Published, where: str, *, deep: bool) -> Iterator[Finding]:
    """Check that the files beside the sound are there, and read those of newer episodes."""
    seconds = duration(item.said("itunes:duration"))
    for child in item.children:
        address = child.attributes.get("url" if "url" in child.attributes else "href", "")
        if not child.name.startswith(("podcast:", "itunes:")) or not address:
            continue
        path = published.file(address)
        if path is None:
            continue
        name = _short(path, published)
        if not path.is_file():
            yield broken("file-missing", where, f"there is no {name}")
        elif deep and path.stat().st_size <= _LARGEST_SIDECAR:
            reader = SIDECARS.get(child.attributes.get("type", ""))
            if reader:
                yield from reader(path.read_bytes(), name, float(seconds) if seconds else None)
            elif child.name == "itunes:image":
                yield from artwork.check(path.read_bytes(), name, least=300)


def _short(path: Path, published: Published) -> str:
    return path.relative_to(published.folder.resolve()).as_posix()
