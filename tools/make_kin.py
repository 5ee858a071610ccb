"""Make briefing/gate/words/wordnet.txt and proper.txt anew from WordNet 3.0.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
    python tools/make_kin.py wordnet/usr/share/wordnet

Kept are common words (scripts/lexicon/words.txt) in senses that are their first, or that people
who marked up texts met more than once: words of one meaning in one row; nouns and verbs of one
deed ('die', 'death'); and for nouns and verbs the next broader words, after '<'. The other list
holds the words of scripts/lexicon/words.txt that WordNet writes with a capital alone.
"""

from __future__ import annotations

import argparse
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import english

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "scripts" / "lexicon" / "words.txt"
TO = ROOT / "briefing" / "gate" / "words" / "wordnet.txt"
PROPER = TO.with_name("proper.txt")
COMMON = 14_000
"Words of the list that count as common."
KINDS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
LEAST = 3
"Letters beyond which a word counts: 'mon' and 'sat' are none."
TOO_BROAD = set(
    "entity thing object whole unit act action event state attribute abstraction group part "
    "move make be have get go act do change matter measure content cause stuff".split()
)
"So broad that they say nothing of what they stand for."
LICENCE = """\
# WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. WordNet is provided
# "as is" and Princeton University makes no representations or warranties, express or implied; by
# way of example, but not limitation, none of merchantability or fitness for any particular
# purpose, or that its use will not infringe any third party patents, copyrights, trademarks or
# other rights. Permission to use, copy, modify and distribute this data for any purpose and
# without fee or royalty is granted, provided that this notice appears on all copies. The name of
# Princeton University may not be used in advertising or publicity pertaining to distribution.
"""
HEAD = f"""\
# Words that may stand for one another in a report: one meaning a row; after '<' broader words,
# which may stand for those before it and not the other way round. Made by tools/make_kin.py from
{LICENCE}"""
PROPER_HEAD = f"""\
# Words that are names and nothing else, which a sentence's first capital does not hide. Made by
# tools/make_kin.py from
{LICENCE}"""


@dataclass(frozen=True)
class Synset:
    """Words of one meaning."""

    words: tuple[str, ...]
    broader: tuple[tuple[str, str], ...]
    "(kind, offset) of each next broader meaning."
    related: tuple[tuple[int, int, str, str], ...]
    "(own word, other word, its kind and offset) of each word made from one of these."


@dataclass(frozen=True)
class Usage:
    """How words are used."""

    senses: dict[str, dict[str, list[str]]]
    "For each kind and word, the offsets of its meanings, the usual one first."
    marked: dict[tuple[str, str, int], int]
    "For (word, kind, number of the meaning) how often people marked a text with it."
    common: set[str]
    "Words that are common."

    def usual(self, synset: Synset, kind: str, offset: str) -> list[str]:
        """Give the words of a meaning that are common and usually have it."""
        kept = set()
        for word in synset.words:
            order = self.senses[kind].get(word, [])
            place = order.index(offset) if offset in order else 99
            often = self.marked.get((word, kind, place + 1), 0)
            if word in self.common and (place < 3 or (place < 6 and often > 0)):
                kept.add(word)
        return sorted(kept)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    words = WORDS.read_text("utf-8").splitlines()
    common = set(words[:COMMON])
    names = proper(folder, words)
    PROPER.write_text(PROPER_HEAD + textwrap.fill(" ".join(names), 98) + "\n", "utf-8")
    usage = Usage(
        {kind: senses(folder / f"index.{name}") for kind, name in KINDS.items()},
        marked(folder / "cntlist.rev"),
        common,
    )
    known = {
        (kind, offset): synset
        for kind, name in KINDS.items()
        for offset, synset in synsets(folder / f"data.{name}")
    }
    rows: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for (kind, offset), synset in known.items():
        own = usage.usual(synset, kind, offset)
        broad = {word for other in synset.broader for word in usage.usual(known[other], *other)}
        if own and (len(own) > 1 or broad - TOO_BROAD):
            rows[kind, tuple(own)] |= broad - TOO_BROAD - set(own)
        for at, word, other, where in synset.related:
            theirs = known[other, where].words[word - 1]
            mine = synset.words[at - 1]
            kin = usage.usual(known[other, where], other, where)
            if mine in own and theirs in kin and _apart(mine, theirs):
                rows["", tuple(sorted((mine, theirs)))] |= set()
    lines = {
        " ".join(row) + (f" < {' '.join(sorted(broad))}" if broad else "")
        for (_, row), broad in rows.items()
        if len({english.stem(word) for word in row}) > 1 or broad
    }
    TO.write_text(HEAD + "\n".join(sorted(lines)) + "\n", "utf-8")
    print(f"{len(lines)} rows, {TO.stat().st_size} bytes")


def proper(folder: Path, words: Sequence[str]) -> list[str]:
    """Give those of the words that WordNet only has with a capital, but for days and the like."""
    large, small = set(), set()
    for name in KINDS.values():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                parts = line.split(" | ")[0].split()
                for word in parts[4 : 4 + 2 * int(parts[3], 16) : 2]:
                    bare = word.split("(")[0]
                    (large if bare[:1].isupper() else small).add(bare.lower())
    other = english.EMPTY | {*english.WEEKDAYS, *english.MONTHS}
    forms = {english.stem(word) for word in small}
    return sorted(
        word
        for word in large.intersection(words) - small - other
        if len(word) > LEAST and english.stem(word) not in forms
    )


def _apart(one: str, other: str) -> bool:
    """Tell whether two words have not even their beginning in common."""
    return english.stem(one)[:4] != english.stem(other)[:4]


def senses(path: Path) -> dict[str, list[str]]:
    """Give each word's meanings, the usual one first."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            found[parts[0]] = parts[-int(parts[2]) :]
    return found


def marked(path: Path) -> dict[tuple[str, str, int], int]:
    """Give how often people marked a text with each meaning of a word."""
    kinds = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    found = {}
    for line in path.read_text("utf-8").splitlines():
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        found[word, kinds[rest[0]], int(number)] = int(count)
    return found


def synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    """Give each meaning of a file, with where it stands."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = tuple(part.split("(")[0].lower() for part in parts[4 : 4 + 2 * count : 2])
        at = 4 + 2 * count
        links = [parts[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(parts[at]))]
        like = [(k.replace("s", "a"), o) for sign, o, k, _ in links if sign == "@"]
        made = [
            (*divmod(int(ends, 16), 256), k.replace("s", "a"), o)
            for sign, o, k, ends in links
            if sign == "+"
        ]
        yield parts[0], Synset(words, tuple(like), tuple(made))


if __name__ == "__main__":
    main()
