"""Make briefing/gate/words/things.txt anew from WordNet 3.0, as tools/make_kin.py says.

    python tools/make_things.py wordnet/usr/share/wordnet

Kept are the nouns for what can be seen and touched: things made, beasts, plants, food, parts of
the body, stuffs, people. Not those that are mostly something else ('face' a charge), nor those so
broad that they may tell again of what was named ('building', 'worker').
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import make_kin

TO = make_kin.ROOT / "briefing" / "gate" / "words" / "things.txt"
COMMON = 30_000
"Words of the list that count as common."
PEOPLE = 18
"WordNet's file of people."
FILES = frozenset([5, 6, 8, 13, PEOPLE, 20, 27])
"WordNet's files of beasts, things made, the body, food, people, plants and stuffs."
MOSTLY = 0.7
"Share of a word's uses that must be in those files."
BROAD = 200
"Narrower words from which a word is broad."
BROAD_PERSON = 60
"The same for people, of whom most are told of by what they are."


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    words = (make_kin.ROOT / "scripts/lexicon/words.txt").read_text("utf-8").splitlines()
    usage = make_kin.Usage(
        {kind: make_kin.senses(folder / f"index.{name}") for kind, name in make_kin.KINDS.items()},
        make_kin.marked(folder / "cntlist.rev"),
        set(words[:COMMON]),
    )
    files = dict(_files(folder / "data.noun"))
    narrower = _narrower(folder / "data.noun")
    found = sorted(word for word in usage.common if _is_thing(word, usage, files, narrower))
    people = [word for word in found if files[usage.senses["n"][word][0]] == PEOPLE]
    rows = [" ".join(word for word in found if word not in set(people)), " ".join(people)]
    text = make_kin.HEAD.split("Made by")[1].replace("make_kin", "make_things")
    head = f"# What can be seen and touched, and people, a row each. Made by{text}"
    TO.write_text(head + "\n".join(rows) + "\n", "utf-8")
    print(f"{len(found)} words, {TO.stat().st_size} bytes")


def _is_thing(
    word: str, usage: make_kin.Usage, files: dict[str, int], narrower: dict[str, set[str]]
) -> bool:
    meanings = usage.senses["n"].get(word, [])
    if len(word) < 3 or not meanings or files[meanings[0]] not in FILES:
        return False
    most = BROAD_PERSON if files[meanings[0]] == PEOPLE else BROAD
    if len(_below(meanings[0], narrower)) > most:
        return False
    times = {
        (kind, place): usage.marked.get((word, kind, place + 1), 0)
        for kind in make_kin.KINDS
        for place in range(len(usage.senses[kind].get(word, [])))
    }
    here = sum(times["n", place] for place, one in enumerate(meanings) if files[one] in FILES)
    whole = sum(times.values())
    only = not any(usage.senses[kind].get(word) for kind in "var")
    return here >= MOSTLY * whole if whole else only


def _files(path: Path) -> list[tuple[str, int]]:
    """Give each meaning with the number of the file it is in."""
    lines = (line.split(maxsplit=2) for line in path.read_text("utf-8").splitlines())
    return [(parts[0], int(parts[1])) for parts in lines if len(parts[0]) == 8]


def _narrower(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for offset, synset in make_kin.synsets(path):
        for _, broad in synset.broader:
            found[broad].add(offset)
    return found


def _below(meaning: str, narrower: dict[str, set[str]]) -> set[str]:
    """Give every narrower meaning of one, at any depth."""
    seen: set[str] = set()
    waiting = [meaning]
    while waiting:
        new = narrower.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen


if __name__ == "__main__":
    main()
