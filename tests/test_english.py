"""Endings come off alike, and names of people are told from other names."""

from __future__ import annotations

import pytest

from briefing import english


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rule", "ruled"), ("stop", "stopped"), ("city", "cities"), ("win", "won"), ("man", "men"),
        ("foot", "feet"), ("vote", "voting"), ("close", "closes"), ("beat", "beaten"), ("say", "said"),
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(one, other):
    assert english.stem(one) == english.stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("fire", "firm"), ("close", "clone"), ("press", "pres")]
)
def test_different_words_have_different_stems(one, other):
    assert english.stem(one) != english.stem(other)


def test_people_are_found_and_places_and_bodies_are_not():
    text = (
        "PC Keith Moss and Dr Ana de Souza met Jean-Luc O'Neill's sister at Holby Road near the High "
        "Court on Monday Morning."
    )
    assert english.people(text) == ["PC Keith Moss", "Dr Ana de Souza", "Jean-Luc O'Neill"]
