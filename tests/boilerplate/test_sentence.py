"""How a full sentence is told, as the voice's judge of sentences sees it."""

from __future__ import annotations

import numpy as np
import pytest
from labelled import corpus

from briefing.boilerplate import sentence
from briefing.boilerplate.sentence import TOLD, told
from briefing.boilerplate.traits import line

NEWS = line("Engineers found a crack in the eastern arch at Tollerby on Tuesday, Ann Pryce said.")
INVITATION = line(
    "Join our readers every morning. Tap the bell and your phone will tell you first."
)
CAPTION = line("Ann Pryce stands beside the broken wall at Tollerby on Wednesday morning.")


def _traits(i: int, *lines: str) -> dict[str, float]:
    everything = [line(text) for text in lines]
    return dict(zip(TOLD, told(everything, [i])[0].tolist(), strict=True))


def test_an_invitation_gives_orders_speaks_to_somebody_and_is_of_habit() -> None:
    seen = _traits(1, NEWS.text, INVITATION.text)
    assert seen["orders"]
    assert seen["orders_share"] == 1.0
    assert (seen["you_times"], seen["we_times"]) == (2, 1)
    assert seen["of_this_page"]
    assert seen["of_habit"]
    assert seen["phone_times"] == 2
    news = _traits(0, NEWS.text, INVITATION.text)
    assert not any(news[trait] for trait in ("orders", "you_times", "of_habit", "of_phone"))


def test_what_a_quotation_says_is_not_the_manner_of_the_sentence() -> None:
    seen = _traits(0, "“Tap the bell on your phone every morning,” the caller told her in March.")
    assert not any(seen[trait] for trait in ("you_times", "of_habit", "of_phone"))
    assert seen["dated"]


def test_a_caption_holds_a_moment_of_people_named_around_it() -> None:
    seen = _traits(1, "The wall fell overnight.", CAPTION.text, NEWS.text)
    assert seen["does_now"]
    assert seen["in_a_picture"]
    assert seen["ends_on_a_day"]
    assert seen["names_after"] > 0.5
    assert seen["names_before"] == 0.0


def test_each_line_asked_has_a_row_and_none_has_none() -> None:
    lines = [NEWS, INVITATION, CAPTION]
    assert told(lines, [0, 2]).shape == (2, len(TOLD))
    assert told(lines, []).shape == (0, len(TOLD))
    assert np.array_equal(told(lines, [1, 2])[1], told(lines, [2])[0])


def test_what_is_looked_for_first_hides_nothing_that_a_pattern_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [labelled.article for labelled in corpus("gate")[::4]]
    lines = [[line(text) for text in article.paragraphs] for article in articles]
    looked = [told(these, range(len(these))) for these in lines]
    monkeypatch.setattr(sentence, "_holds", lambda _text, *_marks: True)
    for these, found in zip(lines, looked, strict=True):
        assert np.array_equal(found, told(these, range(len(these))))
