"""briefing script: the running order as a producer reads and edits it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from briefing.cli import options


@click.command("script", short_help="Print the running order of a bulletin.")
@options.articles()
@click.option("--programme", metavar="NAME", help="The radio script to follow; 'bulletin' if none.")
@click.option(
    "--show",
    "show_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The show file.",
)
@click.option("--date", metavar="ISO", help="The edition's date or date and time; now if left out.")
@click.option("--minutes", type=float, metavar="N", help="Length to aim at, minutes.")
@click.option("--seconds", type=float, metavar="N", help="Length to aim at, seconds.")
@options.pins()
@click.option(
    "--explain",
    is_flag=True,
    help="Show each sentence beside the article's own words, with the rules applied.",
)
def command(
    articles: tuple[str, ...],
    programme: str | None,
    show_file: Path | None,
    date: str | None,
    minutes: float | None,
    seconds: float | None,
    pins: tuple[str, ...],
    explain: bool,
) -> None:
    """Print the running order of the ARTICLES, with the article and paragraph of each line.

    Seconds are those of the words at the voice's pace; 'briefing make' fits them to the sound.

    \b
    Example:
      briefing script news/*.txt --programme bulletin
      briefing script news/*.txt --minutes 3 --explain
    """
    import tempfile

    from briefing.cli import sourcing
    from briefing.pipeline import Order, make
    from briefing.stages import Stage

    given = {
        "programme": programme, "minutes": options.minutes_of(minutes, seconds),
        "pins": pins or None,
    }  # fmt: skip
    settings = options.settings_of(None, show_file, given)
    stdin = sys.stdin.buffer if "-" in articles else None
    with tempfile.TemporaryDirectory() as folder:
        order = Order(
            sources=articles, to=Path(folder), settings=settings,
            now=datetime.now().astimezone(), date=date, until=Stage.SCRIPT, stdin=stdin,
            fetch=options.fetcher(articles),
        )  # fmt: skip
        outcome = make(order)
        if explain and outcome.script:
            click.echo("\n".join(sourcing.rows(outcome, outcome.script)))
        elif outcome.script_path:
            click.echo(outcome.script_path.read_text(encoding="utf-8"), nl=False)
