"""briefing check: is it fit for listeners."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.check import Aim, Fetch, Reply
    from briefing.hearing import Recogniser


@click.command("check", short_help="Check a show, a feed or a sound file.")
@click.argument("target", required=False, metavar="TARGET")
@click.option(
    "--profile",
    metavar="NAME",
    help="Loudness to hold sound to: podcast, alexa, broadcast; a show's own if left out.",
)
@click.option(
    "--listen",
    is_flag=True,
    help="Recognise the speech, and point to the lines heard otherwise than written.",
)
@click.option("--rules", "list_rules", is_flag=True, help="List every rule instead.")
@options.as_json("Print the findings as JSON.")
def command(
    target: str | None, profile: str | None, listen: bool, list_rules: bool, as_json: bool
) -> None:
    """Check TARGET: a show folder, a feed file or URL, or a sound file.

    With --listen an offline recogniser (the `listen` extra) also writes down what is said, and
    each line that was heard otherwise than the transcript has it is pointed to.

    Exit code 0 when no error is found; warnings and notes do not count. An error is what an app or
    a directory refuses, a warning what listeners are worse off for, a note what is recommended.

    The sound of a file, or of a show's newest episode, is decoded to its end and measured. Of the
    50 newest all files are read, of older ones only sizes are looked at: to hear an older episode,
    name its sound file.

    \b
    Example:
      briefing check my-show
      briefing check my-show --listen
      briefing check episode.mp3 --profile broadcast
      briefing check --rules
    """
    from briefing import check, codec

    if list_rules:
        _list_rules(as_json=as_json)
        return
    if target is None:
        raise ConfigError("no target was named", "Name a show folder, a feed or a sound file.")
    recogniser = _recogniser(target) if listen else None
    examined = check.examine(
        target,
        fetcher=_fetcher(target),
        now=datetime.now(UTC),
        aim=_aim(target, profile),
        recogniser=recogniser,
    )
    findings = examined.findings
    if examined.heard is not None and not as_json:
        from briefing.check.audio import report

        click.echo(f"Measured {report(examined.heard)}")
    if as_json:
        click.echo(codec.dumps(findings))
    else:
        for found in findings:
            click.echo(f"{found.severity:<8}{found.rule:<27} {found.where}: {found.message}")
            click.echo(f"        {found.remedy}  ({found.source})")
        counts = [
            f"{sum(found.severity == kind for found in findings)} {kind}s"
            for kind in ("error", "warning", "note")
        ]
        click.echo(f"{', '.join(counts)} in {target}")
    if any(found.severity == "error" for found in findings):
        sys.exit(1)


def _recogniser(target: str) -> Recogniser:
    if target.startswith(("http://", "https://")) or not Path(target).exists():
        raise ConfigError(
            f"--listen needs sound that lies on this machine, and {target} does not",
            "Name a show folder or a sound file.",
        )
    from briefing.hearing.whisper import Whisper

    return Whisper()


def _list_rules(*, as_json: bool) -> None:
    from briefing import check, codec

    if as_json:
        click.echo(codec.dumps(tuple(check.RULES.values())))
        return
    for rule in check.RULES.values():
        click.echo(f"{rule.severity:<8}{rule.id:<28}{rule.remedy}  ({rule.source})")


def _aim(target: str, profile: str | None) -> Aim:
    """Give what sound is held to: as named, as a show's own file asks, or as podcasts ask."""
    from briefing import check
    from briefing.settings import FILE, load

    if profile is not None:
        if profile not in check.AIMS:
            known = ", ".join(check.AIMS)
            raise ConfigError(f"there is no loudness {profile!r} to check for", f"Known: {known}.")
        return check.AIMS[profile]
    path = Path(target) / FILE
    if not path.is_file():
        return check.PODCAST
    settings = load(path)
    asked = check.AIMS.get(settings.profile, check.PODCAST)
    if not (settings.lufs or settings.true_peak):
        return asked
    return check.own(settings.lufs or asked.lufs, settings.true_peak or asked.true_peak)


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
