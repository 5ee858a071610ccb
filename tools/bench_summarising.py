"""Score the summariser against Lead and the well-known methods, on development data.

    python tools/bench_summarising.py ../shared/data/summ_dev.jsonl [--words 45 60 75 90] [--others]
                                      [--cost]

Needs `pip install rouge-score` in the environment it runs in, and `sumy` for --others. Prints
one table for each word budget: mean ROUGE-1, -2 and -Lsum (F1, stemmed), the difference from
Lead on the same articles with its 95 % paired bootstrap interval, and the length. Every system
gets the same sentences; `briefing` is what would be spoken, rewritten as it would be.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefing import sentences, summarise
from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import length
from briefing.summarisers import Summariser

Scores = tuple[float, float, float]
System = Callable[[CleanArticle, int], list[str]]

_HEAD = re.compile(
    r"^(?:By \. .{2,80}? \. )?(?:(?:PUBLISHED|UPDATED|Last updated)\b.{0,60}?\d{4} \. (?:\| \. )?)*"
)
_DATELINE = re.compile(r"^(?:[A-Z][\w .,'-]{0,40} )?(?:\([A-Za-z .]{2,20}\) )? ?-- ")


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, nargs="+", default=[45, 60, 75, 90])
    parser.add_argument("--others", action="store_true", help="sumy's methods too")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cost", action="store_true", help="the same sentences as written too")
    args = parser.parse_args()
    rows = load(args.data)
    systems: dict[str, System] = {"Lead": lead, "briefing": briefing}
    if args.cost:
        systems["as written"] = as_written
    if args.others:
        systems |= others()
    for words in args.words:
        print(f"\n{words} words")
        _table(rows, systems, words, args.seed)


def load(path: Path) -> list[dict[str, Any]]:
    """Give the rows of a data file, each with `cleaned`, `group` and `reference`."""
    rows = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        body = _DATELINE.sub("", _HEAD.sub("", row["article"])).strip()
        paragraphs = tuple(part.strip() for part in re.split(r"\n\s*\n", body) if part.strip())
        article = Article(row["id"], row.get("title") or "", paragraphs)
        kept = tuple(Paragraph(place, part) for place, part in enumerate(paragraphs))
        row["cleaned"] = CleanArticle(article, kept)
        row["group"] = "cnndm" if row["dataset"] == "cnndm" else "others"
        row["reference"] = "\n".join(row["references"][0].split("\n"))
        rows.append(row)
    return rows


def lead(cleaned: CleanArticle, words: int) -> list[str]:
    """Give the first sentences, in order, while they fit; always one."""
    chosen: list[str] = []
    for sentence in all_sentences(cleaned):
        used = sum(map(length.written, chosen))
        if chosen and used + length.written(sentence) > words:
            break
        chosen.append(sentence)
    return chosen


def briefing(cleaned: CleanArticle, words: int, engine: Summariser | None = None) -> list[str]:
    """Give what briefing would speak."""
    told = summarise.stories([cleaned], words=words, summariser=engine)
    return [sentence.text for story in told for sentence in story.sentences]


def as_written(cleaned: CleanArticle, words: int) -> list[str]:
    """Give the sentences that what briefing would speak was made from, as they were written."""
    told = summarise.stories([cleaned], words=words)
    return list(dict.fromkeys(sentence.source for story in told for sentence in story.sentences))


def all_sentences(cleaned: CleanArticle) -> list[str]:
    """Give every sentence of an article, in order."""
    return [one for paragraph in cleaned.paragraphs for one in sentences.split(paragraph.text)]


def others() -> dict[str, System]:
    """Give sumy's methods, fed with our sentences (its own splitter needs a download)."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.edmundson import EdmundsonSummarizer
    from sumy.summarizers.kl import KLSummarizer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.luhn import LuhnSummarizer
    from sumy.summarizers.random import RandomSummarizer
    from sumy.summarizers.reduction import ReductionSummarizer
    from sumy.summarizers.sum_basic import SumBasicSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Words:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text))

    kinds = {
        "sumy LexRank": LexRankSummarizer,
        "sumy TextRank": TextRankSummarizer,
        "sumy LSA": LsaSummarizer,
        "sumy Luhn": LuhnSummarizer,
        "sumy SumBasic": SumBasicSummarizer,
        "sumy KL": KLSummarizer,
        "sumy Reduction": ReductionSummarizer,
        "sumy Edmundson": EdmundsonSummarizer,
        "Random": RandomSummarizer,
    }

    def system(kind: Any) -> System:
        def run(cleaned: CleanArticle, words: int) -> list[str]:
            made = kind(Stemmer("english"))
            if hasattr(made, "stop_words"):
                made.stop_words = _STOP_WORDS
            if kind is EdmundsonSummarizer:
                made.null_words, made.stigma_words = _STOP_WORDS, ("pictured",)
                made.bonus_words = _title_words(cleaned)
            listed = all_sentences(cleaned)
            document = ObjectDocumentModel([Paragraph([Sentence(one, Words()) for one in listed])])
            return _fill(listed, made, document, words)

        return run

    return {name: system(kind) for name, kind in kinds.items()}


def _fill(listed: Sequence[str], made: Any, document: Any, words: int) -> list[str]:
    """Take a method's best sentences, as many as fit."""
    best: list[str] = []
    for count in range(1, len(listed) + 1):
        chosen = [str(one) for one in made(document, count)]
        if best and sum(map(length.written, chosen)) > words:
            break
        best = chosen
    return best


def _title_words(cleaned: CleanArticle) -> tuple[str, ...]:
    title = cleaned.article.title or all_sentences(cleaned)[0]
    return tuple(word.lower() for word in re.findall(r"[^\W\d_]{4,}", title)) or ("news",)


_STOP_WORDS = frozenset(
    "the a an and or but of to in on at by for from with as is are was were be been has have had "
    "it its he she they his her their this that these those not will would which who said".split()
)


def scores(summary: Sequence[str], reference: str) -> Scores:
    """Give ROUGE-1, -2 and -Lsum, F1 in per cent, stemmed."""
    from rouge_score import rouge_scorer

    global _scorer  # noqa: PLW0603 - one scorer for the run, made only when it is needed
    if _scorer is None:
        _scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)
    found = _scorer.score(reference, "\n".join(summary))
    one, two, whole = (100 * found[kind].fmeasure for kind in ("rouge1", "rouge2", "rougeLsum"))
    return one, two, whole


_scorer: Any = None


def interval(differences: Sequence[float], seed: int, rounds: int = 1000) -> tuple[float, float]:
    """Give the 95 % interval of a mean by bootstrap over articles."""
    chance = random.Random(seed)
    means = sorted(
        statistics.fmean(chance.choices(differences, k=len(differences))) for _ in range(rounds)
    )
    return means[round(rounds * 0.025)], means[round(rounds * 0.975) - 1]


def _table(
    rows: Sequence[dict[str, Any]], systems: dict[str, System], words: int, seed: int
) -> None:
    baseline: dict[str, list[Scores]] = {}
    print("system           set         R1     R2  RLsum  words  difference from Lead")
    for name, system in systems.items():
        told = [system(row["cleaned"], words) for row in rows]
        marks = [scores(one, row["reference"]) for one, row in zip(told, rows, strict=True)]
        for group in ("cnndm", "others"):
            places = [i for i, row in enumerate(rows) if row["group"] == group]
            here = [marks[i] for i in places]
            baseline.setdefault(group, here)
            means = [statistics.fmean(column) for column in zip(*here, strict=True)]
            spoken = statistics.fmean(sum(map(length.written, told[i])) for i in places)
            delta = [
                statistics.fmean(a) - statistics.fmean(b)
                for a, b in zip(here, baseline[group], strict=True)
            ]
            low, high = interval(delta, seed)
            print(
                f"{name:16} {group:7} {means[0]:6.2f} {means[1]:6.2f} {means[2]:6.2f} {spoken:6.1f}"
                f"  {statistics.fmean(delta):+.2f} [{low:+.2f}, {high:+.2f}]"
            )


if __name__ == "__main__":
    main()
