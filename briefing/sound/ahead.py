"""Ahead: the next pieces made by a thread of their own while the last one is worked on.

FFmpeg and numpy let other threads run while they work, so two cores share what one stream of
sound asks of them. The pieces and their order are the same as without.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_WAIT = 0.05
"How soon the thread notices that nobody takes its pieces any more, s."


def ahead(pieces: Iterable[T], depth: int = 8) -> Iterator[T]:
    """Yield what `pieces` yields, at most `depth` of them made before they are asked for.

    An error raised in making a piece is raised here, in its place.
    """
    line: queue.Queue[tuple[bool, T | BaseException | None]] = queue.Queue(depth)
    over = threading.Event()
    maker = threading.Thread(target=_make, args=(pieces, line, over), daemon=True, name="ahead")
    maker.start()
    try:
        while True:
            there, piece = line.get()
            if isinstance(piece, BaseException):
                raise piece
            if not there:
                return
            yield piece  # type: ignore[misc] # `there` says that it is a piece
    finally:
        over.set()
        maker.join()


def _make(
    pieces: Iterable[T],
    line: queue.Queue[tuple[bool, T | BaseException | None]],
    over: threading.Event,
) -> None:
    try:
        for piece in pieces:
            if not _put(line, (True, piece), over):
                return
        _put(line, (False, None), over)
    except BaseException as error:  # noqa: BLE001 - it is raised where the piece was asked for
        _put(line, (False, error), over)


def _put(
    line: queue.Queue[tuple[bool, T | BaseException | None]],
    piece: tuple[bool, T | BaseException | None],
    over: threading.Event,
) -> bool:
    """Put a piece in line as soon as there is room; False when nobody takes them any more."""
    while not over.is_set():
        try:
            line.put(piece, timeout=_WAIT)
        except queue.Full:
            continue
        return True
    return False
