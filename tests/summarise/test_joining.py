"""What articles are compared by: names, figures, times, stages, rivals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import english
from briefing.gate.reading import numbers
from briefing.summarise.concepts import concept
from briefing.summarise.joining import amounts, commonness, kinds, moments, names, rivals, stages
from briefing.summarise.joining.amounts import Amount

PUBLISHED = datetime(2026, 10, 14, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The fire on March 9 last year burned for days.", True),
        ("He was last seen on October 12.", False),
        ("He died on February 26.", True),
        ("It was closed three years ago.", True),
        ("It was closed in June.", True),
        ("It was closed in October.", False),
        ("It broke out this morning.", False),
        ("It was the club's first win since April.", False),
        ("A slab laid down 561 million years ago was found.", False),
    ],
)
def test_a_lead_that_speaks_of_another_time_is_known(text, other):
    assert moments.of_another_time(text, PUBLISHED) is other


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("Leaton Town beat Hexley 3-2 after extra time.", {"3-2"}),
        ("With the score 1-1 and ten minutes left, Pike was sent off.", set()),
        ("They were 2-0 up at the break and won 2-1.", {"2-1"}),
        ("Oram made it 1-1 before Hexley lost 4-1.", {"4-1"}),
        ("Hexley took a 1-0 lead through Imrie.", set()),
        ("Councillors voted 7-2 to keep it open.", {"7-2"}),
    ],
)
def test_a_score_in_the_course_of_a_match_is_no_result(text, results):
    assert amounts.results(text) == results


def test_an_impossible_date_is_no_date_of_another_time():
    assert not moments.of_another_time("on February 31", PUBLISHED)
    assert not moments.of_another_time("in June", None)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The 38-year-old was found", Amount("age", 38)),
        ("Alison Kirkup, 55, is on trial", Amount("age", 55)),
        ("boys aged 12", Amount("age", 12)),
        ("a loss of £52,000", Amount("£", 52_000)),
        ("rose 3.4 per cent", Amount("%", 3.4)),
        ("thirty-four people", Amount("count", 34)),
        ("two dozen engines", Amount("count", 24)),
        ("worth $1.2 million", Amount("$", 1_200_000)),
    ],
)
def test_an_amount_knows_what_it_is_of(text, amount):
    assert amount in amounts.read(text).amounts


@given(
    st.lists(
        st.sampled_from(
            [*numbers.SMALL, "hundred", "million", "half a million", "a quarter of a million",
             "three quarters of a billion", "two and a half", "third", "dozens", "twenties",
             "nineteen eighty-four", "£3.2m", "4½", "7th", "1,200", "Half a dozen", "and", "point",
             "of", "a", "bus", "no"]
        )
    )
)  # fmt: skip
def test_no_number_is_missed_by_trying_only_where_one_may_begin(words):
    passage = " ".join(words)
    places = {found.start() for found in amounts._MAY_BEGIN.finditer(passage)}
    assert {found.start() for found in numbers.NUMBER.finditer(passage)} <= places


def test_years_and_clock_times_are_no_amounts():
    assert not amounts.read("in 2017 at 10.20pm").amounts


def test_the_amounts_of_the_top_are_told_from_those_below():
    found = amounts.read("Thirty-four were moved. It cost £900.", 20, 20)
    assert found.amounts == {Amount("count", 34), Amount("£", 900)}
    assert found.lead == {Amount("count", 34)}
    assert "£" in found.counted
    assert "£" not in found.opening


def test_things_are_counted_by_what_they_are_and_sums_by_their_sign():
    found = amounts.read(
        "Fourteen injured pupils; €9.1m of cocaine; 340 jobs in two years."
    ).counted
    assert found["€"] == {9_100_000}
    assert found[concept("pupils")] == {14}
    assert found[concept("jobs")] == {340}
    assert concept("years") not in found


def test_counts_that_round_one_another_are_as_many():
    assert amounts.as_many({214_311}, {200_000})
    assert not amounts.as_many({14}, {4})
    assert not amounts.as_many({2}, {2}, more_than=3)


def test_two_exact_figures_round_neither_the_other():
    assert amounts.as_many({2_000_000}, {1_900_000})
    assert not amounts.as_many({4_200_000}, {3_900_000})


def test_years_are_told_from_sums_and_counts():
    assert moments.years("Flooded in 2023, safe by 2031; £2000 and 2,019 sandbags") == {2023, 2031}


def test_a_result_is_read_from_a_board_too():
    assert amounts.results("Craven Town 2 Humber City 2 (Craven win 4-3)") == {"2-2", "4-3"}
    assert amounts.results("Two of the ten left") == frozenset()


def test_a_text_is_plainly_of_a_kind_by_three_of_its_words():
    of = lambda words: kinds.plain(map(english.stem, words.split()))  # noqa: E731
    assert "fire" in of("blaze flames smoke")
    assert "fire" not in of("blaze blaze smoke")


WRITTEN = names.Written(["The lido is to close. Many swim in the lido. Nobody at Deal knew."])


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("Whitmore lost it all. Lido fans wept.", {"whitmore"}),
        ("Police said so on Monday in Deal.", {"deal"}),
        ("Residents of Deal wept. I've seen it.", {"deal"}),
        ("Carol Whitby rang.", {"carol", "whitby"}),
    ],
)
def test_names_are_told_from_words_that_begin_a_sentence(text, every):
    assert names.read(text, WRITTEN).every == every


def test_people_officials_and_bodies_are_known_as_such():
    found = names.read(
        "Judge Amrita Sehgal told Harpal Johal of the Marine Accident Branch so.", WRITTEN
    )
    assert {"harpal", "johal"} <= found.people
    assert {"amrita", "sehgal"} <= found.officials
    assert "harpal" not in found.officials
    assert {"marine", "accident"} <= found.bodies
    assert "harpal" not in found.bodies


def test_unions_by_their_letters_are_bodies_and_a_place_of_two_words_is_no_person():
    found = names.read("The INMO met Lorcan Meagher at Rosslare Europort.", WRITTEN)
    assert "inmo" in found.bodies
    assert found.people == {"lorcan", "meagher"}


def test_one_first_name_of_two_people_is_not_the_same_name():
    one = names.read("They met Callum Reay.", WRITTEN)
    other = names.read("They met Callum Brodie.", WRITTEN)
    assert not names.same("callum", one, other)
    assert names.same("callum", one, one)


def test_the_rarer_a_word_the_more_it_says():
    assert commonness.strangeness("farquhar-bakke") == 1.0
    assert commonness.strangeness("bridge") < commonness.strangeness("stagfell")
    assert commonness.strangeness("germany") < 0.2
    assert commonness.strangeness("residents") < 1.0
    assert 0 < commonness.strangeness("the") <= 0.25


def stage_of(title: str, first: str, rest: str = "") -> stages.Stage:
    lead = {english.stem(word.strip(".,").lower()) for word in f"{title} {first}".split()}
    every = lead | {english.stem(word.strip(".,").lower()) for word in rest.split()}
    return stages.stage(title, [first], f"{first} {rest}", lead, every)


def test_a_court_in_one_alone_counts_and_a_word_of_it_in_the_other_undoes_that():
    court = stage_of("Jury told of fraud", "A judge and jury heard how it was done.")
    fire = stage_of("Blaze guts mill", "The mill burned all night.")
    heard = stage_of("Widow speaks", "She wept.", "It was said outside the court.")
    assert stages.only_one_in_court(court, fire) > 0
    assert stages.only_one_in_court(court, heard) == 0
    assert stages.only_one_in_court(fire, fire) == 0


def test_one_with_a_result_in_its_title_looks_ahead_to_no_match():
    doubt = "He is doubtful and missed training."
    assert stage_of("Vellacott out of the cup", doubt).to_play
    assert not stage_of("Ravenscar 2 Oakhanger 1", doubt).to_play


def test_a_scheme_let_through_and_one_thrown_out_are_decided_otherwise():
    granted = stage_of("Green light for tower", "Councillors gave it the go-ahead.")
    refused = stage_of("Tower thrown out", "Councillors refused it.")
    both = stage_of("Tower refused", "A smaller one was approved.")
    assert stages.decided_otherwise(granted, refused)
    assert not stages.decided_otherwise(granted, both)
    assert not stages.decided_otherwise(refused, refused)


def test_what_is_to_come_is_told_from_what_was():
    assert stage_of("Strike looms", "Trains will stop next week.").to_come
    assert not stage_of("Strike over", "Trains ran again on Monday.").to_come


@given(st.dictionaries(st.sampled_from(["fire", "jail", "goal", "oak"]), st.integers(1, 9)))
def test_kinds_are_a_vector_of_length_one_or_empty(stems):
    (vector,) = kinds.vectors([kinds.kinds(stems)])
    length = sum(value * value for value in vector.values())
    assert not vector or length == pytest.approx(1.0)


def test_a_pair_is_ahead_of_the_next_best_of_either():
    found = rivals.ahead({(0, 1): 3.0, (1, 2): 1.0, (3, 4): 2.0}, -12.0)
    assert found == {(0, 1): 2.0, (1, 2): -2.0, (3, 4): 14.0}


def test_a_third_that_is_near_both_is_no_rival():
    found = rivals.ahead({(0, 1): 3.0, (0, 2): 2.5, (1, 2): 2.0}, -12.0)
    assert all(value > 0 for value in found.values())
