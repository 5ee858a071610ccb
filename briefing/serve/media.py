"""What a file is to a web client: its media type, whether to zip it, how long to keep it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_TYPES = {
    ".xml": "application/rss+xml; charset=utf-8",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip; charset=utf-8",
    ".svg": "image/svg+xml",
    ".m3u": "audio/x-mpegurl",
    ".pls": "audio/x-scpls",
    ".xspf": "application/xspf+xml",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
_BY_NAME = {
    "chapters.json": "application/json+chapters",
    "feed.json": "application/feed+json",
}
_TEXT = frozenset(
    {".xml", ".json", ".html", ".css", ".js", ".txt", ".vtt", ".srt", ".svg", ".xspf"}
)
# A name that carries its content's hash never means anything else.
_HASHED = re.compile(r"-[0-9a-f]{8,64}\.[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Media:
    """What the answer's headers say of a file, from its name."""

    type: str
    "Content-Type."
    zips: bool
    "True when it is text and gains by gzip."
    keep: str
    "Cache-Control."


def of(path: PurePosixPath) -> Media:
    """Give what a file beneath the public folder is; unknown kinds are plain bytes."""
    name, suffix = path.name, path.suffix.lower()
    kind = _BY_NAME.get(name) or _TYPES.get(suffix, "application/octet-stream")
    if _HASHED.search(name):
        keep = "public, max-age=31536000, immutable"
    elif suffix in (".jpg", ".jpeg", ".png", ".webp", ".svg"):
        keep = "public, max-age=86400"
    else:
        keep = "public, max-age=300"
    return Media(kind, suffix in _TEXT, keep)
