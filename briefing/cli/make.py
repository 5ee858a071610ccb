"""briefing make: articles to a published bulletin."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.cli.progress import Progress
from briefing.clock import clock_time
from briefing.errors import ConfigError
from briefing.stages import Stage

if TYPE_CHECKING:
    from briefing.pipeline import Outcome

_STAGES = click.Choice([stage.value for stage in Stage])


@click.command("make", short_help="Make a bulletin and publish it in a show folder.")
@options.articles(required=False)
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The show folder.",
)
@click.option(
    "--show",
    "show_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The show file; DIR/briefing.toml where there is one.",
)
@click.option("--date", metavar="ISO", help="The edition's date or date and time; now if left out.")
@click.option("--minutes", type=float, metavar="N", help="Length to aim at, minutes.")
@click.option("--seconds", type=float, metavar="N", help="Length to aim at, seconds.")
@click.option("--voice", metavar="NAME", help="Who reads; see 'briefing voices'.")
@click.option(
    "--writer",
    metavar="NAME",
    help="The model that tells the stories: openai-compatible, anthropic or one of [writers]."
    " The articles' sentences are sent to it.",
)
@click.option("--programme", metavar="NAME", help="The radio script to follow.")
@options.pins()
@click.option(
    "--profile", metavar="NAME", help="Loudness: podcast, alexa, broadcast, custom and others."
)
@click.option("--format", "coding", metavar="NAME", help="Sound file: mp3, m4a or opus.")
@click.option("--plain", is_flag=True, default=None, help="Speech alone, no station sounds.")
@click.option(
    "--from",
    "start",
    type=_STAGES,
    metavar="STAGE",
    help="Go on from this stage's file as it stands, edited or not.",
)
@click.option(
    "--until", type=_STAGES, default="publish", metavar="STAGE", help="Stop after this stage."
)
@click.option(
    "--approved", is_flag=True, help="Speak articles that would be held for somebody to look at."
)
@options.private()
@click.option("--quiet", is_flag=True, help="Say nothing while working.")
@options.as_json("Print what was made as JSON.")
def command(
    articles: tuple[str, ...],
    folder: Path,
    show_file: Path | None,
    date: str | None,
    minutes: float | None,
    seconds: float | None,
    voice: str | None,
    writer: str | None,
    programme: str | None,
    pins: tuple[str, ...],
    profile: str | None,
    coding: str | None,
    plain: bool | None,
    start: str | None,
    until: str,
    approved: bool,
    allow_private: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make a bulletin of ARTICLES and publish it in the show folder.

    An ARTICLE is a text or HTML file, a feed, a .jsonl file, a folder of those, a URL or '-'.
    Run again without a change, it does no work. Edit a stage's file in DIR/work and go on
    with --from.

    \b
    Stages: articles clean summarise script speak mix master episode publish
    Example:
      briefing make news/*.txt --to my-show --minutes 3
      briefing make --to my-show --from script
    """
    from briefing.pipeline import Order, make

    first = Stage(start) if start else Stage.ARTICLES
    if not articles and first is Stage.ARTICLES:
        raise ConfigError(
            "no article was named", "Name files or folders, or '-' for standard input."
        )
    given = {
        "voice": voice, "writer": writer, "programme": programme, "profile": profile,
        "plain": plain, "format": coding, "pins": pins or None,
        "minutes": options.minutes_of(minutes, seconds),
    }  # fmt: skip
    settings = options.settings_of(folder, show_file, given)
    progress = None if quiet or as_json else Progress()
    order = Order(
        sources=articles,
        to=folder,
        settings=settings,
        now=datetime.now().astimezone(),
        date=date,
        start=first,
        until=Stage(until),
        approved=approved,
        cache=options.takes(folder),
        stdin=sys.stdin.buffer if "-" in articles else None,
        fetch=options.fetcher(articles, allow_private=allow_private),
    )
    try:
        outcome = make(order, progress)
    finally:
        if progress:
            progress.close()
    _show(outcome, folder, as_json=as_json, quiet=quiet)


def _show(outcome: Outcome, folder: Path, *, as_json: bool, quiet: bool) -> None:
    from briefing import codec
    from briefing.cli import shapes
    from briefing.script.timing import PACE

    for absent, by, why in outcome.replaced:
        click.echo(f"{by} read in place of {absent}, which could not speak: {why}", err=True)
    if outcome.writing:
        from briefing.pipeline.writing import words

        for line in words(outcome.writing):
            click.echo(f"Writer   {line}", err=True)
    if as_json:
        click.echo(codec.dumps(shapes.made(outcome, folder, PACE)))
    elif not quiet:
        _tell(outcome, folder)


def _tell(outcome: Outcome, folder: Path) -> None:
    cuts = Counter(cut.label.value for cleaned in outcome.cleaned for cut in cleaned.cuts)
    if cuts:
        listed = ", ".join(f"{count} {label}" for label, count in cuts.most_common())
        click.echo(f"Cut      {cuts.total()} lines no newsreader should say: {listed}")
    for cleaned in outcome.held:
        reasons = "; ".join(doubt.reason for doubt in cleaned.doubts if doubt.holds)
        click.echo(f"Held     {cleaned.article.source}: {reasons}")
    for number, story in enumerate(outcome.stories, start=1):
        click.echo(f"{'Stories ' if number == 1 else '        '} {number}. {story.headline}")
    for number, left in enumerate(outcome.left_out):
        click.echo(f"{'        ' if number else 'Left out'} {left.title}: {left.why}")
    episode = outcome.episode
    if episode is None:
        click.echo(f"Stopped  as asked; the work is in {folder / 'work' / outcome.edition}")
        return
    master, base = episode.master, folder / "public"
    aim = f" of {clock_time(outcome.wanted)} aimed at," if outcome.wanted else ""
    figures = f"{clock_time(master.seconds)}{aim} {master.sides}, {master.lufs:.1f} LUFS"
    figures += f" ({master.profile}), {master.true_peak:.1f} dBTP"
    state = "" if outcome.changed else " (nothing had changed)"
    click.echo(f"Made     {episode.title}{state}")
    click.echo(f"Sound    {figures}; {outcome.synthesised} sentences synthesised")
    click.echo(f"Listen   {base / 'episodes' / episode.slug / master.path}")
    click.echo(f"Feed     {base / 'feed.xml'}  (to subscribe: briefing serve {folder})")
    if outcome.script_path:
        click.echo(f"Script   {outcome.script_path}")
        click.echo(f"         edit it, then: briefing make --to {folder} --from script")
