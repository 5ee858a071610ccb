"""One request a host every two seconds, for all processes of a machine that share a folder."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable
from pathlib import Path

BETWEEN = 2.0
"Seconds between two requests to one host."


def wait(folder: Path, host: str, now: Callable[[], float], sleep: Callable[[float], None]) -> None:
    """Return when it is our turn to ask `host`, and note that we did.

    Who comes next is decided under a lock, so that ten processes ask ten turns apart. Raises
    OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(host.encode("utf-8")).hexdigest()[:24]
    with (folder / f"{name}.turn").open("a+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        moment = now()
        turn = max(moment, _last(file.read(64), moment) + BETWEEN)
        file.seek(0)
        file.truncate()
        file.write(f"{turn:.3f}")
    if turn > moment:
        sleep(turn - moment)


def _last(written: str, moment: float) -> float:
    try:
        last = float(written)
    except ValueError:
        return moment - BETWEEN
    # A clock that was set back must not make us wait for years.
    return last if last <= moment + 600 else moment
