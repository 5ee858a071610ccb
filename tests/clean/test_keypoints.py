"""Key points: a summary that the article tells in full goes; a list that nothing else tells stays."""

from __future__ import annotations

from briefing.clean import clean
from briefing.models import Article

STORY = (
    "About 4,000 homes were left without electricity on Monday night after trees fell on lines.",
    "Schools in Harrowby and Denby Cross were closed on Tuesday, Denbyshire council said.",
    "The A1487 was blocked by two fallen oaks until noon, when a farmer cleared them by tractor.",
    "Nobody was hurt, but a caravan was blown across a field at Denby Cross and lost its roof.",
)
POINTS = (
    "Around 4,000 homes without electricity near Harrowby",
    "Schools in Harrowby and Denby Cross closed",
    "A1487 blocked by fallen oaks",
)
UNTOLD = (
    "- The Toller Bridge is closed to high-sided lorries",
    "- Ferries to Ronsay are cancelled until Friday",
    "- Bin rounds in Westerwick will be two days late",
)


def kept(*lines: str) -> list[str]:
    cleaned = clean(Article("a", "Thousands without power after night of gales", lines))
    return [paragraph.text for paragraph in cleaned.paragraphs]


def test_points_that_the_article_tells_go_with_their_header() -> None:
    for header in ("Key points", "In short:", "KEY TAKEAWAYS"):
        assert kept(header, *POINTS, *STORY) == list(STORY)


def test_the_articles_own_short_beginning_is_no_point() -> None:
    lead = "Gales have brought down power lines across the north of Denbyshire."
    assert kept("Key points", *POINTS, lead, *STORY) == [lead, *STORY]


def test_a_list_that_nothing_else_tells_stays_whole() -> None:
    told = kept(STORY[0], "What we know so far", *UNTOLD, *STORY[1:])
    assert [line for line in told if line in UNTOLD] == list(UNTOLD)


def test_a_bullet_list_ends_with_its_bullets() -> None:
    bulleted = [f"- {point}" for point in POINTS]
    lead = "Trees blocked roads at Denby Cross."
    assert kept("Summary", *bulleted, lead, *STORY) == [lead, *STORY]


def test_what_comes_next_ends_a_broadcasters_list() -> None:
    points = (
        "About 4,000 homes are without electricity after trees fell on lines near Harrowby.",
        "What's next?",
        "Schools in Harrowby and Denby Cross are to open again on Wednesday.",
    )
    assert kept("In short:", *points, *STORY) == list(STORY)


def test_a_list_of_hours_ends_where_the_posts_begin() -> None:
    hours = ("07:40 Trees fall on lines near Harrowby", "09:12 Schools in Harrowby closed")
    lines = ("Roads were blocked too.", "Key Events", *hours, "Ferry is late", *STORY)
    cuts = clean(Article("a", "Thousands without power after night of gales", lines)).cuts
    assert [cut.text for cut in cuts if cut.rule == "key-point"] == list(hours)
