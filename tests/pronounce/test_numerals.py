"""Numerals in words, read back by an independent reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pronounce import numerals, roman

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_back(words: str) -> int:
    total = group = 0
    for word in words.replace("-", " ").replace(" and ", " ").split():
        if word == "hundred":
            group *= 100
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            group += SMALL[word]
    return total + group


@given(st.integers(0, 10**15 - 1))
def test_a_number_in_words_is_still_that_number(number):
    assert read_back(numerals.cardinal(number)) == number


@given(st.integers(1, 10**9))
def test_a_number_says_and_once_in_a_group_and_nowhere_else(number):
    words = numerals.cardinal(number)
    assert " and and " not in f" {words} "
    assert words.split()[0] != "and"


@given(st.integers(1, 3999))
def test_roman_numerals_have_the_value_they_are_written_with(number):
    assert roman.value(as_roman(number)) == number


def as_roman(number: int) -> str:
    steps = "M 1000 CM 900 D 500 CD 400 C 100 XC 90 L 50 XL 40 X 10 IX 9 V 5 IV 4 I 1".split()
    written = ""
    for letters, value in zip(steps[::2], map(int, steps[1::2]), strict=True):
        while number >= value:
            written, number = written + letters, number - value
    return written


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"), (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (33, "thirty-third"),
        (100, "one hundredth"), (105, "one hundred and fifth"), (1000, "one thousandth"),
    ],
)  # fmt: skip
def test_ordinals(number, words):
    assert numerals.ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1066, "ten sixty-six"), (1900, "nineteen hundred"), (1905, "nineteen oh five"),
        (2000, "two thousand"), (2005, "two thousand and five"), (2010, "twenty ten"),
        (2017, "twenty seventeen"),
    ],
)  # fmt: skip
def test_years(number, words):
    assert numerals.year(number) == words


def test_a_number_can_be_checked_against_num2words():
    num2words = pytest.importorskip("num2words").num2words
    for number in (0, 7, 19, 80, 101, 999, 1001, 12_345, 1_000_001, 7_654_321):
        theirs = num2words(number, lang="en_GB").replace(",", "")
        assert numerals.cardinal(number) == theirs
