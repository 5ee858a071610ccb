"""Words and characters: what is always true of folding, tidying and naming."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import text


@given(st.text())
def test_tidy_text_is_one_line_and_stays_as_it_is(raw):
    tidied = text.tidy(raw)
    assert tidied == " ".join(tidied.split())
    assert unicodedata.is_normalized("NFC", tidied)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202e\ufeff]", tidied)
    assert text.tidy(tidied) == tidied


@given(st.text())
def test_a_slug_can_always_name_a_file(raw):
    name = text.slug(raw)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 60
    assert text.slug(name) == name


@given(st.text(), st.integers(1, 20))
def test_a_slug_keeps_to_its_limit(raw, limit):
    assert len(text.slug(raw, limit=limit)) <= max(limit, len("untitled"))


@given(st.text())
def test_a_key_is_its_own_key(raw):
    folded = text.key(raw)
    assert text.key(folded) == folded
    assert text.key(raw.replace("'", "’").replace('"', "“")) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over,” he said.", '"It\'s over", he said'),
        ("WESTMINSTER  Bridge", "Westminster bridge"),
        ("ﬁve officers", "five officers"),
        ("Straße", "STRASSE"),
    ],
)
def test_equal_wording_has_equal_keys(one, other):
    assert text.key(one) == text.key(other) != ""


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("It’s £1,250.", ["It’s", "1,250"]),
        ("a 52-48 vote at 2.40pm", ["a", "52", "48", "vote", "at", "2.40pm"]),
        ("… — !", []),
        ("Zoë’s café", ["Zoë’s", "café"]),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(said, words):
    assert text.words(said) == words


@given(st.text())
def test_straight_quotes_change_nothing_but_quotation_marks(raw):
    straight = text.straight_quotes(raw)
    assert len(straight) == len(raw)
    assert all(new in "'\"" for old, new in zip(raw, straight, strict=True) if new != old)
