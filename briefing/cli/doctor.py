"""briefing doctor: what works here, and what to do about the rest."""

from __future__ import annotations

import os
import sys

import click

from briefing.cli import options


@click.command("doctor", short_help="Show what works here.")
@click.option("--cache", "show_cache", is_flag=True, help="Show the cache of spoken takes only.")
@click.option("--prune", type=click.IntRange(0), metavar="MB", help="Prune the cache to this size.")
@options.as_json("Print the findings as JSON.")
def command(show_cache: bool, prune: int | None, as_json: bool) -> None:
    """Show what works on this machine, what does not, and what to do about it.

    \b
    Example:
      briefing doctor
      briefing doctor --cache --prune 500
    """
    from briefing import codec, doctor

    if prune is not None:
        gone = doctor.prune_cache(dict(os.environ), prune * 1_000_000)
        click.echo(f"{gone} take{'' if gone == 1 else 's'} removed", err=as_json)
    findings = (
        doctor.cache_state(dict(os.environ)) if show_cache else doctor.examine(dict(os.environ))
    )
    if as_json:
        click.echo(codec.dumps(findings))
    else:
        for found in findings:
            click.echo(f"{'ok' if found.works else 'NO':<4}{found.what:<26}{found.detail}")
    if not all(found.works or not found.needed for found in findings):
        sys.exit(3)
