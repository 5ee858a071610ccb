"""Whose words they are, and which have been said before."""

from __future__ import annotations

import pytest

from briefing import quotes
from briefing.models import Article, CleanArticle, Paragraph


def cleaned(*paragraphs: str, title: str = "") -> CleanArticle:
    kept = tuple(Paragraph(place, text) for place, text in enumerate(paragraphs))
    return CleanArticle(Article("a", title, paragraphs), kept)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lowe said: “We were never told about it.”", "Ann Lowe"),
        ("“We were never told about it,” Ann Lowe said.", "Ann Lowe"),
        ("“We were never told about it,” said Ann Lowe.", "Ann Lowe"),
        ("Ann Lowe, of the Harbour Board, said: “We were never told.”", "Ann Lowe"),
        ("According to Ann Lowe, “it was never said at all”.", "Ann Lowe"),
        (
            "A spokesman for the board said: “We were never told about it.”",
            "A spokesman for the board",
        ),
        ('The firm called it "a wholly new way of working" in May.', "The firm"),
    ],
)
def test_a_quotation_has_its_speaker(text, speaker):
    (unit,) = quotes.units(cleaned(text))
    assert unit.quotation
    assert not unit.bare
    assert unit.speaker == speaker


def test_a_pronoun_speaks_for_the_one_person_just_named():
    units = quotes.units(
        cleaned("One of them was Faiz Omar. He said: “We have come to stand here.”")
    )
    assert units[1].speaker == "Faiz Omar"


def test_a_pronoun_after_two_people_speaks_for_nobody_sure():
    units = quotes.units(cleaned("Bo Hale met Al Sands. He said: “We have come to stand here.”"))
    assert units[1].speaker is None


def test_a_quotation_that_runs_on_keeps_its_speaker_and_is_bare():
    units = quotes.units(
        cleaned("Ann Lowe said: “It was dark and very cold.", "“I have never been so frightened.”")
    )
    assert [unit.bare for unit in units] == [False, True]
    assert units[1].speaker == "Ann Lowe"


def test_a_title_in_quotation_marks_is_no_speech():
    (unit,) = quotes.units(cleaned("Her book, “The Long Way Home Again”, is out in May."))
    assert not unit.quotation


def test_the_headline_is_no_unit():
    units = quotes.units(cleaned("Bridge Closes!", "The bridge has closed.", title="Bridge closes"))
    assert [unit.text for unit in units] == ["The bridge has closed."]


def test_a_second_telling_of_the_same_words_goes():
    units = quotes.units(
        cleaned(
            'Joel Reed said: "The attack happened 200 yards from where I work."',
            "It rained all day on the hill.",
            "“The attack happened 200 yards from where I work so it hit me,” said Joel Reed.",
        )
    )
    assert [unit.paragraph for unit in quotes.without_repeats(units)] == [0, 1]


def test_units_know_their_paragraph_and_whether_they_open_it():
    units = quotes.units(cleaned("One came in. Two went out.", "Three stayed at home."))
    assert [(unit.paragraph, unit.opens) for unit in units] == [(0, True), (0, False), (1, True)]
