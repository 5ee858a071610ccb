"""How long many editions take: cold, again with nothing new, and an hour later with some news.

    python tools/bench_editions.py [--count N] [--articles N] [--voice NAME] [--at-once N] [--dask]

Writes a newsroom of N shows into a temporary folder, each with some of the project's own articles
drawn by lot (so that shows share stories, as sister titles do), and makes every bulletin of three
minutes with an empty shelf of takes; then again; then with one article of each show exchanged.
With `--dask` the same over a Dask scheduler and as many worker processes on this machine. Memory
is the largest of any one process. Other programmes disturb the times.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from briefing.editions import Executor, Pool, Task, read

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=20, metavar="N", help="editions")
    parser.add_argument("--articles", type=int, default=8, metavar="N", help="articles in each")
    parser.add_argument("--voice", default="hibari")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--dask", action="store_true")
    chosen = parser.parse_args()
    stock = articles()
    for name in ("this machine's processes", *(["Dask's workers"] if chosen.dask else [])):
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            os.environ["BRIEFING_CACHE"] = str(folder / "takes")
            executor = dask(stack, chosen.at_once) if "Dask" in name else pool(chosen.at_once)
            print(f"{chosen.count} editions of {chosen.articles} articles by {name}, "
                  f"{chosen.at_once} at once")  # fmt: skip
            lot = random.Random(1)
            roster = newsroom(folder, chosen, stock, lot)
            for title in ("cold", "again", "an hour later"):
                if title == "an hour later":
                    exchange(folder, stock, lot)
                timed(title, roster, executor, chosen.at_once)


def articles() -> list[dict[str, object]]:
    """Give the project's own articles of several days."""
    return [
        json.loads(line)
        for path in sorted((ROOT / "tests/corpus/days").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def newsroom(
    folder: Path, chosen: argparse.Namespace, stock: list[dict[str, object]], lot: random.Random
) -> Path:
    """Write inboxes and a roster; give the roster."""
    lines = [f'[all]\nminutes = 3\nvoice = "{chosen.voice}"\n']
    for number in range(1, chosen.count + 1):
        inbox = folder / "inbox" / f"title-{number}"
        inbox.mkdir(parents=True)
        for place, article in enumerate(lot.sample(stock, chosen.articles), start=1):
            (inbox / f"{place}.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
        lines.append(f'[editions.title-{number}]\narticles = ["inbox/title-{number}"]\n')
    roster = folder / "roster.toml"
    roster.write_text("\n".join(lines), encoding="utf-8")
    return roster


def exchange(folder: Path, stock: list[dict[str, object]], lot: random.Random) -> None:
    """Put another article in the place of each show's first."""
    for first in folder.glob("inbox/*/1.jsonl"):
        first.write_text(json.dumps(lot.choice(stock)) + "\n", encoding="utf-8")


def pool(at_once: int) -> Callable[[], Executor]:
    return lambda: Pool(at_once)


def dask(stack: ExitStack, at_once: int) -> Callable[[], Executor]:
    """Start a scheduler with workers; give what connects to it."""
    from distributed import LocalCluster

    from briefing.editions.cluster import Cluster

    local = LocalCluster(
        n_workers=at_once, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    )
    address = stack.enter_context(local).scheduler_address
    return lambda: Cluster(address)


def timed(title: str, roster: Path, executor: Callable[[], Executor], at_once: int) -> None:
    """Make every edition once and print what it took."""
    now = datetime.now().astimezone()
    tasks = [Task(edition, now, neighbours=at_once) for edition in read(roster)]
    start = time.perf_counter()
    reports = list(executor().run(tasks))
    wall = time.perf_counter() - start
    states = ", ".join(f"{n} {state}" for state, n in Counter(r.state for r in reports).items())
    spoken, shelf = (sum(getattr(r, name) for r in reports) for name in ("synthesised", "reused"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    print(f"  {title:14}{wall:7.1f} s, {wall / len(reports):5.2f} s each; {states}; "
          f"{spoken} sentences spoken, {shelf} from the shelf; {memory:.0f} MB")  # fmt: skip
    for report in reports:
        if report.message:
            print(f"    {report.edition}: {report.message}")


if __name__ == "__main__":
    main()
