"""A story opens with its lead, however long it is and whatever stands before it."""

from __future__ import annotations

import pytest

from briefing import quotes
from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import length, telling
from briefing.summarise.ear import LONGEST, leads, participles
from briefing.summarise.pieces import pieces
from briefing.summarisers.hybrid import Hybrid

BELOW = (
    "Sales at the firm rose nine per cent to 1.12 billion pounds in the half-year.",
    "The firm was valued at 3.9 billion pounds when it was floated five years ago.",
    "Analysts had expected a profit of two million pounds for the six months to June.",
)


def cleaned(*lines: str) -> CleanArticle:
    kept = tuple(Paragraph(place, line) for place, line in enumerate(lines))
    return CleanArticle(Article("m", "Munchline makes a profit", lines), kept)


def told(*lines: str) -> list[str]:
    event = telling.event([cleaned(*lines)])
    return [one.text for one in telling.tell(event, 60, Hybrid())]


def test_a_lead_too_long_to_be_said_loses_its_last_part_and_opens_all_the_same():
    lead = (
        "Munchline, the food delivery group, reported the first half-year profit in its history on "
        "Thursday and said that it would begin paying a dividend next year, sending its shares up "
        "as much as 17 percent."
    )
    first = told(lead, *BELOW)[0]
    assert first.startswith("Munchline, the food delivery group, reported the first half-year")
    assert first.endswith("a dividend next year.")
    assert length.written(first) <= LONGEST


def test_a_lead_never_loses_a_doubt_or_who_says_so():
    lead = (
        "Residents of a hamlet where nine people died in a fire last summer were not warned for 47 "
        "minutes by anybody at all in the district's control room, which may have been told, a "
        "royal commission has heard."
    )
    assert not any(one.startswith("Residents") for one in told(lead, *BELOW))


@pytest.mark.parametrize("city", ["MUMBAI: ", "NEW DELHI: "])
def test_a_lead_behind_its_city_is_no_caption(city):
    lead = "A tigress walked through the dining area of a resort while 34 guests were at dinner."
    assert told(city + lead, *BELOW)[0] == lead


def test_further_down_such_a_word_is_a_speaker():
    lead = "A ban on phones in lessons was debated by six parents in the school hall on Tuesday."
    said = "MILTON: A ban in class was what I was asking for from the first week of term."
    found = pieces(quotes.units(cleaned(lead, said)))
    assert found[-1].barred


def test_a_lead_that_quotes_some_words_opens_too():
    lead = 'The path up the glen has been shut after boulders "as big as a Mini" came down on it.'
    assert told(lead, *BELOW)[0] == lead


@pytest.mark.parametrize(
    "line",
    [
        "Run the cold tap in the kitchen for five minutes before anybody drinks from it.",
        "Never scan a code on a parking machine, whatever the notice beside it says to you.",
        "1. Grate the raw potatoes on to a clean tea towel and wring them until they are dry.",
        "Until December 21, from 10am to 7pm, with late opening until 8pm on Thursdays.",
        "14:11 EST, 25 October 2013.",
    ],
)
def test_steps_orders_and_what_has_no_verb_are_not_read_out(line):
    lead = "People in 6,400 homes can drink from their taps again after tests showed it was clear."
    assert line not in told(lead, line, *BELOW)


def test_a_country_is_not_given_the_name_of_a_body_that_is_called_after_it():
    lines = (
        "An amber warning has been issued for the whole of the north Wales coast from 6pm tonight.",
        "Traffic Wales says the Britannia Bridge is likely to close to high-sided vehicles by eight.",
        "Trains between Llandudno Junction and Holyhead will stop at nine in the evening.",
    )
    assert told(*lines)[0] == lines[0]


@pytest.mark.parametrize(
    ("lead", "parts"),
    [
        (
            (
                "A farmer who dug a pond in the field behind his house without asking anybody and "
                "stocked it with carp has been told by the parish council of Lower Stow to fill it in."
            ),
            None,  # 'it' is what only the clause names
        ),
        (
            (
                "A beekeeper who first put a hive on the roof of the corn exchange in Stow when she was "
                "a girl of eleven has died at the age of 103, her niece and her doctor beside her."
            ),
            None,  # 'when' may have a verb of its own
        ),
        (
            (
                "A beekeeper who first put a hive on the roof of the old corn exchange in Stow to "
                "please her grandfather and the vicar has died at home at the age of 103."
            ),
            (
                "A beekeeper has died at home at the age of 103.",
                (
                    "The beekeeper first put a hive on the roof of the old corn exchange in Stow to "
                    "please her grandfather and the vicar."
                ),
            ),
        ),
        (
            (
                "The parish hall at Lower Stow will have to close its doors for the whole of the winter, "
                "after a survey paid for by the diocese found rot in eleven of the twelve beams of it."
            ),
            (
                (
                    "The parish hall at Lower Stow will have to close its doors for the whole of the "
                    "winter."
                ),
                (
                    "It comes after a survey paid for by the diocese found rot in eleven of the twelve "
                    "beams of it."
                ),
            ),
        ),
        (
            (
                "The Pilgrims were two goals up at the Cliff and looking for a third when Ned Poole "
                "headed in after 86 minutes, and Sid Oram made it two each in the very last of them."
            ),
            None,  # 'after 86 minutes' is no cause
        ),
        (
            (
                "Fares on the Stow ferry will go up by a fifth from the first of March, and the company "
                "says that it will run two boats fewer a day than it did throughout last year."
            ),
            (
                "Fares on the Stow ferry will go up by a fifth from the first of March.",
                (
                    "The company says that it will run two boats fewer a day than it did throughout "
                    "last year."
                ),
            ),
        ),
        (
            (
                "Households in the Lea valley will get back about a tenth of what they paid for water "
                "last year, under rules that the regulator is to publish before the end of next month."
            ),
            (
                (
                    "Households in the Lea valley will get back about a tenth of what they paid for "
                    "water last year."
                ),
                "This is under rules that the regulator is to publish before the end of next month.",
            ),
        ),
        (
            (
                "Six people were hurt, two of them badly, in the old market hall at Stow on Friday "
                "night when the gallery in which they were standing to hear the band gave way."
            ),
            (
                (
                    "Six people were hurt, two of them badly, in the old market hall at Stow on Friday "
                    "night."
                ),
                "It happened when the gallery in which they were standing to hear the band gave way.",
            ),
        ),
        (
            (
                "The school at Lower Stow has kept its place at the head of the county's table for the "
                "fourth year running, with nine in ten of its pupils through each of their papers."
            ),
            (
                (
                    "The school at Lower Stow has kept its place at the head of the county's table for "
                    "the fourth year running."
                ),
            ),
        ),
        (
            (
                "Ann Lowe left the parish council at Lower Stow on Monday night after admitting that "
                "she had sold the key of the old lock-up to a friend for the price of a kettle."
            ),
            (
                "Ann Lowe left the parish council at Lower Stow on Monday night.",
                (
                    "Lowe had admitted that she had sold the key of the old lock-up to a friend for "
                    "the price of a kettle."
                ),
            ),
        ),
        (
            (
                "A storm that nobody had forecast struck the coast of the Lea in the early hours of "
                "the morning, killing two people at Stow and cutting off the farms along the marsh."
            ),
            None,  # 'that nobody had forecast': the subject is not sure
        ),
        (
            (
                "A storm of great force struck the coast at the mouth of the Lea in the early hours "
                "of the morning, killing two people at Stow and cutting off the farms by the marsh."
            ),
            (
                (
                    "A storm of great force struck the coast at the mouth of the Lea in the early "
                    "hours of the morning."
                ),
                "It killed two people at Stow and cut off the farms by the marsh.",
            ),
        ),
        (
            (
                "A ring of oak posts has come to light in the silt below the old quay at Lower Stow "
                "after the spring tides, in what the county says is the first such find on the Lea."
            ),
            (
                (
                    "A ring of oak posts has come to light in the silt below the old quay at Lower "
                    "Stow after the spring tides."
                ),
                "The county says it is the first such find on the Lea.",
            ),
        ),
        (
            (
                "A tutor whose school had been shut by snow, and who is then paid by the day, was "
                "given a shovel on Monday by the head and told to clear the path as far as the gate."
            ),
            None,  # whose verb is whose is not sure
        ),
        (
            (
                "The town band is second from bottom of the county's table after a wet afternoon in "
                "the park at Stow in which two of its cornets were blown into the boating lake."
            ),
            None,  # nothing has happened that came after it
        ),
        (
            (
                "The coastguard said the trawler had struck a rock off the mouth of the Lea shortly "
                "before midnight, and all on board were brought ashore by the Stow boat by dawn."
            ),
            (
                (
                    "The coastguard said the trawler had struck a rock off the mouth of the Lea "
                    "shortly before midnight."
                ),
                "The coastguard said all on board were brought ashore by the Stow boat by dawn.",
            ),
        ),
        (
            (
                "The bones of a man and a small child, laid side by side with a sword and a set of "
                "ivory gaming pieces, have been uncovered on the shore of the island of Lower Stow."
            ),
            (
                (
                    "The bones of a man and a small child have been uncovered on the shore of the "
                    "island of Lower Stow."
                ),
            ),
        ),
        (
            (
                "The chairman said that the board was sorry and that it would never again do such a "
                "thing after losing the papers of nine families in a move to a smaller office in Rye."
            ),
            None,  # who lost them is not sure
        ),
    ],
)
def test_a_lead_too_long_to_be_said_is_parted_where_one_can_see_it(lead, parts):
    assert leads.parted(lead) == parts


def test_the_second_half_of_a_lead_is_told_with_the_first():
    lead = (
        "A beekeeper who first put a hive on the roof of the old corn exchange in Stow to please "
        "her teacher and her two aunts has been given the freedom of the borough."
    )
    spoken = told(lead, *BELOW)
    assert spoken[0] == "A beekeeper has been given the freedom of the borough."
    assert spoken[1].startswith("The beekeeper first put a hive")


@pytest.mark.parametrize(
    ("doing", "did", "done"),
    [
        ("admitting", "admitted", "admitted"),
        ("forcing", "forced", "forced"),
        ("trying", "tried", "tried"),
        ("destroying", "destroyed", "destroyed"),
        ("taking", "took", "taken"),
        ("cutting", "cut", "cut"),
    ],
)
def test_a_verb_in_ing_is_told_in_the_past(doing, did, done):
    assert participles.past(doing) == (did, done)
