"""Days as seen from the bulletin."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.summarise.days import in_bulletin

WEDNESDAY = date(2017, 3, 29)
THURSDAY = date(2017, 3, 30)


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("Crowds met on Wednesday at noon.", WEDNESDAY, "Crowds met today at noon."),
        ("Crowds met on Wednesday at noon.", THURSDAY, "Crowds met yesterday at noon."),
        ("The man was found on Tuesday.", WEDNESDAY, "The man was found yesterday."),
        ("It will open on Thursday.", WEDNESDAY, "It will open tomorrow."),
        ("It will open on Thursday.", THURSDAY, "It will open today."),
        ("He was arrested on Tuesday night.", WEDNESDAY, "He was arrested last night."),
        ("It was cancelled last night.", THURSDAY, "It was cancelled on Tuesday night."),
        ("Today the bridge was closed.", THURSDAY, "Yesterday the bridge was closed."),
        ("It opens tomorrow.", THURSDAY, "It opens today."),
        ("It was shut yesterday.", date(2017, 4, 12), "It was shut on the 28th of March."),
    ],
)
def test_a_day_is_named_from_the_bulletin(text, day, said):
    assert in_bulletin(text, WEDNESDAY, day) == said


@pytest.mark.parametrize(
    "text",
    [
        "The Wednesday market stays.",
        "Friday prayers were held.",
        "It was held last Friday.",
        'She said: "It was shut on Tuesday and today."',
        "It may have begun on Monday and will end on Sunday.",
        "Sheffield Wednesday were beaten.",
        "Wednesday's vote was close.",
    ],
)
def test_what_is_not_sure_stays(text):
    assert in_bulletin(text, WEDNESDAY, WEDNESDAY) == text


def test_without_dates_nothing_changes():
    text = "Crowds met on Wednesday."
    assert in_bulletin(text, None, WEDNESDAY) == text
    assert in_bulletin(text, WEDNESDAY, None) == text
    assert in_bulletin(text, THURSDAY, WEDNESDAY) == text


def test_a_night_is_last_night_and_a_range_stays_a_range():
    here = date(2026, 11, 20)  # a Friday
    told = in_bulletin("Members voted on Thursday night to accept it.", here, here)
    assert told == "Members voted last night to accept it."
    for stays in (
        "It has been open on Monday to Friday.",
        "It lasted from Monday night to Tuesday morning.",
    ):
        assert in_bulletin(stays, here, here) == stays
