"""briefing check: is it fit for listeners."""

from __future__ import annotations

import sys

import click

from briefing.cli import options


@click.command("check", short_help="Check a show, a feed or a sound file.")
@click.argument("target", metavar="TARGET")
@options.as_json("Print the findings as JSON.")
def command(target: str, as_json: bool) -> None:
    """Check TARGET: a show folder, a feed file or URL, or a sound file.

    Exit code 0 when no error is found; warnings and notes do not count.

    \b
    Example:
      briefing check my-show
      briefing check episode.mp3
    """
    from briefing import check, codec

    findings = check.check(target)
    if as_json:
        click.echo(codec.dumps(findings))
    else:
        for found in findings:
            click.echo(f"{found.severity:<8}{found.rule:<24}{found.where}: {found.message}")
            click.echo(f"        {found.remedy}  ({found.source})")
        errors = sum(found.severity == "error" for found in findings)
        click.echo(f"{errors} errors, {len(findings) - errors} other findings in {target}")
    if any(found.severity == "error" for found in findings):
        sys.exit(1)
