"""briefing stats: how often each episode was downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cli import options
from briefing.errors import ArchiveError


@click.command("stats", short_help="Count downloads from the server's log.")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)
@click.option(
    "--log",
    "logs",
    multiple=True,
    metavar="FILE",
    help="Access log of briefing serve, '-' for standard input; several are read in turn, "
    "oldest first. DIR/access.log if left out.",
)
@options.as_json("Print the counts as JSON.")
def command(folder: Path, logs: tuple[str, ...], as_json: bool) -> None:
    """Count the downloads of the show in DIR as the IAB's guidelines ask.

    One download is one listener (address and app) fetching at least a minute of an episode
    within 24 hours, in however many parts; programs that listen to nothing do not count.

    \b
    Example:
      briefing stats my-show
      briefing stats my-show --log old.log --log my-show/access.log --json
    """
    from briefing import archive, codec, stats

    episodes = archive.episodes(folder)
    known = stats.sounds(archive.public(folder), episodes)
    counted = stats.count(_lines(logs or (str(folder / "access.log"),)), episodes, known)
    if as_json:
        click.echo(codec.dumps(counted))
        return
    for each in counted.episodes:
        click.echo(f"{each.downloads:>8,}  {each.edition:<16}{each.title}")
    click.echo(f"{counted.downloads:>8,}  downloads in all")
    click.echo(
        f"{'':10}left out: {counted.too_short:,} shorter than a minute, "
        f"{counted.robots:,} requests by robots, {counted.damaged:,} damaged lines"
    )


def _lines(names: tuple[str, ...]) -> Iterator[bytes]:
    for name in names:
        try:
            with click.open_file(name, "rb") as log:
                yield from log
        except OSError as error:
            raise ArchiveError(
                f"{name} cannot be read: {error.strerror}",
                "Let the server keep a log, or name it with --log.",
            ) from None
