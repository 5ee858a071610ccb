"""What the speech of a three-minute bulletin costs: in fresh processes, on one core and on all.

    python tools/bench_speech.py [--voice NAME] [--times N] [ARTICLE...]

The sentences of the articles, as many as make three minutes, are spoken with an empty cache as
`make` would speak them: by one worker held to one core, and by one worker a core. Loading the
voice counts, importing the programme does not. Other programmes disturb the times: each is the
best of N, and the processor's seconds stand beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefing import plugins
from briefing.articles import read
from briefing.cache import Shelf
from briefing.clean import clean
from briefing.models import Line, Role, Script
from briefing.pronounce import load_lexicon
from briefing.sentences import split
from briefing.speak import speak
from briefing.text import words

ROOT = Path(__file__).resolve().parents[1]
_WORDS = 480
"About three minutes at the default voice's pace."


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", metavar="ARTICLE")
    parser.add_argument("--voice", default="hibari")
    parser.add_argument("--times", type=int, default=3, metavar="N", help="best of N")
    parser.add_argument("--workers", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    articles = chosen.articles or [str(path) for path in ROOT.glob("tests/corpus/demo/*.txt")]
    if chosen.workers:
        print(json.dumps(run(articles, chosen.voice, chosen.workers)))
        return
    cores = os.cpu_count() or 1
    print(f"{'':22}{'wall s':>8}{'CPU s':>8}{'MB':>6}{'CPU s a second of speech':>26}")
    best = {}
    for workers in (1, cores):
        runs = [fresh(articles, chosen.voice, workers) for _ in range(chosen.times)]
        one = best[workers] = min(runs, key=lambda run: run["wall"])
        name = "one worker, one core" if workers == 1 else f"{workers} workers"
        rate = one["cpu"] / one["speech"]
        print(f"{name:22}{one['wall']:8.2f}{one['cpu']:8.2f}{one['mb']:6.0f}{rate:26.4f}")
    gain = best[1]["wall"] / best[cores]["wall"]
    print(f"{best[1]['speech']:.0f} s of speech; {gain:.2f} times as fast on {cores} cores: "
          f"efficiency {gain / cores:.2f}")  # fmt: skip


def fresh(articles: list[str], voice: str, workers: int) -> dict[str, float]:
    """Give what speaking costs in a process of its own; one worker is held to one core."""

    def held() -> None:
        if workers == 1 and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    command = [sys.executable, __file__, "--voice", voice, "--workers", str(workers), *articles]
    done = subprocess.run(command, capture_output=True, text=True, check=True, preexec_fn=held)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def run(articles: list[str], voice: str, workers: int) -> dict[str, float]:
    """Give wall and processor seconds, seconds of speech, and the largest memory, MB."""
    script, lexicon = three_minutes(articles), load_lexicon()
    with tempfile.TemporaryDirectory() as folder:
        wall, cpu = time.perf_counter(), time.process_time()
        reading = speak(
            script, plugins.load("voices", voice, {}), Shelf(Path(folder)), lexicon, workers=workers
        )
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "wall": wall,
        "cpu": cpu,
        "speech": sum(take.clip.seconds for take in reading.takes),
        "mb": kilobytes / (1e6 if sys.platform == "darwin" else 1e3),
    }


def three_minutes(articles: list[str]) -> Script:
    """Give a script of the first sentences of the articles."""
    lines: list[Line] = []
    for article in read(tuple(articles)):
        for paragraph in clean(article).paragraphs:
            for sentence in split(paragraph.text):
                if words(sentence) and sum(len(words(line.text)) for line in lines) < _WORDS:
                    lines.append(Line(Role.ANCHOR, sentence))
    return Script("Speech", "bench", "bulletin", (), tuple(lines), 0.0)


if __name__ == "__main__":
    main()
