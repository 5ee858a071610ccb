"""The journal of a host: what this show folder has sent there, one line a file.

It spares asking the host for every file's digest, and nothing is ever deleted on a host that
does not stand here. Losing it costs time, never a file.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefing import atomic, codec
from briefing.errors import ArchiveError, PublishError
from briefing.publishers import Held

_FOLDER = "published"


@dataclass(frozen=True, slots=True)
class Note:
    """One file that was sent and looked at, or (an empty `sha256`) that is there no more."""

    path: str
    "Beneath the public folder."
    sha256: str
    "Of the bytes sent, hexadecimal."
    size: int
    "Bytes."
    tag: str
    "What the host called it then; another tag means that somebody else wrote it anew."


@dataclass(frozen=True, slots=True)
class _Head:
    target: str
    mark: str


@dataclass(slots=True)
class Journal:
    """The journal of one host, open for writing."""

    file: Path
    "Where it stands."
    target: str
    "The host's address."
    mark: str
    "Names this show folder in the drafts it leaves on the host."
    notes: dict[str, Note] = field(default_factory=dict)
    "By path."

    def note(self, path: str, sha256: str, held: Held) -> None:
        """Write down that `path` stands on the host."""
        self._append(Note(path, sha256, held.size, held.tag))

    def forget(self, path: str) -> None:
        """Write down that `path` is gone from the host."""
        if path in self.notes:
            self._append(Note(path, "", 0, ""))

    def _append(self, note: Note) -> None:
        if self.notes.get(note.path) == note:
            return
        _apply(self.notes, note)
        try:
            if not self.file.exists():
                head = codec.dumps(_Head(self.target, self.mark), indent=None)
                atomic.write_text(self.file, head + "\n")
            with self.file.open("ab") as file:
                file.write(codec.dumps(note, indent=None).encode() + b"\n")
        except OSError as error:
            raise PublishError(
                f"{self.file} cannot be written: {error.strerror}", "Make room, and run it again."
            ) from error


def journal(
    folder: Path, target: str, *, new_mark: Callable[[], str] = lambda: secrets.token_hex(6)
) -> Journal:
    """Open the journal of `target` in a show folder; nothing is written until something is sent.

    `new_mark` gives the mark of a new journal. Raises ArchiveError when the file is damaged.
    """
    name = hashlib.sha256(target.encode("utf-8")).hexdigest()[:16]
    path = folder / _FOLDER / f"{name}.jsonl"
    if not path.exists():
        return Journal(path, target, new_mark())
    # A last line torn by a kill is cut off: that file is looked at again.
    whole, _, torn = path.read_bytes().rpartition(b"\n")
    lines = whole.split(b"\n")
    try:
        head = codec.loads(_Head, lines[0], where=f"{path}, line 1")
        notes: dict[str, Note] = {}
        for number, line in enumerate(lines[1:], 2):
            _apply(notes, codec.loads(Note, line, where=f"{path}, line {number}"))
    except ArchiveError as error:
        raise ArchiveError(error.message, f"Delete {path}: the host is then asked.") from None
    opened = Journal(path, head.target, head.mark, notes)
    if torn or len(lines) > 2 * len(notes) + 100:
        _write_anew(opened)
    return opened


def _apply(notes: dict[str, Note], note: Note) -> None:
    if note.sha256:
        notes[note.path] = note
    else:
        notes.pop(note.path, None)


def _write_anew(opened: Journal) -> None:
    head = _Head(opened.target, opened.mark)
    values = [head, *(opened.notes[path] for path in sorted(opened.notes))]
    atomic.write_text(
        opened.file, "".join(codec.dumps(value, indent=None) + "\n" for value in values)
    )
