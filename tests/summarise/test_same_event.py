"""Days of articles by several hands: what is one event is joined, and hardly anything else."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import same_event

FOLDER = Path(__file__).parents[1] / "corpus" / "days"
DAYS = sorted(FOLDER.glob("day-*.jsonl"), key=lambda day: int(day.stem.removeprefix("day-")))
FLOORS = [
    (1, 5, 0),
    (2, 5, 0),
    (3, 5, 0),
    (4, 5, 0),
    (5, 5, 0),
    (6, 6, 0),
    (7, 2, 0),
    (8, 2, 0),
    (9, 5, 0),
    (10, 4, 0),
    (11, 5, 0),
    (12, 4, 0),
    (13, 3, 0),
    (14, 2, 0),
    (15, 4, 0),
    (16, 4, 0),
    (17, 3, 0),
    (18, 1, 0),
    (19, 3, 0),
    (20, 1, 0),
    (21, 3, 3),
    (22, 3, 2),
    (23, 6, 0),
    (24, 5, 0),
    (25, 6, 0),
    (26, 5, 0),
    (27, 3, 0),
    (28, 6, 0),
    (29, 4, 1),
]
"Number of a day, pairs joined at the least and joined wrongly at the most: each only gets better."


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


@pytest.mark.parametrize(("day", "least", "most_wrong"), FLOORS)
def test_of_a_day_so_many_pairs_are_joined_and_so_few_wrongly(day, least, most_wrong):
    read_day = read(FOLDER / f"day-{day}.jsonl")
    events = [event for event, _ in read_day]
    groups = same_event.groups([article for _, article in read_day])
    assert sorted(place for group in groups for place in group) == list(range(len(events)))
    together = [pair for group in groups for pair in combinations(group, 2)]
    right = [pair for pair in together if events[pair[0]] == events[pair[1]]]
    assert len(right) >= least
    assert len(together) - len(right) <= most_wrong


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


def test_a_pair_that_has_a_rival_is_not_joined_and_says_so(monkeypatch):
    monkeypatch.setattr(same_event, "JOINED", -1.0)
    read_day = read(FOLDER / "day-9.jsonl")
    ids = [article.article.id for _, article in read_day]
    articles = [article for _, article in read_day]
    found = same_event.likenesses(articles)
    (pair,) = [one for one in found if {ids[one.first], ids[one.second]} == {"d9-07", "d9-22"}]
    assert pair.score >= same_event.JOINED
    assert any("nearer" in reason for reason in pair.against)
    assert (pair.first, pair.second) not in same_event.groups(articles, found)


def test_every_day_has_its_floor():
    assert [f"day-{day}" for day, _, _ in FLOORS] == [day.stem for day in DAYS]


def test_a_follow_up_is_kept_apart_by_what_came_of_it():
    read_day = read(FOLDER / "day-5.jsonl")
    found = {event: place for place, (event, _) in enumerate(read_day)}
    articles = [article for _, article in read_day]
    pair = {(one.first, one.second): one for one in same_event.likenesses(articles)}
    suit = pair[found["bill"], found["bill-suit"]]
    assert suit.score < same_event.JOINED
    assert any("what came of it" in reason for reason in suit.against)


def told(name: str, title: str, *body: str) -> CleanArticle:
    article = Article(name, title, body, site=f"{name}.example", published="2026-05-05T08:00")
    return CleanArticle(article, tuple(Paragraph(at, text) for at, text in enumerate(body)))


REPORT = told(
    "report",
    "Ravenscar pip Oakhanger at the last",
    "Idris Vellacott scored twice as Ravenscar Rovers beat Oakhanger 2-1 on Saturday.",
    "Manager Bram Thistlewood said the side had never given up.",
)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (
            told(
                "preview",
                "Vellacott a doubt for Ravenscar",
                "Ravenscar Rovers will host Pendlebury on Saturday without Idris Vellacott.",
                "Bram Thistlewood said the forward, who is doubtful, missed training on Monday.",
            ),
            "only one looks ahead to a match",
        ),
        (
            told(
                "earlier",
                "Ravenscar held at home",
                "Ravenscar Rovers drew 0-0 with Oakhanger in front of Bram Thistlewood's family.",
                "Idris Vellacott hit the post.",
            ),
            "the scores differ",
        ),
        (
            told(
                "court",
                "Vellacott pleaded guilty, court hears",
                "Idris Vellacott of Ravenscar Rovers pleaded guilty before magistrates and was fined.",
                "Bram Thistlewood spoke for him.",
            ),
            "only one is of a court",
        ),
        (
            told(
                "anniversary",
                "Ten years after: Ravenscar remember Oakhanger",
                "It is the anniversary of the day Idris Vellacott first played for Ravenscar Rovers.",
                "Bram Thistlewood was there.",
            ),
            "only one looks back over years",
        ),
    ],
)
def test_another_stage_of_a_matter_speaks_against_and_is_said(other, reason):
    filler = [article for _, article in read(DAYS[1])]
    found = same_event.likenesses([REPORT, other, *filler])
    (pair,) = [one for one in found if (one.first, one.second) == (0, 1)]
    assert reason in pair.against
    assert (0, 1) not in same_event.groups([REPORT, other, *filler])


def test_two_matters_of_one_town_in_a_bulletin_of_three_are_two():
    one = told("one", "Bridge shut", "The bridge at Stow is shut after a crack was found.")
    two = told("two", "Cup win", "Stow beat Hythe in the cup with two goals.")
    three = told("three", "Oldest cat", "A cat of Stow has been crowned the oldest in Hythe.")
    assert same_event.groups([one, two, three]) == ((0,), (1,), (2,))


def test_a_lead_over_rivals_says_less_where_there_are_few(monkeypatch):
    articles = {article.article.id: article for _, article in read(FOLDER / "day-13.jsonl")}
    others = [article for _, article in read(DAYS[1])]

    def score(filler: int, most: float) -> float:
        monkeypatch.setattr(same_event, "_AHEAD", most)
        found = same_event.likenesses([articles["d13-18"], articles["d13-22"], *others[:filler]])
        return next(one.score for one in found if (one.first, one.second) == (0, 1))

    assert score(8, 2.0) - score(8, 0.0) == pytest.approx(1.0, abs=0.01)
    assert score(18, 2.0) - score(18, 0.0) == pytest.approx(2.0, abs=0.01)
