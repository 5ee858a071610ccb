"""How long work shows itself: a bar on a terminal, plain lines otherwise, nothing when quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

from briefing.clock import clock_time
from briefing.pipeline.order import Event

_WIDTH = 28


class Progress:
    """Draws pipeline events on standard error."""

    def __init__(
        self, stream: TextIO | None = None, *, timer: Callable[[], float] = time.monotonic
    ) -> None:
        """Draw on `stream`, standard error by default; `timer` gives seconds."""
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._timer = timer
        self._stage = ""
        self._message = ""
        self._started = 0.0

    def __call__(self, event: Event) -> None:
        """Draw one event."""
        if event.stage.value != self._stage:
            self._stage, self._started = event.stage.value, self._timer()
        self._message = event.message or self._message
        if self._terminal:
            self._draw(event)
        elif event.message:
            self._stream.write(f"{event.stage.value}: {event.message}\n")
            self._stream.flush()

    def close(self) -> None:
        """Leave the line clean for what comes after."""
        if self._terminal and self._stage:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _draw(self, event: Event) -> None:
        line = f"{event.stage.value:<10}{self._message}"
        if event.total:
            filled = _WIDTH * event.done // event.total
            bar = "█" * filled + "░" * (_WIDTH - filled)
            left = self._left(event)
            line = f"{event.stage.value:<10}{bar} {event.done}/{event.total}{left}"
        self._stream.write(f"\r\x1b[K{line[:100]}")
        self._stream.flush()

    def _left(self, event: Event) -> str:
        passed = self._timer() - self._started
        if not event.done or passed < 1:
            return ""
        return f"  {clock_time(passed / event.done * (event.total - event.done))} left"
