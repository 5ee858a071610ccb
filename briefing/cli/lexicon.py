"""briefing lexicon: how names are said."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options


@click.group("lexicon", short_help="Find pronunciations.")
def command() -> None:
    """Look up how words are said, and find the names nobody has taught yet.

    \b
    Example:
      briefing lexicon unknown news/*.txt
    """


@command.command("unknown")
@options.articles()
@click.option(
    "--lexicon",
    "own",
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="The house's pronunciations.",
)
def unknown(articles: tuple[str, ...], own: Path | None) -> None:
    """List the names in the ARTICLES that no lexicon knows.

    \b
    Example:
      briefing lexicon unknown story.txt
    """
    from briefing.clean import clean
    from briefing.pronounce import load_lexicon, unknown_names

    lexicon = load_lexicon(*([own] if own else []))
    names: dict[str, None] = {}
    for article in options.read_articles(articles):
        text = " ".join(paragraph.text for paragraph in clean(article).paragraphs)
        names |= dict.fromkeys(unknown_names(text, lexicon))
    for name in names:
        click.echo(name)


@command.command("find")
@click.argument("word")
def find(word: str) -> None:
    """Show what the lexicon says of a WORD.

    \b
    Example:
      briefing lexicon find Southwark
    """
    from briefing.pronounce import load_lexicon

    entry = load_lexicon().find(word)
    if entry is None:
        click.echo(f"{word}: not in the lexicon; the voice's own rules say it")
        return
    click.echo(f"{entry.word}  /{entry.ipa}/  {entry.respelling}".rstrip())
