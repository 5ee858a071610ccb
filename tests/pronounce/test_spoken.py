"""From page to mouth: what must hold for any text at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pronounce import load_lexicon, spoken

WORDS = st.lists(st.sampled_from("the council met on a wet night and said no to it".split()))
NEWS = st.text("0123456789£$€%.,:;/-–()[]'’\"“” aAbBpmMIVX+@#&°½½stndrth\n", max_size=40)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_without_a_figure(text):
    assert not re.search(r"[0-9£$€%&@#<>\[\]{}]", spoken(text))


PIECES = (
    "£ $ € 3 .2 m bn 40 pm 29 March , 2017 - – / : 1st % ( ) [ ] ' ’ “ No. v A40 W5 2HL 020 MPs NHS II "
    "IX X & + = @bbc #tag www. bbc.co.uk 5ft 10in ½ °C kg 1990s 3-1 won GMT Det . ! the of Co J.K. "
    "24/7 999 call ٣ ² \ue000 US k"
).split()


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=8))
def test_any_mixture_of_what_the_rules_look_for_is_read_to_its_end(pieces):
    said = spoken("".join(piece + gap for piece, gap in pieces))
    assert not re.search(r"[0-9£$€%&@#<>\[\]{}\ue000-\uf8ff]", said)


@given(NEWS)
def test_news_like_text_is_read_on_one_line_and_without_a_figure(text):
    said = spoken(text)
    assert not re.search(r"[0-9\n]|  |^\s|\s$", said)


@given(st.text("abcdefghij XYZ.,'0123456789", min_size=1, max_size=40))
def test_text_with_words_is_never_read_as_nothing(text):
    if re.search(r"[A-Za-z0-9]", text):
        assert re.search(r"[a-z]", spoken(text), re.IGNORECASE)


@given(WORDS)
def test_ordinary_words_are_read_as_they_stand(words):
    text = " ".join(words)
    assert spoken(text) == text


@given(st.text(max_size=30))
def test_the_same_text_is_always_read_alike(text):
    assert spoken(text) == spoken(text)


@pytest.mark.parametrize("text", ["", "   ", "😀🎉", "()", "...", "\u200b\ufeff", "– — –", "“”"])
def test_text_without_words_gives_nothing_to_say(text):
    assert not re.search(r"\w", spoken(text))


def test_another_script_is_left_to_the_engine():
    assert spoken("新闻 Новости") == "新闻 Новости"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("“Stop!” he said.", "Stop! he said."),
        ("He said: ‘I won’t go.’", "He said: I won’t go."),
        ("the ‘players’ union’ said", "the players’ union said"),
        ("Chris' dog and the boys' coats", "Chris' dog and the boys' coats"),
        ("rock 'n' roll", "rock 'n' roll"),
        ("a ‘yes’ or a ‘no’", "a yes or a no"),
        ("«Oui», dit-il", "Oui, dit-il"),
    ],
)
def test_quotation_marks_go_and_apostrophes_stay(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("the mayor (a baker) won", "the mayor, a baker, won"),
        ("the mayor (a baker).", "the mayor, a baker."),
        ("(A baker) won.", "A baker, won."),
        ("it was late – very late – and dark", "it was late, very late, and dark"),
        ("it was late—very late", "it was late, very late"),
        ("wait… what", "wait, what"),
        ("Wait… What?", "Wait. What?"),
        ("person(s) unknown", "persons unknown"),
        ("What?! No!!", "What? No!"),
    ],
)
def test_brackets_dashes_and_dots_become_pauses(written, said):
    assert spoken(written) == said


def test_a_sentence_that_begins_with_a_figure_begins_with_a_capital():
    assert spoken("He left. 52 people stayed.") == "He left. Fifty-two people stayed."


def test_mark_up_is_not_read_aloud():
    assert spoken("<speak><b>Hello</b> there</speak>") == "Hello there"


def test_letters_take_their_names_where_the_engine_takes_phonemes():
    said = spoken("PC Palmer was on the A40 at 9am with two MPs", phonemes="misaki-us")
    assert said == (
        "[P C](/pˌisˈi/) Palmer was on the [A](/ˈA/) forty at nine [a m](/ˌAˈɛm/) "
        "with two [M Ps](/ˌɛmpˈiz/)"
    )


def test_a_british_voice_is_given_british_letters():
    assert spoken("on the R4", phonemes="misaki-gb") == "on the [R](/ˈɑː/) four"


@given(st.text("[](/)ˈaɛm\ue000\ue001ab ", max_size=20))
def test_an_article_cannot_set_pronunciations_of_its_own(text):
    assert not re.search(r"[\[\](\ue000-\uf8ff]", spoken(text, phonemes="misaki-us"))


def test_an_american_show_reads_figures_in_its_own_order():
    assert spoken("on 3/4/2017", locale="en-US") == "on the fourth of March twenty seventeen"
    assert spoken("on 3/4/2017") == "on the third of April twenty seventeen"


def test_a_show_in_another_language_keeps_its_words():
    assert spoken("« Il a payé 20 € » – hier", locale="fr-FR") == "Il a payé 20 €, hier"


@pytest.mark.parametrize("piece", ["7", "(", "[(", "'", "£1 ", "A.", "1-", "March 1 ", "a.b", "<a"])
def test_long_hostile_text_is_read_to_its_end(piece):
    spoken(piece * 4000, load_lexicon(), phonemes="misaki-us")
