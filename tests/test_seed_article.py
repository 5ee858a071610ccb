"""The article that started it all, where it lies beside the checkout: what is cut, kept and said."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bulletins import order

from briefing.models import Label
from briefing.pipeline import make
from briefing.text import key

SEED = Path(__file__).resolve().parents[2] / "shared" / "articles" / "vigil.txt"
CAPTIONS = {3, 8, 11, 14, 17, 21}
PLACEHOLDERS = {6}
PROMOTION = {25, 26, 27}

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not here")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    return make(order(tmp_path_factory.mktemp("seed") / "show", SEED))


def test_the_ten_lines_that_must_not_be_spoken_are_cut_and_no_other(outcome):
    (cleaned,) = outcome.cleaned
    cuts = {cut.paragraph: cut.label for cut in cleaned.cuts}
    assert {line for line, label in cuts.items() if label is Label.CAPTION} == CAPTIONS
    assert {
        line for line, label in cuts.items() if label is Label.MEDIA_PLACEHOLDER
    } == PLACEHOLDERS
    assert {line for line, label in cuts.items() if label is Label.PROMO_APP} == PROMOTION
    assert len(cuts) == 10
    kept = [paragraph.index for paragraph in cleaned.paragraphs]
    assert kept == sorted(set(range(28)) - set(cuts))


def test_nothing_that_was_cut_stands_in_the_script(outcome):
    (cleaned,) = outcome.cleaned
    page = key(outcome.script_path.read_text(encoding="utf-8"))
    assert not [cut.paragraph for cut in cleaned.cuts if key(cut.text) in page]
    assert not {line.paragraph for line in outcome.script.lines} & {
        c.paragraph for c in cleaned.cuts
    }


def test_no_quotation_is_spoken_twice(outcome):
    """Six words in the same order are the same words, whoever's paragraph they stand in."""
    heard: Counter[tuple[str, ...]] = Counter()
    for sentence in (s for story in outcome.stories for s in story.sentences):
        words = key(sentence.text).split()
        heard.update({tuple(words[at : at + 6]) for at in range(len(words) - 5)})
    assert heard
    assert max(heard.values()) == 1


def test_every_spoken_sentence_names_its_paragraph(outcome):
    (cleaned,) = outcome.cleaned
    sentences = [sentence for story in outcome.stories for sentence in story.sentences]
    assert len(sentences) >= 2
    for sentence in sentences:
        assert sentence.source in cleaned.article.paragraphs[sentence.paragraph]


def test_it_goes_out(outcome):
    master = outcome.episode.master
    assert abs(master.lufs + 16) <= 0.5
    assert master.true_peak <= -1.5
