"""A newsroom of three shows with the tone voice, and ways of making that go wrong."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

from briefing.editions import Report, Task, perform

ARTICLE = """{town} library to open on Sundays

The library in {town} will open on Sundays from the first of May, the council said on Tuesday.

Readers have asked for it for {years} years, said the librarian, Ada Quill.

"It is the one day when families have time," she said.
"""
_SHOWS = """[show]
title = "{town} today"
base_url = "https://news.example/{name}/"

[bulletin]
voice = "tone"
plain = true
"""


def newsroom(folder: Path, names: tuple[str, ...] = ("leeds", "york", "hull")) -> Path:
    """Write shows and articles into `folder`; give the roster."""
    lines = []
    for years, name in enumerate(names, start=2):
        inbox, show = folder / "inbox" / name, folder / "shows" / name
        inbox.mkdir(parents=True)
        show.mkdir(parents=True)
        text = ARTICLE.format(town=name.title(), years=years)
        (inbox / "library.txt").write_text(text, encoding="utf-8")
        settings = _SHOWS.format(town=name.title(), name=name)
        (show / "briefing.toml").write_text(settings, encoding="utf-8")
        lines.append(f'[editions.{name}]\narticles = ["inbox/{name}/*.txt"]\n')
    roster = folder / "roster.toml"
    roster.write_text("\n".join(lines), encoding="utf-8")
    return roster


def killed_once(task: Task) -> Report:
    """Make an edition; York's first worker is killed at work."""
    if task.edition.name == "york":
        mark = task.edition.to / "killed"
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return perform(task)


def killed_always(task: Task) -> Report:
    """Make an edition; whoever makes York's is killed."""
    if task.edition.name == "york":
        os.kill(os.getpid(), signal.SIGKILL)
    return perform(task)


def lingering(task: Task) -> Report:
    """Tell that work has begun, and never end it."""
    with (task.edition.to / "begun").open("w", encoding="utf-8") as pipe:
        pipe.write("begun")
        pipe.flush()
        threading.Event().wait()
    return perform(task)
