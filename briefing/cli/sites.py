"""briefing sites: the lines that sites are known to repeat from article to article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.sitememory import SiteMemory

_FOLDER = click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)


@click.group("sites", short_help="Show and forget the lines that sites repeat.")
def command() -> None:
    """Look at what a show has learned of its sites: lines they repeat, which are cut.

    A line is held to be furniture once three articles of a site, of two dates, carry it.

    \b
    Example:
      briefing sites show my-show www.gazette.example
    """


@command.command("show")
@_FOLDER
@click.argument("site", required=False)
def show(folder: Path, site: str | None) -> None:
    """Show the sites remembered, or the lines that one SITE repeats.

    \b
    Example:
      briefing sites show my-show www.gazette.example
    """
    memory = _memory(folder)
    if site is None:
        click.echo("\n".join(memory.sites()) or "no site is remembered yet")
        return
    for line in memory.show(site):
        mark = "cut " if line.known else "    "
        click.echo(f"{mark}{line.articles:>5} articles, {line.dates} dates  {line.text}")


@command.command("forget")
@_FOLDER
@click.argument("site")
@click.option("--line", metavar="TEXT", help="Only this line.")
def forget(folder: Path, site: str, line: str | None) -> None:
    """Forget a SITE, or one line of it that was wrongly held to be furniture.

    \b
    Example:
      briefing sites forget my-show www.gazette.example --line "More information"
    """
    gone = _memory(folder).forget(site, line)
    click.echo(f"{gone} {'sightings' if line else 'articles'} forgotten")


def _memory(folder: Path) -> SiteMemory:
    from briefing.sitememory import SiteMemory

    return SiteMemory(folder / "archive" / "sites.sqlite")
