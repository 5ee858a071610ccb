"""The archive's artwork: the show's cover, under a name of its own for each new picture."""

from __future__ import annotations

from pathlib import Path

from briefing import atomic
from briefing.archive import layout
from briefing.errors import ArchiveError

_KINDS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))


def put_artwork(folder: Path, picture: bytes) -> str:
    """Put the show's cover in the public folder and give its path there, for `feed.render`.

    Directories ask for a new picture at a new address, so the name holds the content's hash;
    'artwork.jpg' (or '.png') is the same picture under a lasting name.
    Raises ArchiveError when it is neither JPEG nor PNG, or cannot be written.
    """
    kinds = [kind for start, kind in _KINDS if picture.startswith(start)]
    if not kinds:
        raise ArchiveError("the show's cover is neither JPEG nor PNG", "Save it as a JPEG.")
    base = layout.public(folder)
    try:
        atomic.write_bytes(base / f"artwork.{kinds[0]}", picture)
        name = f"artwork-{atomic.sha256(base / f'artwork.{kinds[0]}')[:8]}.{kinds[0]}"
        atomic.write_bytes(base / name, picture)
    except OSError as error:
        raise ArchiveError(
            f"{base} cannot be written: {error.strerror}", "Choose a folder you may write to."
        ) from error
    return name
