"""Who speaks when a line is tried out: a voice by name, or a show's own with its options."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.models import Clip
    from briefing.pronounce import Lexicon
    from briefing.settings import Settings
    from briefing.voices import Voice

F = TypeVar("F", bound=Callable[..., Any])
_DEFAULT = "hibari"


def who(command: F) -> F:
    """Give a command the options that choose a voice."""
    chosen = (
        click.option("--voice", "name", metavar="NAME", help="Who speaks; hibari if left out."),
        click.option(
            "--show",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            metavar="DIR",
            help="A show: its voice, the voice's options, lexicon and language.",
        ),
        click.option(
            "--option",
            "pairs",
            multiple=True,
            metavar="NAME=VALUE",
            help="An option of the voice, as in [voices.NAME]; may be repeated.",
        ),
    )
    for option in reversed(chosen):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice with the lexicon and the language it reads by."""

    voice: Voice
    "Checked: it can speak here."
    lexicon: Lexicon
    "Shipped, and the house's over it."
    language: str
    "BCP 47."

    def spoken(self, line: str) -> str:
        """Give a line as the voice is given it."""
        from briefing.pronounce import spoken

        alphabet = self.voice.capabilities.phonemes
        return spoken(line, self.lexicon, phonemes=alphabet, locale=self.language)

    def say(self, line: str) -> Clip:
        """Give the sound of a spoken form, without silence at its edges."""
        from briefing.sound import trim

        return trim(self.voice.say(line))


def speaker(
    name: str | None, show: Path | None, pairs: Sequence[str], own: Path | None = None
) -> Speaker:
    """Give who speaks; `own` is a lexicon over the shipped one and the show's.

    Raises ConfigError for a folder without a show file, a name nobody answers to or an option
    that the voice does not take, VoiceUnavailable when it cannot speak here.
    """
    from briefing.pipeline.casting import make
    from briefing.pronounce import load_lexicon

    settings = _settings(show)
    voice = make(settings, name or (settings.voice if show else _DEFAULT), options(pairs))
    voice.check()
    house = settings.path("lexicon")
    layers = [path for path in (house, own) if path]
    return Speaker(voice, load_lexicon(*layers), settings.show.language)


def language(show: Path | None) -> str:
    """Give the language that lines are read in: the show's, or British English."""
    return _settings(show).show.language


def _settings(show: Path | None) -> Settings:
    from briefing.settings import FILE, Settings, load

    if show is None:
        return Settings()
    if not (show / FILE).is_file():
        raise ConfigError(f"{show} holds no {FILE}", f"Make one: briefing init {show}.")
    return load(show / FILE)


def options(pairs: Sequence[str]) -> dict[str, Any]:
    """Give 'speed=0.9' as the show file would: a number, truth or text.

    Raises ConfigError for a pair without '='.
    """
    made: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise ConfigError(f"--option {pair!r} has no '='", "Write --option NAME=VALUE.")
        try:
            made[name.strip()] = json.loads(value)
        except ValueError:
            made[name.strip()] = value
    return made
