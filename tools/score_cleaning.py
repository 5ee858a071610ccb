"""Scores the cleaner on labelled articles: what it cut rightly, what it lost, what it left.

python tools/score_cleaning.py               the project's gate corpus and, where it is at
                                             hand, the shared development set; how fast
python tools/score_cleaning.py --mistakes 20 the same, with the worst mistakes
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from labelled import CORPUS, Labelled, corpus, development

from briefing import text
from briefing.boilerplate import traits
from briefing.clean import clean
from briefing.models import Article, CleanArticle

Cleaner = Callable[[Labelled], CleanArticle]


@dataclass
class Score:
    """What a cleaner did to a set; a cut is a positive."""

    articles: int = 0
    rightly: int = 0
    left: int = 0
    news: int = 0
    lost: list[str] = field(default_factory=list)
    lost_sentences: int = 0
    without_loss: int = 0
    perfect: int = 0
    of: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    inside: int = 0
    "Paragraphs of news that furniture was pasted into."
    inside_clean: int = 0
    "Those that are kept without it."
    seconds: float = 0.0
    "CPU time spent cleaning."

    @property
    def precision(self) -> float:
        """Share of the cut lines that were no news."""
        return self.rightly / max(self.rightly + len(self.lost), 1)

    @property
    def recall(self) -> float:
        """Share of the lines that are no news that were cut."""
        return self.rightly / max(self.rightly + self.left, 1)

    @property
    def harm(self) -> float:
        """Share of the lines of news that were cut."""
        return len(self.lost) / max(self.news, 1)

    def __str__(self) -> str:
        """Give the figures in one line, and recall by label in the next."""
        labels = "  ".join(f"{k} {self.found[k]}/{self.of[k]}" for k in sorted(self.of))
        return (
            f"precision {self.precision:.4f}  recall {self.recall:.4f}  news lost "
            f"{len(self.lost)} of {self.news} lines ({self.harm:.2%}), {self.lost_sentences} full "
            f"sentences  without loss {self.without_loss}/{self.articles}  perfect {self.perfect}"
            f"  pasted into news {self.inside_clean}/{self.inside} gone"
            f"\n  {labels}"
        )


def truth(labelled: Labelled) -> list[str]:
    """Give the labels; a headline repeated where no title was given is the headline itself."""
    labels = list(labelled.labels)
    if not labelled.article.title:
        for i, label in enumerate(labels[:4]):
            if label == "duplicate":
                labels[i] = "body"
                break
    return labels


def score(articles: Sequence[Labelled], cleaner: Cleaner | None = None) -> Score:
    """Give the score of a cleaner, ours by default, on labelled articles."""
    result = Score()
    for labelled in articles:
        start = time.process_time()
        cleaned = cleaner(labelled) if cleaner else clean(labelled.article)
        result.seconds += time.process_time() - start
        _add(result, labelled, {cut.paragraph: cut for cut in cleaned.cuts})
        _add_inside(result, labelled, {one.index: one.text for one in cleaned.paragraphs})
    return result


def _add_inside(result: Score, labelled: Labelled, kept: dict[int, str]) -> None:
    for i, spans in enumerate(labelled.spans):
        if spans and labelled.labels[i] == "body":
            said = f" {text.key(kept.get(i, ''))} "
            gone = all(f" {text.key(span)} " not in said for span in spans)
            result.inside += 1
            result.inside_clean += i in kept and gone


def _add(result: Score, labelled: Labelled, cuts: dict) -> None:
    lost = left = 0
    for i, label in enumerate(truth(labelled)):
        line = labelled.article.paragraphs[i]
        where = f"{labelled.article.id} {i}"
        if label == "body":
            result.news += 1
            if i in cuts:
                lost += 1
                result.lost.append(f"{where} [{cuts[i].label}: {cuts[i].rule}] {line[:110]}")
                result.lost_sentences += traits.line(line).is_sentence
            continue
        result.of[label] += 1
        if i in cuts:
            result.rightly += 1
            result.found[label] += 1
        else:
            left += 1
            result.missed.append(f"{where} ({label}) {line[:110]}")
    result.left += left
    result.articles += 1
    result.without_loss += lost == 0
    result.perfect += lost == 0 and left == 0


def digest(part: str) -> str:
    """Give a mark of a part of the corpus, which changes when any of its files does."""
    mark = hashlib.sha256()
    for path in sorted((CORPUS / part).glob("*.txt")):
        mark.update(path.name.encode() + path.read_bytes())
    return mark.hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mistakes", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    clean(Article(id="", title="", paragraphs=("To load the model and the rules.",)))
    sets = {"gate corpus": score(corpus("gate"))}
    if shared := development():
        sets["development set"] = score(shared)
    for name, result in sets.items():
        speed = result.articles / result.seconds
        print(f"{name}: {result.articles} articles, {speed:.0f} a CPU-second\n  {result}")
        for mistake in result.lost[: asked.mistakes]:
            print(f"    lost  {mistake}")
        for mistake in result.missed[: asked.mistakes]:
            print(f"    left  {mistake}")


if __name__ == "__main__":
    main()
