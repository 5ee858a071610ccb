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
