"""The programmes on the shelf: a template each, and how long and how full its bulletin is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from briefing import shipped
from briefing.errors import ScriptError

TEMPLATE = "script.txt.j2"
_FACTS = "programme.toml"
_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Format:
    """What a programme asks for where the producer does not say otherwise."""

    minutes: float = 0.0
    "Length aimed at, minutes; 0 means as long as the stories need."
    words: int = 0
    "Spoken words of a story when no length is aimed at; 0 for the usual number."


def programmes(own: Path | None = None) -> dict[str, Path]:
    """Give the folders of the known programmes by name; the producer's own come first."""
    found: dict[str, Path] = {}
    for folder in (shipped.folder("scripts"), own):
        if folder and folder.is_dir():
            found |= {p.parent.name: p.parent for p in sorted(folder.glob(f"*/{TEMPLATE}"))}
    return found


def folder_of(programme: str, own: Path | None = None) -> Path:
    """Give the folder of a programme; raises ScriptError naming the known ones."""
    known = programmes(own)
    if programme not in known:
        raise ScriptError(f"there is no programme {programme!r}", f"Known: {', '.join(known)}.")
    return known[programme]


def format_of(programme: str, own: Path | None = None) -> Format:
    """Give what the `programme.toml` beside a programme's template says; all of it may be left out.

    Raises ScriptError naming the file and the entry that is not known or not a number in range.
    """
    path = folder_of(programme, own) / _FACTS
    if not path.is_file():
        return Format()
    try:
        plain = tomllib.loads(path.read_bytes()[:_LARGEST].decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScriptError(f"{path}: is not TOML: {error}", "Mend that line.") from None
    known = [one.name for one in fields(Format)]
    for name, value in plain.items():
        if name not in known:
            raise ScriptError(f"{path}: {name}: no such entry", f"Known: {', '.join(known)}.")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:
            raise ScriptError(f"{path}: {name} = {value!r}: should be a number", "Mend it.")
    return Format(float(plain.get("minutes", 0)), int(plain.get("words", 0)))
