"""What is turned round: who won, which is more, what rose and what fell, what came first."""

from __future__ import annotations

import pytest

from briefing.gate import faithful

CUP = "Malby had a 3-1 win over Penwick on Saturday, in front of the season's best crowd."
BEASTS = "Wardens counted 310 hares and 45 stoats on the moor this spring."
PRICES = "Butter rose to a record on Tuesday. Milk fell for a third week, the grocers' body said."
ROOF = "The church was locked for a week after slates fell from its roof. The fair went ahead."
DRAIN = "Engineers have a theory that a root broke the drain, the council said."
TRIP = "The crossing from Malby took 26 months in all, and was made by two sisters in a dinghy."
CROWD = "A crowd of 14,237 saw the match, which is 12 per cent more than last year. Malby won by 9."
POLL = "The candidates debated on Thursday, two days before voters in the capital go to the polls."
LAKE = "A man who drove his car into a lake swam ashore and then telephoned the police."
TEST = "A blood test may be able to find gout a year before it hurts, early results say."
TAPE = "The judge refused to let the jury hear the tape, which was made in secret."
LAMB = (
    "Ivo Marsh, who runs the farm shop, said that the lambs had climbed over the garden wall. "
    "Petra Vane found the gate open."
)
RAIN = "Rain in Malby was heavier than in Penwick this month, the observers said."
SPEND = "Spending on parks rose by 9% last year, and spending on lamps fell by 4%."
SLEEP = (
    "Bakers slept for six hours a night, the study found, compared with eight hours for dentists."
)
PLEA = "Ron Ash was found guilty of careless riding. He was cleared of dangerous riding."
ASKED = "A judge, Una Fry, will lead the inquiry. The families had asked for an engineer."
PORT = "Relief flights landed at Quill in Arran, cut off since last week. The aid came from Malby."
PLANT = (
    "The carmaker is weighing the closure of its plant at Quill, two people familiar with it said."
)
WINS = "Una Fry won the race in Quill on Sunday, her third victory there after 2019 and 2022."
RENT = "Rents in Quill rose 2 per cent in the year to June, to £900 a month."
HERD = "Guards led villagers to safety after a herd of goats trampled their gardens."
POLLED = "A third of those polled had a dog. Four in 10 said that they would like a cat."
AWAY = "The men were held in a village about 20 miles (32km) from Malby, a spokesman said."
GRAIN = "Malby wheat rose 2 per cent on Thursday while oats slipped 1 per cent."
BONES = "Bones found beneath the inn are possibly those of a bishop, diggers said on Monday."
PIER = "The pier was closed two days after a storm. The council has given no reason for it."
CRASH = "A cyclist in his 60s died. The van driver, a 28-year-old man, was not hurt."


@pytest.mark.parametrize(
    ("kept", "broken", "source"),
    [
        ("Malby have beaten Penwick.", "Penwick have beaten Malby.", CUP),
        ("There are more hares than stoats on the moor.",
         "There are more stoats than hares on the moor.", BEASTS),
        ("Butter rose to a record on Tuesday.", "Milk rose to a record on Tuesday.", PRICES),
        ("The church was locked after slates fell from its roof.",
         "The church was locked before slates fell from its roof.", ROOF),
        ("Engineers have a theory that a root broke the drain.", "A root broke the drain.", DRAIN),
        ("The crossing took more than two years.", "The crossing took more than three years.", TRIP),
        ("Fourteen thousand two hundred people saw the match.",
         "Fourteen thousand four hundred people saw the match.", CROWD),
        ("The crowd was 12 per cent larger.", "The crowd was 9 per cent larger.", CROWD),
        ("The candidates debated on Thursday.", "Voters in the capital go to the polls on Thursday.", POLL),
        ("He drove his car into a lake and then telephoned the police.",
         "He telephoned the police and then drove his car into a lake.", LAKE),
        ("A blood test could find gout.", "A blood test can find gout.", TEST),
        ("The judge would not let the jury hear the tape.",
         "The judge allowed the jury to hear the tape.", TAPE),
        ("Ivo Marsh said that the lambs had climbed over the garden wall.",
         "Petra Vane said that the lambs had climbed over the garden wall.", LAMB),
        ("Malby had heavier rain than Penwick.", "Penwick had heavier rain than Malby.", RAIN),
        ("Spending on parks rose by nine per cent, while spending on lamps fell by four.",
         "Spending on lamps rose by nine per cent, while spending on parks fell by four.", SPEND),
        ("Bakers slept for six hours, and dentists for eight hours.",
         "Bakers slept for eight hours, and dentists for six hours.", SLEEP),
        ("Ron Ash was found guilty of careless riding.",
         "Ron Ash was found guilty of dangerous riding.", PLEA),
        ("Families had asked for an engineer.", "Families had asked for a judge.", ASKED),
        ("A cyclist in his 60s died, and the van driver, 28, was not hurt.",
         "A 28-year-old cyclist died, and the van driver was not hurt.", CRASH),
        ("Four in ten said that they would like a cat.",
         "Four in 12 said that they would like a cat.", POLLED),
        ("The men were held about 20 miles from Malby.",
         "The men were held about 30 miles from Malby.", AWAY),
        ("Wheat went up by two per cent, and oats were down by one.",
         "Wheat fell by two per cent, and oats went up by one.", GRAIN),
        ("The bones are possibly those of a bishop.", "The bones are those of a bishop.", BONES),
        ("The pier was closed after a storm.", "The pier was closed because of a storm.", PIER),
        ("Flights have landed at Quill in Arran.", "Flights have landed at Quill in Malby.", PORT),
        ("The carmaker may close its plant at Quill.",
         "The carmaker is closing its plant at Quill.", PLANT),
        ("It was the third time the race had been won by Una Fry.",
         "It was the third time in a row the race had been won by Una Fry.", WINS),
        ("Rents in Quill have risen.", "Rents in Quill have doubled.", RENT),
        ("Villagers were led to safety after their gardens were trampled by goats.",
         "Goats were led to safety after their gardens were trampled by villagers.", HERD),
    ],
)  # fmt: skip
def test_what_is_turned_round_is_refused_and_what_is_not_passes(kept, broken, source):
    assert faithful(kept, [source]).reasons == ()
    assert not faithful(broken, [source]).ok


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("The train was stuck for more than nine hours.",
         "The train was stuck for more than nine hours in a tunnel, with 200 people in it."),
        ("Malby suffered a defeat by Penwick.", "Malby suffered a defeat by Penwick on Saturday."),
        ("The works is to shut its yard.", "The works said that its yard would shut in October."),
        ("A cook is to be paid £900 after winning her claim.",
         "A cook sacked after a row has won her claim, and is to be paid £900."),
        ("The driver, who is in his seventies, must repay the sum.",
         "Gerald Mott, 73, a driver, must repay the sum, a judge has ordered."),
        ("Nurses have called off a strike after reaching a pay deal.",
         "Nurses cancelled a strike planned for next week after they reached a pay deal."),
        ("Drivers have turned down a rise of 3.5 per cent.",
         "The drivers' union has rejected the offer of a 3.5 per cent rise."),
        ("Waste fell from 53 per cent to 48 per cent.",
         "Waste fell to 48 per cent in the quarter to June, from 53 per cent in the spring."),
        ("The jury did not find him guilty of dangerous riding.",
         "He was found guilty of careless riding and cleared of dangerous riding."),
        ("An arrest over the death of a grocer, Anil Rao, has been made.",
         "A man was arrested over the death of Anil Rao, a grocer, on Monday."),
    ],
)  # fmt: skip
def test_what_only_looks_turned_round_passes(candidate, source):
    assert faithful(candidate, [source]).reasons == ()


def test_where_a_side_was_beaten_is_not_who_beat_it():
    reasons = faithful("Penwick have beaten Malby.", ["Penwick were beaten in Penwick."]).reasons
    assert any(one.endswith("lost in the source") for one in reasons)


@pytest.mark.parametrize("part", ["mid", "late", "early"])
@pytest.mark.parametrize("month", ["May", "Mar", "Dec", "Sept", "June"])
def test_a_part_of_a_month_is_read(part, month):
    told = f"The hall will open in {part}-{month}, Una Fry said on Friday."
    assert faithful(f"The hall will open in {part}-{month}.", [told]).ok
