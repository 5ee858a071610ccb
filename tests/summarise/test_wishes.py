"""What the producer wants first, and in which section."""

from __future__ import annotations

import pytest

from briefing import summarise
from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import Wishes, agenda_of

TITLES = {
    "ferry": "Ferry cancelled for a third day",
    "rates": "Council tax to rise by 4 per cent",
    "cup": "Stow beat Hythe 2-1 in the cup",
    "cat": "Oldest cat in Stow has a birthday",
    "vote": "Ministers lose vote on bus fares",
}
BODY = {
    "ferry": "The ferry to Skarvey is cancelled after divers found a crack in its hull.",
    "rates": "Bills in Stow will rise by 4 per cent in April after a meeting on Monday.",
    "cup": "Stow beat Hythe 2-1 with two goals in the second half from their captain.",
    "cat": "A ginger cat has been crowned the oldest in Stow on its 27th birthday.",
    "vote": "Plans to let bus fares in the county rise were thrown out late on Tuesday.",
}


def article(name: str) -> CleanArticle:
    kept = (Paragraph(0, BODY[name]),)
    url = f"https://news.example/{name}.html"
    return CleanArticle(Article(name, TITLES[name], (BODY[name],), url=url), kept)


ALL = [article(name) for name in TITLES]


def told(wishes: Wishes) -> list[str]:
    return [story.articles[0].id for story in summarise.stories(ALL, wishes=wishes)]


def test_without_a_wish_sport_and_the_light_come_last():
    assert told(Wishes()) == ["ferry", "rates", "vote", "cup", "cat"]


@pytest.mark.parametrize(
    "pins",
    [("cat", "rates"), ("*/cat.html", "COUNCIL TAX"), ("https://news.example/cat.html", "rate*")],
)
def test_what_is_pinned_is_told_first_in_the_order_of_the_pins(pins):
    assert told(Wishes(pins)) == ["cat", "rates", "ferry", "vote", "cup"]


def test_a_pin_on_nothing_is_named():
    wishes = Wishes(("ferry", "lighthouse", ""))
    assert list(wishes.unused([one.article for one in ALL])) == ["lighthouse", ""]


def test_sections_of_the_producer_s_own_stand_where_they_say():
    politics = {"politics": ("council", "ministers", "vote")}
    assert told(Wishes(sections=politics)) == ["ferry", "rates", "vote", "cup", "cat"]
    order = ("sport", "politics", "news")
    assert told(Wishes(order=order, sections=politics)) == ["cup", "rates", "vote", "ferry", "cat"]
    stories = summarise.stories(ALL, wishes=Wishes(sections=politics))
    assert [one.section for one in stories] == ["news", "politics", "politics", "sport", "and finally"]  # fmt: skip


def test_a_pinned_story_has_room_when_others_have_not():
    stories = summarise.stories(ALL, seconds=6, wishes=Wishes(("cup",)))
    assert [one.articles[0].id for one in stories] == ["cup"]


def test_the_reasons_name_pin_and_section():
    listed = agenda_of(ALL, wishes=Wishes(("cat",)))
    first, *rest = listed.explain(ALL)["order"]
    assert (first["articles"], first["pin"], first["section"]) == (["cat"], 0, "and finally")
    assert all(one["pin"] is None for one in rest)
