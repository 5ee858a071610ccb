"""briefing voices: what can speak here, and why the others cannot."""

from __future__ import annotations

import click

from briefing.cli import options


@click.command("voices", short_help="Show which voices can speak here.")
@options.as_json("Print them as JSON.")
def command(as_json: bool) -> None:
    """List the voices, whether each can speak here, and what to do about those that cannot.

    \b
    Example:
      briefing voices
    """
    from briefing import codec, plugins

    found = plugins.find("voices")
    if as_json:
        click.echo(codec.dumps(found))
        return
    for voice in found:
        click.echo(f"{voice.name:<12}{voice.state.value:<13}{voice.detail}")
