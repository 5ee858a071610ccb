"""An order as it is given at a door: a show folder, its show file, and what is said over it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.cache import default_folder
from briefing.settings import FILE, Settings, load


def settings_of(folder: Path | None, show_file: Path | None, given: Mapping[str, Any]) -> Settings:
    """Give the settings of a show file with what was `given` over them, but for what is None.

    Without a show file named, the folder's own serves where there is one. Raises ConfigError.
    """
    path = show_file
    if path is None and folder is not None and (folder / FILE).is_file():
        path = folder / FILE
    settings = load(path, home=folder)
    settings = replace(
        settings, **{name: value for name, value in given.items() if value is not None}
    )
    if settings.show.image:
        image = str(Path(settings.home) / settings.show.image)
        settings = replace(settings, show=replace(settings.show, image=image))
    return settings


def takes(folder: Path) -> tuple[Path, str]:
    """Give where takes are kept, and a word to the producer where it is not the usual place.

    That is the user's cache, or the show's own folder where the cache cannot be written.
    """
    try:
        chosen = default_folder(dict(os.environ))
        chosen.mkdir(parents=True, exist_ok=True)
    except OSError:
        chosen = folder / "work" / "takes"
        return chosen, f"the user's cache cannot be written; takes are kept in {chosen}"
    return chosen, ""


def fetcher(
    names: tuple[str, ...], *, allow_private: bool = False
) -> Callable[[str], tuple[bytes, str]] | None:
    """Give what opens URLs, when one of the names is a URL; None otherwise."""
    if not any(name.startswith(("http://", "https://")) for name in names):
        return None
    from briefing.fetch import Fetcher  # noqa: PLC0415 - slow to load, and seldom needed

    return Fetcher(default_folder(dict(os.environ)) / "fetched", allow_private=allow_private)
