"""briefing serve: a show folder for podcast apps and speakers."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("serve", short_help="Serve a show folder to podcast apps.")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; 0.0.0.0 for the whole network.",
)
@click.option(
    "--log",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where requests are noted, for 'briefing stats'; DIR/access.log if left out.",
)
def command(folder: Path, port: int, host: str, log: Path | None) -> None:
    """Serve the public folder of the show in DIR until stopped with Ctrl-C.

    \b
    Example:
      briefing serve my-show --port 8000
    """
    from briefing import serve

    with (log or folder / "access.log").open("a", encoding="utf-8", buffering=1) as notes:
        serve.run(
            folder,
            host,
            port,
            ready=lambda address: click.echo(f"serving {folder} at {address}"),
            access_log=notes,
        )
