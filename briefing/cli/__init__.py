"""The command line: one file a command, options in, a room called, the answer shown.

The commands are loaded only when used, so that help answers at once.
"""

from __future__ import annotations

import importlib

import click

from briefing import __version__

_COMMANDS = {
    "make": "Make a bulletin of articles and publish it in a show folder.",
    "clean": "Show an article with everything removed that is no news.",
    "summarise": "Tell the articles' stories in a few sentences each.",
    "script": "Print the running order of a bulletin.",
    "say": "Speak a line, or print how it will be said.",
    "show": "Look at an episode: waveform, loudness, chapters, cues.",
    "check": "Check a show, a feed or a sound file against the rules.",
    "serve": "Serve a show folder to podcast apps and speakers.",
    "play": "Play the newest bulletin on a speaker.",
    "stats": "Count how often each episode was downloaded.",
    "publish": "Send a show to its host: a folder, S3 or SFTP.",
    "editions": "Make every bulletin of a roster, here or over a cluster.",
    "episodes": "List, show, approve, correct, withdraw and retire episodes.",
    "init": "Start a show folder with a show file to edit.",
    "voices": "Show which voices can speak here.",
    "lexicon": "Add, test and find pronunciations.",
    "sites": "Show and forget the lines that sites are known to repeat.",
    "rules": "List the cleaning rules with examples.",
    "doctor": "Show what works here and what to do about the rest.",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"briefing.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            error.message += _meant(args[0])
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _meant(name: str) -> str:
    import difflib  # only on a mistake

    close = difflib.get_close_matches(name, _COMMANDS, n=1)
    return f" Did you mean '{close[0]}'?" if close else ""


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def briefing() -> None:
    """Articles in, a spoken news bulletin out, as a podcast.

    \b
    Example:
      briefing make articles/*.txt --to my-show
      briefing serve my-show
    """
