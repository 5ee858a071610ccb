"""Piper as we run it beside its own library at its best, in one process, turn by turn.

    python tools/bench_piper.py [--voice FILE.onnx] [--rounds N] [ARTICLE...]

Needs the `piper` extra. Three ways speak the same sentences: ours (voices/piper.py, two calls at
once); the library with the fastest set-up known for it (one network of one thread, two Python
threads, no noise, no normalising); and the library as it comes (`PiperVoice.load`, one call at a
time). Rounds are interleaved, so that what else the machine does hits all three; the best round
of each is compared, the processor's seconds stand beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.articles import read
from briefing.clean import clean
from briefing.errors import BriefingError
from briefing.sentences import split
from briefing.text import words
from briefing.voices.piper import Piper

ROOT = Path(__file__).resolve().parents[1]
_SENTENCES = 24
Say = Callable[[str], float]
"Speaks a sentence and gives how many seconds of sound came."


@dataclass(frozen=True, slots=True)
class Round:
    """What speaking all sentences once cost."""

    wall: float
    "s."
    cpu: float
    "Processor seconds."
    speech: float
    "Seconds of sound."


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", metavar="ARTICLE")
    parser.add_argument("--voice", default="", metavar="FILE", help="the packaged one if left out")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    articles = chosen.articles or sorted(map(str, ROOT.glob("tests/corpus/demo/*.txt")))
    spoken, voice = sentences(articles), Piper(chosen.voice)
    try:
        voice.check()
    except BriefingError as error:
        sys.exit(f"{error.message}. {error.remedy}")
    cores = os.cpu_count() or 1
    ways = {
        f"ours, {cores} calls at once": (ours(voice), cores),
        f"library at its best, {cores} at once": (library(voice, threads=1), cores),
        "library as it comes, one by one": (library(voice, threads=0), 1),
    }
    rounds: dict[str, list[Round]] = {name: [] for name in ways}
    for say, _ in ways.values():
        say(spoken[0])
    for _ in range(chosen.rounds):
        for name, (say, workers) in ways.items():
            rounds[name].append(timed(say, spoken, workers))
    tell(rounds, len(spoken))


def sentences(articles: Sequence[str]) -> list[str]:
    """Give the first sentences of the cleaned articles, in turn."""
    found = [
        sentence
        for article in read(tuple(articles))
        for paragraph in clean(article).paragraphs[:4]
        for sentence in split(paragraph.text)[:2]
        if words(sentence)
    ]
    return found[:_SENTENCES]


def ours(voice: Piper) -> Say:
    """Speak as a bulletin does."""

    def say(text: str) -> float:
        return voice.say(text).seconds

    return say


def library(voice: Piper, *, threads: int) -> Say:
    """Speak by piper-tts itself; 0 threads leave the network to the library."""
    import onnxruntime
    from piper import PiperVoice, SynthesisConfig
    from piper.config import PiperConfig

    model, config = voice.files()
    if threads:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        network = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        described = PiperConfig.from_dict(json.loads(config.read_text(encoding="utf-8")))
        engine: Any = PiperVoice(session=network, config=described)
    else:
        engine = PiperVoice.load(model)
    how = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)

    def say(text: str) -> float:
        parts = [chunk.audio_float_array for chunk in engine.synthesize(text, how)]
        return sum(map(len, parts)) / float(engine.config.sample_rate)

    return say


def timed(say: Say, spoken: Sequence[str], workers: int) -> Round:
    wall, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(workers) as pool:
        speech = sum(pool.map(say, spoken))
    return Round(time.perf_counter() - wall, time.process_time() - cpu, speech)


def tell(rounds: dict[str, list[Round]], count: int) -> None:
    """Print the best round of each way, and how ours stands to the library's best."""
    best = {name: min(one, key=lambda turn: turn.wall) for name, one in rounds.items()}
    for name, one in best.items():
        print(f"{name:36}{count / one.wall:6.2f} sentences/s{one.cpu / one.speech:9.4f} CPU s "
              "a second of speech")  # fmt: skip
    ours_, best_of_library, *_ = best.values()
    faster = best_of_library.wall / ours_.wall
    share = ours_.cpu / ours_.speech / (best_of_library.cpu / best_of_library.speech)
    print(f"ours against the library's best: {faster:.2f} times as fast, "
          f"{share:.2f} of its processor time")  # fmt: skip


if __name__ == "__main__":
    main()
