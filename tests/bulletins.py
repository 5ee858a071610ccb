"""What the tests of whole bulletins share: an article, an order with the humming voice, a tree."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.pipeline import Order
from briefing.settings import Settings

DEMO = sorted((Path(__file__).parent / "corpus" / "demo").glob("*.txt"))
NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)

FERRY = """\
Island ferry cancelled for a third day after hull damage

The ferry to Skarvey has been cancelled for a third day after divers found a crack in its hull.

The crack, about 40cm long, was found below the waterline during an inspection on Thursday.

Island Lines said the vessel would be towed to a dry dock in Portmorran for repairs.

Managing director Ruth Tarbet said: "We will not sail with passengers until it is safe."

About 300 people live on Skarvey, which has one shop and no airfield.

The council has hired two fishing boats to carry food and medicine to the island.

A relief vessel is expected to arrive on Monday, the operator said.

Download our free app for iPhone and Android.
"""

ADVERTS = """\
Download our free app for iPhone and Android.

Get the story as it happens with our new app, free on your phone.

Sign up to our newsletter for the latest headlines every morning.

Follow us on Facebook and Twitter

Advertisement
"""


def article(folder: Path, text: str = FERRY, name: str = "ferry.txt") -> str:
    """Write an article and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def order(show: Path, *sources: object, voice: str = "tone", **changes: object) -> Order:
    """Give an order for a bulletin in `show`, with takes kept beside it."""
    made = Order(
        sources=tuple(str(source) for source in sources),
        to=show,
        settings=Settings(voice=voice, home=str(show)),
        now=NOW,
        date="2026-11-22",
        cache=show.parent / f"{show.name}-takes",
    )
    return replace(made, **changes)


def tree(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file beneath a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def briefing(*words: object, stdin: bytes = b"") -> Said:
    """Run a command of the command line in this process, as the console script would."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["briefing", *(str(word) for word in words)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.delenv("BRIEFING_DEBUG", raising=False)
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code
    assert code is None or isinstance(code, int)
    return Said(code or 0, out.getvalue(), err.getvalue())
