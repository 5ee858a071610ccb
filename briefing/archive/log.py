"""The archive's log: what was published, corrected, withdrawn and retired, and why; append-only."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from briefing import codec
from briefing.archive import layout
from briefing.errors import ArchiveError
from briefing.models import Episode


class Deed(StrEnum):
    """What was done to a published episode, or to a page of the feed."""

    CORRECTED = "corrected"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    RETIRED = "retired"
    DELETED = "deleted"
    EMPTIED = "emptied"
    "A page of the feed has no items any more."
    FILLED = "filled"
    "An emptied page has items again."


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    when: str
    "Date and time, ISO 8601 with offset."
    deed: Deed
    "What was done."
    guid: str
    "The episode; empty for a page of the feed."
    edition: str
    "Its edition; empty for a page."
    title: str
    "Its title until then; empty for a page."
    audio: str
    "The sound file that was public until then, or the page."
    sha256: str
    "Of that sound; empty for a page."
    reason: str
    "What was wrong, in the producer's words."


def entries(folder: Path) -> tuple[Entry, ...]:
    """Give every entry, oldest first. A last line torn by a kill was never finished: not given.

    Raises ArchiveError naming the line when another one is damaged.
    """
    path = _path(folder)
    if not path.exists():
        return ()
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    lines = [line for line in whole.split(b"\n") if line.strip()]
    return tuple(
        codec.loads(Entry, line, where=f"{path}, line {number}")
        for number, line in enumerate(lines, 1)
    )


def entry_of(episode: Episode, deed: Deed, reason: str, when: datetime) -> Entry:
    """Give the entry that says what is done to an episode as it stands, and when."""
    return Entry(
        when=when.isoformat(),
        deed=deed,
        guid=episode.guid,
        edition=episode.edition,
        title=episode.title,
        audio=episode.master.path,
        sha256=episode.master.sha256,
        reason=reason,
    )


def append(folder: Path, entry: Entry) -> None:
    """Add an entry at the end, on the disk before this returns; raises ArchiveError if it can't."""
    path = _path(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _mend(path)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            os.write(handle, codec.dumps(entry, indent=None).encode() + b"\n")
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be written: {error.strerror}", "Make room, or check who may write it."
        ) from error


def _mend(path: Path) -> None:
    """Cut off a last line that a kill left unfinished."""
    if path.exists():
        content = path.read_bytes()
        if content and not content.endswith(b"\n"):
            os.truncate(path, content.rfind(b"\n") + 1)


def _path(folder: Path) -> Path:
    return layout.records(folder) / "log.jsonl"
