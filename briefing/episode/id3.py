"""ID3: the tag in front of an MP3, after ID3v2.3.0 and its chapter addendum 1.0.

Written here, since players show chapters in the order of the frames, and libraries sort them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.models import Chapter, Insert

_NO_OFFSET = 0xFFFFFFFF
_TOP_LEVEL_IN_ORDER = 0b11
_MOST_CHAPTERS = 255
_FRONT_COVER, _OTHER_PICTURE = 3, 0
_MILLISECONDS = 2
_INSERT_BEGINS, _INSERT_ENDS = 0xE0, 0xE1
"Event codes that ID3 leaves free for cue points of one's own (ETCO, 4.6)."

# ISO 639-2/T, which ID3 asks for, of the BCP 47 languages that voices speak.
_LANGUAGES = {
    "cs": "ces", "cy": "cym", "da": "dan", "de": "deu", "en": "eng", "es": "spa", "fi": "fin",
    "fr": "fra", "ga": "gle", "gd": "gla", "it": "ita", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "sv": "swe", "tr": "tur", "uk": "ukr",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tags:
    """What the file says of itself, in any container."""

    title: str
    "Of the episode."
    artist: str
    "Who makes the show."
    album: str
    "Title of the show."
    when: datetime
    "Published."
    number: int
    "Of the episode, from 1."
    language: str
    "BCP 47."
    comment: str
    "One or two sentences."
    cover: bytes
    "JPEG."
    chapters: tuple[Chapter, ...]
    "In time order."
    seconds: float
    "Length of the sound, s: where the last chapter ends."
    pictures: tuple[bytes, ...] = ()
    "JPEG of each chapter, empty bytes for none; or nothing at all."

    inserts: tuple[Insert, ...] = ()
    "Places left for adverts and local items, in time order."

    def spans(self) -> list[tuple[Chapter, int, int]]:
        """Give each chapter with its start and end, ms: each ends where the next begins."""
        starts = [round(chapter.start * 1000) for chapter in self.chapters]
        ends = [*starts[1:], round(self.seconds * 1000)]
        return list(zip(self.chapters, starts, ends, strict=False))


def tag(tags: Tags) -> bytes:
    """Give the whole ID3v2.3 tag, to stand before the first MP3 frame."""
    language = language_code(tags.language)
    frames = [
        _text("TIT2", tags.title),
        _text("TPE1", tags.artist),
        _text("TALB", tags.album),
        _text("TYER", f"{tags.when:%Y}"),
        _text("TDAT", f"{tags.when:%d%m}"),
        _text("TIME", f"{tags.when:%H%M}"),
        _text("TRCK", str(tags.number)),
        _text("TCON", "Podcast"),
        _text("TLAN", language),
        _comment(language, tags.comment),
        _picture(tags.cover, _FRONT_COVER),
        *_events(tags.inserts),
        *_chapters(tags),
    ]
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + _synchsafe(len(body)) + body


def language_code(language: str) -> str:
    """Give the ISO 639-2 code of a BCP 47 language: 'eng' for 'en-GB', 'und' when not known."""
    primary = language.partition("-")[0].lower()
    return _LANGUAGES.get(primary, primary if len(primary) == 3 else "und")


def _chapters(tags: Tags) -> list[bytes]:
    """Give the table of contents, then each chapter, in time order."""
    listed = tags.spans()[:_MOST_CHAPTERS]
    if not listed:
        return []
    names = [f"ch{number}".encode() + b"\0" for number in range(len(listed))]
    contents = b"toc\0" + bytes([_TOP_LEVEL_IN_ORDER, len(names)]) + b"".join(names)
    frames = [_frame("CTOC", contents + _text("TIT2", "Contents"))]
    pictures: Sequence[bytes] = tags.pictures or [b""] * len(listed)
    for name, (chapter, start, end), picture in zip(names, listed, pictures, strict=False):
        times = struct.pack(">IIII", start, end, _NO_OFFSET, _NO_OFFSET)
        inner = _text("TIT2", chapter.title)
        inner += _link(chapter.url) if chapter.url else b""
        inner += _picture(picture, _OTHER_PICTURE) if picture else b""
        frames.append(_frame("CHAP", name + times + inner))
    return frames


def _events(inserts: Sequence[Insert]) -> list[bytes]:
    """Give the cue points of the inserts as event timing codes, ms; nothing without any."""
    if not inserts:
        return []
    codes = b"".join(
        struct.pack(">BIBI", _INSERT_BEGINS, round(one.start * 1000),
                    _INSERT_ENDS, round(one.end * 1000))
        for one in inserts
    )  # fmt: skip
    return [_frame("ETCO", bytes([_MILLISECONDS]) + codes)]


def _frame(name: str, content: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(content), 0) + content


def _text(name: str, text: str) -> bytes:
    return _frame(name, _encoded(text))


def _encoded(text: str) -> bytes:
    """Give the text behind its encoding byte: Latin-1 when ASCII will do, else UTF-16."""
    clean = text.replace("\0", "")
    return b"\0" + clean.encode() if clean.isascii() else b"\1\xff\xfe" + clean.encode("utf-16-le")


def _comment(language: str, text: str) -> bytes:
    encoded = _encoded(text)
    empty = b"\0" if encoded[0] == 0 else b"\xff\xfe\0\0"
    return _frame("COMM", encoded[:1] + language.encode("ascii") + empty + encoded[1:])


def _link(url: str) -> bytes:
    ascii_url = url.encode("ascii", "ignore")
    return _frame("WXXX", b"\0chapter url\0" + ascii_url)


def _picture(jpeg: bytes, kind: int) -> bytes:
    return _frame("APIC", b"\0image/jpeg\0" + bytes([kind]) + b"\0" + jpeg)


def _synchsafe(size: int) -> bytes:
    """Give a size as four bytes of seven bits."""
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
