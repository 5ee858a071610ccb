"""Scores the cleaner on single lines put among the news of an article that has nothing else.

    python tools/score_alone.py               what goes of each kind of line, and what is lost
    python tools/score_alone.py --mistakes N  the same, with N mistakes of each kind

The lines stand in `tests/corpus/lines`, none of which the learned voice was taught:
`label TAB text` for promotion told as news is, news that looks like promotion, buttons and
sub-headings; `article TAB paragraph TAB text` for captions of articles of the training corpus.
A block, a header or a place at the end would give most of them away; alone, only the manner does.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from labelled import CORPUS, Labelled, corpus

from briefing.clean import clean
from briefing.models import Article
from briefing.text import tidy

LINES = CORPUS / "lines"
_PLACES = (
    "Kettering", "Ballina", "Hexham", "Llanelli", "Paisley", "Omagh", "Bexley", "Geelong",
    "Duluth", "Nagpur", "Timaru", "Fermoy",
)  # fmt: skip
_HANDS = (
    "au4", "bl4", "bl5", "bl6", "bl7", "bl8", "bl9", "bl10", "bl11", "bl12", "gb1", "ie2", "uk9",
    "us3",
)  # fmt: skip
"Sets of the gate whose articles are hosts: always the same, so that a figure tells of the cleaner."
_FEWEST = 8
"Lines of news an article must have to take one in."


@dataclass(frozen=True, slots=True)
class Alone:
    """An article of news with one line among it."""

    article: Article
    at: int
    "Where the line stands."
    label: str
    kind: str
    "The list it is from: 'gb-news', 'captions-a'."

    @property
    def text(self) -> str:
        """The line itself."""
        return self.article.paragraphs[self.at]


@dataclass
class Tally:
    """What became of the lines of one list and label."""

    lines: int = 0
    cut: int = 0
    mistakes: list[str] = field(default_factory=list)


def alone(kinds: Sequence[str] = ("*",)) -> Iterator[Alone]:
    """Give each line of the lists among the news of an article, always the same one."""
    hosts = [
        x
        for x in corpus("gate")
        if x.labels.count("body") >= _FEWEST and x.title_name and x.group.split("-")[0] in _HANDS
    ]
    whole = {x.article.id: x for x in corpus("training")}
    for path in sorted({path for kind in kinds for path in LINES.glob(f"{kind}.tsv")}):
        for row in path.read_text(encoding="utf-8").splitlines():
            first, *rest = row.split("\t")
            if len(rest) == 1:
                chance = random.Random(zlib.crc32(row.encode()))
                yield _among(chance.choice(hosts), first, rest[0], path.stem, chance)
            else:
                yield _caption(whole[first], int(rest[0]), rest[1], path.stem)


def _among(host: Labelled, label: str, text: str, kind: str, chance: random.Random) -> Alone:
    name, place = host.title_name.removeprefix("The "), chance.choice(_PLACES)
    line = tidy(text.replace("{title}", name).replace("{place}", place))
    news = _news(host)
    at = chance.randrange(2, len(news) - 1)
    article = replace(host.article, paragraphs=(*news[:at], line, *news[at:]))
    return Alone(article, at, label, kind)


def _caption(host: Labelled, after: int, text: str, kind: str) -> Alone:
    """Give a caption after the paragraph of news that it belongs to."""
    at = host.labels[: after + 1].count("body")
    news = _news(host)
    article = replace(host.article, paragraphs=(*news[:at], tidy(text), *news[at:]))
    return Alone(article, at, "caption", kind)


def _news(host: Labelled) -> tuple[str, ...]:
    pairs = zip(host.labels, host.article.paragraphs, strict=True)
    return tuple(text for label, text in pairs if label == "body")


def score(lines: Sequence[Alone]) -> dict[tuple[str, str], Tally]:
    """Give what became of the lines, by list and label."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for line in lines:
        tally = tallies[line.kind, line.label]
        cuts = {cut.paragraph: cut for cut in clean(line.article).cuts}
        tally.lines += 1
        tally.cut += line.at in cuts
        if (line.label == "body") == (line.at in cuts):
            rule = cuts[line.at].rule if line.at in cuts else "left"
            tally.mistakes.append(f"[{rule}] {line.text}")
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", type=int, default=0, metavar="N")
    parser.add_argument("kinds", nargs="*", default=["*"], help="lists: gb-news, captions-a ...")
    options = parser.parse_args()
    tallies = score(list(alone(options.kinds)))
    for (kind, label), tally in sorted(tallies.items()):
        print(f"{kind:16} {label:18} {tally.cut:4} of {tally.lines:4} cut")
        for mistake in tally.mistakes[: options.mistakes]:
            print(f"    {mistake}")
    total: Counter[bool] = Counter()
    for (_, label), tally in tallies.items():
        total[label == "body"] += tally.cut
    print(f"cut: {total[False]} lines that are no news, {total[True]} that are")


if __name__ == "__main__":
    main()
