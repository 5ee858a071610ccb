"""What the gate must refuse, what it must let through, and that it never falls over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.gate import faithful, numbers

SOURCE = (
    "Nine people were hurt on Friday when a tram driven by Ola Brandt, 41, hit a van in Mill Lane. "
    "Inspector Ruth Dean said he was not drunk and may not be charged."
)


@pytest.mark.parametrize(
    "candidate",
    [
        SOURCE,
        "9 people were hurt on Friday when a tram hit a van in Mill Lane.",
        "A tram hit a van in Mill Lane on Friday and nine people were injured.",
        "Inspector Ruth Dean said the driver was not drunk.",
        "Ola Brandt, who is 41, was driving the tram.",
    ],
)
def test_what_the_source_says_passes(candidate):
    verdict = faithful(candidate, [SOURCE])
    assert verdict.ok, verdict.reasons
    assert verdict.reasons == ()


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        ("Ten people were hurt on Friday when a tram hit a van.", "number"),
        ("Nine people were hurt on Sunday when a tram hit a van.", "date"),
        ("Nine people were hurt when a tram hit a van in Dock Lane.", "name"),
        ("A tram driven by Ruth Dean hit a van in Mill Lane.", "exchanged"),
        ("Inspector Ruth Dean said he was drunk.", "negation"),
        ("Ola Brandt will be charged.", "negation"),
        ("Nine people were hurt when a bus hit a van in Mill Lane.", "replaced"),
        ('Inspector Ruth Dean said: "He was asleep at the wheel."', "quotation"),
        (
            "Shoppers enjoyed record discounts across several glittering department stores.",
            "wording",
        ),
        ("", "empty"),
    ],
)
def test_what_the_source_does_not_say_is_refused(candidate, reason):
    verdict = faithful(candidate, [SOURCE])
    assert not verdict.ok
    assert any(given.startswith(reason) for given in verdict.reasons), verdict.reasons


def test_a_fact_may_come_from_any_of_the_sources():
    assert faithful(
        "Ann Lowe is 30 and lives in Oslo.", ["Ann Lowe is 30.", "Ann Lowe lives in Oslo."]
    ).ok


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("£3.2m", 3.2e6), ("1,250", 1250), ("twenty-three", 23), ("two hundred and five", 205),
        ("four million", 4e6), ("a dozen", 12), ("22nd", 22), ("three point five", 3.5),
        ("six thousand four hundred", 6400), ("9 billion", 9e9),
    ],
)  # fmt: skip
def test_numbers_are_read_in_digits_and_in_words(spelled, value):
    (found,) = list(numbers.NUMBER.finditer(spelled))[:1]
    assert numbers.values(found)[0] == pytest.approx(value)


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_a_number_that_is_not_there_never_passes(one, other):
    source = f"The council counted {one} trees in the park."
    verdict = faithful(f"The council counted {other} trees in the park.", [source])
    assert verdict.ok == (one == other or abs(one - other) == 0)


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_gets_a_verdict(candidate, sources):
    verdict = faithful(candidate, sources)
    assert verdict.ok == (verdict.reasons == ())


@given(st.lists(st.sampled_from(SOURCE.split()), min_size=1, max_size=40))
def test_a_text_is_faithful_to_itself(words):
    text = " ".join(words)
    assert faithful(text, [text]).ok or not any(letter.isalnum() for letter in text)
