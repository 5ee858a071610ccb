"""The plan: which files a host lacks, in which order they go, and which may then be deleted."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path, PurePosixPath
from typing import Protocol

from briefing import atomic
from briefing.errors import PublishError
from briefing.publish.journal import Journal
from briefing.publishers import Copy, Held, Parcel, Publisher

FEED = "feed.xml"

_TAIL = 100
_FEED_PAGE = re.compile(r"feed-(\d+)\.xml")
_NAMED_BY_HASH = re.compile(r"-([0-9a-f]{8,64})\.[a-z0-9]+")
_GUID = re.compile(rb"<guid\b[^>]*>([^<]{1,1000})</guid>")
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")


class Media(Protocol):
    """What a host is told of a file when it serves it."""

    @property
    def type(self) -> str:
        """Content-Type."""
        ...

    @property
    def keep(self) -> str:
        """Cache-Control."""
        ...


class Phase(IntEnum):
    """The order of sending: what is named goes before what names it."""

    SOUND = 0
    SIDECARS = 1
    PAGES = 2
    LATEST = 3
    FEEDS = 4
    FEED = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do."""

    files: tuple[Parcel, ...]
    "Everything in the public folder, in the order of sending."
    send: tuple[Parcel, ...]
    "Those of `files` that the host lacks or has otherwise, in the same order."
    known: Mapping[str, Held]
    "Those the host has already, as it has them now."
    doomed: tuple[str, ...]
    "Files this folder once sent that are no longer in it, to be deleted after the feed."
    seen: Copy | None
    "The host's feed as it was; None when it had none."

    @property
    def feed(self) -> Parcel:
        """Give the feed, the last of the files."""
        return self.files[-1]

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.send or self.doomed)


def plan(
    public: Path,
    publisher: Publisher,
    journal: Journal,
    *,
    media: Callable[[PurePosixPath], Media],
    guids: frozenset[str] = frozenset(),
) -> Plan:
    """Compare a public folder with a host. `guids` are those of every episode the show had.

    Raises PublishError when the folder has no feed, when a file's name is unfit for a host, or
    when the host's feed names an episode that this folder has never heard of: to replace such
    a feed would lose another publisher's work.
    """
    files = _files(public, media)
    feeds = [each.source.read_bytes() for each in files if phase(each.path) >= Phase.FEEDS]
    seen = publisher.fetch(FEED)
    _refuse_strangers(seen, feeds, guids)
    held = publisher.listing()
    known: dict[str, Held] = {}
    for parcel in files:
        there = seen and seen.held if parcel.path == FEED else held.get(parcel.path)
        if there and _is_there(parcel, there, journal, publisher, seen):
            known[parcel.path] = there
    doomed = _doomed(files, held, journal, feeds)
    send = tuple(parcel for parcel in files if parcel.path not in known)
    return Plan(files, send, known, doomed, seen)


def phase(path: str) -> Phase:
    """Give when a file goes, by its path beneath the public folder."""
    if path == FEED:
        return Phase.FEED
    if "/" in path:
        ending = PurePosixPath(path).suffix.lower()
        if ending in (".html", ".htm"):
            return Phase.PAGES
        return Phase.SOUND if ending in _SOUND else Phase.SIDECARS
    if path.startswith("latest."):
        return Phase.LATEST
    return Phase.FEEDS if path.endswith((".xml", ".json")) else Phase.PAGES


_SOUND = frozenset({".mp3", ".m4a", ".aac", ".ogg", ".opus", ".flac", ".wav"})


def _place(path: str) -> tuple[int, bool, int, str]:
    """Order within a phase: pages after what they load, the feed's oldest page first."""
    page = _FEED_PAGE.fullmatch(path)
    return phase(path), path.endswith(".html"), -int(page[1]) if page else 1, path


def _files(public: Path, media: Callable[[PurePosixPath], Media]) -> tuple[Parcel, ...]:
    if not (public / FEED).is_file():
        raise PublishError(
            f"{public} has no {FEED}", "Make a bulletin first: briefing make ARTICLE... --to DIR."
        )
    parcels = [_parcel(public, path, media) for path in _walk(public)]
    return tuple(sorted(parcels, key=lambda parcel: _place(parcel.path)))


def _walk(public: Path) -> Iterator[str]:
    """Give the paths of all files whose names do not start with a dot."""
    root = public.resolve()
    for path in public.rglob("*"):
        name = path.relative_to(public).as_posix()
        if not path.is_file() or "/." in f"/{name}":
            continue
        if _UNFIT.search(name):
            raise PublishError(f"{name!r} is no name for a file on a host", "Rename or move it.")
        if not path.resolve().is_relative_to(root):
            raise PublishError(f"{path} leads out of the public folder", "Put the file itself in.")
        yield name


def _parcel(public: Path, name: str, media: Callable[[PurePosixPath], Media]) -> Parcel:
    source, what = public / name, media(PurePosixPath(name))
    try:
        size, sha256 = source.stat().st_size, atomic.sha256(source)
    except OSError as error:
        raise PublishError(f"{source} cannot be read: {error.strerror}", "Mend that.") from error
    return Parcel(name, source, size, sha256, what.type, what.keep)


def _is_there(
    parcel: Parcel, there: Held, journal: Journal, publisher: Publisher, seen: Copy | None
) -> bool:
    """Tell whether the host has these bytes already, asking it as little as possible."""
    if parcel.path == FEED:
        return seen is not None and seen.content == parcel.source.read_bytes()
    if there.size != parcel.size:
        return False
    note = journal.notes.get(parcel.path)
    if note and note.tag == there.tag:
        return note.sha256 == parcel.sha256
    # Only whole files appear on a host: one named by its own hash, of its size, is that one.
    named = _NAMED_BY_HASH.search(parcel.path)
    if named and parcel.sha256.startswith(named[1]):
        return ends_alike(parcel, publisher)
    return publisher.digest(parcel.path) == parcel.sha256


def ends_alike(parcel: Parcel, publisher: Publisher) -> bool:
    """Tell whether the host gives the same last bytes, asked for as by a player that seeks."""
    first = max(0, parcel.size - _TAIL)
    with parcel.source.open("rb") as file:
        file.seek(first)
        wanted = file.read(_TAIL)
    return not wanted or publisher.part(parcel.path, first, parcel.size - 1) == wanted


def _doomed(
    files: tuple[Parcel, ...], held: Mapping[str, Held], journal: Journal, feeds: list[bytes]
) -> tuple[str, ...]:
    """Name what this folder sent and nobody wrote anew, that no feed of ours speaks of."""
    here = {parcel.path for parcel in files}
    gone = [
        path
        for path, note in journal.notes.items()
        if path not in here and path in held and held[path].tag == note.tag
    ]
    return tuple(sorted(p for p in gone if not any(p.encode() in feed for feed in feeds)))


def _refuse_strangers(seen: Copy | None, feeds: list[bytes], guids: frozenset[str]) -> None:
    ours = guids.union(*map(_guids, feeds))
    strangers = sorted(_guids(seen.content) - ours) if seen else []
    if strangers:
        raise PublishError(
            f"the host's feed has {len(strangers)} episodes that this folder does not know, "
            f"{strangers[0]!r} among them",
            "Another folder publishes there: publish from that one, bring its episodes' records "
            "into this folder, or, if they are to go, take feed.xml away from the host.",
        )


def _guids(feed: bytes) -> set[str]:
    return {html.unescape(guid.decode("utf-8", "replace")).strip() for guid in _GUID.findall(feed)}
