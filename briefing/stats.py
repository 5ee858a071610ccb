"""The stats room: downloads counted from the server's access log.

Standard: IAB Podcast Measurement Technical Guidelines 2.2. A download is one listener (address
and user agent) who fetched the tag and a minute of sound of one episode, or all of a shorter
one, in whatever parts, within 24 hours; programs that nobody listens to are left out.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from briefing.clock import moment
from briefing.models import Episode

WINDOW = timedelta(hours=24)
"How long a listener's requests are one download."
MINUTE = 60.0
"Seconds of sound that make a download."
_STORY = re.compile(r"(?:story-\d+|flash)-[0-9a-f]{8}\.[a-z0-9]+")
_SUFFIXES = frozenset({".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav"})
_LONGEST_LINE = 100_000
_SPAN = re.compile(r"(\d{1,15})-(\d{0,15})|-(\d{1,15})")
# By substance rather than by name. A Cubot is a telephone. The watch fetches again what the
# telephone it is paired with has (guidelines 2.2, 'Apple Watch').
_ROBOTS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|scrap[ey]|archiver|monitor|uptime|pingdom|statuscake"
    r"|validator|lighthouse|headless|phantomjs|preview|facebookexternalhit|embedly|feedfetcher"
    r"|mediapartners|apis-google|googleother|^itms\b|^briefing/|^curl/|^python|aiohttp|httpx/"
    r"|go-http-client|^java/|libwww|lwp::|^axios|node-fetch|^undici|^ruby|^php|guzzle"
    r"|\bwatchos\b.*\batc\b|\batc\b.*\bwatchos\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file as a listener may ask for it."""

    episode: Episode
    "Whose it is."
    bytes: int
    "Length, bytes."
    enough: int
    "Bytes that make a download."


@dataclass(frozen=True, slots=True)
class Count:
    """How often one episode was downloaded."""

    guid: str
    "Of the episode."
    edition: str
    "Its edition."
    title: str
    "Its title."
    downloads: int
    "By the guidelines."


@dataclass(frozen=True, slots=True)
class Report:
    """What a log tells."""

    episodes: tuple[Count, ...]
    "Every episode of the archive, in its order."
    downloads: int
    "Of all episodes together."
    too_short: int
    "Listeners who fetched too little within 24 hours to have heard a minute."
    robots: int
    "Requests for sound by programs that nobody listens to, or that do not say what they are."
    damaged: int
    "Lines that could not be read."


@dataclass(slots=True)
class _Window:
    """What one listener fetched of one episode since `start`."""

    start: datetime
    heard: bool = False
    parts: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Visit:
    """A line of the log."""

    time: datetime
    client: str
    method: str
    path: str
    status: int
    bytes: int
    range: str
    agent: str


def sounds(public: Path, episodes: Sequence[Episode]) -> dict[str, Sound]:
    """Give every sound file of the episodes by its path beneath `public`.

    Files that a correction has replaced are among them, since they go on being fetched.
    """
    found = {}
    for episode in episodes:
        folder = public / "episodes" / episode.slug
        master = folder / episode.master.path
        speech = episode.master.bytes - _lead(master)
        minute = math.ceil(MINUTE * speech / max(episode.master.seconds, 0.001))
        older = sorted(folder.iterdir()) if folder.is_dir() else []
        # Neither one story by itself nor a smart speaker's rendition is a download of the episode.
        whole = [path for path in older if not _STORY.fullmatch(path.name)]
        for path in {*(path for path in whole if path.suffix in _SUFFIXES), master}:
            size = path.stat().st_size if path.is_file() else episode.master.bytes
            key = f"episodes/{episode.slug}/{path.name}"
            found[key] = Sound(episode, size, min(size, _lead(path) + minute))
    return found


def count(lines: Iterable[bytes], episodes: Sequence[Episode], known: dict[str, Sound]) -> Report:
    """Count the downloads in the lines of an access log, oldest first.

    `known` is what `sounds` gives. 'latest.mp3' counts for the episode that was the newest then.
    """
    history = _history(episodes)
    windows: dict[tuple[str, str, str], _Window] = {}
    downloads: Counter[str] = Counter()
    robots = damaged = too_short = 0
    for line in lines:
        visit = _read(line)
        if visit is None:
            damaged += bool(line.strip())
            continue
        key = _key(visit, history)
        if visit.method != "GET" or visit.status not in (200, 206) or key not in known:
            continue
        if _is_robot(visit.agent):
            robots += 1
            continue
        guid = known[key].episode.guid
        listener = (guid, visit.client, visit.agent)
        window = windows.get(listener)
        if window is None or abs(visit.time - window.start) >= WINDOW:
            too_short += window is not None and not window.heard
            window = windows[listener] = _Window(visit.time)
        downloads[guid] += _becomes_heard(window, key, known[key], visit)
    too_short += sum(not window.heard for window in windows.values())
    counts = tuple(
        Count(each.guid, each.edition, each.title, downloads[each.guid]) for each in episodes
    )
    return Report(counts, sum(each.downloads for each in counts), too_short, robots, damaged)


def _is_robot(agent: str) -> bool:
    return not agent.strip() or bool(_ROBOTS.search(agent))


def _becomes_heard(window: _Window, key: str, sound: Sound, visit: _Visit) -> bool:
    """Add a visit to its window; tell whether it is the one that makes it a download."""
    if window.heard or _fetched(window, key, sound, visit) < sound.enough:
        return False
    window.heard = True
    window.parts.clear()
    return True


def _history(episodes: Sequence[Episode]) -> list[tuple[datetime, int, str]]:
    """Give when each episode became the newest, its number and its sound, oldest first."""
    return sorted(
        (moment(each.published), each.number, f"episodes/{each.slug}/{each.master.path}")
        for each in episodes
    )


def _key(visit: _Visit, history: list[tuple[datetime, int, str]]) -> str:
    """Give the path of the sound asked for, wherever the public folder is mounted."""
    path = PurePosixPath(unquote(visit.path.partition("?")[0]))
    if path.parts[-3:-2] == ("episodes",):
        return "/".join(path.parts[-3:])
    place = bisect_right(history, visit.time, key=lambda each: each[0])
    newest = history[place - 1][2] if place else ""
    return newest if path.stem == "latest" and newest.endswith(path.suffix) else ""


def _fetched(window: _Window, key: str, sound: Sound, visit: _Visit) -> int:
    """Add what a visit fetched, and give how many different bytes the listener has by now."""
    spans = _spans(visit, sound.bytes)
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*window.parts.get(key, []), *spans]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    window.parts[key] = merged
    return sum(end - start for start, end in merged)


def _spans(visit: _Visit, size: int) -> list[tuple[int, int]]:
    """Give the stretches of the file that were sent, as far as they were sent."""
    if visit.status == 200:
        return [(0, min(visit.bytes, size))]
    left, spans = visit.bytes, []
    for match in _SPAN.finditer(visit.range.partition("=")[2]):
        if match[3]:
            start, end = max(0, size - int(match[3])), size
        else:
            start, end = int(match[1]), min(size, int(match[2] or size) + 1)
        end = min(end, start + left)
        if start < end:
            spans.append((start, end))
            left -= end - start
    return spans


def _read(line: bytes) -> _Visit | None:
    """Read a line of the log; None when it is damaged."""
    try:
        plain: Any = json.loads(line) if len(line) <= _LONGEST_LINE else None
        when = datetime.fromisoformat(plain["time"])
        texts = [plain[name] for name in ("client", "method", "path", "range", "agent")]
        numbers = [plain[name] for name in ("status", "bytes")]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if when.tzinfo is None or not all(type(text) is str for text in texts):
        return None
    if not all(type(number) is int and number >= 0 for number in numbers):
        return None
    client, method, path, asked, agent = texts
    status, sent = numbers
    return _Visit(when, client, method, path, status, sent, asked, agent)


def _lead(path: Path) -> int:
    """Give the length of the ID3 tag before the sound, bytes (ID3v2.4, section 3.1)."""
    if not path.is_file():
        return 0
    with path.open("rb") as file:
        head = file.read(10)
    if len(head) < 10 or head[:3] != b"ID3" or any(size & 0x80 for size in head[6:]):
        return 0
    a, b, c, d = head[6:]
    return 10 + (a << 21 | b << 14 | c << 7 | d)
