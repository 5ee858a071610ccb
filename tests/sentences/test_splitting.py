"""The splitter on passages that are hard to split, and on anything at all."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import sentences

PASSAGES = [
    line.split("\t", 1)
    for line in (Path(__file__).parent / "hard.tsv").read_text("utf-8").splitlines()
]


def test_there_are_enough_hard_passages():
    assert len(PASSAGES) >= 199
    assert len({passage for _, passage in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize(("kind", "marked"), PASSAGES)
def test_a_hard_passage_is_split_where_it_is_marked(kind, marked):
    wanted = [part.strip(" \t•") for part in marked.split("¦")]
    assert sentences.split(marked.replace("¦", "")) == wanted, kind


def letters(text: str) -> str:
    return re.sub(r"[\s•·▪●■]", "", text)


@pytest.mark.parametrize(("_", "marked"), PASSAGES)
def test_the_last_sentence_of_a_hard_passage_is_one_of_its_endings(_, marked):
    *first, last = sentences.split(marked.replace("¦", ""))
    assert not first or last in sentences.endings(marked.replace("¦", ""))


@given(st.text(max_size=400))
def test_nothing_but_white_space_and_bullets_is_lost(text):
    assert letters("".join(sentences.split(text))) == letters(text)


@given(
    st.lists(
        st.sampled_from("“ ” \" ' ( ) . ! ? … Mr. U.S. said Ann the 5 No. -- , He • a".split()),
        max_size=60,
    )
)
def test_every_sentence_stands_in_the_paragraph_as_it_is(words):
    paragraph = " ".join(words)
    at = 0
    for sentence in sentences.split(paragraph):
        at = paragraph.index(sentence, at) + len(sentence)
        assert sentence == sentence.strip() != ""
    assert at == 0 or sentence == paragraph.strip(" •") or sentence in sentences.endings(paragraph)


@pytest.mark.parametrize(
    "piece", ['"', "“", "'", "(", "A. ", ". ", "he said. ", "' '", "x" * 50, "...?!"]
)
def test_a_hostile_paragraph_takes_no_longer_than_its_length(piece):
    begun = time.process_time()
    sentences.split(piece * (60_000 // len(piece)))
    assert time.process_time() - begun < 5


def test_quotations_are_found_and_apostrophes_are_not():
    text = "It's the players' cup: “We won,” said Al. 'Not by much.'"
    found = [text[start:end] for start, end in sentences.quotations(text)]
    assert found == ["“We won,”", "'Not by much.'"]


def test_an_unclosed_quotation_reaches_to_the_end():
    text = "She said: “It rained. It stopped."
    assert sentences.quotations(text) == ((10, len(text)),)


@pytest.mark.parametrize(
    "unit", ["Aa. ", "J. K. ", "x. y. ", "“A b.” said. ", '"A b." c. ', "the 'x. "]
)
def test_a_paragraph_without_end_is_gone_through_once(unit):
    sizes = (20_000, 80_000)
    looked = [_steps(unit * (size // len(unit))) for size in sizes]
    assert looked[1] < looked[0] * 5, "four times the text is at most about four times the work"


def _steps(text: str) -> int:
    """Give how many characters the splitter takes out of a text to look at them."""
    taken = 0

    class Watched(str):
        __slots__ = ()

        def __getitem__(self, key):
            nonlocal taken
            piece = super().__getitem__(key)
            taken += len(piece)
            return piece

    sentences.split(Watched(text))
    return taken
