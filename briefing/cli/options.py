"""Options that several commands share, and how they become settings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from briefing.errors import ConfigError
from briefing.models import Article
from briefing.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


def articles(required: bool = True) -> Callable[[F], F]:
    """Give the argument for articles: files, folders, URLs or '-'."""
    return click.argument("articles", nargs=-1, required=required, metavar="ARTICLE...")


def show_folder() -> Callable[[F], F]:
    """Give the argument for a show folder that exists."""
    return click.argument(
        "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
    )


def as_json(help_text: str) -> Callable[[F], F]:
    """Give the option --json."""
    return click.option("--json", "as_json", is_flag=True, help=help_text)


def read_articles(names: tuple[str, ...], *, allow_private: bool = False) -> tuple[Article, ...]:
    """Give the articles a producer named; opens a URL only when one was named."""
    from briefing import articles as desk

    stdin = sys.stdin.buffer if "-" in names else None
    return desk.read(names, stdin=stdin, fetch=fetcher(names, allow_private=allow_private))


def fetcher(
    names: tuple[str, ...], *, allow_private: bool = False
) -> Callable[[str], tuple[bytes, str]] | None:
    """Give what opens URLs, when one of the names is a URL; None otherwise."""
    from briefing.pipeline import ordering

    return ordering.fetcher(names, allow_private=allow_private)


def pins() -> Callable[[F], F]:
    """Give the option --pin."""
    help_text = "Tell this article first: its id, address or words of its title; may be repeated."
    return click.option("--pin", "pins", multiple=True, metavar="NAME", help=help_text)


def private() -> Callable[[F], F]:
    """Give the option --allow-private."""
    help_text = "Open addresses inside your own network too."
    return click.option("--allow-private", is_flag=True, help=help_text)


def settings_of(folder: Path | None, show_file: Path | None, given: Mapping[str, Any]) -> Settings:
    """Give the settings of a show file with what the command line says over them."""
    from briefing.pipeline import ordering

    return ordering.settings_of(folder, show_file, given)


def minutes_of(minutes: float | None, seconds: float | None) -> float | None:
    """Give the length aimed at in minutes; raises ConfigError when both are given or it is odd."""
    if minutes is not None and seconds is not None:
        raise ConfigError("--minutes and --seconds were both given", "Give one of them.")
    wanted = minutes if minutes is not None else None if seconds is None else seconds / 60
    if wanted is not None and not 0.25 <= wanted <= 120:
        raise ConfigError(f"a length of {wanted:g} minutes", "Ask for 15 seconds to 120 minutes.")
    return wanted


def takes(folder: Path) -> Path:
    """Give where takes are kept, and say so where that is not the usual place."""
    from briefing.pipeline import ordering

    chosen, warning = ordering.takes(folder)
    if warning:
        click.echo(warning, err=True)
    return chosen
