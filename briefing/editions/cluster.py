"""Many machines: the same tasks, given to a Dask scheduler at its address.

Dask keeps the queue, watches the workers and hands a lost worker's edition to another, as often as
the scheduler's `allowed-failures` says. An edition that is given up so may only have been beside
the one that brings workers down: each is given out once more at the end, by itself. Every worker
must have this version of briefing and see the show folders at the same path (one shared
file system, as clusters have); both are looked at before anything is made.
"""

from __future__ import annotations

import contextlib
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.editions.executors import Work
from briefing.editions.task import Report, Task, lost, perform
from briefing.errors import ConfigError, ServiceUnavailable

_PATIENCE = 15
"How long a scheduler and its first worker may take to answer, s."


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, work: Work = perform, *, patience: float = _PATIENCE) -> None:
        """Give tasks to the scheduler at `address`, such as tcp://host:8786.

        Raises ConfigError when Dask is not installed, ServiceUnavailable (waiting `patience`
        seconds) when no scheduler answers or it has no worker.
        """
        self._address, self._work = address, work
        self._client = _connected(address, patience)

    def run(self, tasks: Sequence[Task]) -> Iterator[Report]:
        """Give a report of every task, as each ends; leaving early takes back what has not begun.

        Raises ConfigError when a worker has another version or does not see the show folders.
        """
        from distributed import as_completed  # noqa: PLC0415 - an extra

        client = self._client
        futures: dict[Any, Task] = {}
        given_up: list[Task] = []
        try:
            self._look_round(tasks)
            share = max(Counter(_hosts(client)).values(), default=1)
            for task in tasks:
                futures[self._given(task, share)] = task
            for future in as_completed(list(futures), loop=client.loop):
                if future.exception() is None:
                    yield future.result()
                else:
                    given_up.append(futures[future])
            for task in given_up:
                yield self._once_more(task, futures)
        finally:
            with contextlib.suppress(Exception):  # the scheduler may be gone
                client.cancel(list(futures))
            client.close(timeout=_PATIENCE)

    def _given(self, task: Task, share: int) -> Any:
        """Give the future of a task, which has the machine with `share` - 1 others."""
        return self._client.submit(
            self._work,
            replace(task, neighbours=share),
            key=f"edition-{task.edition.name}-{uuid.uuid4().hex}",
            pure=False,
        )

    def _once_more(self, task: Task, futures: dict[Any, Task]) -> Report:
        """Give the report of a task that has the workers to itself."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            return lost(task, "no worker is left")
        future = self._given(task, 1)
        futures[future] = task
        error = future.exception()
        why = f"every worker it was given to was lost: {error}"
        return future.result() if error is None else lost(task, why)

    def _look_round(self, tasks: Sequence[Task]) -> None:
        for worker, version in self._asked(_version).items():
            if version != __version__:
                message = f"the worker at {worker} has briefing {version}, here it is {__version__}"
                raise ConfigError(message, "Install the same version on every machine.")
        for folder in sorted({task.edition.to.parent for task in tasks}):
            token = folder / f".seen-{uuid.uuid4().hex}"
            folder.mkdir(parents=True, exist_ok=True)
            token.touch()
            try:
                seen = self._asked(_sees, token)
            finally:
                token.unlink(missing_ok=True)
            blind = sorted(worker for worker, sees in seen.items() if not sees)
            if blind:
                message = f"{folder} is not seen by the workers at {', '.join(blind)}"
                raise ConfigError(message, "Mount that folder there at the same path.")

    def _asked(self, question: Any, *arguments: Any) -> dict[str, Any]:
        """Give every worker's answer, by its address."""
        try:
            answers: dict[str, Any] = self._client.run(question, *arguments)
        except Exception as error:
            message = f"a worker of {self._address} cannot run briefing: {error}"
            raise ConfigError(message, "Install briefing on every machine.") from error
        return answers


def _connected(address: str, patience: float) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        message = "Dask is not installed"
        raise ConfigError(message, "Install the extra: pip install 'briefing[cluster]'.") from None
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        remedy = "Start one there: dask scheduler; and workers: dask worker ADDRESS --nthreads 1."
        message = f"no Dask scheduler answers at {address}: {error}"
        raise ServiceUnavailable(message, remedy) from error
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        client.close()
        message = f"the scheduler at {address} has no worker"
        raise ServiceUnavailable(
            message, f"Start one: dask worker {address} --nthreads 1"
        ) from None
    return client


def _hosts(client: Any) -> list[str]:
    return [worker["host"] for worker in client.scheduler_info(n_workers=-1)["workers"].values()]


def _version() -> str:
    return __version__


def _sees(token: Path) -> bool:
    return token.exists()
