"""An interview's turns and a numbered list's points belong together: none goes by itself."""

from __future__ import annotations

from briefing.boilerplate import traits
from briefing.clean.turns import turns


def _turns(*texts: str) -> list[str]:
    return [texts[i] for i in sorted(turns([traits.line(text) for text in texts]))]


def test_what_each_of_two_says_is_a_turn() -> None:
    asked = "How did you pay for it?"
    first, second = "Flo: We sold two flats.", "Flo: Join as a member on our website."
    assert _turns(asked, first, "Bea: Nan's piano.", second) == [first, second]


def test_a_page_says_read_more_as_often_as_it_likes() -> None:
    assert _turns("Read More: He sold the farm.", "Read More: She bought it.") == []
    assert _turns("Picture: The pier at dusk.", "Picture: The pier at dawn.") == []


def test_points_in_order_are_a_list_whichever_way_they_count() -> None:
    down = ["4. Noodles: subscribe to the card.", "3. Chips: hot.", "2. Soup: thin."]
    assert _turns(*down) == down
    assert _turns(*reversed(down)) == list(reversed(down))


def test_two_points_and_a_list_of_headlines_are_none() -> None:
    assert _turns("1. It rained.", "2. It snowed.") == []
    assert _turns("1. Man held over fire", "2. Pier to shut", "3. Rovers win again") == []
