"""What differs to the ear, and what only differs on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.hearing import differences
from briefing.hearing.comparing import name_count, word_count

ALIKE = [
    ("The inquest opens at 2.40pm.", "the inquest opens at two forty p.m."),
    ("It cost £310,000.", "It cost 300 and 10,000 pounds."),
    ("Royal Mail said so.", "Royal male said so."),
    ("It’s the vet’s letter.", "Its the vets letter"),
    ("He works in healthcare.", "He works in health care."),
    ("Councillors voted 11-9.", "Counselors voted 11 to 9."),
    ("His owner, Roy Penhaligon, waited.", "His owner, Roy Penhilligan, waited."),
    ("The NHS trust agreed.", "The N.H.S. Trust agreed"),
]
"Written, and how a recogniser may put the same sounds down."


@pytest.mark.parametrize(("meant", "heard"), ALIKE)
def test_another_spelling_of_the_same_sounds_is_no_difference(meant, heard):
    assert differences(meant, heard) == ()


def test_a_misread_word_is_told_with_what_was_heard():
    (one,) = differences("She has lived here for 90 years.", "She has lived here for 19 years.")
    assert (one.meant, one.heard, one.name) == ("ninety", "nineteen", False)
    assert one.words == 1


@pytest.mark.parametrize(
    ("meant", "heard"),
    [
        ("His owner, Roy Penhaligon, waited.", "His owner, Roy Penhilligan, waited."),
        ("They lost to Atoragel again.", "They lost to Atorageal again."),
    ],
)
def test_asked_strictly_a_name_must_be_heard_as_the_same_sounds(meant, heard):
    assert differences(meant, heard) == ()
    assert differences(meant, heard, near=False)
    assert differences("Royal Mail said so.", "Royal male said so.", near=False) == ()


def test_a_word_left_out_and_a_word_added_are_told():
    assert differences("The cat sat down.", "The cat down.")[0].heard == ""
    assert differences("The cat sat.", "The black cat sat.")[0].meant == ""


def test_a_wrong_name_is_told_although_names_may_be_nearly_alike():
    (one,) = differences("The mayor, Susan Corrigan, spoke.", "The mayor, Susan Whitfield, spoke.")
    assert one.name
    assert one.heard == "whitfield"


def test_names_and_words_are_counted():
    assert name_count("The mayor, Susan Corrigan, spoke. Others did not.") == 2
    assert word_count("It’s 2.40pm.") == 5


@given(st.text(max_size=200))
def test_what_was_heard_as_meant_never_differs(text):
    assert differences(text, text, sound=str) == ()
