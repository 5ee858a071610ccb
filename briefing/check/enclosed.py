"""Checks of an episode's sound as it lies on the disk: there, whole, and the one the feed means."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from briefing.check import packets, wording
from briefing.check.finding import Finding
from briefing.check.packets import Packets
from briefing.check.published import Published
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration

_HASHED = re.compile(r".*-([0-9a-f]{8})\.[a-z0-9]+")
"Our own names end in the beginning of the SHA-256 of what is in the file."
_PAGE = re.compile(rb"</(?:html|body)>", re.IGNORECASE)
_TAIL = 4_096
"Bytes of a file's end that are looked at."
_CODECS = {"audio/mpeg": ("mp3",), "audio/flac": ("flac",), "audio/opus": ("opus",)}
"Codings that a file of such a type may hold."
_MARKS = {
    "audio/ogg": b"OggS",
    "audio/opus": b"OggS",
    "audio/flac": b"fLaC",
    "audio/wav": b"RIFF",
}


def check(
    item: Element,
    published: Published,
    where: str,
    *,
    deep: bool,
    show: str = "",
    hashed: bool = False,
) -> Iterator[Finding]:
    """Check the file of an item's enclosure; `deep` opens it, `hashed` holds it to its name.

    `show` is the show's title, which the sound's album should be.
    """
    enclosure = item.first("enclosure")
    path = published.file(enclosure.attributes.get("url", "")) if enclosure is not None else None
    if enclosure is None or path is None:
        return
    name = published.short(path)
    if not path.is_file():
        yield broken("file-missing", where, f"there is no {name}")
        return
    size, said = path.stat().st_size, enclosure.attributes.get("length", "")
    if said.isdigit() and int(said) != size:
        yield broken("enclosure-bytes", where, f"{name} has {size} bytes, the feed says {said}")
    kind = enclosure.attributes.get("type", "")
    with path.open("rb") as file:
        start = file.read(12)
    if not looks_like(start, kind):
        yield broken("enclosure-content", where, f"{name} begins with {start[:4]!r}")
    elif deep:
        yield from _opened(item, path, name, kind, show, where)
    if hashed:
        yield from _changed(path, name, where)


def looks_like(start: bytes, kind: str) -> bool:
    """Tell whether a file's first bytes fit its media type; True for types not known here."""
    if kind == "audio/mpeg":
        return start[:3] == b"ID3" or (start[:1] == b"\xff" and start[1:2] >= b"\xe0")
    if kind in ("audio/mp4", "audio/x-m4a"):
        return start[4:8] == b"ftyp"
    return start.startswith(_MARKS.get(kind, b""))


def _opened(
    item: Element, path: Path, name: str, kind: str, show: str, where: str
) -> Iterator[Finding]:
    """Compare what the feed says with what the file itself tells: length, coding, tags."""
    real, told = packets.count(path), duration(item.said("itunes:duration"))
    if real is None:
        yield broken("enclosure-content", where, f"{name} is no sound that can be read")
        return
    if told and abs(real.seconds - told) > 1.5:
        text = f"{name} lasts {real.seconds:.1f} s, the feed says {told} s"
        yield broken("item-duration", where, text)
    if real.codec not in _CODECS.get(kind, (real.codec,)):
        yield broken("enclosure-content", where, f"{name} is {real.codec.upper()}, not {kind}")
    if _PAGE.search(_end(path)):
        yield broken("enclosure-content", where, f"{name} ends in a web page")
    yield from _tags(real, item.said("title"), show, where)


def _end(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read()


def _tags(real: Packets, title: str, show: str, where: str) -> Iterator[Finding]:
    """Hold title and album of the sound against those of episode and show."""
    yield from wording.any_text(real.title, "the sound's title", where)
    if title and real.title and not wording.akin(title, real.title):
        text = f"the title is {title[:60]!r}, that of its sound {real.title[:60]!r}"
        yield broken("enclosure-title", where, text)
    if show and real.album and not wording.akin(show, real.album):
        text = f"the sound's album is {real.album[:60]!r}, the show {show[:60]!r}"
        yield broken("enclosure-album", where, text)


def _changed(path: Path, name: str, where: str) -> Iterator[Finding]:
    """Find sound that was changed after it was given its name, which apps keep it by."""
    match = _HASHED.fullmatch(path.name)
    if not match:
        return
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if not digest.startswith(match[1]):
        yield broken("enclosure-changed", where, f"{name} now begins its SHA-256 with {digest[:8]}")
