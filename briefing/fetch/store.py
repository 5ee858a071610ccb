"""What was fetched before, on disk: asked for again only if it changed, and bounded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import atomic

MOST_ENTRIES = 1_000
"Pages kept; the ones written longest ago give way."


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept."""

    status: int
    "HTTP status, 200 or, for robots.txt, what there was."
    headers: Mapping[str, str]
    "Those that matter for asking again and for reading it."
    content: bytes
    "The body, unpacked."
    at: float
    "When it was last known to be true, s since 1970."


_HEADERS = ("etag", "last-modified", "content-type")


class Store:
    """A folder of answers, one file each, safe to share between processes."""

    def __init__(self, folder: Path) -> None:
        """Keep answers in `folder`, which is made when the first is kept."""
        self.folder = folder

    def find(self, url: str) -> Kept | None:
        """Give what was kept of a URL; None when there is nothing or it is damaged."""
        try:
            head, _, content = self._path(url).read_bytes().partition(b"\n")
            told = json.loads(head)
            if told["url"] != url or told["sha256"] != hashlib.sha256(content).hexdigest():
                return None
            return Kept(int(told["status"]), dict(told["headers"]), content, float(told["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, url: str, kept: Kept) -> None:
        """Keep an answer. Raises OSError when the folder cannot be written."""
        told = {
            "url": url,
            "status": kept.status,
            "headers": {name: kept.headers[name] for name in _HEADERS if name in kept.headers},
            "at": kept.at,
            "sha256": hashlib.sha256(kept.content).hexdigest(),
        }
        head = json.dumps(told, ensure_ascii=True).encode("ascii")
        with atomic.beside(self._path(url), durable=False) as draft:
            draft.write_bytes(head + b"\n" + kept.content)
        self._prune()

    def _path(self, url: str) -> Path:
        return self.folder / f"{hashlib.sha256(url.encode('utf-8')).hexdigest()[:40]}.page"

    def _prune(self) -> None:
        entries = list(self.folder.glob("*.page"))
        if len(entries) <= MOST_ENTRIES:
            return
        ages = []
        for path in entries:
            try:
                ages.append((path.stat().st_mtime, path.name, path))
            except FileNotFoundError:
                continue  # another process pruned it
        # A tenth goes at once, so that the folder is not looked through for every page.
        for _, _, path in sorted(ages)[: len(ages) - MOST_ENTRIES * 9 // 10]:
            path.unlink(missing_ok=True)
