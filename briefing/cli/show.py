"""briefing show: one episode to look at, in the terminal or as a picture."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.errors import ArchiveError

if TYPE_CHECKING:
    from briefing.models import Episode

_WIDEST = 160


@click.command("show", short_help="Look at an episode: waveform, chapters, cues, loudness.")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)
@click.argument("key", required=False, metavar="[EPISODE]")
@click.option(
    "--to",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Copy the picture there (.svg).",
)
@options.as_json("Print what is drawn as JSON.")
def command(folder: Path, key: str | None, picture: Path | None, as_json: bool) -> None:
    """Show an EPISODE of the show in DIR: sound, loudness, chapters, cues, silences, limiter.

    EPISODE is a number, an edition, a slug or a guid; the newest if left out.

    \b
    Example:
      briefing show my-show
      briefing show my-show 2026-11-22 --to waveform.svg
    """
    from briefing import atomic, codec
    from briefing.episode import looking

    episode, place = _found(folder, key)
    sheet = looking.cue_sheet(place)
    seen = looking.overview(place)
    drawn = place / "waveform.svg"
    if picture is not None:
        atomic.write_bytes(picture, _picture(drawn))
    if as_json:
        click.echo(codec.dumps(_as_json(episode, sheet, seen)))
        return
    wide = min(_WIDEST, shutil.get_terminal_size((100, 24)).columns)
    plain = (sys.stdout.encoding or "ascii").lower().replace("-", "") not in ("utf8", "utf16")
    for row in looking.rows(episode, sheet, seen, width=max(40, wide - 1), plain=plain):
        click.echo(row)
    click.echo(f"picture   {picture or drawn}")


def _found(folder: Path, key: str | None) -> tuple[Episode, Path]:
    """Give the episode and the folder of its files; raises ArchiveError when there is none."""
    from briefing import archive

    known = archive.episodes(folder)
    episode = archive.find(folder, key) if key is not None else next(iter(known), None)
    if episode is None:
        listed = ", ".join(each.edition for each in known[:5]) or "none yet"
        named = f"no episode {key!r}" if key is not None else "no episode"
        raise ArchiveError(f"{folder}: there is {named}", f"Newest: {listed}.")
    return episode, archive.public(folder) / "episodes" / episode.slug


def _picture(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        name = os.fspath(path)
        remedy = "Make the edition again with 'briefing make'."
        raise ArchiveError(f"{name} cannot be read: {error.strerror}", remedy) from error


def _as_json(episode: Episode, sheet: Any, seen: Any) -> dict[str, Any]:
    master = episode.master
    return {
        "guid": episode.guid,
        "edition": episode.edition,
        "title": episode.title,
        "status": episode.status.value,
        "seconds": round(master.seconds, 3),
        "channels": master.channels,
        "profile": master.profile,
        "lufs": round(master.lufs, 2),
        "true_peak": round(master.true_peak, 2),
        "chapters": episode.chapters,
        "cues": sheet.cues,
        "silences": seen.silences,
        "limited": seen.limited,
        "loudness": [round(max(level, -70.0), 1) for level in seen.loudness.tolist()],
        "peaks": [round(peak, 3) for peak in seen.peaks.tolist()],
    }
