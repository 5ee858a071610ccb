"""How many phrases are said right: ours beside other text normalisers, in one run.

    python tools/bench_phrases.py [--table FILE] [--wrong NAME]

Ours always runs; kitten-text-processing, spokenform, num2words (every figure, nothing else) and
hibari's own normaliser run where they are installed. A phrase is right when it is one of the
accepted forms of the table; capitals, commas and hyphens do not count, nor whether letters that
are spelled stand apart. The table and ours were written by the same hand: for ours it says that
nothing has been lost, not how it does on phrases nobody here has seen.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from pronounce.phrases import is_right, plain_sentences, sections  # noqa: E402 - found just above

Normaliser = Callable[[str], str]


def ours() -> Normaliser:
    from briefing.pronounce import spoken

    return spoken


def kitten() -> Normaliser:
    from kitten_text_processing import normalize_text, warm  # type: ignore[import-not-found]

    warm()
    return lambda text: str(normalize_text(text))


def spokenform() -> Normaliser:
    from spokenform import prepare  # type: ignore[import-not-found]

    return lambda text: str(prepare(text, language="en-GB").spoken_text)


def num2words() -> Normaliser:
    from num2words import num2words as words  # type: ignore[import-not-found]

    figure = re.compile(r"\d[\d,]*(?:\.\d+)?")
    return lambda text: figure.sub(lambda m: words(m[0].replace(",", ""), lang="en_GB"), text)


def hibari() -> Normaliser:
    from hibari.g2p.normalize import normalize

    return lambda text: str(normalize(text))


ENGINES = {
    "ours": (ours, "briefing"),
    "kitten-text-processing": (kitten, "kitten_text_processing"),
    "spokenform": (spokenform, "spokenform"),
    "num2words alone": (num2words, "num2words"),
    "hibari's own": (hibari, "hibari"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wrong", metavar="NAME", help="list what this normaliser says wrong")
    chosen = parser.parse_args().wrong
    phrases = [(name, *phrase) for name, found in sections().items() for phrase in found]
    print(f"{'normaliser':24} of the 42 {f'of {len(phrases)}':>9} plain changed  ms")
    for name, (make, module) in ENGINES.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name:24} not installed")
            continue
        say = guarded(make())
        begun = time.perf_counter()
        right = [
            (section, is_right(say(written), ok, lenient=True)) for section, written, ok in phrases
        ]
        spent = (time.perf_counter() - begun) / len(phrases) * 1000
        first = sum(ok for section, ok in right if section == "the forty-two")
        changed = sum(say(sentence) != sentence for sentence in plain_sentences())
        total = sum(ok for _, ok in right)
        print(f"{name:24} {first:9} {total / len(right):9.1%} {changed:13} {spent:5.2f}")
        if name == chosen:
            show_wrong(say, phrases)


def guarded(say: Normaliser) -> Normaliser:
    """Give a normaliser whose failures count as phrases said wrong."""

    def safely(text: str) -> str:
        try:
            return say(text)
        except Exception as error:  # noqa: BLE001 - whatever a stranger's code raises
            return f"({type(error).__name__})"

    return safely


def show_wrong(say: Normaliser, phrases: list[tuple[str, str, tuple[str, ...]]]) -> None:
    for _, written, accepted in phrases:
        if not is_right(say(written), accepted, lenient=True):
            print(f"    {written!r}: {say(written)!r}, not {accepted[0]!r}")


if __name__ == "__main__":
    main()
