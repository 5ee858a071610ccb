"""The door for engines: finds them by entry point and loads one by name.

Built-in engines come through the same door as strangers'. An engine that cannot be loaded is
a state to be shown, and never keeps the others from being found.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from briefing.errors import BriefingError, ConfigError, PluginError


class State(StrEnum):
    """Whether an engine can be used here."""

    READY = "ready"
    UNAVAILABLE = "unavailable"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Found:
    """An engine that was found, and whether it can be used here."""

    name: str
    "The name a producer chooses it by."
    state: State
    "Whether it can be used here."
    detail: str
    "What it is when ready; what is missing and what to do when not."


def names(kind: str) -> tuple[str, ...]:
    """Give the names of all engines of a kind ('voices'), sorted."""
    return tuple(sorted(_doors(kind)))


def find(kind: str) -> tuple[Found, ...]:
    """Give every engine of a kind with its state, sorted by name; loads each to ask it."""
    return tuple(_inspect(kind, name) for name in names(kind))


def load(kind: str, name: str, options: Mapping[str, Any] | None = None) -> Any:
    """Give the engine called `name`, made with its options.

    Raises ConfigError for a name nobody answers to or an option it does not take, and
    PluginError when its code cannot be imported.
    """
    doors = _doors(kind)
    if name not in doors:
        close = difflib.get_close_matches(name, doors, n=1)
        hint = f"Did you mean {close[0]!r}? " if close else ""
        raise ConfigError(
            f"there is no {kind.removesuffix('s')} called {name!r}",
            f"{hint}Known: {', '.join(sorted(doors))}.",
        )
    try:
        engine = doors[name].load()
    except Exception as error:
        raise PluginError(
            f"{kind.removesuffix('s')} {name!r} could not be loaded: {error}",
            f"Install or repair the package that provides {doors[name].value!r}.",
        ) from error
    try:
        return engine(**(options or {}))
    except TypeError as error:
        raise ConfigError(
            f"{kind.removesuffix('s')} {name!r} does not take these options: {error}",
            f"Look at its options in the show file under [{kind}.{name}].",
        ) from None


def _doors(kind: str) -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=f"briefing.{kind}")}


def _inspect(kind: str, name: str) -> Found:
    try:
        engine = load(kind, name)
        engine.check()
    except PluginError as error:
        return Found(name, State.BROKEN, f"{error}. {error.remedy}")
    except BriefingError as error:
        return Found(name, State.UNAVAILABLE, f"{error}. {error.remedy}")
    return Found(name, State.READY, (type(engine).__doc__ or "").strip().splitlines()[0])
