"""Full sentences that are no news and stand alone between paragraphs of news."""

from __future__ import annotations

import pytest

from briefing.clean import clean
from briefing.models import Article, CleanArticle

NEWS = (
    "A bridge over the Marl has been shut after a lorry struck its parapet on Tuesday night.",
    "Engineers found a crack nine metres long in the eastern arch of the bridge at Tollerby.",
    "“It shook the whole house,” said Ann Pryce, 61, who lives in Weir Cottage next to it.",
    "The council said that repairs would take at least five weeks and cost about £180,000.",
    "Buses between Tollerby and Great Marl were sent by way of the bypass on Wednesday.",
)


def _cleaned(*lines: str) -> CleanArticle:
    return clean(
        Article(
            id="bridge", title="Lorry strike shuts Tollerby bridge", paragraphs=lines,
            site="www.marlmercury.example",
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Adverts pay for our reporters, so we would ask you to add this site to your safe list.",
        "If you value what we do, a few pounds a month keeps our reporters on the road.",
    ],
)
def test_an_invitation_in_no_known_words_goes_and_a_person_is_told(line: str) -> None:
    cleaned = _cleaned(*NEWS[:3], line, *NEWS[3:])
    assert [p.text for p in cleaned.paragraphs] == list(NEWS)
    assert [cut.text for cut in cleaned.cuts] == [line]
    assert any("full sentence" in doubt.reason for doubt in cleaned.doubts)


@pytest.mark.parametrize(
    "line",
    [
        "You will have to leave by the bypass if you want to be in Great Marl before noon.",
        "We were lucky that nobody was on the bridge, because a bus had crossed minutes before.",
        "A town app that tells drivers of closed roads was not changed until Wednesday morning.",
        "Log on before you go: Marl Rescue's app lets you tell somebody when you are due back.",
        "Turn on alerts in the council's app, which costs nothing, and you will hear of closures.",
        "Check the Floods Near You app before you go, and set it to watch where you are.",
        "Her weekly newsletter to the schools of Marl has 900 readers and a page of puzzles.",
        "Ann Pryce stands to lose her garden wall, and the river is rising behind it.",
    ],
)
def test_news_told_in_that_manner_stays(line: str) -> None:
    lines = (*NEWS[:3], line, *NEWS[3:])
    assert [p.text for p in _cleaned(*lines).paragraphs] == list(lines)


def test_a_sentence_that_the_next_goes_on_about_stays() -> None:
    shown = "Ann Pryce shows the letter outside Weir Cottage on Wednesday morning."
    assert shown not in [p.text for p in _cleaned(*NEWS[:3], shown, *NEWS[3:]).paragraphs]
    lines = (*NEWS[:3], shown, "It is from the council, she says, and came on Monday.", *NEWS[3:])
    assert [p.text for p in _cleaned(*lines).paragraphs] == list(lines)


def test_a_short_lead_under_its_byline_stays() -> None:
    lead = "Quillmore in Co Arran has been named Ireland's Tidiest Town for 2025."
    kept = _cleaned(
        "News", "Regional", "Friday, 31 Oct 2025 13:15",
        "Members of the Quillmore committee celebrate in Croke Park (Pic: Julien Behal)",
        "By Aisling Hartnett, Midlands Correspondent", lead,
        "The village, with a population of 611, was chosen from 887 entries and scored 396 points.",
        "The judges praised its quiet ambition and a meadow on what had been a petrol station.",
    ).paragraphs  # fmt: skip
    assert kept[0].text == lead


def test_the_first_sentence_is_the_lead_whatever_it_seems_to_offer() -> None:
    lead = "If you value your bridges, a few pounds a month would keep ours on the road."
    assert [p.text for p in _cleaned(lead, *NEWS[1:]).paragraphs] == [lead, *NEWS[1:]]
