"""The archive's map: where each thing lies in a show folder.

DIR/briefing.toml            the show
DIR/work/<edition>/          one readable file a stage
DIR/archive/<edition>.json   the record of each episode
DIR/archive/log.jsonl        what was corrected, withdrawn and retired, append-only
DIR/public/                  what the world sees
"""

from __future__ import annotations

import re
from pathlib import Path

from briefing.errors import ArchiveError
from briefing.models import Episode

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


def public(folder: Path) -> Path:
    """Give the folder the world sees."""
    return folder / "public"


def work(folder: Path, edition: str) -> Path:
    """Give the folder of an edition's stages; raises ArchiveError on a key unfit for one."""
    return folder / "work" / checked(edition, "edition")


def records(folder: Path) -> Path:
    """Give the folder of the episodes' records."""
    return folder / "archive"


def record(folder: Path, edition: str) -> Path:
    """Give the file of one episode's record."""
    return records(folder) / f"{checked(edition, 'edition')}.json"


def retired(folder: Path) -> Path:
    """Give the folder of the records that have left the feed for their age."""
    return records(folder) / "retired"


def episode(folder: Path, episode: Episode) -> Path:
    """Give the public folder of one episode."""
    return public(folder) / "episodes" / checked(episode.slug, "slug")


def checked(name: str, what: str) -> str:
    """Give `name` back when it can safely name a file; raises ArchiveError otherwise."""
    if not _NAME.fullmatch(name):
        raise ArchiveError(
            f"{what} {name!r} cannot name a file", "Use letters, digits, hyphens and dots only."
        )
    return name
