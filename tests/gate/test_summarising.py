"""Quality floors of the summariser and the gate; a floor may rise and never falls."""

from __future__ import annotations

import json
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing import english, sentences, summarise, text
from briefing.gate import faithful
from briefing.models import Article, CleanArticle, Paragraph, Story
from briefing.summarise import length, telling
from briefing.summarisers.hybrid import Hybrid

pytestmark = pytest.mark.gate

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
DEV = HERE.parents[2] / "shared" / "data" / "summ_dev.jsonl"

FAITHFUL_LET_THROUGH = 0.975
"Share of the faithful pairs the gate must let through."
UNFAITHFUL_CAUGHT = 0.955
"Share of the unfaithful pairs it must refuse; numbers and names all of them."


CAUGHT = {
    "swap": 0.956, "date": 0.985, "negation": 0.98, "hedge": 0.925, "unit": 1.0, "quotation": 1.0,
    "invented": 0.737, "attribution": 0.847, "cause": 0.937,
}  # fmt: skip
"Share of each kind of change that it must refuse. Checks that only knew single pairs by heart were taken out:\
 on pairs that nothing was tuned on the gate refused as many without them."


OTHER_HANDS = {
    "other_hands.tsv": {"yes": 0.874, "no": 0.838},
    "another_hand.tsv": {"yes": 0.92, "no": 0.74},
    "third_hand.tsv": {"yes": 0.92, "no": 0.62},
    "fourth_hand.tsv": {"yes": 0.92, "no": 0.86},
}
"The same of 1,300 pairs by people who knew nothing of the gate; each lot was judged before it was seen.\
 (Of the first 800 of the thousand alone, before its two last lots came: .88 and .835.)"


def pairs(name: str = "faithful_pairs.tsv") -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()]


def test_there_are_enough_pairs_of_both_kinds():
    kinds = Counter(kind for kind, *_ in pairs())
    assert sum(kinds.values()) >= 2_000
    assert min(kinds.values()) >= 800
    assert set(kinds) == {"yes", "no"}


def test_the_gate_lets_the_faithful_through_and_catches_the_rest():
    right: dict[str, list[bool]] = {"yes": [], "no": []}
    missed = []
    for kind, change, candidate, source in pairs():
        ok = faithful(candidate, [source]).ok
        right[kind].append(ok == (kind == "yes"))
        if ok and change in {"number", "name"} and kind == "no":
            missed.append(candidate)
    assert missed == []
    assert statistics.fmean(right["yes"]) >= FAITHFUL_LET_THROUGH
    assert statistics.fmean(right["no"]) >= UNFAITHFUL_CAUGHT
    for change, floor in CAUGHT.items():
        caught = [
            not faithful(candidate, [source]).ok
            for kind, of, candidate, source in pairs()
            if (kind, of) == ("no", change)
        ]
        assert statistics.fmean(caught) >= floor, change


@pytest.mark.parametrize("lots", OTHER_HANDS)
def test_the_gate_holds_for_pairs_by_other_hands(lots):
    right: dict[str, list[bool]] = {"yes": [], "no": []}
    for kind, _, candidate, source in pairs(lots):
        right[kind].append(faithful(candidate, [source]).ok == (kind == "yes"))
    for kind, floor in OTHER_HANDS[lots].items():
        assert statistics.fmean(right[kind]) >= floor, kind


def test_of_a_model_less_is_believed():
    """What is invented in ordinary words is told from a paraphrase by how much of it is new."""
    right: dict[str, list[bool]] = {"yes": [], "no": []}
    for kind, change, candidate, source in pairs():
        if kind == "yes" or change == "invented":
            ok = faithful(candidate, [source], by_model=True).ok
            right[kind].append(ok == (kind == "yes"))
    assert statistics.fmean(right["no"]) >= 0.9
    assert statistics.fmean(right["yes"]) >= 0.89


def own_corpus() -> list[CleanArticle]:
    """Give the news of the cleaner's gate articles, as a person cleaned them."""
    found: list[CleanArticle] = []
    for file in sorted((CORPUS / "gate").glob("*.txt")):
        name, title, body = "", "", []
        for line in [*file.read_text("utf-8").splitlines(), "==="]:
            if line.startswith("==="):
                if body:
                    kept = tuple(Paragraph(place, one) for place, one in enumerate(body))
                    found.append(CleanArticle(Article(name, title, tuple(body)), kept))
                name, title, body = line[3:].strip(), "", []
            elif line.startswith("title:"):
                title = line[6:].strip()
            elif line.startswith(("body |", "body! |")):
                body.append(re.sub(r"\{\{.*?\}\}", "", line.split("|", 1)[1]).strip())
    return found


@pytest.fixture(scope="module")
def scripts() -> list[tuple[CleanArticle, Story]]:
    articles = [*own_corpus(), *dev_articles()]
    told = [(one, summarise.stories([one], words=75)) for one in articles]
    return [(one, story) for one, stories in told for story in stories]


def dev_articles() -> list[CleanArticle]:
    return [row["cleaned"] for row in dev_rows()]


def dev_rows() -> list[dict[str, Any]]:
    if not DEV.exists():
        return []
    rows = []
    for line in DEV.read_text("utf-8").splitlines():
        row = json.loads(line)
        body = re.sub(
            r"^By \. .{2,80}? \. |^(?:[A-Z][\w .,'-]{0,40} )?(?:\([A-Za-z .]{2,20}\) )? ?-- ",
            "",
            row["article"],
        )
        parts = tuple(part.strip() for part in re.split(r"\n\s*\n", body) if part.strip())
        kept = tuple(Paragraph(place, part) for place, part in enumerate(parts))
        row["cleaned"] = CleanArticle(Article(row["id"], row.get("title") or "", parts), kept)
        rows.append(row)
    return rows


def test_nearly_every_article_gives_a_story(scripts):
    assert len(scripts) >= 0.97 * (len(own_corpus()) + len(dev_articles()))


def test_spoken_sentences_are_short(scripts):
    counts = [length.written(one.text) for _, story in scripts for one in story.sentences]
    assert statistics.fmean(counts) <= 18
    assert max(counts) <= 32
    # Only where an article has nothing else that may be told.
    assert sum(count > 30 for count in counts) <= 0.002 * len(counts)


ORPHAN = re.compile(
    r"^(?:he|she|it|they|him|them|his|her|their|its|but|and|however|so|yet|also|these|those"
    r"|this (?!week|month|year|morning|afternoon|evening|season|summer|winter|is the))\b",
    re.IGNORECASE,
)


def test_no_sentence_leans_on_one_that_is_not_spoken(scripts):
    """An independent look: a pronoun or connective opens only right after its own predecessor."""
    orphans = total = 0
    for article, story in scripts:
        flow = [one for part in article.paragraphs for one in sentences.split(part.text)]
        before = None
        for sentence in story.sentences:
            total += 1
            place = flow.index(sentence.source)
            same = before is not None and flow[before] == sentence.source
            if ORPHAN.match(sentence.text) and not same and before != place - 1:
                orphans += 1
            before = place
    assert orphans <= 0.01 * total, f"{orphans} of {total}"


def test_quotations_have_speakers_and_there_is_one_at_most(scripts):
    for _, story in scripts:
        speech = [
            sentence
            for sentence in story.sentences
            for start, end in sentences.quotations(sentence.text)
            if len(sentence.text[start:end].split()) >= 8
        ]
        assert len({id(one) for one in speech}) <= 1
        assert all(len(text.words(one.text)) > 8 for one in speech)


def test_every_word_of_meaning_traces_to_the_source_or_a_rule(scripts):
    lost = []
    for article, story in scripts:
        whole = {
            english.stem(word)
            for part in article.paragraphs
            for word in text.key(part.text).split()
        }
        for sentence in story.sentences:
            own = {english.stem(word) for word in text.key(sentence.source).split()}
            for word in text.key(sentence.text).split():
                stem = english.stem(word)
                if (
                    stem in own
                    or word in english.EMPTY
                    or any(stem in one or one in stem for one in own)
                ):
                    continue
                named = "first-mention" in sentence.rules and stem in whole
                grammar = bool(sentence.rules) and word in {
                    "aged",
                    "year",
                    "old",
                    "said",
                    "come",
                    "comes",
                    "came",
                    "happened",
                    "follows",
                    "followed",
                }
                if not (named or grammar):
                    lost.append((word, sentence.text, sentence.source))
    assert lost == []


def test_no_number_is_changed(scripts):
    for _, story in scripts:
        for sentence in story.sentences:
            assert (
                Counter(re.findall(r"\d+", sentence.text))
                - Counter(re.findall(r"\d+", sentence.source))
                == Counter()
            )


def rouge(told: Sequence[str], reference: str) -> float:
    """Give the mean of ROUGE-1 and ROUGE-2, F1 in per cent, on our own stems."""
    mine = [english.stem(word) for one in told for word in text.key(one).split()]
    theirs = [english.stem(word) for word in text.key(reference).split()]
    marks = []
    for size in (1, 2):
        one = Counter(zip(*(mine[i:] for i in range(size)), strict=False))
        other = Counter(zip(*(theirs[i:] for i in range(size)), strict=False))
        shared = sum((one & other).values())
        marks.append(200 * shared / max(1, sum(one.values()) + sum(other.values())))
    return statistics.fmean(marks)


GAINS = {45: (2.7, 4.4), 60: (1.8, 2.4), 75: (0.5, 2.2), 90: (0.3, 1.8)}
"Least gain over Lead at each budget, on highlights and on long extracts, in sentences that are short."


@pytest.mark.skipif(not DEV.exists(), reason="the development data is not in the public tree")
def test_it_is_not_below_lead_at_any_length():
    gains: dict[tuple[int, bool], list[float]] = {}
    for row in dev_rows():
        cleaned = row["cleaned"]
        flow = [one for part in cleaned.paragraphs for one in sentences.split(part.text)]
        event = telling.event([cleaned])
        for words in GAINS:
            told = [one.text for one in telling.tell(event, words, Hybrid())]
            gain = rouge(told, row["references"][0]) - rouge(
                lead(flow, words), row["references"][0]
            )
            gains.setdefault((words, row["dataset"] == "cnndm"), []).append(gain)
    for words, (highlights, extracts) in GAINS.items():
        assert statistics.fmean(gains[words, True]) >= highlights, words
        assert statistics.fmean(gains[words, False]) >= extracts, words


def lead(flow: Sequence[str], words: int) -> list[str]:
    chosen: list[str] = []
    for one in flow:
        if chosen and sum(map(length.written, [*chosen, one])) > words:
            break
        chosen.append(one)
    return chosen
