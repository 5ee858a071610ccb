"""The words as written at the moments an engine tells for the words as spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Timing
from briefing.pronounce.written import on_the_page
from briefing.text import key


def said(text):
    """Give each word a second of its own."""
    return [Timing(word, float(place), place + 1.0) for place, word in enumerate(text.split())]


def spans(text, spoken):
    return [(word.text, word.start, word.end) for word in on_the_page(text, said(spoken))]


def test_words_said_as_written_have_their_own_moments():
    assert spans("“We will – not sail”,", "we will not sail") == [
        ("“We", 0, 1), ("will", 1, 2), ("not", 2, 3), ("sail”,", 3, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "spoken", "word", "start", "end"),
    [
        ("At 2.40pm on Friday", "at two forty p m on friday", "2.40pm", 1, 5),
        ("A £3.2m grant", "a three point two million pound grant", "£3.2m", 1, 6),
        ("The A40 is shut.", "the A forty is shut", "A40", 1, 3),
        ("In Southwark today", "in suthuk today", "Southwark", 1, 2),
        ("Cllr Bell said", "councillor bell said", "Cllr", 0, 1),
    ],
)
def test_what_is_said_in_place_of_a_word_is_that_words_time(text, spoken, word, start, end):
    assert (word, start, end) in spans(text, spoken)


def test_several_words_in_one_stretch_share_it_in_order():
    found = spans("No. 10 was late", "number ten was late")
    assert [word for word, _, _ in found] == ["No.", "10", "was", "late"]
    assert found[0][1] == 0
    assert found[1][2] == 2
    assert found[0][2] == found[1][1]


def test_a_word_said_but_not_written_belongs_to_the_one_before():
    assert spans("Up 3% today", "up three percent extra today")[1] == ("3%", 1, 4)


def test_without_words_there_are_no_moments():
    assert on_the_page("", said("a b")) == ()
    assert on_the_page("a b", []) == ()
    assert on_the_page("– …", said("a b")) == ()


texts = st.lists(st.sampled_from("a b c 12 £3 – “d” e-f g's".split()), max_size=12)


@given(texts, texts)
def test_moments_never_run_backwards_or_beyond_and_words_stay_in_order(written, spoken):
    found = on_the_page(" ".join(written), said(" ".join(spoken)))
    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(spoken) for edge in edges)
    left = iter(word for word in written if key(word))
    assert all(word.text in left for word in found)
