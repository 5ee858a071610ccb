"""Files that are whole or absent: written beside, synced, then renamed into place."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHUNK = 1 << 20


def write_bytes(path: Path, content: bytes) -> bool:
    """Put `content` at `path`, whole or not at all; True when the file changed.

    A file that already holds these bytes is left alone, so its time stamp stays true.
    Raises OSError when the disk is full or the folder is read-only; the old file then stands.
    """
    if _holds(path, content):
        return False
    with beside(path) as draft:
        draft.write_bytes(content)
    return True


def write_text(path: Path, content: str) -> bool:
    """Put `content` at `path` as UTF-8, as `write_bytes` does."""
    return write_bytes(path, content.encode("utf-8"))


@contextmanager
def beside(path: Path, *, durable: bool = True) -> Iterator[Path]:
    """Lend a path to write to; on leaving without an error it takes the place of `path`.

    On an error the draft is removed and `path` is as it was. Not `durable` means that a power
    cut may lose the file, which suits what is checked when read and can be made again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield draft
        if durable:
            _sync(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    if durable:
        _sync(path.parent)


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
