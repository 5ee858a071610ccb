"""Five days of twenty articles: what is one event is joined, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import same_event

DAYS = sorted((Path(__file__).parents[1] / "corpus" / "days").glob("day-*.jsonl"))


def read(day: Path) -> list[tuple[str, CleanArticle]]:
    found = []
    for line in day.read_text("utf-8").splitlines():
        row = json.loads(line)
        body = tuple(row["paragraphs"])
        article = Article(
            row["id"], row["title"], body, site=row["site"], published=row["published"]
        )
        kept = tuple(Paragraph(place, text) for place, text in enumerate(body))
        found.append((row["event"], CleanArticle(article, kept)))
    return found


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.stem)
def test_a_day_is_joined_as_its_events_are(day):
    events = [event for event, _ in read(day)]
    groups = same_event.groups([article for _, article in read(day)])
    assert sorted(place for group in groups for place in group) == list(range(len(events)))
    for group in groups:
        assert len({events[place] for place in group}) == 1, "two events joined"
    assert len(groups) == len(set(events)), "an event told twice"


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.stem)
def test_the_order_of_the_articles_decides_nothing(day):
    articles = [article for _, article in read(day)]
    turned = articles[::-1]

    def ids(given: list[CleanArticle]) -> set[frozenset[str]]:
        return {
            frozenset(given[place].article.id for place in group)
            for group in same_event.groups(given)
        }

    assert ids(articles) == ids(turned)


def test_the_same_article_from_two_titles_is_one_event_and_days_apart_is_two():
    _, article = read(DAYS[0])[0]
    other = Article("copy", article.article.title, article.article.paragraphs, site="b.example")
    same = CleanArticle(other, article.paragraphs)
    filler = [one for _, one in read(DAYS[1])]
    assert (0, 1) in same_event.groups([article, same, *filler])
    late = CleanArticle(
        Article("late", other.title, other.paragraphs, site="b.example", published="2026-03-20"),
        article.paragraphs,
    )
    assert (0, 1) not in same_event.groups([article, late, *filler])


def test_every_joined_pair_says_what_it_shares():
    articles = [article for _, article in read(DAYS[0])]
    joined = [pair for pair in same_event.likenesses(articles) if pair.score >= same_event.JOINED]
    assert joined
    assert all(pair.shared and pair.first < pair.second for pair in joined)


def test_no_articles_give_no_groups():
    assert same_event.groups([]) == ()


def test_one_title_tells_an_event_once_unless_it_tells_it_again_in_the_same_words():
    _, article = read(DAYS[0])[0]
    filler = [one for _, one in read(DAYS[1])]
    again = Article("again", "Ferry: latest", article.article.paragraphs, site=article.article.site)
    other = Article(
        "other",
        "Islanders ask why Isle of Carradale sailed",
        (
            "Passengers of the Isle of Carradale have asked Sound Line why it sailed from Port Ennick.",
        ),
        site=article.article.site,
    )
    updated, apart = (
        CleanArticle(one, tuple(Paragraph(at, text) for at, text in enumerate(one.paragraphs)))
        for one in (again, other)
    )
    assert (0, 1) in same_event.groups([article, updated, *filler])
    assert (0,) in same_event.groups([article, apart, *filler])


def test_a_follow_up_is_kept_apart_by_what_came_of_it():
    found = {event: place for place, (event, _) in enumerate(read(DAYS[4]))}
    articles = [article for _, article in read(DAYS[4])]
    pair = {(one.first, one.second): one for one in same_event.likenesses(articles)}
    suit = pair[found["bill"], found["bill-suit"]]
    assert suit.score < same_event.JOINED
    assert any("what came of it" in reason for reason in suit.against)
