"""What every summariser must keep to, and what each is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarisers import Candidate
from briefing.summarisers.hybrid import Hybrid
from briefing.summarisers.lead import Lead

ENGINES = [Lead(), Hybrid()]
TOPICS = [
    "bridge closed to lorries",
    "mayor opened the fair",
    "rain fell on the hills",
    "ferry sank at sea",
]


@st.composite
def articles(draw: st.DrawFn) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            text=f"{draw(st.sampled_from(TOPICS))} {place}",
            words=draw(st.integers(4, 30)),
            barred=draw(st.booleans()) and place > 0,
            needs=place - 1 if place and draw(st.booleans()) else None,
            quotation=draw(st.booleans()) and place > 0,
            opener=place == 0,
        )
        for place in range(draw(st.integers(1, 14)))
    )


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
@given(units=articles(), words=st.integers(1, 120))
def test_the_radio_rules_are_kept(engine, units, words):
    chosen = engine.choose(units, words)
    assert list(chosen) == sorted(set(chosen))
    assert 0 in chosen
    assert not any(units[place].barred for place in chosen)
    assert all(units[place].needs is None or units[place].needs in chosen for place in chosen)
    assert sum(units[place].quotation for place in chosen) <= 1
    assert sum(units[place].words for place in chosen) <= max(words, units[0].words)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_nothing_is_chosen_where_all_is_barred(engine):
    assert engine.choose([Candidate("a", 5, barred=True)], 60) == ()
    assert engine.choose([], 60) == ()


def test_lead_stops_at_the_first_that_does_not_fit():
    units = [
        Candidate(str(place), words, opener=not place) for place, words in enumerate((10, 30, 5))
    ]
    assert Lead().choose(units, 20) == (0,)


def test_hybrid_does_not_say_the_same_twice():
    units = [
        Candidate("The old bridge has closed to lorries today.", 8, opener=True),
        Candidate("The old bridge has today closed to lorries.", 8),
        Candidate("Drivers of lorries face a detour of forty miles.", 9),
    ]
    assert Hybrid().choose(units, 18) == (0, 2)


def test_hybrid_does_not_pad_from_the_tail():
    units = [
        Candidate(f"The bridge has closed {place}.", 10, opener=not place) for place in range(12)
    ]
    chosen = Hybrid().choose(units, 100)
    assert max(chosen) > 4
    filled = [place for place in chosen if place > 4]
    assert sum(units[place].words for place in chosen[: len(chosen) - 1]) <= 100
    assert len(filled) < 7


def test_what_belongs_to_a_unit_is_told_with_it_where_there_is_room():
    units = (
        Candidate("A man has been sent to prison.", 7, opener=True, brings=True, rank=0),
        Candidate("The man broke the old bridge by the mill.", 9, needs=0, rank=0),
        Candidate("The bridge by the mill was opened long ago.", 9, rank=1),
    )
    assert Hybrid().choose(units, 16) == (0, 1)
    assert Hybrid().choose(units, 8) == (0,)
