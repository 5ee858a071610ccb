"""briefing say: speak a line, or print how it will be said."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

_LONGEST_LINE = 20_000


@click.command("say", short_help="Speak a line, or print how it will be said.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@click.option("--voice", default="hibari", metavar="NAME", help="Who speaks.")
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the sound (.wav); say.wav if left out.",
)
@click.option("--text-only", is_flag=True, help="Print the spoken form instead.")
def command(text: tuple[str, ...], voice: str, path: Path | None, text_only: bool) -> None:
    """Speak TEXT with a voice, or print the words as they will be said.

    With '-' for TEXT, standard input is read, one line after another.

    \b
    Example:
      briefing say "The vote was 52-48 at 2.40pm." --text-only
      briefing say "Good morning." --to hello.wav
    """
    lines = _lines(text)
    if text_only:
        from briefing.pronounce import spoken

        for line in lines:
            click.echo(spoken(line))
            sys.stdout.flush()
        return
    _speak([line for line in lines if line.strip()], voice, path or Path("say.wav"))


def _lines(text: tuple[str, ...]) -> Iterable[str]:
    if text != ("-",):
        return [" ".join(text)]
    stream = click.get_text_stream("stdin", encoding="utf-8", errors="replace")
    return (line.rstrip("\n")[:_LONGEST_LINE] for line in stream)


def _speak(lines: list[str], name: str, path: Path) -> None:
    from briefing import plugins
    from briefing.errors import VoiceError
    from briefing.pronounce import load_lexicon, spoken
    from briefing.sound import trim
    from briefing.sound.wav import write_wav
    from briefing.text import words

    voice = plugins.load("voices", name)
    voice.check()
    lexicon = load_lexicon()
    said = [spoken(line, lexicon, phonemes=voice.capabilities.phonemes) for line in lines]
    said = [line for line in said if words(line)]
    if not said:
        raise VoiceError("there are no words to speak", "Give some words.")
    seconds = write_wav([trim(voice.say(line)) for line in said], path)
    click.echo(f"{path}: {seconds:.1f} s")
