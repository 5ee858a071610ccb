"""Turns: how publishers by SFTP replace a file on a condition, which SFTP itself cannot.

A turn is a folder '.briefing/turn-N' with a number above all others, and the new feed is first
written inside it. Who takes a turn clears away all lower ones, drafts and all, then looks at
the feed, and only then moves its own draft over it. A slower publisher thus either moved its
draft before the look, and the look shows it, or finds its draft gone and has lost. Nobody waits
for a publisher that was killed, and no clock is asked. The last turn's folder stays, so that
its number is not given again.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import Any

from briefing.errors import PublishError

DRAFT = "draft"
"Name of the draft within a turn."

_TURN = "turn-"
_TRIES = 20


def take_turn(sftp: Any, ours: str) -> str:
    """Make the folder of a turn above all others, clear the lower ones away, and give its name.

    Raises PublishError when none can be had.
    """
    for _ in range(_TRIES):
        number = 1 + max(_numbers(sftp, ours), default=0)
        turn = f"{_TURN}{number:08}"
        try:
            sftp.mkdir(posixpath.join(ours, turn))
        except OSError:
            continue  # somebody else has it
        others = _numbers(sftp, ours)
        for lower in (other for other in others if other < number):
            _clear(sftp, posixpath.join(ours, f"{_TURN}{lower:08}"))
        # A number can be free again below a later turn; such a turn counts for nothing.
        if max(others, default=0) == number:
            return turn
    raise PublishError(
        f"no turn could be had in {ours} after {_TRIES} tries", "Check who may write there."
    )


def is_last(sftp: Any, ours: str, turn: str) -> bool:
    """Tell whether a turn is there and no later one has begun.

    To be asked once its draft is written. A latecomer may have made the folder of a turn that
    was cleared away anew, and then a draft can be written there although the turn is over.
    """
    for _ in range(_TRIES):
        numbers = _numbers(sftp, ours)
        if numbers:  # a listing fails as a whole where a folder goes while it is made
            return f"{_TURN}{max(numbers):08}" == turn
    return False


def _numbers(sftp: Any, ours: str) -> list[int]:
    names = (str(entry.filename) for entry in entries(sftp, ours))
    numbers = (name.removeprefix(_TURN) for name in names if name.startswith(_TURN))
    return [int(number) for number in numbers if number.isdecimal()]


def _clear(sftp: Any, turn: str) -> None:
    """Take a turn's draft away and then its folder, however often its owner writes anew."""
    for _ in range(_TRIES):
        try:
            with suppress(FileNotFoundError):
                sftp.remove(posixpath.join(turn, DRAFT))
            sftp.rmdir(turn)
        except FileNotFoundError:
            return
        except OSError:
            continue
        return
    raise PublishError(f"{turn} could not be cleared away", "Take it away by hand.")


def entries(sftp: Any, path: str) -> list[Any]:
    """Give what lies in a folder, by name; nothing when there is none."""
    try:
        return sorted(sftp.listdir_attr(path), key=lambda entry: str(entry.filename))
    except FileNotFoundError:
        return []
