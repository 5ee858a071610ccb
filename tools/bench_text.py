"""Print how much work the text half of a day's articles is, from files to a written script.

    python tools/bench_text.py [--count 200] [--rounds 3]

Takes every other one of the project's longest training articles, cluttered as they were pasted,
and runs `briefing make --until script` on them in a new process and an empty show. Prints the CPU
seconds of each round, user and system together, and the fewest: the clock on the wall says little
on a machine that others use. The first round also compiles Python's modules, which an installed
briefing finds compiled.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import labelled


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder, "news")
        words = _written(news, args.count)
        print(f"{args.count} articles, {words} words with what surrounds them")
        compiled = Path(folder, "compiled")
        shows = [Path(folder, f"show-{turn}") for turn in range(args.rounds)]
        seconds = [_told(news, show, compiled) for show in shows]
    print("CPU-seconds to a script:", *(f"{one:.2f}" for one in seconds))
    print(f"fewest: {min(seconds):.2f}")


def _written(folder: Path, count: int) -> int:
    """Write the articles as a producer would have them; give how many words they are."""
    folder.mkdir()
    longest = sorted(
        (one.article for one in labelled.corpus("training")),
        key=lambda article: -sum(map(len, article.paragraphs)),
    )
    words = 0
    for place, article in enumerate(longest[: 2 * count : 2]):
        text = "\n\n".join([article.title, *article.paragraphs])
        words += len(text.split())
        Path(folder, f"{place:04}.txt").write_text(text + "\n", encoding="utf-8")
    return words


def _told(news: Path, show: Path, compiled: Path) -> float:
    """Give the CPU seconds of one run, which keeps the modules it compiles in a folder."""
    before, settings = _used(), {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "briefing", "make", str(news), "--to", str(show)]
    subprocess.run([*command, "--until", "script"], check=True, capture_output=True, env=settings)
    return _used() - before


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
