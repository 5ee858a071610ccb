"""What an address leads to: the newest sound of a feed, the first of a playlist, or itself."""

from __future__ import annotations

import configparser
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from briefing.errors import ServiceUnavailable
from briefing.speakers import Sound, web

_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
}
_MOST_BYTES = 8_000_000
"The longest feed or playlist read."
_ITUNES_DURATION = "{http://www.itunes.com/dtds/podcast-1.0.dtd}duration"
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Get = Callable[..., web.Reply]
"As `web.get`: an address in, at most `most_bytes` of what is there out."
Ask = Callable[[str], None]
"As `web.ask`: returns when there is something at an address."


def sound_at(url: str, *, get: Get = web.get, ask: Ask = web.ask) -> Sound:
    """Give the sound to play for the address of a feed, a playlist or a sound file.

    Feeds are RSS 2.0, Atom and JSON Feed; playlists m3u, pls and xspf. A name that ends like a
    sound file's is taken at its word. Raises ConfigError on what is not a web address,
    ServiceUnavailable when it cannot be had or holds no sound.
    """
    address = web.checked(url)
    kind = _type_of(address)
    sound = Sound(address, _name(address), kind) if kind else _named_at(address, get)
    # A speaker takes any address and then keeps silent, so it is asked for here first.
    ask(sound.url)
    return sound


def _named_at(url: str, get: Get) -> Sound:
    """Give the sound that a feed or playlist names, or the sound that an odd address is."""
    reply = get(url, most_bytes=_MOST_BYTES)
    stated = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not reply.whole and not stated.startswith("audio/"):
        raise ServiceUnavailable(
            f"{url} is longer than {_MOST_BYTES:,} bytes", "Give the sound's own address."
        )
    found = _read(reply)
    if found is None and stated.startswith("audio/"):
        return Sound(reply.url, _name(reply.url), stated)
    if found is None:
        raise ServiceUnavailable(
            f"{url} is {stated or 'of no stated type'}: no feed, playlist or sound",
            "Give the address of the feed, such as https://news.example.org/feed.xml.",
        )
    newest = next(iter(found), None)
    if newest is None:
        raise ServiceUnavailable(f"{url} names no sound", "Has anything been published there?")
    return _whole(newest, reply.url)


def _read(reply: web.Reply) -> list[Sound] | None:
    """Give the sounds it names, the one to play first; None when it is neither feed nor list."""
    body = reply.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if body[:14].lower().startswith((b"<!doctype html", b"<html")):
        return None
    if body.startswith(b"<"):
        return _from_xml(web.xml(reply.body.lstrip(), reply.url), reply.url)
    if body[:10].lower() == b"[playlist]":
        return _from_pls(body)
    if body.startswith(b"{"):
        return _newest(_from_json(body, reply.url))
    if body.startswith(b"#EXTM3U") or _ends(reply.url) in (".m3u", ".m3u8"):
        return _from_m3u(body)
    return None


def _from_xml(root: Element, where: str) -> list[Sound]:
    name = web.local(root)
    if name == "rss":
        return _newest(_rss_items(root))
    if name == "feed":
        return _newest(_atom_entries(root))
    if name == "playlist":
        return [_xspf_track(each) for each in root.iter() if web.local(each) == "track"]
    raise ServiceUnavailable(f"{where} is <{name}>, not a feed", "Give the address of the feed.")


def _rss_items(root: Element) -> Iterator[tuple[datetime, Sound]]:
    for item in root.iterfind("channel/item"):
        enclosure = item.find("enclosure")
        if enclosure is None or not enclosure.get("url"):
            continue
        kind = enclosure.get("type") or _type_of(enclosure.get("url", "")) or "audio/mpeg"
        length = _duration(item.findtext(_ITUNES_DURATION, ""))
        title = item.findtext("title", "").strip()
        sound = Sound(enclosure.get("url", "").strip(), title, kind, length)
        yield _moment(item.findtext("pubDate", "")), sound


def _atom_entries(root: Element) -> Iterator[tuple[datetime, Sound]]:
    for entry in (each for each in root if web.local(each) == "entry"):
        said = {web.local(child): (child.text or "").strip() for child in entry}
        for link in (each for each in entry if web.local(each) == "link"):
            if link.get("rel") == "enclosure" and link.get("href"):
                when = _moment(said.get("published") or said.get("updated", ""))
                kind = link.get("type") or "audio/mpeg"
                yield when, Sound(link.get("href", "").strip(), said.get("title", ""), kind)


def _from_json(body: bytes, where: str) -> Iterator[tuple[datetime, Sound]]:
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError):
        raise ServiceUnavailable(f"{where} is not JSON", "Check the address.") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        attachments = item.get("attachments") if isinstance(item, dict) else None
        for each in attachments if isinstance(attachments, list) else ():
            if isinstance(each, dict) and isinstance(each.get("url"), str):
                title = str(item.get("title") or "")
                kind = str(each.get("mime_type") or "audio/mpeg")
                yield (
                    _moment(str(item.get("date_published") or "")),
                    Sound(each["url"], title, kind, _number(each.get("duration_in_seconds"))),
                )


def _newest(items: Iterator[tuple[datetime, Sound]]) -> list[Sound]:
    """Sort by date, newest first; items without a date come last, in the feed's order."""
    heard = [(when, sound) for when, sound in items if sound.mime.startswith("audio/")]
    return [sound for _, sound in sorted(heard, key=lambda each: each[0], reverse=True)]


def _from_m3u(body: bytes) -> list[Sound]:
    lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()]
    titles = {
        after: line.partition(",")[2].strip()
        for line, after in zip(lines, lines[1:], strict=False)
        if line.startswith("#EXTINF:")
    }
    return [
        Sound(line, titles.get(line, "")) for line in lines if line and not line.startswith("#")
    ]


def _from_pls(body: bytes) -> list[Sound]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(body.decode("utf-8", "replace"))
    except configparser.Error:
        return []
    entries = dict(next((parser[each] for each in parser.sections()), {}))
    numbers = sorted(int(key[4:]) for key in entries if re.fullmatch(r"file[0-9]{1,6}", key))
    return [Sound(entries[f"file{n}"], entries.get(f"title{n}", "")) for n in numbers]


def _xspf_track(track: Element) -> Sound:
    said = {web.local(child): (child.text or "").strip() for child in track}
    milliseconds = _number(said.get("duration"))
    length = milliseconds / 1000 if milliseconds else None
    return Sound(said.get("location", ""), said.get("title", ""), seconds=length)


def _whole(sound: Sound, base: str) -> Sound:
    """Give a sound its full address, and the type its name shows."""
    url = web.joined(base, sound.url)
    kind = sound.mime if sound.mime != "audio/mpeg" else _type_of(url) or sound.mime
    return Sound(url, sound.title or _name(url), kind, sound.seconds)


def _moment(text: str) -> datetime:
    """Give the moment an RFC 2822 or ISO 8601 date names, or long ago when it names none."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            when = read(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return _LONG_AGO


def _duration(text: str) -> float | None:
    """Read seconds, 'MM:SS' or 'HH:MM:SS'."""
    total = 0.0
    for part in text.strip().split(":"):
        number = _number(part)
        if number is None:
            return None
        total = total * 60 + number
    return total or None


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if 0 <= number < 1e7 else None


def _type_of(url: str) -> str | None:
    return _TYPES.get(_ends(url))


def _ends(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).suffix.lower()


def _name(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).name
