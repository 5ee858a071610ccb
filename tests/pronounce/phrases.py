"""The table of phrases: read, and compared as a listener would, by words alone."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def sections() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Give the phrases of each section of the table with their accepted spoken forms."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    name = ""
    for line in (HERE / "phrases.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
        elif line.strip() and not line.startswith("# "):
            written, _, accepted = line.partition("\t")
            found.setdefault(name, []).append((written, tuple(accepted.split(" / "))))
    return found


def plain_sentences() -> list[str]:
    """Give the plain sentences, which must not change."""
    return (HERE / "plain.txt").read_text(encoding="utf-8").splitlines()


def heard(words: str) -> str:
    """Give words as they are heard: no capitals, no commas, no hyphens."""
    words = words.lower().replace("’", "'").replace("-", " ")
    return " ".join(re.sub(r"[.,;:!?\"“”]", " ", words).split())


def is_right(said: str, accepted: tuple[str, ...], *, lenient: bool = False) -> bool:
    """Tell whether what was said is one of the accepted forms.

    `lenient` lets letters stand together ('NHS', 'pm'): most engines spell them by themselves.
    """
    if lenient:
        return joined(said) in map(joined, accepted)
    return heard(said) in map(heard, accepted)


def joined(words: str) -> str:
    """Give words as they are heard, with single letters in a row joined: 'n h s' as 'nhs'."""
    return re.sub(r"(?<=\b\w) (?=\w(?:s|'s)?\b)", "", heard(words))
