"""What the gate must refuse, what it must let through, and that it never falls over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import english
from briefing.gate import faithful
from briefing.gate.reading import numbers, synonyms

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


def test_a_broader_word_may_stand_for_a_narrower_one_and_not_the_other_way():
    parrot, bird = english.stem("parrot"), english.stem("bird")
    assert synonyms.stands_for(bird, {parrot})
    assert not synonyms.stands_for(parrot, {bird})


@pytest.mark.parametrize("name", ["news", "wordnet", "things", "light", "grave"])
def test_every_word_of_the_lists_is_lower_case_and_no_row_repeats_one(name):
    for line in (
        (Path(synonyms.__file__).parents[1] / "words" / f"{name}.txt").read_text().splitlines()
    ):
        words = [] if line.startswith("#") else line.partition(" < ")[0].split()
        assert len(words) == len(set(words)), line
        assert all(re.fullmatch(r"[a-z'-]+", word) for word in words), line


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("Porto sold Kofi Mensah to Villa.", "Villa signed Kofi Mensah from Porto."),
        ("Villa bought Kofi Mensah from Porto.", "Porto sold Kofi Mensah to Villa."),
        ("A teenager was hurt in Stow.", "A 17-year-old was hurt in Stow."),
        ("The driver was unhurt.", "The driver was not hurt."),
        ("Rooms were full within a fortnight.", "Rooms were full within two weeks."),
        (
            "In July 90 were ill; by August it was 40.",
            "The ill fell to 40 in August from 90 in July.",
        ),
    ],
)
def test_one_fact_told_from_its_other_side_passes(candidate, source):
    assert faithful(candidate, [source]).ok, faithful(candidate, [source]).reasons


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("Villa sold Kofi Mensah to Porto.", "Porto sold Kofi Mensah to Villa."),
        (
            "A tractor driver, 17, died.",
            "A 17-year-old cyclist died; the tractor driver was unhurt.",
        ),
        ("The A39 is blocked at Stow.", "The A93 is blocked at Stow."),
        (
            "In July 40 were ill; by August it was 90.",
            "The ill fell to 40 in August from 90 in July.",
        ),
    ],
)
def test_what_only_looks_like_it_is_refused(candidate, source):
    assert not faithful(candidate, [source]).ok


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("About 40,002 people saw it.", "About 40,000 people saw it."),
        ("More than 93 people saw it.", "More than 90 people saw it."),
        ("Nine people were not pulled out.", "Nine people were pulled out."),
        ("The council will close the pool.", "The council might close the pool."),
        ("Ann Bell, 36, and Tom Vega, 44, spoke.", "Ann Bell, 44, and Tom Vega, 36, spoke."),
        ("She scored three times in a 3-2 win.", "She scored twice in a 3-2 win."),
    ],
)
def test_one_word_or_figure_changed_is_enough(candidate, source):
    assert not faithful(candidate, [source]).ok


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("More than 90 people saw it.", "93 people saw it."),
        ("Nearly 100 people saw it.", "97 people saw it."),
        ("“I am six,” he said.", "“I am 6,” he said."),
        ("The cause is not yet known.", "The cause has yet to be known."),
        ("Chelsea lost 3-2.", "Arsenal beat Chelsea 3-2."),
    ],
)
def test_a_figure_rounded_as_it_says_passes(candidate, source):
    assert faithful(candidate, [source]).ok, faithful(candidate, [source]).reasons


def test_who_takes_over_whom_is_not_turned_round():
    source = "Brindle rose on Monday after it agreed to be taken over by its Danish rival Legro."
    assert not faithful("Brindle has agreed to take over its Danish rival Legro.", [source]).ok
    assert faithful("Brindle agreed to be taken over by its rival Legro.", [source]).ok


PORT = (
    "Leith council has abandoned plans for a £45m pier after the navy objected, its leader, Ann "
    "Bell, said. She is considering whether to sell the land, and asked Tom Vega to form a panel."
)


@pytest.mark.parametrize(
    ("candidate", "why"),
    [
        ("Leith council will sell the land.", "hedge"),
        ("Tom Vega has formed a panel.", "hedge"),
        ("The navy did not object to the £45m pier at Leith.", "negation"),
        ("The navy has abandoned plans for a £45m pier after Leith council objected.", "exchanged"),
        ("Tom Vega asked Ann Bell to form a panel.", "exchanged"),
        ("Leith council has abandoned illegal plans for a £45m pier after the navy objected.",
         "wording"),
    ],
)  # fmt: skip
def test_a_deed_told_otherwise_is_refused_and_said_why(candidate, why):
    reasons = faithful(candidate, [PORT]).reasons
    assert any(one.startswith(why) for one in reasons), reasons


@pytest.mark.parametrize(
    "candidate",
    [
        "The pier, which was to cost 45 million pounds, will not be built: the navy was against it.",
        "Objections by the navy have made Leith council drop its £45m pier.",
        "Ann Bell, who leads Leith council, may sell the land.",
        "The land could be sold, and a panel may be formed by Tom Vega.",
    ],
)
def test_the_same_in_quite_other_words_passes(candidate):
    assert faithful(candidate, [PORT]).ok, faithful(candidate, [PORT]).reasons


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("Rents rose three and three-quarter per cent.", "Rents rose 3.75%."),
        ("It opened in twenty twenty-one.", "It opened in 2021."),
        ("They won seven point two million pounds.", "They won £7.2m."),
        ("It cost three-quarters of a million dollars.", "It cost $750,000."),
        ("Of the 30 pupils, 28 are back.", "All but two of the 30 pupils are back."),
        ("It was paid within 12 months.", "It was paid within a year."),
        ("Callum Bell and his brother Rory swam.", "Callum and Rory Bell, brothers, swam."),
    ],
)
def test_a_number_or_name_written_in_another_way_passes(candidate, source):
    assert faithful(candidate, [source]).ok, faithful(candidate, [source]).reasons


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("The warning runs from noon to midnight.", "The warning runs from 6am to midnight."),
        ("Gold touched ₹2 lakh in two days.", "Gold touched ₹1 lakh in two days."),
        ("Rory swam for two hours with two friends.", "Rory swam for an hour with two friends."),
        ("The ferry from Cairnryan to Larne sank.", "The ferry from Larne to Cairnryan sank."),
        ("She lost the whip for voting for it.", "She lost the whip for voting against it."),
        ("It reached 57% of Kerala, and 82% in Goa.", "It reached 82% in Kerala, and 57% in Goa."),
        ("Ann Bell said it was “a farce”.", "Tom Vega said it was “a farce”. Ann Bell left."),
    ],
)  # fmt: skip
def test_a_small_word_changed_is_enough_too(candidate, source):
    assert not faithful(candidate, [source]).ok
