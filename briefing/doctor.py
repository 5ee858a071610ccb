"""The doctor: what works on this machine, what does not, and the remedy."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from briefing import __version__, cache, plugins, shipped
from briefing.errors import BriefingError, ConfigError

_NEEDED = ("av", "numpy", "pydub", "pyebur128", "pillow", "jinja2", "click", "gTTS", "hibari-tts")
_LEAST_ROOM = 500_000_000
"Free bytes below which a full disk is near."


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the doctor looked at."""

    what: str
    "Its name."
    works: bool
    "Whether it works here."
    needed: bool
    "Whether briefing cannot do without it."
    detail: str
    "Its version or state, or what is missing and what to do."


def examine(environment: dict[str, str]) -> tuple[Found, ...]:
    """Give everything briefing needs or can use here, and its state."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    return (
        Found("briefing", True, True, f"{__version__} on Python {python}"),
        *(_package(name) for name in _NEEDED),
        *(_folder(name) for name in ("scripts", "audio")),
        _pages(),
        _cluster(),
        *(_voice(found) for found in plugins.find("voices")),
        *(_writer(found) for found in plugins.find("writers")),
        *cache_state(environment),
    )


def cache_state(environment: dict[str, str]) -> tuple[Found, ...]:
    """Give the state of the cache of spoken takes and of the disk it lies on."""
    try:
        folder = cache.default_folder(environment)
    except BriefingError as error:
        return (Found("cache", False, False, f"{error}. {error.remedy}"),)
    stock = cache.Shelf(folder).stock()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    held = f"{stock.takes} takes, {stock.bytes / 1e6:.1f} MB of {stock.limit / 1e6:.0f} MB"
    room = "Make room on the disk." if free < _LEAST_ROOM else "enough"
    return (
        Found("cache", True, False, f"{stock.folder}: {held}"),
        Found("disk", free >= _LEAST_ROOM, False, f"{free / 1e9:.1f} GB free: {room}"),
    )


def prune_cache(environment: dict[str, str], limit: int) -> int:
    """Remove the least recently used takes until at most `limit` bytes remain; how many went.

    Raises ConfigError when the cache may only be read.
    """
    folder = cache.default_folder(environment)
    try:
        return cache.Shelf(folder).prune(limit)
    except OSError as error:
        raise ConfigError(
            f"{error.filename or folder}: could not be removed: {error.strerror or error}",
            "Prune as the user who owns the cache, or set BRIEFING_CACHE to a folder of your own.",
        ) from error


def _package(name: str) -> Found:
    try:
        return Found(name, True, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Found(name, False, True, "is not installed: install briefing again")


def _folder(name: str) -> Found:
    try:
        found: Path = shipped.folder(name)
    except BriefingError as error:
        return Found(name, False, True, f"{error}. {error.remedy}")
    return Found(name, True, True, str(found))


def _pages() -> Found:
    works = importlib.util.find_spec("trafilatura") is not None
    detail = "reads HTML pages" if works else "for HTML pages: pip install 'briefing[web]'"
    return Found("web extra", works, False, detail)


def _cluster() -> Found:
    works = importlib.util.find_spec("distributed") is not None
    detail = (
        "gives editions to Dask" if works else "for many machines: pip install 'briefing[cluster]'"
    )
    return Found("cluster extra", works, False, detail)


def _voice(found: plugins.Found) -> Found:
    works = found.state is plugins.State.READY
    return Found(f"voice {found.name}", works, found.name == "hibari", found.detail)


def _writer(found: plugins.Found) -> Found:
    return Found(f"writer {found.name}", found.state is plugins.State.READY, False, found.detail)
