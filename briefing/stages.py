"""The work folder of an edition: each stage's value as a plain file, done again only when due.

A stage is due when anything that decides its value has changed. A file that a producer has
edited is taken as it stands when the work goes on from it, and is set aside, never lost, when
the stage is done anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefing import atomic, codec
from briefing.errors import ArchiveError

T = TypeVar("T")
_LEDGER = "ledger.json"


class Stage(StrEnum):
    """The stages of the work, in order."""

    ARTICLES = "articles"
    CLEAN = "clean"
    SUMMARISE = "summarise"
    SCRIPT = "script"
    SPEAK = "speak"
    MIX = "mix"
    MASTER = "master"
    EPISODE = "episode"
    PUBLISH = "publish"

    @property
    def order(self) -> int:
        """Its place, from 0."""
        return list(Stage).index(self)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """How a stage's value stands in its file."""

    name: str
    "File name within the work folder."
    write: Callable[[T], str]
    "Gives the file's text."
    read: Callable[[str, str], T]
    "Gives the value back from the text and the file's name."


def json_page(name: str, kind: Any) -> Page[Any]:
    """Give the page of a value that stands as JSON."""
    return Page(name, codec.dumps, lambda text, where: codec.loads(kind, text, where=where))


def digest(*parts: str) -> str:
    """Give one mark for all the parts that decide a value."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


@dataclass(slots=True)
class WorkFolder:
    """The stage files of one edition, and a ledger of what each was made from."""

    folder: Path
    reused: set[Stage] = field(default_factory=set)
    set_aside: list[str] = field(default_factory=list)

    def value(
        self, stage: Stage, page: Page[T], made_from: str, make: Callable[[], T]
    ) -> tuple[T, str]:
        """Give a stage's value and a mark of it: from its file when not due, else made and kept."""
        path = self.folder / page.name
        entry = self._entry(stage)
        text = _text_of(path)
        if text is not None and entry == [made_from, digest(text)]:
            self.reused.add(stage)
            return page.read(text, str(path)), digest(text)
        if text is not None and entry and entry[1] != digest(text):
            self._keep_edited(path, text)
        value = make()
        text = page.write(value)
        atomic.write_text(path, text)
        self.remember(stage, made_from, digest(text))
        return value, digest(text)

    def as_it_stands(self, stage: Stage, page: Page[T]) -> tuple[T, str]:
        """Give a stage's value from its file, edited or not; raises ArchiveError without one."""
        path = self.folder / page.name
        text = _text_of(path)
        if text is None:
            remedy = f"Run without --from first, so that {page.name} is made."
            raise ArchiveError(f"{path}: there is no {stage} to go on from", remedy)
        self.reused.add(stage)
        return page.read(text, str(path)), digest(text)

    def is_due(self, stage: Stage, made_from: str, *outputs: Path) -> bool:
        """Tell whether a stage whose value is files must be done: changed, missing or damaged."""
        if self._entry(stage) == [made_from, _digest_of_files(outputs)]:
            self.reused.add(stage)
            return False
        return True

    def done(self, stage: Stage, made_from: str, *outputs: Path) -> None:
        """Remember that a stage's files were made, and what they hold."""
        self.remember(stage, made_from, _digest_of_files(outputs))

    def remember(self, stage: Stage, made_from: str, made: str) -> None:
        """Write in the ledger what a stage was made from and a mark of what was made."""
        ledger = self._ledger()
        ledger[stage.value] = [made_from, made]
        atomic.write_text(self.folder / _LEDGER, json.dumps(ledger, indent=1, sort_keys=True))

    def _entry(self, stage: Stage) -> list[str] | None:
        entry = self._ledger().get(stage.value)
        whole = isinstance(entry, list) and [type(mark) for mark in entry] == [str, str]
        return entry if whole else None  # damaged: it is due again, which mends it

    def _ledger(self) -> dict[str, Any]:
        path = self.folder / _LEDGER
        try:
            ledger = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            return {}  # damaged: everything is due again, which mends it
        return ledger if isinstance(ledger, dict) else {}

    def _keep_edited(self, path: Path, text: str) -> None:
        kept, number = path.with_name(f"{path.stem}.edited{path.suffix}"), 1
        while kept.exists() and _text_of(kept) != text:
            number += 1
            kept = path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        atomic.write_text(kept, text)
        self.set_aside.append(str(kept))


def _text_of(path: Path) -> str | None:
    """Give a file's text, None without one; raises ArchiveError when it is no UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise ArchiveError(f"{path}: is not UTF-8 text", "Save it as UTF-8.") from None


def _digest_of_files(paths: tuple[Path, ...]) -> str:
    return digest(
        *(f"{path.name} {atomic.sha256(path)}" if path.is_file() else "missing" for path in paths)
    )
