"""A host in memory that counts requests, breaks off after any of them, and can be meddled with."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable

from briefing.publishers import Copy, Held, Parcel, Swap


class Killed(BaseException):
    """The process is gone."""


class Host:
    """What several publishers share: files with their tags."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[bytes, str]] = {}
        self._tags = itertools.count()

    def write(self, path: str, content: bytes) -> str:
        self.files[path] = (content, f"tag{next(self._tags)}")
        return self.files[path][1]

    def contents(self) -> dict[str, bytes]:
        return {path: content for path, (content, _) in self.files.items()}


class Memory:
    """A publisher to such a host; `after` is called with the number of each request done."""

    name = "memory"

    def __init__(self, host: Host, after: Callable[[int], None] = lambda _number: None) -> None:
        self.host, self.after = host, after
        self.requests: list[tuple[str, str]] = []
        self.digests = True
        self.guarded = True

    def _done(self, verb: str, path: str = "") -> None:
        self.requests.append((verb, path))
        self.after(len(self.requests))

    def sent(self) -> list[str]:
        return [path for verb, path in self.requests if verb in ("put", "swap")]

    def check(self) -> None:
        pass

    def listing(self):
        found = {path: Held(len(c), tag) for path, (c, tag) in self.host.files.items()}
        self._done("listing")
        return found

    def head(self, path: str) -> Held | None:
        there = self.host.files.get(path)
        self._done("head", path)
        return Held(len(there[0]), there[1]) if there else None

    def fetch(self, path: str) -> Copy | None:
        there = self.host.files.get(path)
        self._done("fetch", path)
        return Copy(there[0], Held(len(there[0]), there[1])) if there else None

    def part(self, path: str, first: int, last: int) -> bytes:
        self._done("part", path)
        return self.host.files[path][0][first : last + 1]

    def digest(self, path: str) -> str | None:
        self._done("digest", path)
        if not self.digests:
            return None
        return hashlib.sha256(self.host.files[path][0]).hexdigest()

    def put(self, parcel: Parcel) -> Held:
        content = parcel.source.read_bytes()
        tag = self.host.write(parcel.path, content)
        self._done("put", parcel.path)
        return Held(len(content), tag)

    def swap(self, parcel: Parcel, seen: Copy | None) -> Swap:
        there = self.host.files.get(parcel.path)
        if self.guarded and (there and there[1]) != (seen and seen.held.tag):
            self._done("lost swap", parcel.path)
            return Swap.LOST
        self.host.write(parcel.path, parcel.source.read_bytes())
        self._done("swap", parcel.path)
        return Swap.DONE if self.guarded else Swap.UNGUARDED

    def delete(self, path: str) -> None:
        self.host.files.pop(path, None)
        self._done("delete", path)

    def close(self) -> None:
        pass
