"""Headlines that can be read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Article
from briefing.summarise.headlines import LONGEST, clean_title, headline, shortened


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Bridge shut after crash | Stow Echo", "Bridge shut after crash"),
        ("Bridge shut after crash - The Stow Echo", "Bridge shut after crash"),
        ("WATCH: Bridge shut after crash", "Bridge shut after crash"),
        ("LIVE updates: bridge shut after crash", "Bridge shut after crash"),
        ("Bridge shut after crash (video)", "Bridge shut after crash"),
        ("UPDATE 2-Bridge shut after crash", "Bridge shut after crash"),
        ("Live music returns to Stow", "Live music returns to Stow"),
        ("BRIDGE SHUT", ""),
    ],
)
def test_labels_and_site_names_go(title, cleaned):
    assert clean_title(title) == cleaned


@pytest.mark.parametrize(
    ("lead", "short"),
    [
        (
            "A cafe owner says his business could fold after the council ordered him to move a sign.",
            "A cafe owner says his business could fold",
        ),
        ("The bridge has closed.", "The bridge has closed"),
        (
            "The station that gave three generations of students a reason to stay up late has turned 50.",
            "The station has turned 50",
        ),
        (
            "A couple who were told by the firm that their house had not flooded have been paid in full.",
            "A couple who were told by the firm",
        ),
    ],
)
def test_a_lead_is_cut_at_a_clause(lead, short):
    assert shortened(lead) == short


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("'He was filming himself': Court shown phone video of 110mph chase on the bypass at Marl",
         "Court shown phone video of 110mph chase on the bypass at Marl"),
        ("Marl evicts more renters than any other city. Here's how the process works here",
         "Marl evicts more renters than any other city"),
        ("9,000 heaters recalled after 11 fires in homes; here's how to get your money back",
         "9,000 heaters recalled after 11 fires in homes"),
        ("Large crowds attend the funeral of a 'gentle giant' who drove the bus for 41 years",
         "Large crowds attend the funeral of a 'gentle giant'"),
        ("Man who ran a cannabis farm in an old mine is jailed for five years at Marl",
         "Man who ran a cannabis farm in an old mine is jailed"),
    ],
)  # fmt: skip
def test_a_long_title_is_cut_where_it_has_told_something(title, told):
    assert headline(Article("a", title, ()), "The lead is not needed here at all.") == told


@pytest.mark.parametrize(
    "title",
    [
        "Baker who rose at 2am for half a century hangs up his apron for good",
        "The pudding that is 'like a hug in a bowl' and takes fifteen minutes to make",
    ],
)
def test_a_title_that_would_tell_nothing_when_cut_gives_way_to_the_lead(title):
    lead = "Ken Trett has baked his last loaf."
    assert headline(Article("a", title, ()), lead) == "Ken Trett has baked his last loaf"


def test_a_fit_title_stands_and_an_unfit_one_does_not():
    lead = "The old swing bridge at Stow has closed to lorries after a crash."
    assert headline(Article("a", "Swing bridge shut", ()), lead) == "Swing bridge shut"
    for unfit in (
        "",
        "Why has the bridge closed?",
        "SHUT",
        "Bridge",
        "And then the bridge...",
        "w " * 20,
    ):
        assert (
            headline(Article("a", unfit, ()), lead)
            == "The old swing bridge at Stow has closed to lorries"
        )


@given(st.text(max_size=300), st.text(max_size=100))
def test_a_headline_is_never_longer_than_it_may_be(lead, title):
    assert len(headline(Article("a", title, ()), lead).split()) <= LONGEST


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        (
            "York's 'ghost buses': passengers wait for services that exist only on a screen",
            "Passengers wait for services that exist only on a screen",
        ),
        (
            "Snake Pass to shut for eight weeks: diversions and what you need to know",
            "Snake Pass to shut for eight weeks",
        ),
        (
            "County final tickets sold out in 11 minutes as 'phone only' rule angers older fans",
            "County final tickets sold out in 11 minutes",
        ),
        ("Cricket-England name uncapped spinner", "England name uncapped spinner"),
        ("Anglo-Irish pact signed in Dublin", "Anglo-Irish pact signed in Dublin"),
    ],
)
def test_of_a_long_title_the_part_that_tells_is_spoken(title, spoken):
    article = Article("a", title, ("One in nine of the buses shown on stops never turned up.",))
    assert headline(article, article.paragraphs[0]) == spoken
