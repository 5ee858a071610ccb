"""Print how long a bulletin takes in fresh processes; it never judges.

    python tools/bench_bulletin.py [--voice NAME] [ARTICLE...]
    python tools/bench_bulletin.py --hour [--voice NAME]

Three runs into an empty folder with an empty cache: the first, the same again, and one with one
sentence of the script changed and `--from script`. Times are wall seconds on this machine now.
`--hour` makes a programme of sixty minutes of the project's own articles instead, from nothing to
published, and tells the most memory it took.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled import corpus

from briefing.sound import blocks

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "articles" / "vigil.txt"
ENOUGH = 150
"Articles that are told in an hour, and some more to choose from."
OWN = ROOT / "tests" / "corpus" / "demo" / "level-crossing.txt"


@dataclass(frozen=True, slots=True)
class Run:
    """One process."""

    seconds: float
    "Wall, s."
    megabytes: float
    "Largest resident memory, MB."
    made: dict[str, Any]
    "What it printed."


def main() -> None:
    """Make the three runs and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", metavar="ARTICLE")
    parser.add_argument("--voice", default="hibari")
    parser.add_argument("--hour", action="store_true", help="one programme of sixty minutes")
    chosen = parser.parse_args()
    if chosen.hour:
        an_hour(chosen.voice)
        return
    articles = chosen.articles or [str(SEED if SEED.is_file() else OWN)]
    with tempfile.TemporaryDirectory() as name:
        show, cache = Path(name) / "show", Path(name) / "cache"
        whole = [*articles, "--to", str(show), "--voice", chosen.voice, "--date", "2026-11-22"]
        first = run(whole, cache)
        again = run(whole, cache)
        change_one_sentence(show / str(first.made["script"]))
        onward = ["--to", str(show), "--voice", chosen.voice, "--date", "2026-11-22"]
        changed = run([*onward, "--from", "script"], cache)
    tell(articles, first, again, changed)


def an_hour(voice: str) -> None:
    """Make sixty minutes of the corpus that teaches the cleaner, and tell what it took."""
    with tempfile.TemporaryDirectory() as name:
        news, show = Path(name) / "news", Path(name) / "show"
        news.mkdir()
        for number, labelled in enumerate(corpus("training")[:ENOUGH]):
            lines = (labelled.article.title, *labelled.article.paragraphs)
            (news / f"{number:03}.txt").write_text("\n\n".join(lines), encoding="utf-8")
        asked = ["--minutes", "60", "--date", "2026-11-22", "--approved", "--voice", voice]
        made = run([str(news), "--to", str(show), *asked], Path(name) / "cache")
        told = made.made["episode"]
        sound = show / told["audio"]
        heard = sum(block.shape[1] / rate for rate, block in blocks(sound))
        marks = len(json.loads(sound.with_name("chapters.json").read_bytes())["chapters"])
    print(
        f"{heard:.1f} s of sound, {marks} chapters, {made.made['synthesised']} sentences "
        f"synthesised, {told['lufs']:.2f} LUFS, {told['true_peak']:.2f} dBTP"
    )
    print(f"made in {made.seconds:.0f} s, at most {made.megabytes:.0f} MB resident")
    print("stages, s: " + ", ".join(f"{n} {took:.1f}" for n, took in made.made["timings"].items()))


def run(arguments: list[str], cache: Path) -> Run:
    """Run `briefing make` in a process of its own."""
    command = [sys.executable, "-m", "briefing", "make", *arguments, "--json"]
    environment = os.environ | {"BRIEFING_CACHE": str(cache)}
    reading, writing = os.pipe()
    start = time.perf_counter()
    process = os.posix_spawn(
        sys.executable, command, environment, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)]
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(os.waitstatus_to_exitcode(status))
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(seconds, kilobytes / 1024, json.loads(said))


def change_one_sentence(script: Path) -> None:
    """Add a word to the first sentence of the first story, as a producer would."""
    text = script.read_text(encoding="utf-8")
    start = text.index("[story 1")
    changed = re.sub(r"\nANCHOR: ", "\nANCHOR: Today, ", text[start:], count=1)
    script.write_text(text[:start] + changed, encoding="utf-8")


def tell(articles: list[str], first: Run, again: Run, changed: Run) -> None:
    """Print the figures as a table, and the stages of the first run."""
    length = first.made["episode"]["seconds"]
    print(f"{len(articles)} article(s), {length:.1f} s of sound, {os.cpu_count()} cores")
    print(f"{'':28}{'wall s':>8}{'of first':>10}{'MB':>7}{'synthesised':>13}{'changed':>9}")
    rows = (("first run, empty cache", first), ("the same again", again))
    for title, one in (*rows, ("one sentence, --from script", changed)):
        made = f"{one.made['synthesised']:>13}{len(one.made['changed']):>9}"
        share = one.seconds / first.seconds
        print(f"{title:28}{one.seconds:>8.2f}{share:>9.0%}{one.megabytes:>8.0f}{made}")
    print(f"sound made in one second: {length / first.seconds:.1f} s")
    stages = ", ".join(f"{name} {took:.2f}" for name, took in first.made["timings"].items())
    print(f"stages of the first run, s: {stages}")


if __name__ == "__main__":
    main()
