"""briefing play: the newest bulletin on a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.speakers import Speaker, Status


@click.command("play", short_help="Play the newest bulletin on a speaker.")
@click.argument("url", required=False, metavar="[URL]")
@click.option("--on", metavar="SPEAKER", help="mpd://HOST[:PORT], dlna:NAME or cast:NAME.")
@click.option(
    "--seek",
    type=click.FloatRange(0, 86_400),
    metavar="SECONDS",
    help="Go to this moment; with a URL, start there.",
)
@click.option("--stop", is_flag=True, help="Fall silent.")
@click.option("--position", is_flag=True, help="Tell what it is playing, and where it is.")
@click.option("--discover", is_flag=True, help="List the speakers that answer on this network.")
@options.as_json("Print the answer as JSON.")
def command(
    url: str | None,
    on: str | None,
    seek: float | None,
    stop: bool,
    position: bool,
    discover: bool,
    as_json: bool,
) -> None:
    """Play URL on a speaker: the newest sound of a feed, a playlist's first, or a sound file.

    The speaker fetches the sound itself, so the address must be one that it can reach.

    \b
    Example:
      briefing play --discover
      briefing play https://news.example.org/feed.xml --on dlna:Kitchen
      briefing play --on mpd://radio.local --stop
    """
    _check_usage(url, on, seek, stop=stop, position=position, discover=discover)
    if discover:
        _discover(on, as_json)
        return
    speaker = _speaker(on or "")
    if url:
        from briefing.speakers import source

        speaker.play(source.sound_at(url), start=seek or 0.0)
    elif stop:
        speaker.stop()
    elif seek is not None:
        speaker.seek(seek)
    _show(speaker.status(), as_json)


def _check_usage(
    url: str | None,
    on: str | None,
    seek: float | None,
    *,
    stop: bool,
    position: bool,
    discover: bool,
) -> None:
    if sum((bool(url), stop, position, discover)) > 1:
        raise ConfigError(
            "URL, --stop, --position and --discover were given together", "Give one of them."
        )
    if seek is not None and (stop or position or discover):
        raise ConfigError("--seek goes with a URL or stands alone", "Leave the other one out.")
    if not (url or stop or position or discover or seek is not None):
        raise ConfigError(
            "there is nothing to play", "Give a URL, --stop, --position, --seek or --discover."
        )
    if on is None and not discover:
        raise ConfigError(
            "no speaker was named", "Name it with --on; briefing play --discover lists them."
        )


def _speaker(on: str) -> Speaker:
    from briefing import plugins

    kind, _, address = on.partition(":")
    speaker: Speaker = plugins.load("speakers", kind, {"address": address.removeprefix("//")})
    return speaker


def _discover(on: str | None, as_json: bool) -> None:
    from briefing import codec, plugins

    kinds = plugins.names("speakers") if on is None else (on.partition(":")[0],)
    speakers: list[Speaker] = [plugins.load("speakers", kind) for kind in kinds]
    if on is not None:
        speakers[0].check()  # what is asked for by name must be able to look
    found = tuple(place for speaker in speakers for place in speaker.discover())
    if as_json:
        click.echo(codec.dumps(found))
        return
    for place in found:
        click.echo(f"{place.on:<28}{place.detail}")
    if not found:
        click.echo("no speaker answers here (MPD does not announce itself: --on mpd://HOST)")


def _show(status: Status, as_json: bool) -> None:
    from briefing import codec
    from briefing.clock import clock_time

    if as_json:
        click.echo(codec.dumps(status))
        return
    place = "" if status.position is None else f" {clock_time(status.position)}"
    length = "" if not (place and status.seconds) else f" of {clock_time(status.seconds)}"
    click.echo(f"{status.state.value}{place}{length}  {status.title}".rstrip())
