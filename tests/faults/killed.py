"""Makes a bulletin and stops on the way: python killed.py SHOW ARTICLE SIGNAL WHAT COUNT.

WHAT is a stage, at whose COUNT-th event the signal comes, or a pattern, for the COUNT-th file of
that name about to be put in the public folder or the archive. It goes through the front door.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

show, article, name, what, count = sys.argv[1:]
seen = 0


def strike() -> None:
    global seen  # noqa: PLW0603 - a script of thirty lines
    seen += 1
    if seen == int(count):
        os.kill(os.getpid(), getattr(signal, name))


def on_event(event: object) -> None:
    if event.stage.value == what:
        strike()


def on_rename(draft: Path, target: Path) -> Path:
    if Path(target).match(what) and "work" not in Path(target).relative_to(show).parts:
        strike()
    return real(draft, target)


real = Path.replace
Path.replace = on_rename
import briefing.cli.progress  # noqa: E402

briefing.cli.progress.Progress.__call__ = lambda _self, event: on_event(event)
from briefing.__main__ import main  # noqa: E402

sys.argv = ["briefing", "make", article, "--to", show, "--voice", "tone", "--date", "2026-11-22"]
main()
