"""ID3 frames: the chapters of an MP3 as they stand in the file, faults and all.

FFmpeg leaves out chapters that make no sense, and so would hide what is to be found.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Span = tuple[float, float, str]
"Start (s), end (s) and title of a chapter."

_HEADER = 10
_LONGEST = 64 << 20
"A tag larger than this is not read, bytes."
_MILLISECONDS = 2
_ORDERED = 1
"Flag of a table of contents whose entries stand in order."
_INSERT_BEGINS, _INSERT_ENDS = 0xE0, 0xE1
"Events of an ETCO frame that stand for an insert: codes left free for one's own."
_ENCODINGS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}


def inserts(path: Path) -> tuple[tuple[float, float], ...]:
    """Give start and end (s) of each place the tag says was left for an insert (ETCO)."""
    body, version = _tag(path)
    events = [
        struct.unpack(">BI", content[place : place + 5])
        for name, content in _frames(body, version)
        if name == b"ETCO" and content[:1] == bytes([_MILLISECONDS])
        for place in range(1, len(content) - 4, 5)
    ]
    starts = [moment / 1000 for code, moment in events if code == _INSERT_BEGINS]
    ends = [moment / 1000 for code, moment in events if code == _INSERT_ENDS]
    return tuple(zip(starts, ends, strict=False))


def chapters(path: Path) -> tuple[Span, ...] | None:
    """Give the chapters in the order that the table of contents has; None without an ID3v2 tag.

    Frames stand in no order of their own: chapters that no table names follow by their start.
    """
    body, version = _tag(path)
    if not version:
        return None
    frames = list(_frames(body, version))
    named = {
        content.partition(b"\0")[0]: span
        for name, content in frames
        if name == b"CHAP"
        for span in _span(content, version)
    }
    tables = [_entries(content) for name, content in frames if name == b"CTOC"]
    # Of several tables, one within another, it cannot be told which comes first.
    listed = (
        [each for each in dict.fromkeys(tables[0]) if each in named] if len(tables) == 1 else []
    )
    rest = sorted(named.keys() - set(listed), key=lambda each: named[each])
    return tuple(named[each] for each in (*listed, *rest))


def _entries(table: bytes) -> list[bytes]:
    """Give the ids that a table of contents lists, when it says that their order counts."""
    _, _, rest = table.partition(b"\0")
    if len(rest) < 2 or not rest[0] & _ORDERED:
        return []
    return rest[2:].split(b"\0")[: rest[1]]


def _tag(path: Path) -> tuple[bytes, int]:
    """Give the tag's frames and its version, 3 or 4; nothing and 0 when there is none."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
        if len(header) < _HEADER or header[:3] != b"ID3" or header[3] not in (3, 4):
            return b"", 0
        return file.read(min(_synchsafe(header[6:10]), _LONGEST)), header[3]


def _frames(body: bytes, version: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each frame; stops at padding or where sizes make no sense."""
    place = 0
    while place + _HEADER <= len(body):
        name = body[place : place + 4]
        if not name.isalnum():
            return
        raw = body[place + 4 : place + 8]
        size = _synchsafe(raw) if version == 4 else struct.unpack(">I", raw)[0]
        start = place + _HEADER
        if size > len(body) - start:
            return
        yield name, body[start : start + size]
        place = start + size


def _span(content: bytes, version: int) -> Iterator[Span]:
    name_end = content.find(b"\0") + 1
    inner = name_end + 16
    if not name_end or len(content) < inner:
        return
    start, end = struct.unpack(">II", content[name_end : name_end + 8])
    titles = [text for name, text in _frames(content[inner:], version) if name == b"TIT2"]
    yield start / 1000, end / 1000, _text(titles[0]) if titles else ""


def _text(content: bytes) -> str:
    encoding = _ENCODINGS.get(content[0] if content else 0, "latin-1")
    return content[1:].decode(encoding, "replace").rstrip("\0")


def _synchsafe(raw: bytes) -> int:
    """Read four bytes of seven bits."""
    size = 0
    for byte in raw:
        size = size << 7 | byte & 0x7F
    return size
