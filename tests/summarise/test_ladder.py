"""The ladder: what fits the time, what goes first, and the smallest change that meets it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.summarise import Rung, climb, nearer

LADDER = tuple(Rung(words, words / 2.5 + 2) for words in (20, 35, 50, 75, 100))
LADDERS = st.lists(
    st.lists(st.integers(14, 200), max_size=6, unique=True).map(
        lambda words: tuple(Rung(one, one / 2.7 + 2) for one in sorted(words))
    ),
    max_size=8,
)


def seconds(stories, plan):
    return sum(
        rungs[rung].seconds for rungs, rung in zip(stories, plan, strict=True) if rung is not None
    )


@given(LADDERS, st.floats(0, 400))
def test_no_plan_is_longer_than_the_time(stories, time):
    plan = climb(stories, time)
    assert len(plan) == len(stories)
    assert seconds(stories, plan) <= time + 1e-6


def test_the_time_is_filled_and_the_last_go_first():
    plan = climb([LADDER] * 12, 120)
    assert 119 <= seconds([LADDER] * 12, plan) <= 120
    told = [rung is not None for rung in plan]
    assert told == sorted(told, reverse=True)
    assert 3 < sum(told) < 12


def test_an_earlier_story_is_told_at_no_less_length_when_all_fit():
    plan = climb([LADDER] * 3, 60)
    assert list(plan) == sorted(plan, reverse=True)


def test_the_smallest_change_that_meets_the_time_is_found():
    stories, plan = [LADDER] * 5, (2, 2, 1, 1, None)
    before = seconds(stories, plan)
    changed = nearer(stories, plan, (5.5, 6.5), ())
    assert 5.5 <= seconds(stories, changed) - before <= 6.5
    assert sum(a != b for a, b in zip(plan, changed, strict=True)) == 1


def test_two_stories_change_when_one_cannot():
    stories, plan = [LADDER] * 4, (2, 2, 2, 2)
    before = seconds(stories, plan)
    changed = nearer(stories, plan, (3.9, 4.1), ())
    assert abs(seconds(stories, changed) - before - 4) < 0.2
    assert sum(a != b for a, b in zip(plan, changed, strict=True)) == 2


def test_a_plan_that_was_tried_is_not_given_again_and_the_last_story_never_goes():
    stories = [LADDER[:2]]
    assert nearer(stories, (0,), (5, 7), ()) == (1,)
    assert nearer(stories, (0,), (5, 7), {(1,)}) is None
