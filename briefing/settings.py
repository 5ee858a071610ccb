"""The show file: briefing.toml into one frozen value, every mistake in it named at once."""

from __future__ import annotations

import difflib
import re
import tomllib
import typing
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from briefing.errors import ConfigError
from briefing.models import Show

FILE = "briefing.toml"
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a producer can set for a show."""

    show: Show = field(default_factory=Show)
    "What the feed says of the show."
    voice: str = "hibari"
    "Name of the voice that reads: the anchor."
    reporter: str = ""
    "Name of the voice for REPORTER lines; empty for the anchor."
    quotations: str = ""
    "Name of the voice for lines with somebody's own words; empty for whose line it is."
    fallback: tuple[str, ...] = ()
    "Names of voices that step in, in this order, for one that cannot speak."
    writer: str = ""
    "Name of the model that tells the stories, which are sent to it; empty for none."
    programme: str = "bulletin"
    "Name of the radio script."
    profile: str = "podcast"
    "Loudness profile of the master."
    lufs: float = 0.0
    "Loudness instead of the profile's, LUFS; 0 means as the profile asks."
    true_peak: float = 0.0
    "Highest true peak instead of the profile's, dBTP; 0 means as the profile asks."
    format: str = ""
    "Coding of the sound file instead of the profile's: 'mp3', 'm4a' or 'opus'; empty for its own."
    bit_rate: int = 0
    "Bits a second instead of the profile's, kbps; 0 means as the profile asks."
    dual_mono: bool = False
    "True for a file with the same sound on both sides; it measures 3 LU louder than a mono file."
    minutes: float = 0.0
    "Length aimed at, minutes; 0 means as the programme asks, or as long as the stories need."
    words: int = 0
    "Spoken words of a story when no length is aimed at; 0 means as the programme asks, or 75."
    pins: tuple[str, ...] = ()
    "Articles told first, in this order: their ids or addresses, or words of their titles."
    order: tuple[str, ...] = ()
    "Sections in the order they are told; those not named follow, sport and 'and finally' last."
    inserts: tuple[str, ...] = ()
    """Silences left for adverts and local items, each 'PLACE: SECONDS NAME', such as
    'after headlines: 0 advert', 'after story 2: 15 local news' or 'end: 20 local weather'."""
    plain: bool = False
    "True for speech alone, without the station's sounds."
    workers: int = 0
    "Sentences spoken at once; 0 means as many as there are cores."
    scripts: str = ""
    "Folder of the producer's own programmes, beside the show file; empty for none."
    sounds: str = ""
    "Folder of the producer's own station sounds; empty for none."
    lexicon: str = ""
    "File of the house's pronunciations; empty for none."
    story_feed: bool = False
    "True for stories.xml too: every story an item with sound of its own."
    keep: int = 0
    "Newest episodes that stay in the feed; 0 means all."
    keep_days: int = 0
    "Age at which an episode leaves the feed, days; 0 means never."
    promise_days: int = 365
    "How long what left the feed goes on being served, days; then it is deleted."
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Options of voices by name, from [voices.NAME].

    With `engine` among them, NAME is a name of the producer's own for that engine so set."""
    writers: dict[str, dict[str, Any]] = field(default_factory=dict)
    "Options of writers by name, from [writers.NAME], as `options` for voices."
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    "The producer's own sections, from [sections]: words that mark an article as one of each."
    home: str = ""
    "Folder the paths above are relative to; not a setting but where the file lies."

    def path(self, name: str) -> Path | None:
        """Give a path setting ('scripts', 'sounds', 'lexicon') in full; None when not set."""
        value = getattr(self, name)
        return Path(self.home) / value if value else None


_TABLES = {"show": Show, "bulletin": Settings}
_ENGINES = {"voices": "options", "writers": "writers"}
"Sections of engines' options, and the field each goes to."
_OWN_NAMES = (*_ENGINES, "sections")
"Sections of the show file in which a producer gives names of their own."
_NOT_SETTINGS = ("show", "options", "writers", "sections", "home")
_RANGES = (
    ("minutes", 0, 120),
    ("words", 10, 1000),
    ("workers", 0, 256),
    ("keep", 0, 1_000_000),
    ("keep_days", 0, 100_000),
    ("promise_days", 0, 100_000),
    ("lufs", -31, -9),
    ("true_peak", -9, -0.5),
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}$")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")


def load(path: Path | None, *, home: Path | None = None) -> Settings:
    """Give the settings of a show file, or the defaults when `path` is None.

    Relative paths in it are taken from its own folder. Raises ConfigError listing every unknown
    name (with what was probably meant) and every wrong value.
    """
    if path is None:
        return Settings(home=str(home or ""))
    try:
        raw = path.read_bytes()
        plain = tomllib.loads(raw[:_LARGEST].decode("utf-8"))
    except OSError as error:
        remedy = "Make one with: briefing init DIR."
        raise ConfigError(f"{path}: cannot be read: {error.strerror}", remedy) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML: {error}", "Mend that line.") from None
    mistakes: list[str] = []
    values = _read_tables(plain, mistakes)
    if mistakes:
        listed = "\n".join(f"  - {mistake}" for mistake in mistakes)
        count = f"{len(mistakes)} mistake{'s' if len(mistakes) > 1 else ''}"
        raise ConfigError(f"{path} has {count}:\n{listed}", "Mend them and run again.")
    return Settings(**values, home=str(path.parent))


def bulletin(where: str, table: dict[str, Any], mistakes: list[str]) -> dict[str, Any]:
    """Give the values of a table of [bulletin] settings; what is wrong is added to `mistakes`."""
    values = _table(where, Settings, table, mistakes)
    _check_ranges(values, mistakes, where)
    return values


def _read_tables(plain: dict[str, Any], mistakes: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, table in plain.items():
        if name not in (*_TABLES, *_OWN_NAMES):
            mistakes.append(f"[{name}]: no such section{_meant(name, (*_TABLES, *_OWN_NAMES))}")
        elif not isinstance(table, dict):
            mistakes.append(f"{name}: should be a section, written [{name}]")
        elif name in _ENGINES:
            values[_ENGINES[name]] = _engines(name, table, mistakes)
        elif name == "sections":
            values["sections"] = _sections(table, mistakes)
        elif name == "show":
            values["show"] = Show(**_table("show", Show, table, mistakes))
        else:
            values |= _table("bulletin", Settings, table, mistakes)
    _check_show(values.get("show", Show()), mistakes)
    _check_ranges(values, mistakes)
    _check_order(values, mistakes)
    return values


def _table(name: str, kind: type, table: dict[str, Any], mistakes: list[str]) -> dict[str, Any]:
    kinds = typing.get_type_hints(kind)
    known = [f.name for f in fields(kind) if kind is Show or f.name not in _NOT_SETTINGS]
    values: dict[str, Any] = {}
    for setting, value in table.items():
        if setting not in known:
            mistakes.append(f"[{name}] {setting}: no such setting{_meant(setting, known)}")
            continue
        fitted = _fit(kinds[setting], value)
        if fitted is None:
            wanted = _KIND_NAMES.get(kinds[setting], "a list of texts")
            mistakes.append(f"[{name}] {setting} = {value!r}: should be {wanted}")
        else:
            values[setting] = fitted
    return values


_KIND_NAMES = {
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


def _fit(kind: Any, value: Any) -> Any:
    """Give `value` as `kind`, or None when it is something else."""
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in _KIND_NAMES:
        return value if type(value) is kind else None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _engines(kind: str, table: dict[str, Any], mistakes: list[str]) -> dict[str, dict[str, Any]]:
    for name, options in table.items():
        if not isinstance(options, dict):
            mistakes.append(f"[{kind}] {name}: should be a section, written [{kind}.{name}]")
        elif not isinstance(options.get("engine", ""), str):
            mistakes.append(f"[{kind}.{name}] engine: should be a text in quotes")
    return {name: options for name, options in table.items() if isinstance(options, dict)}


def _sections(table: dict[str, Any], mistakes: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, marks in table.items():
        fitted = _fit(tuple, marks)
        if fitted is None or not all(mark.strip() for mark in fitted):
            mistakes.append(f"[sections] {name} = {marks!r}: should be a list of texts")
        else:
            found[name] = fitted
    return found


_USUAL_SECTIONS = ("news", "sport", "and finally")


def _check_order(values: dict[str, Any], mistakes: list[str]) -> None:
    known = (*values.get("sections", {}), *_USUAL_SECTIONS)
    mistakes.extend(
        f"[bulletin] order: there is no section {name!r}{_meant(name, known)}"
        for name in values.get("order", ())
        if name not in known
    )


def _check_show(show: Show, mistakes: list[str]) -> None:
    for name in ("link", "base_url"):
        value = getattr(show, name)
        if value and not value.startswith(("https://", "http://")):
            mistakes.append(f"[show] {name} = {value!r}: should begin with https://")
    if not _LANGUAGE.match(show.language):
        mistakes.append(f"[show] language = {show.language!r}: should be like 'en-GB'")
    if not _EMAIL.match(show.email):
        mistakes.append(f"[show] email = {show.email!r}: should be an e-mail address")
    if len(show.colours) != 3 or not all(_COLOUR.match(colour) for colour in show.colours):
        mistakes.append(f"[show] colours = {list(show.colours)}: should be three like '#14213d'")
    if len(show.description.encode()) > 4000:
        mistakes.append("[show] description: longer than the 4,000 bytes that directories take")
    if not show.title.strip():
        mistakes.append("[show] title: should not be empty")


def _check_ranges(values: dict[str, Any], mistakes: list[str], where: str = "bulletin") -> None:
    for name, least, most in _RANGES:
        if values.get(name) and not least <= values[name] <= most:
            mistakes.append(f"[{where}] {name} = {values[name]}: should be {least} to {most}")


def _meant(name: str, known: typing.Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
