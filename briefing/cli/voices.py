"""briefing voices: what can speak here, why the others cannot, and how they sound."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli import options


@click.group("voices", short_help="Show which voices can speak here.", invoke_without_command=True)
@options.as_json("Print them as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the voices, whether each can speak here, and what to do about those that cannot.

    \b
    Example:
      briefing voices
      briefing voices test --to audition
    """
    if context.invoked_subcommand:
        return
    from briefing import codec, plugins

    found = plugins.find("voices")
    if as_json:
        click.echo(codec.dumps(found))
        return
    width = max((len(voice.name) for voice in found), default=0) + 2
    for voice in found:
        click.echo(f"{voice.name:<{width}}{voice.state.value:<13}{voice.detail}")


@command.command("test")
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("audition"),
    show_default=True,
    metavar="DIR",
    help="Where the page and its sounds go.",
)
@click.option(
    "--line", "lines", multiple=True, metavar="TEXT", help="Say this instead; repeatable."
)
def test(names: tuple[str, ...], folder: Path, lines: tuple[str, ...]) -> None:
    """Let voices speak the same lines, on a page to listen to and compare.

    Without a NAME, all speak that need no network; a voice that sends text away is to be named.

    \b
    Example:
      briefing voices test hibari gtts --to audition
    """
    from briefing.cli.audition import LINES, audition

    heard = audition(names, folder, lines or LINES)
    for one in heard:
        said = f"{len(one.files)} lines" if one.files else f"could not speak: {one.why}"
        click.echo(f"{one.name:<19}{said}")
    click.echo(f"Listen   {folder / 'index.html'}")
    if not any(one.files for one in heard):
        sys.exit(3)
