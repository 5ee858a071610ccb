"""The archive's lock: one run at a time may write to a show folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import ArchiveError


@contextmanager
def lock(folder: Path, purpose: str) -> Iterator[None]:
    """Hold the show folder until leaving; `purpose` tells others what for, such as 'make'.

    The kernel lets go when the process ends, however it ends. Raises ArchiveError at once,
    naming the holder, when another process has it, or when the folder cannot be written.
    """
    path = folder / ".lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise ArchiveError(
            f"{folder} cannot be written: {error.strerror}", "Choose a folder you may write to."
        ) from error
    try:
        _take(handle, folder, purpose)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path, purpose: str) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another process"
        raise ArchiveError(
            f"{folder} is in use by {holder}", "Wait until it has finished, or stop it."
        ) from None
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{purpose} (process {os.getpid()})\n".encode(), 0)
