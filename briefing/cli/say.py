"""briefing say: speak a line, or print how it will be said."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from briefing.cli import speaking

_LONGEST_LINE = 20_000


@click.command("say", short_help="Speak a line, or print how it will be said.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@speaking.who
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the sound (.wav); say.wav if left out.",
)
@click.option("--text-only", is_flag=True, help="Print the spoken form instead.")
def command(
    text: tuple[str, ...],
    name: str | None,
    show: Path | None,
    pairs: tuple[str, ...],
    path: Path | None,
    text_only: bool,
) -> None:
    """Speak TEXT with a voice, or print the words as they will be said.

    With '-' for TEXT, standard input is read, one line after another. With --show the line is
    said as that show would say it.

    \b
    Example:
      briefing say "The vote was 52-48 at 2.40pm." --text-only
      briefing say "Good morning." --to hello.wav
      briefing say "Good morning." --show my-show --option speed=0.9
    """
    lines = _lines(text)
    if text_only:
        from briefing.pronounce import spoken

        language = speaking.language(show)
        for line in lines:
            click.echo(spoken(line, locale=language))
            sys.stdout.flush()
        return
    speaker = speaking.speaker(name, show, pairs)
    _speak([line for line in lines if line.strip()], speaker, path or Path("say.wav"))


def _lines(text: tuple[str, ...]) -> Iterable[str]:
    if text != ("-",):
        return [" ".join(text)]
    stream = click.get_text_stream("stdin", encoding="utf-8", errors="replace")
    return (line.rstrip("\n")[:_LONGEST_LINE] for line in stream)


def _speak(lines: list[str], speaker: speaking.Speaker, path: Path) -> None:
    from briefing.errors import VoiceError
    from briefing.sound.wav import write_wav
    from briefing.text import words

    said = [line for line in map(speaker.spoken, lines) if words(line)]
    if not said:
        raise VoiceError("there are no words to speak", "Give some words.")
    seconds = write_wav([speaker.say(line) for line in said], path)
    click.echo(f"{path}: {seconds:.1f} s")
