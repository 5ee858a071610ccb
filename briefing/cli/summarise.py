"""briefing summarise: the articles' stories in a few sentences each."""

from __future__ import annotations

from datetime import date

import click

from briefing.cli import options


@click.command("summarise", short_help="Tell the articles' stories in a few sentences.")
@options.articles()
@click.option("--words", type=click.IntRange(10, 1000), metavar="N", help="Words of each story.")
@click.option(
    "--seconds",
    type=click.FloatRange(3, 7200),
    metavar="N",
    help="Seconds for all stories together.",
)
@options.pins()
@click.option("--each", is_flag=True, help="One story an article, even on the same event.")
@click.option("--date", "day", metavar="ISO", help="The bulletin's day, for 'yesterday' and so on.")
@options.as_json("Print one JSON object a line for each story.")
def command(
    articles: tuple[str, ...],
    words: int | None,
    seconds: float | None,
    pins: tuple[str, ...],
    each: bool,
    day: str | None,
    as_json: bool,
) -> None:
    """Print the stories of the ARTICLES as they would be told on air.

    Every sentence comes from an article; articles on the same event become one story.

    \b
    Example:
      briefing summarise news/*.txt --words 60
    """
    from briefing import clock, codec
    from briefing.clean import clean
    from briefing.cli import shapes
    from briefing.script.timing import PACE
    from briefing.summarise import Wishes, stories

    if words and seconds:
        raise click.UsageError("Give --words or --seconds, not both.")
    cleaned = [clean(article) for article in options.read_articles(articles)]
    when: date | None = clock.moment(day).date() if day else None
    wishes = Wishes(pins=pins)
    for pin in wishes.unused([one.article for one in cleaned]):
        click.echo(f"--pin {pin!r} is on none of the articles.", err=True)
    told = stories(
        cleaned, seconds=seconds, words=words, day=when, together=not each, pace=PACE, wishes=wishes
    )
    for number, one in enumerate(told):
        if as_json:
            click.echo(codec.dumps(shapes.story(one, PACE), indent=None))
            continue
        click.echo(("\n" if number else "") + one.headline.upper())
        for sentence in one.sentences:
            click.echo(f"  {sentence.text}  [{sentence.article} ¶{sentence.paragraph}]")
