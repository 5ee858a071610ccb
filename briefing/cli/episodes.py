"""briefing episodes: the archive of a show."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import mending, options
from briefing.clock import clock_time
from briefing.errors import ArchiveError


@click.group("episodes", short_help="List, show, approve, correct, withdraw and retire episodes.")
def command() -> None:
    """Look through a show's episodes, and mend what was published in the open.

    \b
    Example:
      briefing episodes list my-show
      briefing episodes show my-show 2026-11-22
      briefing episodes correct my-show 2026-11-22 --what "The vote was six to three."
      briefing episodes withdraw my-show 2026-11-22 --reason "The man named was not there."
    """


for mended in (mending.approve, mending.correct, mending.withdraw, mending.retire):
    command.add_command(mended)


@command.command("list")
@options.show_folder()
@options.as_json("Print them as JSON.")
def list_(folder: Path, as_json: bool) -> None:
    """List the episodes of the show in DIR, newest first.

    \b
    Example:
      briefing episodes list my-show
    """
    from briefing import archive, codec

    found = archive.episodes(folder)
    if as_json:
        click.echo(codec.dumps(found))
        return
    for episode in found:
        length = clock_time(episode.master.seconds)
        click.echo(
            f"{episode.number:>4}  {episode.edition:<22}{episode.status.value:<11}"
            f"{length:>8}  {episode.title}"
        )


@command.command("show")
@options.show_folder()
@click.argument("key", metavar="EPISODE")
@options.as_json("Print it as JSON.")
def show(folder: Path, key: str, as_json: bool) -> None:
    """Show one EPISODE of the show in DIR, by number, edition, slug or guid.

    \b
    Example:
      briefing episodes show my-show 1
    """
    from briefing import archive, codec

    episode = archive.find(folder, key)
    if episode is None:
        known = ", ".join(each.edition for each in archive.episodes(folder)[:5]) or "none yet"
        raise ArchiveError(f"{folder}: there is no episode {key!r}", f"Newest: {known}.")
    if as_json:
        click.echo(codec.dumps(episode))
        return
    master = episode.master
    click.echo(f"{episode.title}\n{episode.published}  {episode.status.value}  {episode.guid}")
    click.echo(
        f"{clock_time(master.seconds)}, {master.lufs:.1f} LUFS, {master.true_peak:.1f} dBTP, "
        f"{master.bytes:,} bytes, {master.path}"
    )
    for chapter in episode.chapters:
        click.echo(f"  {clock_time(chapter.start):>6}  {chapter.title}")
    for fact in episode.made_with:
        click.echo(f"  made with {fact}")


@command.command("log")
@options.show_folder()
@options.as_json("Print it as JSON.")
def log(folder: Path, as_json: bool) -> None:
    """Show what was corrected, withdrawn, retired and deleted in the show in DIR, oldest first.

    \b
    Example:
      briefing episodes log my-show
    """
    from briefing import archive, codec

    found = archive.entries(folder)
    if as_json:
        click.echo(codec.dumps(found))
        return
    for entry in found:
        click.echo(
            f"{entry.when[:16]}  {entry.deed.value:<10} "
            f"{entry.edition or entry.audio:<16}{entry.reason}"
        )
