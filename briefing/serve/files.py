"""Files a client may have: found beneath the public folder and nowhere else, opened once."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path, PurePosixPath

from briefing.errors import ArchiveError

CHUNK = 32 * 1024
"Bytes read, and handed to the network, at a time."


@dataclass(frozen=True, slots=True)
class File:
    """A regular file, open for reading; whoever has it closes its handle."""

    handle: int
    "Descriptor."
    path: PurePosixPath
    "Beneath the public folder."
    size: int
    "Bytes."
    changed: int
    "Whole seconds since the epoch."
    tag: str
    "Entity tag without its quotes: changes whenever the content may have."

    @property
    def last_modified(self) -> str:
        """The time of change, as HTTP writes it."""
        return formatdate(self.changed, usegmt=True)

    def read(self, start: int, length: int) -> bytes:
        """Give at most `length` bytes from `start`; fewer only at the end."""
        return os.pread(self.handle, length, start)


class Elsewhere(Exception):
    """The address is a folder written without its last slash."""


def root(folder: Path) -> Path:
    """Give the folder to serve: the public folder of a show folder, or `folder` if it is one.

    Raises ArchiveError when it is neither, so that no other folder is shown to the world.
    """
    public = folder / "public"
    for candidate in (public, folder):
        if (candidate / "feed.xml").is_file():
            return candidate.resolve()
    if public.is_dir() and (folder / "briefing.toml").is_file():
        return public.resolve()
    raise ArchiveError(
        f"{folder} is not a show folder: it has no public/feed.xml",
        "Make a bulletin first: briefing make ARTICLE... --to " + str(folder),
    )


def opened(base: Path, address: str) -> File | None:
    """Open the file that the decoded path `address` names, or None when there is none.

    Hidden names, '..' and links that leave `base` are as if they were not there; a folder is
    its index.html. Raises Elsewhere for a folder without its slash.
    """
    parts = address.split("/")[1:]
    if not parts or any(not _plain(part) for part in parts[:-1]):
        return None
    if parts[-1] and not _plain(parts[-1]):
        return None
    name = PurePosixPath(*parts) if parts[-1] else PurePosixPath(*parts[:-1], "index.html")
    try:
        path = (base / name).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None
    if not path.is_relative_to(base):
        return None
    if path.is_dir():
        if (path / "index.html").is_file():
            raise Elsewhere
        return None
    return _open(path, name)


def _plain(part: str) -> bool:
    return bool(part) and part[0] != "." and "\\" not in part and "\0" not in part


def _open(path: Path, name: PurePosixPath) -> File | None:
    try:
        # Not blocking on a pipe, not following a link put there since it was resolved.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        return None
    tag = f"{facts.st_ino:x}-{facts.st_size:x}-{facts.st_mtime_ns:x}"
    return File(handle, name, facts.st_size, int(facts.st_mtime), tag)
