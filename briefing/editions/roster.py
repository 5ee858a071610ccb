"""The roster: which editions there are, what each is made of, and what is set for it.

    [all]                       # holds for every edition
    minutes = 3

    [editions.leeds]
    articles = ["inbox/leeds", "https://leeds.example/feed.xml"]
    to = "shows/leeds"          # shows/NAME if left out
    voice = "piper"             # any setting of [bulletin]

Paths are taken from the roster's own folder, and may have wildcards.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing import settings
from briefing.errors import ConfigError

_LARGEST = 4_000_000
_MOST = 10_000
_NAME = re.compile(r"[\w-]{1,80}$")
_OWN = ("articles", "to", "show")
"What an edition has beside settings of [bulletin]."


@dataclass(frozen=True, slots=True)
class Edition:
    """One bulletin to be made of some articles in some show's folder."""

    name: str
    "As the roster calls it."
    sources: tuple[str, ...]
    "Files, folders and URLs; wildcards are opened when it is made."
    to: Path
    "The show folder."
    show: Path | None = None
    "The show file; None for the folder's own."
    given: dict[str, Any] = field(default_factory=dict)
    "Settings of [bulletin] that go over the show file's."


def read(path: Path) -> tuple[Edition, ...]:
    """Give the editions of a roster, in its order.

    Raises ConfigError naming every mistake at once: names nobody knows, values of the wrong kind,
    two editions in one show folder.
    """
    plain = _plain(path)
    mistakes: list[str] = []
    known = ("all", "editions")
    mistakes.extend(
        f"[{name}]: no such section{_meant(name, known)}" for name in plain if name not in known
    )
    common = _table("all", plain.get("all", {}), mistakes)
    shared = settings.bulletin("all", common, mistakes)
    tables = _table("editions", plain.get("editions", {}), mistakes)
    home = path.resolve().parent
    found = [
        _edition(name, _table(f"editions.{name}", table, mistakes), shared, home, mistakes)
        for name, table in list(tables.items())[:_MOST]
    ]
    _check(tables, found, mistakes)
    if mistakes:
        listed = "\n".join(f"  - {mistake}" for mistake in mistakes)
        count = f"{len(mistakes)} mistake{'s' if len(mistakes) > 1 else ''}"
        raise ConfigError(f"{path} has {count}:\n{listed}", "Mend them and run again.")
    return tuple(found)


def opened(sources: tuple[str, ...]) -> tuple[str, ...]:
    """Give sources with wildcards opened, each in order of its paths' names."""
    return tuple(
        name
        for source in sources
        for name in (_matching(Path(source)) if _is_pattern(source) else (source,))
    )


def _matching(pattern: Path) -> list[str]:
    root = Path(pattern.anchor)
    return sorted(str(one) for one in root.glob(str(pattern.relative_to(root))))


def _plain(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.loads(file.read(_LARGEST).decode("utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise ConfigError(message, "Name a roster; 'briefing editions --help' shows one.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML: {error}", "Mend that line.") from None


def _edition(
    name: str, table: dict[str, Any], shared: dict[str, Any], home: Path, mistakes: list[str]
) -> Edition:
    where = f"editions.{name}"
    if not _NAME.match(name):
        mistakes.append(f"[{where}]: a name may have letters, figures, - and _")
    own = {key: table[key] for key in _OWN if key in table}
    rest = {key: value for key, value in table.items() if key not in _OWN}
    given = shared | settings.bulletin(where, rest, mistakes)
    for key in ("to", "show"):
        if key in own and not (isinstance(own[key], str) and own[key]):
            mistakes.append(f"[{where}] {key} = {own[key]!r}: should be a text in quotes")
            del own[key]
    articles = own.get("articles", [])
    if isinstance(articles, str):
        articles = [articles]
    if not (isinstance(articles, list) and articles and all(isinstance(a, str) for a in articles)):
        mistakes.append(f"[{where}] articles: should be a list of files, folders or URLs")
        articles = []
    return Edition(
        name,
        tuple(one if _is_url(one) else str(home / one) for one in articles),
        home / own.get("to", f"shows/{name}"),
        home / own["show"] if "show" in own else None,
        given,
    )


def _check(tables: dict[str, Any], found: list[Edition], mistakes: list[str]) -> None:
    if not tables:
        mistakes.append("[editions]: there are none; write one as [editions.NAME]")
    if len(tables) > _MOST:
        mistakes.append(f"[editions]: more than {_MOST:,} of them; make two rosters")
    owners: dict[Path, str] = {}
    for one in found:
        other = owners.setdefault(one.to.resolve(), one.name)
        if other != one.name:
            mistakes.append(f"[editions.{one.name}] to = '{one.to}': {other} is made there already")


def _table(where: str, value: Any, mistakes: list[str]) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    mistakes.append(f"{where}: should be a section, written [{where}]")
    return {}


def _meant(name: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _is_url(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _is_pattern(source: str) -> bool:
    return (
        not _is_url(source) and any(mark in source for mark in "*?[") and not Path(source).exists()
    )
