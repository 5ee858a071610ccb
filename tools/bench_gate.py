"""Change sentences of articles by rule, and print how many of the changes the gate refuses.

    python tools/bench_gate.py [../shared/data/summ_dev.jsonl] [--count 1500] [--seed 5] [--show]

Takes sentences of the project's own articles, and of a data file, each with the sentence before
and after as its sources. One number, weekday, month or name is made another that the sources have
not; two names or numbers change places; 'not' goes or comes; 'may' becomes 'will'. Beside them
what must pass: a last clause left out, a small number written out. The rules are this file's own.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import bench_summarising
import check_scripts
import labelled

from briefing import english, sentences
from briefing.gate import faithful
from briefing.models import CleanArticle

Change = tuple[str, str]
"What was done, and the sentence after it."
FAITHFUL = ("clause left out", "number written out")
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:,\d{3})*(?![\w.,/:-]|\.\d)")
_HELPERS = "will|was|were|has|have|had|is|are|would|could|did|does|do"
_NOT = re.compile(rf"\b({_HELPERS}) not\b")
_NO_NOT = re.compile(rf"\b({_HELPERS})\b(?! (?:not|n't|no|never))")
_TAIL = re.compile(r"^(.{30,}?), (?:who|which|after|while|although|because)\b.*$")


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="print what was judged wrongly")
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    found = list(passages(chosen.data))
    chance.shuffle(found)
    names = sorted({name for one, _ in found for name in english.people(one)})
    right: dict[str, list[bool]] = defaultdict(list)
    for one, source in found[: chosen.count]:
        for kind, changed in changes(one, source, names, chance):
            passed = faithful(changed, [source]).ok
            right[kind].append(passed == (kind in FAITHFUL))
            if chosen.show and not right[kind][-1]:
                print(f"{kind}: {changed}\n    {source}")
    for kind, marks in sorted(right.items()):
        verdict = "let through" if kind in FAITHFUL else "refused"
        share = 100 * sum(marks) / len(marks)
        print(f"{kind:20} {sum(marks):5} of {len(marks):5} {verdict}, {share:.1f} %")


def passages(data: Path | None) -> Iterator[tuple[str, str]]:
    """Give sentences near the top of articles, each with those beside it."""
    articles: list[CleanArticle] = [
        check_scripts.by_hand(one) for one in labelled.corpus("training")[::3]
    ]
    if data:
        articles += [row["cleaned"] for row in bench_summarising.load(data)]
    for article in articles:
        told = [one for part in article.paragraphs for one in sentences.split(part.text)][:8]
        for place, one in enumerate(told):
            if 8 <= len(one.split()) <= 32:
                yield one, " ".join(told[max(0, place - 1) : place + 2])


def changes(one: str, source: str, names: Sequence[str], chance: random.Random) -> Iterator[Change]:
    """Give every change that can be made to a sentence."""
    yield from _of_numbers(one, source, chance)
    for kind, words in (("weekday", english.WEEKDAYS), ("month", english.MONTHS)):
        days = [word.capitalize() for word in words if word not in ("may", "march")]
        there = [day for day in days if re.search(rf"\b{day}\b", one)]
        if there:
            other = chance.choice([day for day in days if day not in source])
            yield kind, one.replace(there[0], other)
    yield from _of_people(one, source, names, chance)
    if found := _NOT.search(one):
        yield "'not' gone", one[: found.start()] + found[1] + one[found.end() :]
    if found := _NO_NOT.search(one):
        yield "'not' put in", one[: found.end()] + " not" + one[found.end() :]
    if found := re.search(r"\b(?:may|might|could)\b(?! not)", one):
        yield "'may' made 'will'", one[: found.start()] + "will" + one[found.end() :]
    if found := _TAIL.match(one):
        yield "clause left out", f"{found[1]}."


def _of_numbers(one: str, source: str, chance: random.Random) -> Iterator[Change]:
    found = list(_NUMBER.finditer(one))
    if not found:
        return
    number = chance.choice(found)
    value = int(number[0].replace(",", ""))
    other = max(1, value + chance.choice([-3, 1, 2, 3, 10]))
    written = f"{other:,}" if "," in number[0] else str(other)
    if other != value and written not in source:
        yield "number", one[: number.start()] + written + one[number.end() :]
    if value < len(SMALL):
        yield "number written out", one[: number.start()] + SMALL[value] + one[number.end() :]
    if len(found) > 1 and found[0][0] != found[1][0]:
        a, b = found[:2]
        between = one[a.end() : b.start()]
        yield "numbers exchanged", one[: a.start()] + b[0] + between + a[0] + one[b.end() :]


def _of_people(
    one: str, source: str, names: Sequence[str], chance: random.Random
) -> Iterator[Change]:
    here = english.people(one)
    if not here:
        return
    other = chance.choice(names)
    if not any(part in source for part in other.split()):
        yield "name", one.replace(here[0], other)
    # Names joined by 'and' may change places and say the same; two side by side are one.
    if len(here) > 1 and not re.search(rf"{here[0]}(?:,? and |, |\.? ){here[1]}", one):
        swapped = one.replace(here[0], "\0").replace(here[1], here[0]).replace("\0", here[1])
        yield "names exchanged", swapped


if __name__ == "__main__":
    main()
