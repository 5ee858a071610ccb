"""briefing check: is it fit for listeners."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.check import Fetch, Reply


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

    findings = check.check(target, fetcher=_fetcher(target), now=datetime.now(UTC))
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


def _fetcher(target: str) -> Fetch | None:
    """Give what asks the show's host, when the target is an address."""
    if not target.startswith(("http://", "https://")):
        return None
    from briefing.check import Reply
    from briefing.fetch import Asker

    asker = Asker(target)

    def ask(url: str, *, method: str, headers: Mapping[str, str], limit: int) -> Reply:
        answer = asker(url, method=method, headers=headers, limit=limit)
        return Reply(answer.status, answer.headers, answer.content)

    return ask
