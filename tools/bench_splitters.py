"""Where a sentence ends: our splitter beside others from PyPI, in one run on our hard passages.

    python tools/bench_splitters.py [--wrong NAME]

Ours always runs; the others where they are installed: pip install -e '.[splitters]'. A passage is
right when it is cut at every place that `tests/sentences/hard.tsv` marks and nowhere else. The
table was written by the hand that wrote ours, and by our convention a quotation stays whole with
the words that say whose it is: so the passages without quotation marks are counted apart, and F1
is that of single boundaries. For ours the table says that nothing has been lost, not how it does
on passages nobody here has seen.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

Splitter = Callable[[str], list[str]]
_QUOTED = re.compile("[\"“”]|(?:^|\\s)['‘]")


def ours() -> Splitter:
    from briefing import sentences

    return sentences.split


def pysbd() -> Splitter:
    from pysbd import Segmenter  # type: ignore[import-not-found]

    split = Segmenter(language="en", clean=False)
    return lambda text: list(split.segment(text))


def sentencex() -> Splitter:
    from sentencex import segment  # type: ignore[import-not-found]

    return lambda text: list(segment("en", text))


def nupunkt() -> Splitter:
    from nupunkt import sent_tokenize  # type: ignore[import-not-found]

    return lambda text: list(sent_tokenize(text))


def syntok() -> Splitter:
    from syntok import segmenter  # type: ignore[import-not-found]

    def split(text: str) -> list[str]:
        return [
            "".join(token.spacing + token.value for token in sentence)
            for paragraph in segmenter.process(text)
            for sentence in paragraph
        ]

    return split


def segtok() -> Splitter:
    from segtok.segmenter import split_single  # type: ignore[import-not-found]

    return lambda text: list(split_single(text))


def blingfire() -> Splitter:
    from blingfire import text_to_sentences  # type: ignore[import-not-found]

    return lambda text: str(text_to_sentences(text)).split("\n")


def plain() -> Splitter:
    return lambda text: re.split(r"(?<=[.!?])\s+", text)


SPLITTERS: dict[str, tuple[Callable[[], Splitter], str]] = {
    "ours": (ours, ""),
    "pysbd": (pysbd, "pysbd"),
    "sentencex": (sentencex, "sentencex"),
    "nupunkt": (nupunkt, "nupunkt"),
    "syntok": (syntok, "syntok"),
    "segtok": (segtok, "segtok"),
    "blingfire": (blingfire, "blingfire"),
    "a pattern": (plain, ""),
}


def passages() -> list[tuple[str, list[str]]]:
    """Give each passage as it stands, and the sentences it should be cut into."""
    lines = (ROOT / "tests" / "sentences" / "hard.tsv").read_text("utf-8").splitlines()
    marked = [line.split("\t", 1)[1] for line in lines]
    return [
        (one.replace("¦", ""), [part.strip(" \t•") for part in one.split("¦")]) for one in marked
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wrong", metavar="NAME", help="list what this splitter cuts wrong")
    chosen = parser.parse_args().wrong
    hard = passages()
    bare = sum(not _QUOTED.search(text) for text, _ in hard)
    print(
        f"{'splitter':22} {f'right of {len(hard)}':>13} {f'of {bare} unquoted':>16}    F1  CPU ms"
    )
    for name, (make, package) in SPLITTERS.items():
        if package and importlib.util.find_spec(package) is None:
            print(f"{name:22} not installed: pip install {package}")
            continue
        version = importlib.metadata.version(package) if package else ""
        show(f"{name} {version}".strip(), make(), hard, wrong=name == chosen)


def show(name: str, split: Splitter, hard: list[tuple[str, list[str]]], *, wrong: bool) -> None:
    """Print a splitter's line, and what it cuts wrong where that was asked for."""
    begun = time.process_time()
    found = [tidy(split(text)) for text, _ in hard]
    spent = (time.process_time() - begun) * 1000
    right = [one == wanted for one, (_, wanted) in zip(found, hard, strict=True)]
    unquoted = sum(
        ok for ok, (text, _) in zip(right, hard, strict=True) if not _QUOTED.search(text)
    )
    score = f1(found, [wanted for _, wanted in hard])
    print(f"{name:22} {sum(right):13} {unquoted:16} {score:5.3f} {spent:7.1f}")
    if wrong:
        for one, (_, wanted), ok in zip(found, hard, right, strict=True):
            if not ok:
                print(f"    {' ¦ '.join(one)}\n    not {' ¦ '.join(wanted)}")


def tidy(parts: list[str]) -> list[str]:
    """Give sentences without the space and bullets around them, and no empty ones."""
    return [bare for part in parts if (bare := part.strip().lstrip("•·▪●■").strip())]


def f1(found: list[list[str]], wanted: list[list[str]]) -> float:
    """Give the F1 of the boundaries inside passages, by the letters before each."""
    hits = mine = theirs = 0
    for one, other in zip(found, wanted, strict=True):
        cuts, marks = inner(one), inner(other)
        hits, mine, theirs = hits + len(cuts & marks), mine + len(cuts), theirs + len(marks)
    return 2 * hits / max(1, mine + theirs)


def inner(parts: list[str]) -> set[int]:
    lengths, total = set(), 0
    for part in parts[:-1]:
        total += len(re.sub(r"[\s•·▪●■]", "", part))
        lengths.add(total)
    return lengths


if __name__ == "__main__":
    main()
