"""briefing episodes: what is done to an episode after it was made, in the open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.cli.progress import Progress
from briefing.clock import clock_time
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.models import Episode
    from briefing.pipeline import Order

_SHOW_FILE = click.option(
    "--show",
    "show_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The show file; DIR/briefing.toml where there is one.",
)
_VOICE = click.option("--voice", metavar="NAME", help="Who reads; see 'briefing voices'.")
_QUIET = click.option("--quiet", is_flag=True, help="Say nothing while working.")


@click.command("approve")
@options.show_folder()
@click.argument("edition", metavar="EDITION")
@_SHOW_FILE
@_VOICE
@_QUIET
@options.as_json("Print the episode as JSON.")
def approve(
    folder: Path,
    edition: str,
    show_file: Path | None,
    voice: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Publish an EDITION that was made with 'briefing make --until episode' and then listened to.

    Its script is taken as it stands; what was edited since is spoken anew.

    \b
    Example:
      briefing episodes approve my-show 2026-11-22
    """
    from briefing import pipeline

    with _progress(quiet or as_json) as progress:
        outcome = pipeline.approve(_order(folder, show_file, voice), edition, progress)
    if outcome.episode:
        _tell("Published", outcome.episode, folder, as_json=as_json)


@click.command("correct")
@options.show_folder()
@click.argument("key", metavar="EPISODE")
@click.option(
    "--what", required=True, metavar="TEXT", help="What was wrong and is now right, for listeners."
)
@_SHOW_FILE
@_VOICE
@_QUIET
@options.as_json("Print the corrected episode as JSON.")
def correct(
    folder: Path,
    key: str,
    what: str,
    show_file: Path | None,
    voice: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Put a mended recording in the place of the published EPISODE.

    First edit DIR/work/<edition>/script.txt. The episode keeps its guid, date and page; its sound
    gets a new address, and the old one goes on answering. The notes open with what changed, and
    the log keeps it.

    \b
    Example:
      briefing episodes correct my-show 2026-11-22 --what "The vote was six to three, not seven."
    """
    from briefing import pipeline

    order = _order(folder, show_file, voice)
    with _progress(quiet or as_json) as progress:
        episode, _ = pipeline.correct(order, key, _words(what, "--what"), progress)
    _tell("Corrected", episode, folder, as_json=as_json)


@click.command("withdraw")
@options.show_folder()
@click.argument("key", metavar="EPISODE")
@click.option(
    "--reason", required=True, metavar="TEXT", help="Why; read out, and shown on its page."
)
@click.option("--silent", is_flag=True, help="Record no correction; its addresses are left empty.")
@_SHOW_FILE
@_VOICE
@_QUIET
@options.as_json("Print the withdrawn episode and its correction as JSON.")
def withdraw(
    folder: Path,
    key: str,
    reason: str,
    silent: bool,
    show_file: Path | None,
    voice: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Take EPISODE out of the feed for good.

    A "Correction" episode that says which bulletin was withdrawn, and why, appears in the feed
    and answers at every address the withdrawn sound had. What is read is the programme
    'correction'. A withdrawal that was cut short is finished by asking again.

    \b
    Example:
      briefing episodes withdraw my-show 2026-11-22 --reason "The man named was not there."
    """
    from briefing import codec, pipeline

    order = _order(folder, show_file, voice)
    with _progress(quiet or as_json) as progress:
        gone, said = pipeline.withdraw(
            order, key, _words(reason, "--reason"), progress, aloud=not silent
        )
    if as_json:
        click.echo(codec.dumps({"withdrawn": gone, "correction": said}))
        return
    click.echo(f"Withdrawn {gone.title}")
    if said:
        _tell("Published", said, folder, as_json=False)


@click.command("retire")
@options.show_folder()
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Keep the newest N in the feed.")
@click.option("--days", type=click.IntRange(1), metavar="N", help="Keep N days in the feed.")
@click.option(
    "--promise",
    type=click.IntRange(0),
    metavar="N",
    help="Serve what left the feed for N days more; then delete it. 365 if left out.",
)
@_SHOW_FILE
@options.as_json("Print what left the feed and what was deleted as JSON.")
def retire(
    folder: Path,
    keep: int | None,
    days: int | None,
    promise: int | None,
    show_file: Path | None,
    as_json: bool,
) -> None:
    """Let old episodes leave the feed, and delete what no promise holds any more.

    An address that was published goes on answering for as long as was promised after its episode
    left the feed, or its sound was corrected. The show file's keep, keep_days and promise_days
    do this after every bulletin.

    \b
    Example:
      briefing episodes retire my-show --keep 300 --promise 365
    """
    from briefing import codec, pipeline

    order = _order(folder, show_file, None)
    settings = order.settings
    left, deleted = pipeline.retire(
        order,
        keep=keep or settings.keep or None,
        days=days or settings.keep_days or None,
        promise=settings.promise_days if promise is None else promise,
    )
    if as_json:
        click.echo(codec.dumps({"left": left, "deleted": deleted}))
        return
    for edition in left:
        click.echo(f"left the feed  {edition}")
    for path in deleted:
        click.echo(f"deleted        {path}")
    click.echo(f"{len(left)} editions left the feed, {len(deleted)} files or folders deleted")


def _order(folder: Path, show_file: Path | None, voice: str | None) -> Order:
    from briefing.pipeline import Order

    settings = options.settings_of(folder, show_file, {"voice": voice})
    return Order(
        sources=(),
        to=folder,
        settings=settings,
        now=datetime.now().astimezone().replace(microsecond=0),
        cache=options.takes(folder),
    )


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    progress = None if quiet else Progress()
    try:
        yield progress
    finally:
        if progress:
            progress.close()


def _words(text: str, option: str) -> str:
    if not text.strip():
        raise ConfigError(f"{option} is empty", "Say it in a sentence: listeners will read it.")
    return text


def _tell(deed: str, episode: Episode, folder: Path, *, as_json: bool) -> None:
    from briefing import codec

    if as_json:
        click.echo(codec.dumps(episode))
        return
    sound = folder / "public" / "episodes" / episode.slug / episode.master.path
    click.echo(f"{deed:<9} {episode.title}")
    click.echo(f"Listen    {sound}  ({clock_time(episode.master.seconds)})")
