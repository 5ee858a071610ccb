"""Whose a sentence is: what tells of others, of their app, or warns, is news however it sounds."""

from __future__ import annotations

import pytest

from briefing.boilerplate.traits import line
from briefing.clean import manner

SITE = "harbourecho"


@pytest.mark.parametrize(
    "news",
    [
        "Order on the shop's own app the night before and yours will be kept.",
        "The draw will be made on the competition's app after the late tie.",
        "Residents can register a landline for the warnings at the town hall.",
        "Passengers are advised to check their tickets before they set off for the coast.",
        "• Never download an app because somebody on the telephone asks you to.",
        "Don't click on the link, and forward the message to the fraud team.",
        "The booster club is selling tickets through the GoFan app from Friday morning.",
        "Times of the last ferries are on the NHS app's rival, the TideWise app.",
    ],
)
def test_what_is_of_others_is_news(news):
    assert manner.is_of_others(line(news), SITE)


@pytest.mark.parametrize(
    "promotion",
    [
        "Get the paper's app and the tides come with it.",
        "Readers can have it all in one place with the free app.",
        "Parents can use our app to find out which schools are shut before anyone else.",
        "Toon fans can follow every kick by tapping here.",
        "There's an app for that, and it costs nothing at all.",
        "The Echo app has the tides, the ferries and a quiz with no clock on it.",
        "Every goal of the weekend is on the HE Sport app by Sunday night.",
        "Harbour Echo subscribers can listen to every story on the way to work.",
    ],
)
def test_what_a_title_offers_is_not(promotion):
    assert not manner.is_of_others(line(promotion), SITE)
