"""briefing stats: how often each episode was downloaded."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options

_LOG = "access.log"


@click.command("stats", short_help="Count downloads from the server's log.")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)
@click.option(
    "--log",
    "logs",
    type=click.File("rb", lazy=True),
    multiple=True,
    metavar="FILE",
    help=f"Access log of briefing serve; '-' for standard input; several are read in turn "
    f"(default: DIR/{_LOG}).",
)
@options.as_json("Print the counts as JSON.")
def command(folder: Path, logs: tuple[click.utils.LazyFile, ...], as_json: bool) -> None:
    """Count the downloads of the show in DIR as the IAB's guidelines ask.

    One download is one listener (address and app) fetching at least a minute of an episode
    within 24 hours, in however many parts; programs that listen to nothing do not count.

    \b
    Example:
      briefing stats my-show
      briefing stats my-show --log old.log --log my-show/access.log --json
    """
    from briefing import archive, codec, stats
    from briefing.errors import ArchiveError

    sounds = stats.sounds(archive.public(folder), archive.episodes(folder))
    tally = stats.Tally(sounds)
    named = [log.name for log in logs] or [str(folder / _LOG)]
    for name in named:
        try:
            with click.open_file(name, "rb") as lines:
                tally.read(lines)
        except OSError as error:
            raise ArchiveError(
                f"{name} cannot be read: {error.strerror}",
                "Let the server write one, or name it with --log.",
            ) from None
    counted = tally.report()
    if as_json:
        click.echo(codec.dumps(counted))
        return
    _table(counted)


def _table(counted: object) -> None:
    from briefing.stats import Report

    assert isinstance(counted, Report)  # noqa: S101 - the room is loaded only when it is needed
    for each in counted.episodes:
        click.echo(f"{each.downloads:>8,}  {each.edition:<16}{each.title}")
    click.echo(f"{counted.downloads:>8,}  downloads in all")
    click.echo(
        f"          not counted: {counted.too_short:,} shorter than a minute, "
        f"{counted.robots:,} requests by robots, {counted.damaged:,} damaged lines"
    )
