"""Publishing to a folder: another disk, a mounted share, the root of a web server."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing import atomic
from briefing.errors import ConfigError, PublishError
from briefing.publishers import LARGEST_COPY, Copy, Held, Parcel, Swap

_LOCK = ".publish.lock"


class Folder:
    """Copies to a folder, 'file:PATH'."""

    name = "file"

    def __init__(
        self, target: str = "", environment: Mapping[str, str] | None = None, mark: str = ""
    ) -> None:
        """Publish to `target`; `mark` is in the name of unfinished files; nothing else counts."""
        del environment
        self.root = _path(target) if target else Path()
        "The folder published to, in full."
        self._ending = f".{mark}.part"

    def check(self) -> None:
        """Return: every machine has folders."""

    def listing(self) -> Mapping[str, Held]:
        """Give every file beneath the folder, and clear away drafts this show left there."""
        found: dict[str, Held] = {}
        with _saying(self.root):
            for base, folders, files in os.walk(self.root):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(files):
                    path = Path(base, name)
                    if name.startswith(".") and name.endswith(self._ending):
                        path.unlink(missing_ok=True)
                    elif not name.startswith("."):
                        found[path.relative_to(self.root).as_posix()] = _held(path.stat())
        return found

    def head(self, path: str) -> Held | None:
        """Give what is at `path`; None when nothing is."""
        with _saying(self.root / path):
            try:
                return _held((self.root / path).stat())
            except FileNotFoundError:
                return None

    def fetch(self, path: str) -> Copy | None:
        """Give a file whole; None when there is none."""
        with _saying(self.root / path):
            try:
                with (self.root / path).open("rb") as file:
                    held = _held(os.fstat(file.fileno()))
                    content = file.read(LARGEST_COPY + 1)
            except FileNotFoundError:
                return None
        if len(content) > LARGEST_COPY:
            raise PublishError(f"{self.root / path} is too large to read", "Move it away.")
        return Copy(content, held)

    def part(self, path: str, first: int, last: int) -> bytes:
        """Give the bytes `first` to `last`, both included."""
        with _saying(self.root / path), (self.root / path).open("rb") as file:
            file.seek(first)
            return file.read(last - first + 1)

    def digest(self, path: str) -> str | None:
        """Give the SHA-256 of a file, hexadecimal."""
        with _saying(self.root / path):
            return atomic.sha256(self.root / path)

    def put(self, parcel: Parcel) -> Held:
        """Copy a file beside its place, sync it, and rename it there."""
        path = self.root / parcel.path
        draft = path.with_name(f".{path.name}{self._ending}")
        with _saying(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(parcel.source, draft)
            _sync(draft)
            written = _held(draft.stat())
            draft.replace(path)
            _sync(path.parent)
        return written

    def swap(self, parcel: Parcel, seen: Copy | None) -> Swap:
        """Put a file under the folder's lock, if its path holds what was `seen`."""
        with self._locked():
            there = self.fetch(parcel.path)
            if (there and there.content) != (seen and seen.content):
                return Swap.LOST
            self.put(parcel)
            return Swap.DONE

    def delete(self, path: str) -> None:
        """Take a file away, and the folders it leaves empty."""
        with _saying(self.root / path):
            (self.root / path).unlink(missing_ok=True)
        for parent in (self.root / path).parents:
            if parent == self.root:
                return
            try:
                parent.rmdir()
            except OSError:
                return  # something else lies there

    def close(self) -> None:
        """Do nothing: no connection is held."""

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Wait for the folder's lock; the kernel lets go when a process ends, however it ends."""
        with _saying(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.root / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _path(target: str) -> Path:
    parts = urlsplit(target)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or not parts.path:
        raise ConfigError(f"{target!r} names no folder", "Write file:PATH, such as file:/srv/www.")
    return Path(unquote(target.removeprefix("file:").removeprefix("//localhost"))).resolve()


def _held(status: os.stat_result) -> Held:
    return Held(status.st_size, f"{status.st_size}-{status.st_mtime_ns}")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _saying(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PublishError(
            f"{error.filename or path}: {error.strerror or error}; the feed is as it was",
            "Make room, or check who may read and write there, and run it again.",
        ) from error
