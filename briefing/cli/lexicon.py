"""briefing lexicon: how names are said, and how they sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options, speaking

if TYPE_CHECKING:
    from briefing.pronounce import Entry, Lexicon


def _house(help_text: str) -> Callable[[Any], Any]:
    return click.option(
        "--lexicon",
        "own",
        type=click.Path(path_type=Path, exists=True),
        metavar="FILE",
        help=help_text,
    )


@click.group("lexicon", short_help="Add, test and find pronunciations.")
def command() -> None:
    """Look up how words are said, teach new ones, and find the names nobody has taught yet.

    \b
    Example:
      briefing lexicon unknown news/*.txt
    """


@command.command("unknown")
@options.articles()
@_house("The house's pronunciations.")
def unknown(articles: tuple[str, ...], own: Path | None) -> None:
    """List the names in the ARTICLES that no lexicon knows.

    \b
    Example:
      briefing lexicon unknown story.txt
    """
    from briefing.clean import clean
    from briefing.pronounce import unknown_names

    lexicon = _lexicon(own)
    names: dict[str, None] = {}
    for article in options.read_articles(articles):
        text = " ".join(paragraph.text for paragraph in clean(article).paragraphs)
        names |= dict.fromkeys(unknown_names(text, lexicon))
    for name in names:
        click.echo(name)


@command.command("find")
@click.argument("word")
@_house("The house's pronunciations, over the shipped ones.")
def find(word: str, own: Path | None) -> None:
    """Show what the lexicon says of a WORD.

    \b
    Example:
      briefing lexicon find Southwark
    """
    click.echo(_described(word, _lexicon(own).find(word)))


@command.command("add")
@click.argument("word")
@click.option("--ipa", default="", metavar="SOUNDS", help="As Wikipedia's Help:IPA/English writes.")
@click.option("--american", default="", metavar="SOUNDS", help="For American voices, if not alike.")
@click.option("--respelling", default="", metavar="LETTERS", help="For voices without phonemes.")
@click.option("--when", default="", metavar="WHEN", help="name, before:x,y or after:x,y.")
@click.option(
    "--lexicon",
    "own",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("lexicon.tsv"),
    show_default=True,
    metavar="FILE",
    help="The house's pronunciations; made where there are none.",
)
def add(word: str, ipa: str, american: str, respelling: str, when: str, own: Path) -> None:
    """Teach how a WORD is said, in a lexicon file that [bulletin] lexicon names.

    \b
    Example:
      briefing lexicon add Alnwick --ipa ˈænɪk --respelling Annick
    """
    from briefing import pronounce

    entry = pronounce.Entry(word.strip(), ipa.strip(" /"), american, respelling, when)
    replaced = pronounce.add(own, entry)
    click.echo(f"{own}: {'changed' if replaced else 'added'} {_described(word, entry)}")


@command.command("test")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@speaking.who
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("lexicon.wav"),
    show_default=True,
    metavar="FILE",
    help="Where to write the sound (.wav).",
)
@_house("The house's pronunciations, over the shipped ones.")
def test(
    words: tuple[str, ...],
    name: str | None,
    show: Path | None,
    pairs: tuple[str, ...],
    path: Path,
    own: Path | None,
) -> None:
    """Speak each WORD in a short sentence, as a bulletin would, and show what the voice is given.

    \b
    Example:
      briefing lexicon test Southwark Alnwick --to names.wav
    """
    from briefing.sound.wav import write_wav

    speaker = speaking.speaker(name, show, pairs, own)
    clips = []
    for word in words:
        entry = speaker.lexicon.find(word)
        said = speaker.spoken(_sentence(word, entry))
        click.echo(f"{_described(word, entry)}\n    {said}")
        clips.append(speaker.say(said))
    click.echo(f"{path}: {write_wav(clips, path):.1f} s")


def _lexicon(own: Path | None) -> Lexicon:
    from briefing.pronounce import load_lexicon

    return load_lexicon(*([own] if own else []))


def _described(word: str, entry: Entry | None) -> str:
    if entry is None:
        return f"{word}: not in the lexicon; the voice's own rules say it"
    condition = f"  ({entry.when})" if entry.when else ""
    return f"{entry.word}  /{entry.ipa}/  {entry.respelling}".rstrip() + condition


def _sentence(word: str, entry: Entry | None) -> str:
    """Give a sentence in which the word's entry holds, its condition too."""
    side, _, listed = (entry.when if entry else "").partition(":")
    near = listed.partition(",")[0].strip()
    if side == "before":
        return f"This is {word} {near}."
    return f"This is {near} {word}." if side == "after" else f"This is {word}."
