"""Write the generated parts of docs/: the command-line reference and the table of rooms.

python tools/make_docs.py            write them
python tools/make_docs.py --check    exit 1 when one of them is out of date
"""

from __future__ import annotations

import ast
import importlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cli import briefing

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE = ROOT / "docs" / "ARCHITECTURE.md"
REFERENCE = ROOT / "docs" / "cli.md"
_BEGIN = "<!-- rooms: written by tools/make_docs.py; change a module's first sentence instead -->"
_END = "<!-- end of rooms -->"
_WIDTH = 88
_FLOORS = (
    "Doors", "Doors", "Many shows", "Order of the rooms", "Rooms", "Engines", "Helpers", "Ground",
    "Ground",
)  # fmt: skip


def main() -> int:
    """Write both, or tell which is out of date."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path, wanted in ((REFERENCE, reference()), (ARCHITECTURE, architecture())):
        if path.is_file() and path.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(path.relative_to(ROOT))
        if not check:
            path.write_text(wanted, encoding="utf-8")
    for path in stale:
        print(f"{path}: {'is out of date; run: make docs' if check else 'written'}")
    return 1 if check and stale else 0


def reference() -> str:
    """Give the command-line reference as Markdown: the help of every command, as it is shown."""
    parts = [
        "# The command line",
        "",
        "Written by `make docs` from the commands themselves; `make check` compares.",
    ]
    for path, command in commands("briefing", briefing):
        context = click.Context(command, info_name=path, max_content_width=_WIDTH)
        context.terminal_width = _WIDTH
        parts += ["", f"## {path}", "", "```text", command.get_help(context).rstrip(), "```"]
    parts += ["", "## Exit codes", "", "```text", _error_tree(), "```"]
    return "\n".join(parts) + "\n"


def commands(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """Give a command and all beneath it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from commands(f"{path} {name}", below)


def architecture() -> str:
    """Give docs/ARCHITECTURE.md with its table of rooms made anew."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise SystemExit(f"{ARCHITECTURE}: the marks around the table of rooms are gone")
    return f"{before}{_BEGIN}\n{rooms()}\n{_END}{after}"


def rooms() -> str:
    """Give every room with its first sentence as a Markdown table, floor by floor."""
    rows = ["| floor | room | what it is |", "|---|---|---|"]
    for title, names in floors():
        rows += [f"| {title} | `{name}` | {_first_sentence(name)} |" for name in names]
    return "\n".join(rows)


def floors() -> Iterator[tuple[str, list[str]]]:
    """Give the floors from the top with their rooms, as the import-linter contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == ["briefing"])
    for title, layer in zip(_FLOORS, layers, strict=True):
        yield title, [name.strip() for name in layer.split("|")]


def _first_sentence(room: str) -> str:
    folder = ROOT / "briefing" / room
    path = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if not said:
        raise SystemExit(f"{path}: has no first sentence")
    paragraph = " ".join(said.split("\n\n")[0].split())
    return paragraph.replace("|", "\\|")


def _error_tree() -> str:
    errors = importlib.import_module("briefing.errors")
    lines = (errors.__doc__ or "").splitlines()
    return "\n".join(line[4:] for line in lines if line.startswith("    "))


if __name__ == "__main__":
    sys.exit(main())
