"""Each principle of the gate by one sentence that keeps it and one that breaks it."""

from __future__ import annotations

import time

import pytest

from briefing.gate import faithful

DAM = "The dam is safe, the owner says, but farmers say water has been seen on the road below it."
ROAD = "The road was closed on Monday and the bridge was pulled down on Thursday."
SHOP = "The bakery, which had a burst pipe in May, has closed. Its owner is retiring."
COACH = "A coach carrying pupils overturned near Leeds on Friday. Some of the pupils were cut."


@pytest.mark.parametrize(
    ("kept", "broken", "source", "reason"),
    [
        ("The owner says the dam is safe.", "The dam is safe.", DAM, "attribution"),
        (
            "Drivers said the junction was safe.",
            "Walkers said the junction was safe.",
            "Drivers said the junction was safe. Walkers said they kept away from it.",
            "exchanged",
        ),
        ("The road was closed on Monday.", "The road was closed on Thursday.", ROAD, "date"),
        ("The bakery has closed.", "The bakery closed because of a burst pipe.", SHOP, "cause"),
        (
            "The mayor resigned and the report was published the next day.",
            "The mayor resigned after the report was published.",
            "The mayor resigned on Monday. The report was published the next day.",
            "exchanged",
        ),
        (
            "A coach with pupils on board overturned near Leeds on Friday.",
            "A coach carrying pupils and trombones overturned near Leeds on Friday.",
            COACH,
            "wording",
        ),
        ("Some of the pupils were cut.", "All of the pupils were cut.", COACH, "number"),
        (
            "The test might find the disease early.",
            "The test finds the disease early.",
            "The test might one day find the disease early, doctors say.",
            "hedge",
        ),
        (
            "The firm is considering closing its Leeds office.",
            "The firm is closing its Leeds office.",
            "The firm is considering closing its Leeds office, two of its staff said.",
            "hedge",
        ),
        (
            "Sales rose to £9m and profit to £2m.",
            "Sales rose to £2m and profit to £9m.",
            "Sales rose to £9m last year, and profit to £2m.",
            "exchanged",
        ),
        (
            "Just over three per cent of the trees died.",
            "About 61 per cent of the trees died.",
            "In the drought 3.1% of the trees died, and 63% lost leaves.",
            "number",
        ),
        (
            "Nearly half of the shops are empty.",
            "More than half of the shops are empty.",
            "In the arcade 48 per cent of the shops are empty.",
            "number",
        ),
    ],
)
def test_what_keeps_a_principle_passes_and_what_breaks_it_is_refused(kept, broken, source, reason):
    assert faithful(kept, [source]).reasons == ()
    assert any(one.startswith(reason) for one in faithful(broken, [source]).reasons)


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("The mill was built in eighteen forty-two.", "The mill was built in 1842."),
        ("Two-thirds of the wells are dry.", "2/3 of the wells are dry."),
        ("They walked half a mile.", "They walked 0.5 miles."),
        (
            "She ran it in two hours, three minutes and nine seconds.",
            "She ran it in 2:03:09 in the rain.",
        ),
        ("The eel weighed nine kilograms.", "The eel weighed 9kg."),
        ("The scheme costs six thousand crore rupees.", "The scheme costs Rs 6,000 crore."),
        ("Half a dozen sheep were lost.", "Six sheep were lost in the snow."),
        ("Around seven hundred jobs will go.", "Some 698 jobs will go in the autumn."),
    ],
)
def test_numbers_are_the_same_in_words(candidate, source):
    assert faithful(candidate, [source]).reasons == ()


@pytest.mark.parametrize(
    "words", ["as a result ", "not known cause ", "0.1/2 ", ", who said ", "and one "]
)
def test_no_words_repeated_without_end_make_it_slow(words):
    begun = time.process_time()
    faithful("John " + words * 150, ["Mary " + words * 150 + "."])
    assert time.process_time() - begun < 10


def test_a_sentence_without_end_is_refused_in_bounded_time() -> None:
    endless = "The man " + "told the court that " * 400
    started = time.process_time()
    verdict = faithful(f"{endless}he ran.", [f"{endless}he went home."])
    assert not verdict.ok
    assert "too long" in verdict.reasons[0]
    assert faithful(f"{endless}he ran.", [f"{endless}he ran."]).ok  # nothing is to be judged
    assert time.process_time() - started < 3
