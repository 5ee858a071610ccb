"""What ships with the package beside its code: radio scripts, station sounds, the lexicon.

In a wheel they lie inside the package, in a checkout beside it; this room finds both.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing.errors import BriefingError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Give the folder called `name` ('scripts' or 'audio'), in a checkout or in a wheel.

    Raises BriefingError when the installation is damaged and it is in neither.
    """
    for parent in (_PACKAGE.parent, _PACKAGE / "shipped"):
        found = parent / name
        if (found / ".briefing").is_file():
            return found
    raise BriefingError(
        f"the installation lacks its folder {name!r}", "Install briefing again: it is damaged."
    )


def fingerprint() -> str:
    """Give a mark that changes whenever any file of the installation does, code included."""
    digest = hashlib.sha256()
    for parent in (_PACKAGE, folder("scripts"), folder("audio")):
        for path in sorted(parent.rglob("*")):
            if path.suffix != ".pyc" and path.is_file():
                status = path.stat()
                digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
