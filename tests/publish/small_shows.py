"""Small public folders to publish, and the one question: does a host's feed keep its word."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from briefing.publish import journal as open_journal
from briefing.publish import plan, send
from briefing.serve import media

BASE = "https://news.example/show/"


def build(folder: Path, *editions: str, words: str = "", weight: int = 3000) -> Path:
    """Make a show folder whose public folder holds these editions, newest first; gives it."""
    public = folder / "public"
    old = {path for path in public.rglob("*") if path.is_file()}
    files: dict[str, bytes] = {}
    items = []
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "editions.txt").open("a") as ever:
        ever.write("\n".join(editions) + "\n")
    for edition in editions:
        sound = f"ID3 {edition} {words} ".encode() * (weight // 10)
        name = f"{edition}-{hashlib.sha256(sound).hexdigest()[:8]}.mp3"
        home = f"episodes/{edition}"
        files[f"{home}/{name}"] = sound
        files[f"{home}/transcript.vtt"] = f"WEBVTT\n\n{edition} {words}\n".encode()
        files[f"{home}/chapters.json"] = f'{{"version": "1.2.0", "x": "{edition}"}}'.encode()
        files[f"{home}/index.html"] = f"<p>{edition} {words}".encode()
        items.append(
            f'<item><guid isPermaLink="false">guid-{edition}</guid>'
            f'<link>{BASE}{home}/index.html</link><enclosure url="{BASE}{home}/{name}" '
            f'length="{len(sound)}" type="audio/mpeg"/>'
            f'<podcast:transcript url="{BASE}{home}/transcript.vtt" type="text/vtt"/>'
            f'<podcast:chapters url="{BASE}{home}/chapters.json"/></item>'
        )
    newest = next(iter(files.values()), b"")
    files |= {
        "artwork.jpg": b"\xff\xd8 a picture",
        "index.html": "".join(editions).encode() + words.encode(),
        "latest.mp3": newest,
        "latest.m3u": f"{editions}{words}".encode(),
        "flash.json": f'["{editions}{words}"]'.encode(),
        "feed.json": f'{{"items": "{editions}{words}"}}'.encode(),
        "feed.xml": f"<rss><channel>{words}{''.join(items)}</channel></rss>".encode(),
    }
    for path, content in files.items():
        target = public / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
    for path in old - {public / name for name in files}:
        path.unlink()
    return folder


def publish(folder: Path, publisher, target: str = "memory:", *, guids=frozenset()):
    """Plan and send at once, knowing all that was ever built there; gives plan and report."""
    journal = open_journal(folder, target, new_mark=lambda: folder.name)
    guids |= {f"guid-{edition}" for edition in (folder / "editions.txt").read_text().split()}
    todo = plan(folder / "public", publisher, journal, media=media.of, guids=guids)
    return todo, send(todo, publisher, journal)


def broken_promises(publisher) -> list[str]:
    """Name what the feed on a host speaks of and a listener would not get whole."""
    feed = publisher.fetch("feed.xml")
    if feed is None:
        return []
    text, found = feed.content.decode(), []
    for url, length in re.findall(r'<enclosure url="([^"]*)" length="(\d+)"', text):
        path = url.removeprefix(BASE)
        copy = publisher.fetch(path)
        name = PurePosixPath(path).stem
        if copy is None or len(copy.content) != int(length):
            found.append(f"{path} is missing or not {length} bytes")
        elif not hashlib.sha256(copy.content).hexdigest().startswith(name.rpartition("-")[2]):
            found.append(f"{path} holds other bytes than its name says")
    for url in re.findall(r'<link>([^<]*)</link>|url="([^"]*\.(?:vtt|json))"', text):
        path = "".join(url).removeprefix(BASE)
        copy = publisher.fetch(path)
        if copy is None or not copy.content:
            found.append(f"{path} is missing or empty")
    return found
