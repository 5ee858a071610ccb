"""Checks of the files beside an episode's sound, or the feed: there, and as they should be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.check import artwork, chapters, transcripts
from briefing.check.finding import Finding
from briefing.check.published import Published
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration

LARGEST = 20_000_000
"A file beyond so many bytes is not read."

Sidecar = Callable[[bytes, str, float | None], Iterator[Finding]]
SIDECARS: dict[str, Sidecar] = {
    "text/vtt": transcripts.vtt,
    "application/x-subrip": transcripts.srt,
    "application/srt": transcripts.srt,
    "application/json": transcripts.transcript_json,
    "application/json+chapters": chapters.check,
}
"What reads a file that an item names, by the type the feed gives it."


def check(parent: Element, published: Published, where: str, *, deep: bool) -> Iterator[Finding]:
    """Check the files that an item, or the channel, names; `deep` reads them."""
    seconds = duration(parent.said("itunes:duration"))
    for child in parent.children:
        address = child.attributes.get("url" if "url" in child.attributes else "href", "")
        if not child.name.startswith(("podcast:", "itunes:")) or not address:
            continue
        path = published.file(address)
        if path is None:
            continue
        if not path.is_file():
            yield broken("file-missing", where, f"there is no {published.short(path)}")
        elif deep and path.stat().st_size <= LARGEST:
            yield from _read(child, path, published, float(seconds) if seconds else None)


def _read(
    child: Element, path: Path, published: Published, seconds: float | None
) -> Iterator[Finding]:
    name = published.short(path)
    reader = SIDECARS.get(child.attributes.get("type", ""))
    if reader:
        yield from reader(path.read_bytes(), name, seconds)
        if reader is chapters.check:
            yield from _chapter_pictures(path, published)
    elif child.name == "itunes:image":
        for one in artwork.check(path.read_bytes(), name, glance=not seconds):
            # Without a cover of its own an episode is shown with the show's.
            yield replace(one, severity="warning") if seconds else one
    elif child.name == "podcast:image":
        yield from artwork.ratio(path.read_bytes(), name, child.attributes.get("aspect-ratio", ""))


def _chapter_pictures(path: Path, published: Published) -> Iterator[Finding]:
    """Find chapters whose picture is not there, or is none."""
    try:
        listed = json.loads(path.read_bytes())["chapters"]
        addresses = [str(one.get("img") or "") for one in listed]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return
    for picture in filter(None, map(published.file, addresses)):
        name = published.short(picture)
        if not picture.is_file():
            yield broken("chapters-picture", published.short(path), f"there is no {name}")
        elif picture.stat().st_size > LARGEST or not artwork.is_whole(picture.read_bytes()):
            text = f"{name} is no picture that can be read"
            yield broken("chapters-picture", published.short(path), text)
