"""Ahead and abreast: pieces of one stream of sound made by threads, in their order.

FFmpeg and numpy let other threads run while they work, so two cores share what one stream of
sound asks of them. The pieces and their order are the same as without. `ahead` suits work in
which each piece follows from the last, `abreast` pieces that do not know each other.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

S = TypeVar("S")
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


def abreast(work: Callable[[S], T], pieces: Iterable[S], hands: int = 2) -> Iterator[T]:
    """Yield what `work` makes of each piece, in order, so many of them worked on at once."""
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(hands, "abreast") as pool:
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            if len(waiting) > hands:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


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
