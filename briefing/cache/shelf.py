"""The shelf: a folder of takes, each a file of its own, of limited size.

Files are named by a hash of everything that decides the sound, so an entry is never stale.
Several processes may share one shelf: entries appear whole, by rename, and are never changed.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import atomic, codec
from briefing.errors import ConfigError
from briefing.models import Clip, Timing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from briefing.cache.tape import Tape

_MAGIC = b"briefing take 2\n"
_RATE = len(_MAGIC)
_DIGEST = _RATE + 4
_BODY = _DIGEST + 32
_AN_HOUR = 3600
DEFAULT_BYTES = 2_000_000_000
"How much a shelf may hold before its least recently used takes go, bytes."


@dataclass(frozen=True, slots=True)
class Stock:
    """What a shelf holds."""

    folder: str
    "Where it is."
    takes: int
    "How many takes it holds."
    bytes: int
    "How much room they need, bytes."
    limit: int
    "How much they may need, bytes."


def default_folder(environment: dict[str, str]) -> Path:
    """Give where takes are kept: BRIEFING_CACHE, or the user's cache folder.

    Raises ConfigError when neither that nor a home folder is set.
    """
    if chosen := environment.get("BRIEFING_CACHE"):
        return Path(chosen)
    if base := environment.get("XDG_CACHE_HOME"):
        return Path(base) / "briefing"
    home = environment.get("HOME")
    if not home:
        raise ConfigError("no folder for the cache is known", "Set BRIEFING_CACHE to a folder.")
    middle = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(home) / middle / "briefing"


class Shelf:
    """A folder of takes, at most `limit` bytes of them."""

    def __init__(
        self, folder: Path, limit: int = DEFAULT_BYTES, *, tape: Tape | None = None
    ) -> None:
        """Keep takes in `folder`, which is made when the first is filed.

        With a `tape` the clips it gives lie on that, not in memory.
        """
        self.folder = folder
        self.limit = limit
        self._tape = tape

    def key(self, *decides: str) -> str:
        """Give the name of a take: a hash of every text that decides its sound."""
        return hashlib.sha256("\x1f".join(decides).encode("utf-8")).hexdigest()

    def take_down(self, key: str) -> Clip | None:
        """Give the take filed under `key`; None when there is none or it is damaged."""
        import numpy as np  # noqa: PLC0415 - slow to load, and not needed to look at the stock

        path = self._path(key)
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        rate, digest, body = raw[_RATE:_DIGEST], raw[_DIGEST:_BODY], raw[_BODY:]
        if not raw.startswith(_MAGIC) or hashlib.sha256(rate + body).digest() != digest:
            with suppress(OSError):  # a shelf that may only be read is still of use
                path.unlink()
            return None
        _mark_as_used(path)
        sound, words = _parted(body)
        whole = np.frombuffer(sound, dtype="<i2")
        return Clip(self._given(whole), int.from_bytes(rate, "little"), words)

    def file(self, key: str, clip: Clip) -> Clip:
        """File a take, 16 bits a sample; gives it as it will be taken down again.

        Raises OSError when the disk is full or the folder is read-only.
        """
        import numpy as np  # noqa: PLC0415

        whole = np.clip(np.round(clip.samples * 32768.0), -32768, 32767).astype("<i2")
        body = _joined(whole.tobytes(), clip.words)
        rate = clip.rate.to_bytes(4, "little")
        with atomic.beside(self._path(key), durable=False) as draft:
            draft.write_bytes(_MAGIC + rate + hashlib.sha256(rate + body).digest() + body)
        return Clip(self._given(whole), clip.rate, clip.words)

    def _given(self, whole: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
        """Give samples as they are handed out."""
        import numpy as np  # noqa: PLC0415

        samples = whole.astype(np.float32) / np.float32(32768.0)
        return self._tape.laid(samples) if self._tape else samples

    def stock(self) -> Stock:
        """Give what the shelf holds now."""
        entries = self._entries()
        return Stock(str(self.folder), len(entries), sum(e[1] for e in entries), self.limit)

    def prune(self, limit: int | None = None) -> int:
        """Remove the least recently used takes until `limit` bytes remain at most; how many."""
        allowed = self.limit if limit is None else limit
        entries = sorted(self._entries())
        room = sum(size for _, size, _ in entries)
        gone = 0
        self._sweep()
        for _, size, path in entries:
            if room <= allowed:
                break
            path.unlink(missing_ok=True)
            room -= size
            gone += 1
        return gone

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.take"

    def _sweep(self) -> None:
        """Remove what killed runs left half written; what is being written now is younger."""
        for draft in self.folder.glob("??/.*.part"):
            with suppress(OSError):
                if time.time() - draft.stat().st_mtime > _AN_HOUR:
                    draft.unlink()

    def _entries(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self.folder.glob("??/*.take"):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue  # another process pruned it
            found.append((status.st_mtime, status.st_size, path))
        return found


def _mark_as_used(path: Path) -> None:
    """Touch a take at most once an hour, so that reading costs next to nothing."""
    with suppress(OSError):  # a shelf that may only be read is still of use
        if time.time() - path.stat().st_mtime > _AN_HOUR:
            os.utime(path)


def _joined(sound: bytes, words: tuple[Timing, ...]) -> bytes:
    """Give sound with its words behind it, and the length of their text at the end."""
    text = codec.dumps(words, indent=None).encode() if words else b""
    return sound + text + len(text).to_bytes(4, "little")


def _parted(body: bytes) -> tuple[bytes, tuple[Timing, ...]]:
    """Give sound and words of what `_joined` gave."""
    length = int.from_bytes(body[-4:], "little")
    sound, text = body[: len(body) - 4 - length], body[len(body) - 4 - length : -4]
    return sound, codec.loads(tuple[Timing, ...], text) if text else ()
