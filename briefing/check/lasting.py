"""Checks of the files with lasting names: they all hold the newest bulletin, as the feed has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from briefing.check import flash, jsonfeed, playlists
from briefing.check.feed import Feed
from briefing.check.finding import Finding
from briefing.check.published import Published
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import date, duration, moment

_LATE = timedelta(hours=12)
"An item may be corrected so long after its episode was published."
_FLASH = re.compile(r"flash-[0-9a-f]{8}\.mp3")


def check(
    feed: Feed, published: Published, newest: Path | None, now: datetime | None
) -> Iterator[Finding]:
    """Check that they hold what the feed has newest; `newest` is its sound file, where known."""
    folder = published.folder
    first = feed.items[0] if feed.items else None
    url = _sound(first) if first is not None else ""
    if newest is not None and newest.is_file():
        latest = folder / f"latest{newest.suffix}"
        if not latest.is_file():
            yield broken("latest-stale", latest.name, "it is not there")
        elif not _same(latest, newest):
            yield broken("latest-stale", latest.name, f"it is not {newest.name}")
    other = _elsewhere(feed, folder, url)
    if other:
        # The feed is what differs: one finding tells so, and none blames each file that is right.
        names, address = other
        text = f"{', '.join(names)} name {address[-80:]!r}, the feed {url[-80:]!r}"
        yield broken("enclosure-astray", feed.name, text)
    yield from playlists.check(folder, other[1] if other else url, first)
    file = folder / "flash.json"
    if file.is_file():
        yield from flash.check(file.read_bytes(), "flash.json", now)
        if not other:
            yield from _briefings(feed, flash.sounds(file.read_bytes()), folder)
        yield from _same_words(feed, published, file.read_bytes())
    else:
        yield broken("latest-stale", "flash.json", "it is not there")
    for one in jsonfeed.check(feed, folder / "feed.json", published):
        if not other or "the sound of" not in one.message:
            yield one


def _elsewhere(feed: Feed, folder: Path, url: str) -> tuple[list[str], str] | None:
    """Give the files that agree on one address as newest which the feed does not know at all."""
    known = {_sound(item) for item in feed.items}
    told = playlists.named(folder)
    file = folder / "flash.json"
    sounds = flash.sounds(file.read_bytes()) if file.is_file() else []
    if sounds and not _FLASH.fullmatch(sounds[0].rpartition("/")[2]):
        told["flash.json"] = sounds[0]
    if not url or not told:
        return None
    address, count = Counter(told.values()).most_common(1)[0]
    if count < 2 or address in known:
        return None
    return sorted(name for name, each in told.items() if each == address), address


def _sound(item: Element) -> str:
    enclosure = item.first("enclosure")
    return enclosure.attributes.get("url", "") if enclosure is not None else ""


def _briefings(feed: Feed, told: list[str], folder: Path) -> Iterator[Finding]:
    """Compare the flash briefing with the feed: the newest that Alexa takes, in their order."""
    fitting = [
        _sound(item)
        for item in feed.items
        if flash.SHORTEST <= (duration(item.said("itunes:duration")) or 0) <= flash.LONGEST
        and item.first("enclosure") is not None
    ]
    own = [url if _flash_of(url, one) else one for url, one in zip(told, fitting, strict=False)]
    for url in set(told) & {one for one in own if _FLASH.fullmatch(one.rpartition("/")[2])}:
        if not folder.joinpath(*url.split("/")[-3:]).is_file():
            yield broken("file-missing", "flash.json", f"there is no {url[:120]!r}")
    if told != own[: max(1, len(told))] or (fitting and not told):
        yield broken("latest-stale", "flash.json", "it does not name the newest bulletins")


def _same_words(feed: Feed, published: Published, content: bytes) -> Iterator[Finding]:
    """Compare each flash item with the episode whose page or sound it names."""
    items: Mapping[str, Element] = {
        **{_sound(item): item for item in feed.items},
        **{item.said("link"): item for item in feed.items},
    }
    for number, entry in enumerate(flash.entries(content), 1):
        item = items.get(str(entry.get("streamUrl"))) or items.get(str(entry.get("redirectionUrl")))
        where = f"flash.json, item {number}"
        page = published.file(str(entry.get("redirectionUrl")))
        if page is not None and not page.exists():
            yield broken("file-missing", where, f"there is no {published.short(page)}")
        if item is None:
            continue
        told, meant = moment(str(entry.get("updateDate"))), date(item.said("pubDate"))
        if told and told.tzinfo and meant and abs(told - meant[0]) > _LATE:
            text = f"updateDate is {entry['updateDate'][:40]!r}, pubDate {item.said('pubDate')!r}"
            yield broken("flash-differs", where, text)
        for key, said in (("uid", item.said("guid")), ("titleText", item.said("title"))):
            given = entry.get(key)
            if isinstance(given, str) and said and not said.startswith(given.rstrip("…. ")):
                text = f"{key} is {given[:60]!r}, the feed has {said[:60]!r}"
                yield broken("flash-differs", where, text)


def _flash_of(address: str, sound: str) -> bool:
    """Tell whether an address is a rendition for Alexa beside a bulletin's sound."""
    folder, _, name = address.rpartition("/")
    return folder == sound.rpartition("/")[0] and bool(_FLASH.fullmatch(name))


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
