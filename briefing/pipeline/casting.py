"""The cast: the voices that the show file names, found and made with their options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing import plugins
from briefing.settings import Settings
from briefing.voices import Voice
from briefing.voices.cast import Cast


def cast(settings: Settings) -> Cast:
    """Give the voices of a show, each made once.

    `[voices.NAME] engine = "kokoro"` makes NAME that engine with the options beneath it, so that
    one engine can be cast in several voices. Raises ConfigError for a name nobody answers to.
    """
    made: dict[str, Voice] = {}

    def voice(name: str) -> Voice:
        if name not in made:
            made[name] = make(settings, name)
        return made[name]

    return Cast(
        voice(settings.voice),
        voice(settings.reporter) if settings.reporter else None,
        voice(settings.quotations) if settings.quotations else None,
        tuple(voice(name) for name in settings.fallback),
    )


def make(settings: Settings, name: str, more: Mapping[str, Any] | None = None) -> Voice:
    """Give one voice with the show's options for it, those of `more` over them."""
    given = {**settings.options.get(name, {}), **(more or {})}
    voice: Voice = plugins.load("voices", given.pop("engine", name), given)
    return voice
