"""A public folder on the disk, and the addresses that its files are served at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Published:
    """A public folder, and the address it is served at."""

    folder: Path
    "Where it lies, in full, links followed."
    base: str
    "Ends in '/'; empty when the feed does not tell."

    def file(self, address: str) -> Path | None:
        """Give the file of an address beneath the base; None when it leads elsewhere."""
        if not self.base or not address.startswith(self.base):
            return None
        inside = unquote(urlsplit(address[len(self.base) :]).path)
        path = os.path.normpath(os.path.join(self.folder, inside))  # noqa: PTH118 - a fast one
        within = path == str(self.folder) or path.startswith(f"{self.folder}{os.sep}")
        return Path(path) if within else None

    def short(self, path: Path) -> str:
        """Give a file's name within the folder, as reports have it."""
        return path.relative_to(self.folder).as_posix()
