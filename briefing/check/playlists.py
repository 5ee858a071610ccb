"""Checks of the playlists under lasting names: M3U, PLS and XSPF that name the newest bulletin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.check import tree, wording
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration

_XSPF = "{http://xspf.org/ns/0/}"
_UNKNOWN = -1
"What playlists write for a length that nobody knows, s."


@dataclass(frozen=True, slots=True)
class Playlist:
    """What a playlist tells."""

    entries: tuple[str, ...]
    "Addresses, in order."
    seconds: float | None
    "Length of the first one; None when it is not told."
    title: str = ""
    "Of the first one, perhaps with the show's name; empty when it is not told."
    odd: str = ""
    "What is not as its format has it; empty when nothing."


def check(folder: Path, url: str, newest: Element | None) -> Iterator[Finding]:
    """Check that each names the newest bulletin, at `url`, by its title and as long as it is."""
    seconds = duration(newest.said("itunes:duration")) if newest is not None else None
    title = newest.said("title") if newest is not None else ""
    for name, reader in READERS.items():
        path = folder / name
        told = reader(path.read_bytes()) if path.is_file() else None
        if told is None:
            text = "it cannot be read" if path.is_file() else "it is not there"
            yield broken("latest-stale", name, text)
            continue
        if url and url not in told.entries:
            yield broken("latest-stale", name, "it does not name the newest bulletin")
        if told.odd:
            yield broken("playlist-format", name, told.odd)
        if title and told.title and not wording.akin(title, told.title):
            text = f"it says {told.title[:60]!r}, the feed {title[:60]!r}"
            yield broken("playlist-format", name, text)
        length = told.seconds if url in told.entries[:1] else None
        if length not in (None, _UNKNOWN) and seconds and abs((length or 0) - seconds) > 1.5:
            text = f"it says {length:g} s, the feed {seconds} s"
            yield broken("playlist-format", name, text)


def named(folder: Path) -> dict[str, str]:
    """Give the first address of each playlist that can be read, by the playlist's name."""
    found = {
        name: reader((folder / name).read_bytes())
        for name, reader in READERS.items()
        if (folder / name).is_file()
    }
    return {name: told.entries[0] for name, told in found.items() if told and told.entries}


def _m3u(content: bytes) -> Playlist | None:
    lines = [line.strip() for line in content.decode("utf-8-sig", "replace").splitlines()]
    told = [line for line in lines if line.startswith("#EXTINF")]
    odd = (
        "it has #EXTINF, and does not begin with #EXTM3U" if told and lines[0] != "#EXTM3U" else ""
    )
    length = re.match(r"#EXTINF:\s*(-?\d+(?:\.\d+)?)", told[0]) if told else None
    if told and not length:
        odd = f"it says {told[0][:60]!r}"
    entries = tuple(line for line in lines if line and not line.startswith("#"))
    title = told[0].partition(",")[2].strip() if told else ""
    return Playlist(entries, float(length[1]) if length else None, title, odd)


def _pls(content: bytes) -> Playlist | None:
    lines = content.decode("utf-8-sig", "replace").splitlines()
    if not lines or lines[0].strip().lower() != "[playlist]":
        return None
    pairs = {
        key.strip().lower(): value.strip()
        for key, _, value in (line.partition("=") for line in lines[1:])
    }
    entries = tuple(value for key, value in pairs.items() if re.fullmatch(r"file\d+", key))
    odd = ""
    if pairs.get("numberofentries") != str(len(entries)):
        odd = f"NumberOfEntries is {pairs.get('numberofentries')!r}, and it has {len(entries)}"
    elif pairs.get("version") != "2":
        odd = f"Version is {pairs.get('version')!r}, not 2"
    length = pairs.get("length1", "")
    seconds = float(length) if re.fullmatch(r"-?\d{1,9}", length) else None
    return Playlist(entries, seconds, pairs.get("title1", ""), odd)


def _xspf(content: bytes) -> Playlist | None:
    root = tree.parse(content).root
    if root is None or root.name != f"{_XSPF}playlist":
        return None
    tracks = [track for each in root.all(f"{_XSPF}trackList") for track in each.children]
    entries = tuple(track.said(f"{_XSPF}location") for track in tracks)
    length = tracks[0].said(f"{_XSPF}duration") if tracks else ""
    odd = "" if root.attributes.get("version") == "1" else "its version is not 1"
    seconds = int(length) / 1000 if length.isdigit() else None
    title = tracks[0].said(f"{_XSPF}title") if tracks else ""
    return Playlist(entries, seconds, title, odd or _odd(tracks))


def _odd(tracks: list[Element]) -> str:
    lengths = [track.said(f"{_XSPF}duration") for track in tracks]
    wrong = [length for length in lengths if length and not length.isdigit()]
    return f"a track's duration is {wrong[0][:40]!r}, not milliseconds" if wrong else ""


READERS: dict[str, Callable[[bytes], Playlist | None]] = {
    "latest.m3u": _m3u,
    "latest.pls": _pls,
    "latest.xspf": _xspf,
}
"What reads each playlist; gives None when it is none."
