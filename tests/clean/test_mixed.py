"""Paragraphs that begin as news and end as an invitation keep their news."""

from __future__ import annotations

import pytest

from briefing.clean import clean
from briefing.models import Article

NEWS = (
    "A bridge over the Marl has been shut after a lorry struck its parapet on Tuesday night.",
    "Engineers found a crack nine metres long in the eastern arch of the bridge at Tollerby.",
    "The council said that repairs would take at least five weeks and cost about £180,000.",
    "Buses between Tollerby and Great Marl were sent by way of the bypass on Wednesday.",
)


@pytest.mark.parametrize(
    ("news", "furniture"),
    [
        (
            "A replacement for the main is due to be finished in 2029.",
            "What do you think? Write to us at letters@marlmercury.example.",
        ),
        (
            "The final throws in at 3.30pm on Sunday and the minor final is at 1.30pm.",
            "What do you think of phone-only tickets? Have your say in our poll below.",
        ),
        ("Crews will go back on Monday to look at the arch.", "Story continues below"),
        ("The firm lost 14p in early trading on Thursday morning.", "($1 = 0.7562 pounds)"),
    ],
)
def test_the_news_stays_and_a_receipt_is_given_for_the_rest(news, furniture):
    lines = (*NEWS[:2], f"{news} {furniture}", *NEWS[2:])
    cleaned = clean(Article("b", "Bridge shut", lines, site="www.marlmercury.example"))
    assert [one.text for one in cleaned.paragraphs] == [*NEWS[:2], news, *NEWS[2:]]
    assert {cut.paragraph for cut in cleaned.spans} == {2}
    assert sorted(" ".join(cut.text for cut in cleaned.spans).split()) == sorted(furniture.split())


def test_of_a_paragraph_that_speaks_to_the_reader_at_its_end_the_beginning_stays():
    news = "The trustees meet at the town hall in Tollerby on Thursday at 6pm."
    line = f"{news} Sign up for our alerts, download the app and we'll send you word of it free."
    cleaned = clean(Article("b", "Bridge shut", (*NEWS, line), site="www.marlmercury.example"))
    assert [one.text for one in cleaned.paragraphs] == [*NEWS, news]


def test_what_is_promotion_from_its_beginning_goes_whole():
    line = "Our bells ring for bad news first. Get the app and have the rest come to you as well."
    cleaned = clean(Article("b", "Bridge shut", (*NEWS[:2], line, *NEWS[2:]), site="marl.example"))
    assert [one.text for one in cleaned.paragraphs] == list(NEWS)


def test_a_line_of_nothing_but_invitations_is_looked_at_in_bounded_time():
    line = "Sign up now. " * 380
    cleaned = clean(Article("b", "Bridge shut", tuple(f"{line}{n}." for n in range(20))))
    assert len(cleaned.paragraphs) + len(cleaned.cuts) >= 20
