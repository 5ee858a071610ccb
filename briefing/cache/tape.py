"""The tape: clips of a long programme kept in a nameless file and mapped from it.

An hour of takes is some 350 MB. What is mapped takes memory only while it is read, and the
system can let it go.
"""

from __future__ import annotations

import mmap
import tempfile
import threading
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt


class Tape:
    """A file that is gone when nobody holds it or a clip of it; several threads may add."""

    def __init__(self, folder: Path) -> None:
        """Start an empty one in `folder`, which is made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the tape
        weakref.finalize(self, self._file.close)
        self._turn = threading.Lock()

    def laid(self, samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Give the same samples, not to be written to, from the tape.

        Raises OSError when the disk is full.
        """
        import numpy as np  # noqa: PLC0415 - slow to load, and not needed to look at the stock

        if not len(samples):
            return samples
        with self._turn:
            page = mmap.ALLOCATIONGRANULARITY
            start = -(-self._file.seek(0, 2) // page) * page
            self._file.seek(start)
            self._file.write(samples.tobytes())
            self._file.flush()
        held = mmap.mmap(
            self._file.fileno(), 4 * len(samples), access=mmap.ACCESS_READ, offset=start
        )
        return np.ndarray(len(samples), dtype=np.float32, buffer=held)
