"""Site memory: what a title repeats is known, news that comes again is not, and it stays bounded."""

import multiprocessing
import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArchiveError
from briefing.models import Article
from briefing.sitememory import SiteMemory, site_of, tables

SITE = "https://www.courier.example/"
STORIES = [
    (
        "Bridge to close for nine weeks",
        "Engineers led by Oonagh Pascoe found a crack in the pivot at Wexmouth.",
    ),
    (
        "Creamery workers buy their plant",
        "Shift foreman Lupe Arce said nine employees of Alder Falls had voted no.",
    ),
    (
        "Weaver shuts her shed for good",
        "Nora Geary, who is 84, gave a loom to a school in Limerick on Saturday.",
    ),
    (
        "Tram line approved at third attempt",
        "Martin Shawcross told opponents in Orrin that sixty trees would be planted.",
    ),
    (
        "Lighthouse dog retires from barking",
        "James Halcrow of Muckle Head steered the Fair Morn by Bosun twice.",
    ),
]
PROMO = "Follow our channel to get the biggest stories straight to your phone"
LONG_PROMO = "We use your sign-up to provide content in ways that you have consented to and to improve our understanding of you."


def article(number: int, *extra: str, day: str | None = None, site: str = SITE) -> Article:
    title, text = STORIES[number % len(STORIES)]
    return Article(
        id=f"a{number}", title=f"{title} {number}", paragraphs=(text, *extra), url=f"{site}{number}",
        published=day or f"2026-03-{number + 1:02}",
    )  # fmt: skip


@pytest.fixture
def memory(tmp_path):
    return SiteMemory(tmp_path / "memory.sqlite")


def test_a_line_is_known_after_three_articles_on_two_dates(memory):
    memory.learn(article(0, PROMO, day="2026-03-01"))
    memory.learn(article(1, PROMO, day="2026-03-01"))
    assert memory.known("courier.example", [PROMO]) == frozenset()
    memory.learn(article(2, PROMO, day="2026-03-01"))
    assert memory.known("courier.example", [PROMO]) == frozenset()
    memory.learn(article(3, PROMO, day="2026-03-02"))
    assert memory.known("courier.example", [PROMO, "Another line"]) == {PROMO}
    assert memory.known("elsewhere.example", [PROMO]) == frozenset()


def test_a_full_sentence_among_unrelated_articles_is_known(memory):
    for number in range(4):
        memory.learn(article(number, LONG_PROMO))
    assert memory.known("courier.example", [LONG_PROMO]) == {LONG_PROMO}


def test_the_background_of_a_long_story_is_not_furniture(memory):
    background = (
        "John Marlow, 41, of Tern Street, denies setting fire to the Corn Exchange in January."
    )
    for day in range(1, 7):
        told = (
            f"Witness {day} told Vale Crown Court that Marlow and Piers Oldacre left at {day}pm.",
            background,
        )
        memory.learn(
            Article(id=str(day), title=f"Corn Exchange fire trial: day {day}", paragraphs=told,
                    url=f"{SITE}trial-{day}", published=f"2026-03-{day:02}")
        )  # fmt: skip
    assert memory.known("courier.example", [background]) == frozenset()


def test_a_sentence_whose_number_or_name_changes_is_never_known(memory):
    for number in range(5):
        name = ["Ann", "Bo", "Cy", "Di", "Ed"][number]
        memory.learn(
            article(number, f"Police have charged a man aged {30 + number} with theft from the mill.",
                    f"The prize was won by {name} Lee of the village school this year.", f"Rovers {number}, Town 1")
        )  # fmt: skip
    asked = [
        "Police have charged a man aged 31 with theft from the mill.",
        "The prize was won by Bo Lee of the village school this year.",
        "Rovers 2, Town 1",
    ]
    assert memory.known("courier.example", asked) == frozenset()


def test_counters_and_dates_in_furniture_are_one_line(memory):
    for number in range(3):
        memory.learn(article(number, f"{number} comments", f"Updated {number + 1} March 2026"))
    assert memory.known("courier.example", ["77 comments"]) == {"77 comments"}
    assert memory.known("courier.example", ["Updated 9 March 2026"]) == {"Updated 9 March 2026"}


def test_reading_the_same_article_again_proves_nothing(memory):
    for day in range(1, 8):
        memory.learn(article(0, PROMO, day=f"2026-03-{day:02}"))
    assert memory.known("courier.example", [PROMO]) == frozenset()
    assert memory.show("courier.example") == ()


def test_an_article_without_a_date_takes_the_day_it_is_learned(memory):
    for number in range(3):
        bare = Article(
            id=str(number),
            title=STORIES[number][0],
            paragraphs=(STORIES[number][1], PROMO),
            site="Courier",
        )
        assert memory.learn(bare, today=date(2026, 3, 1 + number))
    assert memory.known("Courier", [PROMO]) == {PROMO}


def test_an_article_of_no_known_site_is_not_learned(memory):
    assert memory.learn(Article(id="x", title="A", paragraphs=(PROMO,))) is False
    assert memory.sites() == ()
    assert memory.known(None, [PROMO]) == frozenset()


def test_show_lists_what_is_repeated_and_forget_forgets_it(memory):
    for number in range(3):
        memory.learn(article(number, PROMO, "12 comments"))
    shown = memory.show("courier.example")
    assert {(line.text, line.articles, line.dates, line.known) for line in shown} == {
        (PROMO, 3, 3, True),
        ("12 comments", 3, 3, True),
    }
    assert memory.forget("courier.example", PROMO) == 3
    assert memory.known("courier.example", [PROMO, "12 comments"]) == {"12 comments"}
    assert memory.forget("courier.example") == 3
    assert memory.sites() == ()


def test_news_seen_once_is_not_stored_as_text(memory):
    for number in range(3):
        memory.learn(article(number, PROMO))
    raw = memory.path.read_bytes()
    for path in memory.path.parent.iterdir():
        raw += path.read_bytes()
    assert b"straight to your phone" in raw
    assert b"Oonagh" not in raw


def test_it_stays_bounded(memory, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ARTICLES", 10)
    monkeypatch.setattr(tables, "MOST_SITES", 3)
    for number in range(25):
        memory.learn(article(number, PROMO, day=f"2026-04-{number + 1:02}"))
    for site in range(5):
        memory.learn(article(0, site=f"https://s{site}.example/"))
    with sqlite3.connect(memory.path) as base:
        assert base.execute("SELECT COUNT(*) FROM article").fetchone()[0] == 3
        assert base.execute("SELECT COUNT(*) FROM seen").fetchone()[0] == 3
    base.close()
    assert memory.sites() == ("s2.example", "s3.example", "s4.example")


def test_a_page_of_a_hundred_thousand_lines_costs_a_bounded_row_count(memory):
    memory.learn(
        article(0, *(f"line {n} of words" + "x" * (n % 7) for n in range(100_000)), "y" * 500_000)
    )
    assert memory.path.stat().st_size < 300_000


def test_a_damaged_file_is_told_with_its_remedy(tmp_path):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ArchiveError, match="memory of sites") as caught:
        SiteMemory(path).learn(article(0))
    assert "Delete" in caught.value.remedy


def test_asking_makes_no_file(tmp_path):
    memory = SiteMemory(tmp_path / "none.sqlite")
    assert memory.known("courier.example", [PROMO]) == frozenset()
    assert memory.show("x") == ()
    assert memory.forget("x") == 0
    assert list(tmp_path.iterdir()) == []


def _learn_some(path, start):
    memory = SiteMemory(path)
    for number in range(start, start + 15):
        memory.learn(article(number, PROMO, day=f"2026-05-{number % 28 + 1:02}"))


def test_a_file_that_another_is_just_making_is_used_as_it_is(tmp_path):
    class Busy(sqlite3.Connection):
        def execute(self, statement, *values):
            if "journal_mode" in statement:
                raise sqlite3.OperationalError("database is locked")
            return super().execute(statement, *values)

    base = sqlite3.connect(tmp_path / "memory.sqlite", factory=Busy, isolation_level=None)
    tables.prepare(base)
    assert base.execute("SELECT COUNT(*) FROM article").fetchone() == (0,)
    base.close()


def test_processes_may_learn_at_the_same_time(tmp_path):
    path = tmp_path / "memory.sqlite"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_learn_some, args=(path, 15 * n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    shown = {line.text: line.articles for line in SiteMemory(path).show("courier.example")}
    assert shown[PROMO] == 45


@settings(deadline=None, max_examples=12)
@given(
    st.lists(st.lists(st.text(max_size=30), max_size=4), max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_does_not_matter(tmp_path_factory, pages, random):
    articles = [article(n, *lines) for n, lines in enumerate(pages)]
    shuffled = articles[:]
    random.shuffle(shuffled)
    answers = []
    for order in (articles, shuffled):
        memory = SiteMemory(tmp_path_factory.mktemp("m") / "memory.sqlite")
        for each in order:
            memory.learn(each)
        answers.append(memory.known("courier.example", [line for lines in pages for line in lines]))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("url", "site", "name"),
    [
        ("https://www.Courier.example/a", "The Courier", "courier.example"),
        ("https://amp.courier.example/a", None, "courier.example"),
        (None, "The Courier", "the courier"),
        ("http://[broken", "The Courier", "the courier"),
        (None, None, ""),
    ],
)
def test_sites_are_named_by_host_else_by_title(url, site, name):
    assert site_of(Article(id="x", title="", paragraphs=(), url=url, site=site)) == name
