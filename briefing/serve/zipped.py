"""Text made small: gzip, each file once, the newest kept in a bounded shelf."""

from __future__ import annotations

import gzip
from collections import OrderedDict

from briefing.serve.files import File

SMALLEST = 512
"Bytes below which zipping gains nothing."
LARGEST = 8 * 1024 * 1024
"Bytes above which a file is given as it is."


class Shelf:
    """Zipped files by entity tag, the least lately asked for going first."""

    def __init__(self, limit: int = 16 * 1024 * 1024) -> None:
        """Keep at most `limit` bytes."""
        self._limit = limit
        self._held = 0
        self._shelf: OrderedDict[str, bytes] = OrderedDict()

    def get(self, file: File) -> bytes:
        """Give the file's content zipped; equal content gives equal bytes."""
        if file.tag in self._shelf:
            self._shelf.move_to_end(file.tag)
            return self._shelf[file.tag]
        made = gzip.compress(file.read(0, file.size), compresslevel=6, mtime=0)
        self._shelf[file.tag] = made
        self._held += len(made)
        while self._held > self._limit and len(self._shelf) > 1:
            self._held -= len(self._shelf.popitem(last=False)[1])
        return made


def accepted(header: str | None) -> bool:
    """Tell whether an Accept-Encoding header takes gzip."""
    wanted = {}
    for entry in (header or "").lower().split(","):
        name, _, weight = entry.partition(";")
        wanted[name.strip()] = weight.replace(" ", "").removeprefix("q=")
    weight = wanted.get("gzip", wanted.get("*", "0") if "*" in wanted else "0")
    try:
        return float(weight or "1") > 0
    except ValueError:
        return False
