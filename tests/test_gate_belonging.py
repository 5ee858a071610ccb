"""What goes with what: figures with deeds, names with places, words with whoever says them."""

from __future__ import annotations

import pytest

from briefing.gate import faithful

RENTS = (
    "Rents in Malby rose by 6 per cent last year, the housing charity said, compared with 2 per "
    "cent the year before."
)
WARD = "Thirty patients were moved out of the ward when the pipe burst. Four nurses were scalded."
FAIR = "The fair will open on Friday if the ground is dry. A service will be held on Sunday."
HALL = "The village hall was due to be finished in May, and is now expected to open in August."
MERGER = "Up to 90 jobs could be lost if the two dairies merge, a union official warned."
CLUB = "Malby have signed the winger Cal Rossiter from Penwick for £40,000, the club said."
VOTE = "Members of the dairy workers' union voted to turn down an offer of two days more leave."
FARM = "A goat farmer has reported her landlord to the council, saying that he cut off the water."
FIRE = "Police suspect that the shed was set alight. It belonged to the Malby bowls club."
NAMES = "A barn at Corston was destroyed by fire on Monday. Crews from Malby and Lenby were sent."
TAX = "The levy will close a third of village shops, according to the grocers' federation."
SCORE = "Malby beat Penwick 31-19 on Saturday, with three tries in the last ten minutes."
TWINS = "In the dock were Sam Oakley, 31, and Petra Vane, 27, both of Malby."
PRICE = "The price of a school lunch in Malby has been cut by a third since the spring."
BEAR = "A stuffed bear was carried from Malby to Corston in a milk float on Tuesday."


@pytest.mark.parametrize(
    ("kept", "broken", "source", "reason"),
    [
        ("Rents in Malby rose by six per cent.", "Rents in Malby rose by two per cent.",
         RENTS, "exchanged"),
        ("Four nurses were scalded.", "Thirty nurses were scalded.", WARD, "exchanged"),
        ("The fair will open on Friday if it is dry.", "The fair will open on Sunday if it is dry.",
         FAIR, "exchanged"),
        ("The village hall is expected to open in August.", "The village hall will open in May.",
         HALL, "date"),
        ("Up to ninety jobs could be lost.", "The merger will cost ninety jobs.", MERGER, "hedge"),
        ("Malby have signed a winger from Penwick.", "Malby have sold a winger to Penwick.",
         CLUB, "exchanged"),
        ("The dairy workers' union has turned down the offer.",
         "The dairy workers' union has accepted the offer.", VOTE, "replaced"),
        ("A goat farmer has reported her landlord.", "A landlord has sued the goat farmer.",
         FARM, "exchanged"),
        ("Police suspect that the shed was set alight.", "The shed was set alight, police said.",
         FIRE, "hedge"),
        ("Fire destroyed a barn at Corston on Monday.", "Fire destroyed a barn at Lenby on Monday.",
         NAMES, "exchanged"),
        ("The levy will close a third of village shops, grocers say.",
         "The levy will close a third of village shops.", TAX, "attribution"),
        ("Malby won by twelve points.", "Malby won by thirty-one points.", SCORE, "number"),
        ("Sam Oakley, 31, and Petra Vane, 27, were in the dock.",
         "Petra Vane, 31, and Sam Oakley, 27, were in the dock.", TWINS, "exchanged"),
        ("The price of a school lunch has been cut by a third.",
         "The price of a school lunch has been cut to a third.", PRICE, "exchanged"),
        ("A stuffed bear was carried from Malby to Corston.",
         "A stuffed bear was carried from Corston to Malby.", BEAR, "exchanged"),
    ],
)  # fmt: skip
def test_what_belongs_together_passes_and_what_is_torn_apart_is_refused(
    kept, broken, source, reason
):
    assert faithful(kept, [source]).reasons == ()
    reasons = faithful(broken, [source]).reasons
    assert any(one.startswith(reason) for one in reasons), reasons


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("Half of the boats in Malby have no engine.", "Of the 60 boats in Malby, 30 have no engine."),
        ("It reached thirty-four degrees in Malby.", "Malby recorded 34.2C on Tuesday, a record."),
        ("The fund has passed eighteen million.", "The fund now holds 18.3 million crowns."),
        ("Nearly one and a quarter million trees died.", "In all 1.24 million trees died."),
        ("Four and a half tonnes of sand were spilt.", "The lorry spilt 4,500kg of sand."),
        ("The cost has doubled to nine million pounds.", "The cost has risen from £4.5m to £9m."),
        ("Three towns were cut off.", "The roads to Malby, Corston and Lenby, all towns, were cut off."),
        ("Malby Organisation for Boats has closed.", "Malby Organization for Boats has closed."),
    ],
)  # fmt: skip
def test_a_figure_told_as_a_newsreader_would_passes(candidate, source):
    assert faithful(candidate, [source]).reasons == ()


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("London is to have a cable car.", "The city of Leeds is to have a cable car."),
        ("Ambridgeshire's beaches are shut.", "Four beaches in Dorset are shut, the council said."),
        ("Karim al-Hadi said it was late.", "Coach Ivo Marsh said it was late."),
    ],
)  # fmt: skip
def test_a_name_that_opens_a_sentence_is_a_name_too(candidate, source):
    assert any(one.startswith("name") for one in faithful(candidate, [source]).reasons)


@pytest.mark.parametrize(
    "candidate",
    [
        "The mayor opened the fair while children cheered wildly.",
        "The mayor opened the fair with a brass trumpet fanfare.",
        "It took the mayor an hour to open the fair.",
    ],
)
def test_an_ending_put_to_what_the_source_says_is_refused(candidate):
    assert not faithful(candidate, ["The mayor opened the fair in Malby on Friday."]).ok
