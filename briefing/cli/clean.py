"""briefing clean: the cleaned text of articles, and what was cut."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli import options


@click.command("clean", short_help="Show an article with all that is no news removed.")
@options.articles()
@click.option("--explain", is_flag=True, help="Show each cut struck out, with its label and rule.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the explanation as an HTML page.",
)
@options.as_json("Print one JSON object a line for each article.")
def command(articles: tuple[str, ...], explain: bool, page: Path | None, as_json: bool) -> None:
    """Print the ARTICLES with everything removed that a newsreader must never say.

    \b
    Example:
      briefing clean story.txt --explain
      briefing clean articles.jsonl --json > cleaned.jsonl
    """
    from briefing import codec
    from briefing.clean import clean
    from briefing.cli import explaining, shapes

    cleaned = [clean(article) for article in options.read_articles(articles)]
    if page:
        page.write_text(explaining.as_page(cleaned), encoding="utf-8")
        click.echo(f"written to {page}")
    for number, one in enumerate(cleaned):
        if as_json:
            click.echo(codec.dumps(shapes.clean_article(one), indent=None))
        elif explain:
            click.echo(explaining.as_text(one, colour=sys.stdout.isatty()))
        elif not page:
            click.echo(("\n" if number else "") + "\n\n".join(p.text for p in one.paragraphs))
