"""Where editions are made on this machine: one after the other, or several processes at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from queue import SimpleQueue
from typing import Protocol

from briefing.editions.task import Report, Task, lost, perform

Work = Callable[[Task], Report]
"Makes an edition; never raises."
_LOST = "the process that made it was killed twice (by hand, or for want of memory)"


class Executor(Protocol):
    """Something that has tasks done."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Report]:
        """Give a report of every task, as each ends; leaving early drops what has not begun."""
        ...


class Here:
    """This very process, one edition after the other."""

    def __init__(self, work: Work = perform) -> None:
        """Make editions by `work`."""
        self._work = work

    def run(self, tasks: Sequence[Task]) -> Iterator[Report]:
        """Give a report of every task, in order."""
        yield from map(self._work, tasks)


class Pool:
    """Processes of this machine, each of which keeps its voice from edition to edition."""

    def __init__(self, processes: int, work: Work = perform) -> None:
        """Make as many editions at once as there are `processes`."""
        self._processes, self._work = processes, work

    def run(self, tasks: Sequence[Task]) -> Iterator[Report]:
        """Give a report of every task, as each ends.

        A killed process costs the one edition it was making, which is tried once more.
        """
        idle: SimpleQueue[_Slot] = SimpleQueue()
        slots = [_Slot(self._work) for _ in range(min(self._processes, len(tasks)) or 1)]
        for slot in slots:
            idle.put(slot)

        def made(task: Task) -> Report:
            slot = idle.get()
            try:
                return slot.made(task)
            finally:
                idle.put(slot)

        threads = ThreadPoolExecutor(len(slots))
        try:
            for future in as_completed([threads.submit(made, task) for task in tasks]):
                yield future.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for slot in slots:
                slot.close()


class _Slot:
    """One process, replaced when it is lost."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._process: ProcessPoolExecutor | None = None

    def made(self, task: Task) -> Report:
        for _ in range(2):
            try:
                return self._open().submit(self._work, task).result()
            except BrokenProcessPool:
                self.close()
        return lost(task, _LOST)

    def close(self) -> None:
        if self._process:
            self._process.shutdown(cancel_futures=True)
        self._process = None

    def _open(self) -> ProcessPoolExecutor:
        if self._process is None:
            # A fresh interpreter: threads of voices do not survive a fork.
            self._process = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_end_with_parent
            )
        return self._process


def _end_with_parent() -> None:
    """See to it that a run that is killed outright leaves no process at work behind it."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
