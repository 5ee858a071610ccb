"""Look through 300 stories with an eye that is not the summariser's, and print what is wrong.

    python tools/check_scripts.py [../shared/data/summ_dev.jsonl] [--words 75] [--show]

Tells each of the project's own articles and those of a data file, and counts among the spoken
sentences: orphans (a pronoun or connective opens and the sentence before it in the article was
not told just before), bare quotations (nothing but somebody's words), quotations whose speaker
is not named in the sentence, and facts told twice (most words of a sentence in an earlier one).
The patterns here are this file's own; nothing of `flags`, `quotes` or `gate` is used.
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import bench_summarising
import labelled

from briefing import summarise
from briefing.models import CleanArticle, Label, Paragraph, Sentence, Story

_PRONOUN = re.compile(
    r"^(?:he|she|it|they|him|them|his|her|hers|its|their|theirs|this|that|these|those)\b"
    r"(?! (?:is|was|time|week|weekend|month|year|morning|afternoon|evening|season|summer|winter"
    r"|spring|autumn)\b.*\b(?:when|that|since)\b)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^this (?:week|weekend|month|year|morning|afternoon|evening|season)\b", re.IGNORECASE
)
_CONNECTIVE = re.compile(
    r"^(?:but|and|so|yet|however|also|then|instead|meanwhile|therefore|nevertheless|moreover"
    r"|furthermore|similarly|otherwise|still)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"“[^”]+”|\"[^\"]+\"|(?<!\w)‘[^’]{12,}’(?!\w)")
_SAYING = frozenset(
    "said says say saying told tells telling added adds asked asks replied wrote writes tweeted "
    "warned warns insisted claimed claims argued argues announced reads read described describing "
    "called calls calling quoted according posted explained commented urged stated joked declared "
    "concluded recalled denied boasted testified admitted".split()
)
_EMPTY = frozenset(
    "the a an of to in on at by for from with and or but as that which who is are was were be been "
    "has have had it its he she they his her their this these those will would said says "
    "not".split()
)


def main() -> None:
    """Run the checks from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--words", type=int, default=75)
    parser.add_argument("--show", action="store_true", help="print every sentence found")
    chosen = parser.parse_args()
    told = list(stories(chosen.data, chosen.words))
    wrong: Counter[str] = Counter()
    lengths: list[int] = []
    for article, story in told:
        lengths += [_spoken_words(one.text) for one in story.sentences]
        for fault, sentence in faults(article, story.sentences):
            wrong[fault] += 1
            if chosen.show:
                print(f"{fault}: {sentence.text}")
    print(f"{len(told)} stories, {len(lengths)} sentences")
    for fault in ("orphan", "bare quotation", "unattributed quotation", "told twice"):
        print(f"  {fault:24} {wrong[fault]:4}  {100 * wrong[fault] / len(lengths):.2f} %")
    leads = [_spoken_words(story.sentences[0].text) for _, story in told]
    over, first = (sum(length > 30 for length in counts) for counts in (lengths, leads))
    print(
        f"  words: mean {statistics.fmean(lengths):.2f}, longest {max(lengths)}, "
        f"{over} over 30, {first} of them the lead"
    )


def _spoken_words(text: str) -> int:
    """Count what is said; a dash between spaces is none of it."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def stories(data: Path | None, words: int) -> Iterator[tuple[CleanArticle, Story]]:
    """Give every article that gives a story, with it."""
    articles = [by_hand(one) for one in labelled.corpus("gate")]
    if data:
        articles += [row["cleaned"] for row in bench_summarising.load(data)]
    else:
        articles += [by_hand(one) for one in labelled.corpus("training")[::2]]
    for article in articles:
        for story in summarise.stories([article], words=words):
            yield article, story


def by_hand(one: labelled.Labelled) -> CleanArticle:
    """Give an article of the corpus as a person cleaned it."""
    lines = zip(one.article.paragraphs, one.labels, strict=True)
    kept = [
        Paragraph(place, line)
        for place, (line, label) in enumerate(lines)
        if label not in set(Label)
    ]
    return CleanArticle(one.article, tuple(kept))


def faults(article: CleanArticle, told: Sequence[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """Give what is wrong with the sentences of one story."""
    whole = " ".join(part.text for part in article.paragraphs)
    bags: list[set[str]] = []
    for place, one in enumerate(told):
        before = told[place - 1] if place else None
        if _leans(one.text) and not _next_to(whole, before, one):
            yield "orphan", one
        speech = " ".join(_MARKED.findall(one.text))
        rest = re.sub(r"\W+", " ", _MARKED.sub(" ", one.text)).split()
        if len(speech.split()) > 4 and len(rest) < 2:
            yield "bare quotation", one
        elif len(speech.split()) > 7 and not _SAYING & {word.lower() for word in rest}:
            yield "unattributed quotation", one
        bag = set(re.findall(r"[a-z0-9]{3,}", one.text.lower())) - _EMPTY
        if any(len(bag & other) > 0.8 * min(len(bag), len(other)) for other in bags if bag):
            yield "told twice", one
        bags.append(bag)


def _leans(text: str) -> bool:
    said = text.lstrip("“\"‘'")
    if _DATED.match(said):
        return False
    return bool(_PRONOUN.match(said) or _CONNECTIVE.match(said))


def _next_to(whole: str, before: Sentence | None, one: Sentence) -> bool:
    """Tell whether what was told just before also stands just before in the article."""
    if before is None:
        return False
    if before.source == one.source:
        return True
    at = whole.find(before.source)
    following = whole[at + len(before.source) :].lstrip()
    return at >= 0 and following.startswith(one.source[:30])


if __name__ == "__main__":
    main()
