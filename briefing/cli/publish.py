"""briefing publish: a show's public folder to the host that listeners reach."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.progress import Progress
from briefing.errors import ConfigError, NothingNew, PublishError

if TYPE_CHECKING:
    from briefing.publish import Listener, Plan, Report
    from briefing.publishers import Publisher


@click.command("publish", short_help="Send a show to its host, the feed last.")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)
@click.argument("target", metavar="TARGET")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option("--quiet", is_flag=True, help="Say nothing while working.")
@options.as_json("Print what was sent as JSON.")
def command(folder: Path, target: str, dry_run: bool, quiet: bool, as_json: bool) -> None:
    """Send the show in DIR to TARGET: file:PATH, s3://BUCKET/PREFIX or sftp://USER@HOST/PATH.

    Only what changed is sent: sound, then what goes with it, then pages, and the feed last, in
    one step, if nobody else replaced it meanwhile. A show with errors is not sent; see 'briefing
    check'. Run again after a break, it goes on. With nothing to send the exit code is 5.

    \b
    Credentials come from the environment only:
      s3    AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL, AWS_REGION
      sftp  BRIEFING_SFTP_KEY (a file), BRIEFING_SFTP_PASSPHRASE, BRIEFING_SFTP_PASSWORD,
            BRIEFING_SFTP_KNOWN_HOSTS (a file)
    Example:
      briefing publish my-show file:/srv/www/news --dry-run
      briefing publish my-show s3://news-bucket/morning
    """
    from briefing import archive, publish
    from briefing.serve import media

    progress = None if quiet or as_json else Progress()
    with archive.lock(folder, "publish"):
        journal = publish.journal(folder, target)
        publisher = _publisher(folder, target, journal.mark)
        try:
            todo = publish.plan(
                archive.public(folder), publisher, journal, media=media.of, guids=_guids(folder)
            )
            if todo:
                _refuse_faults(folder, tell=not quiet)
            report = None
            if todo and not dry_run:
                report = publish.send(todo, publisher, journal, _listener(progress))
        finally:
            publisher.close()
            if progress:
                progress.close()
    _show(todo, report, target, as_json=as_json, dry_run=dry_run)
    if not todo:
        raise NothingNew(f"{target} has everything already", "Make a bulletin, then publish it.")


def _publisher(folder: Path, target: str, mark: str) -> Publisher:
    from briefing import plugins
    from briefing.publishers.folder import Folder

    scheme, colon, _ = target.partition(":")
    if not colon or scheme not in plugins.names("publishers"):
        known = ", ".join(f"{name}:" for name in plugins.names("publishers"))
        raise ConfigError(f"{target!r} is no host to publish to", f"Begin it with one of {known}")
    made: Publisher = plugins.load(
        "publishers", scheme, {"target": target, "environment": os.environ, "mark": mark}
    )
    if isinstance(made, Folder) and made.root.is_relative_to(folder.resolve()):
        raise ConfigError(f"{target} lies within the show itself", "Name a folder outside it.")
    made.check()
    return made


def _guids(folder: Path) -> frozenset[str]:
    """Give the guids of every episode the show ever had, those retired for their age too."""
    from briefing import archive

    known = {episode.guid for episode in archive.episodes(folder)}
    return frozenset(known | {entry.guid for entry in archive.entries(folder) if entry.guid})


def _refuse_faults(folder: Path, *, tell: bool) -> None:
    """Raise PublishError when the show has errors; warnings are told, and hinder nothing."""
    from briefing import check

    found = check.check(str(folder), now=datetime.now().astimezone())
    errors = [each for each in found if each.severity == "error"]
    if errors:
        listed = "\n  ".join(f"{each.where}: {each.message} ({each.rule})" for each in errors[:5])
        raise PublishError(
            f"{folder} has {len(errors)} errors; nothing was sent\n  {listed}",
            f"Mend them; all of them: briefing check {folder}",
        )
    for each in found:
        if tell and each.severity == "warning":
            click.echo(f"Warning  {each.where}: {each.message}. {each.remedy}", err=True)


def _listener(progress: Progress | None) -> Listener | None:
    from briefing.pipeline import Event
    from briefing.stages import Stage

    if progress is None:
        return None
    return lambda words, done, total: progress(Event(Stage.PUBLISH, words, done, total))


def _show(todo: Plan, report: Report | None, target: str, *, as_json: bool, dry_run: bool) -> None:
    from briefing import codec

    if as_json:
        click.echo(codec.dumps(_shape(todo, report, target, dry_run=dry_run)))
        return
    if report is None:
        for parcel in todo.send:
            click.echo(f"send    {parcel.size:>12,}  {parcel.path}")
        for path in todo.doomed:
            click.echo(f"delete  {'':>12}  {path}")
        return
    click.echo(f"Sent     {len(report.sent)} files, {report.bytes:,} bytes, to {target}")
    click.echo(f"Kept     {len(todo.known)} files that were there already")
    if report.deleted:
        click.echo(f"Deleted  {len(report.deleted)} files that no feed names any more")
    if not report.guarded:
        click.echo(
            "Warning  this host ignores conditional writes: two publishers at once could "
            "overwrite each other's feed",
            err=True,
        )


def _shape(todo: Plan, report: Report | None, target: str, *, dry_run: bool) -> dict[str, Any]:
    """Give the object that --json prints."""
    return {
        "target": target,
        "dry_run": dry_run,
        "send": [{"path": parcel.path, "bytes": parcel.size} for parcel in todo.send],
        "delete": list(todo.doomed),
        "unchanged": len(todo.known),
        "sent": len(report.sent) if report else 0,
        "deleted": len(report.deleted) if report else 0,
        "guarded": report.guarded if report else None,
    }
