"""How long a feed of a thousand episodes takes to render and to check, and in how much memory.

python tools/bench_feed.py [--episodes 1000] [--folder]

Rendering and checking each run in a process of their own, so that its memory is its own. With
--folder a whole show folder of so many episodes is published and checked as well, sound files,
sidecars, pages and all.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "feed"))

_MEASURED = """
import json, resource, sys, time
sys.path.insert(0, {tests!r})
{setup}
wall, spent = time.perf_counter(), time.process_time()
{work}
print(json.dumps([time.perf_counter() - wall, time.process_time() - spent,
                  resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, {told}]))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--episodes", type=int, default=1000)
    options.add_argument("--folder", action="store_true", help="check a whole show folder too")
    given = options.parse_args()
    count = given.episodes
    print(f"{count:,} episodes{'':<12}{'wall s':>8}{'CPU s':>8}{'MB':>7}")
    setup = (
        "from made_up import SHOW, episode\nfrom briefing import feed\n"
        f"all_of_them = [episode(n) for n in range(1, {count + 1})]\n"
        "feed.render(SHOW, all_of_them[:3])"
    )
    _row("rendered", setup, "files = feed.render(SHOW, all_of_them)", "len(files)", "files")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "feed.xml"
        one = f"{setup}\nfiles = feed.render(SHOW, all_of_them, page_size={count})\n"
        _run(one, f"open({str(path)!r}, 'wb').write(files['feed.xml'])", "0")
        size = f"of a feed of {path.stat().st_size / 1e6:.1f} MB"
        work = f"found = check.check({str(path)!r})"
        _row("checked", "from briefing import check", work, "len(found)", f"findings {size}")
        if given.folder:
            show = Path(name) / "show"
            _published(show, count)
            work = f"found = check.check({str(show)!r}, sound=False)"
            _row("folder checked", "from briefing import check", work, "len(found)", "findings")


def _row(name: str, setup: str, work: str, told: str, of: str) -> None:
    wall, spent, memory, number = _run(setup, work, told)
    print(f"{name:<26}{wall:>8.2f}{spent:>8.2f}{memory:>7.0f}  {number} {of}")


def _run(setup: str, work: str, told: str) -> list[float]:
    text = _MEASURED.format(tests=sys.path[0], setup=setup, work=work, told=told)
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    found: list[float] = json.loads(done.stdout)
    return found


def _published(folder: Path, count: int) -> None:
    from made_up import SHOW, episode, picture, write_draft

    from briefing import archive, feed

    artwork = archive.put_artwork(folder, picture())
    everything = []
    for number in range(1, count + 1):
        made = episode(number)
        everything.append(made)
        write_draft(made, folder / "public" / "episodes" / made.slug)
        archive.keep(folder, made) if number == count else _kept(folder, made)
    archive.refresh(folder, feed.render(SHOW, everything, artwork=artwork))


def _kept(folder: Path, made: object) -> None:
    """Write a record without comparing it with all the others, which grows with their square."""
    from briefing import atomic, codec

    atomic.write_text(folder / "archive" / f"{made.edition}.json", codec.dumps(made) + "\n")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
