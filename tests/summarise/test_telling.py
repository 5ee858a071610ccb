"""A story of several titles: told from the report, with what is new in the others and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import telling
from briefing.summarisers.hybrid import Hybrid

REPORT = (
    "Lower Stow Dairy is to close its creamery in Hythe on Friday with the loss of 140 jobs.",
    "The firm said it would move the work to Rye, where it has made butter since 1998.",
    "Staff were told at a meeting in the canteen on Monday morning.",
    "The creamery in Hythe opened in 1931 and supplied most of the county with milk.",
)
FEATURE = (
    "When Ann Lowe started in the creamery she was given a pair of clogs and told not to sing.",
    "At the gate in Hythe she was wiping her eyes with the sleeve of her overall.",
    "Forty of her family have worked for Lower Stow Dairy, and she remembers every one.",
    "Council leader Bill Marsh has asked the county for a grant of £2m to train those who must go.",
    "Several said that they had seen it coming since the 140 were given new contracts.",
    "The dairy has been in Hythe since 1931, said Bill Marsh, who was born beside it.",
)


def cleaned(name: str, lines: tuple[str, ...]) -> CleanArticle:
    kept = tuple(Paragraph(place, line) for place, line in enumerate(lines))
    return CleanArticle(Article(name, "The creamery in Hythe", lines, site=f"{name}.example"), kept)


def told(*articles: CleanArticle, words: int = 110) -> list[tuple[str, str]]:
    spoken = telling.tell(telling.event(articles), words, Hybrid())
    return [(sentence.article, sentence.text) for sentence in spoken]


def test_a_story_is_told_from_the_report_whichever_title_comes_first():
    report, feature = cleaned("report", REPORT), cleaned("feature", FEATURE)
    for articles in ((report, feature), (feature, report)):
        opening = told(*articles)[0]
        assert opening[0] == "report"
        assert opening[1].startswith("Lower Stow Dairy is to close its creamery")


def test_one_article_is_told_from_itself_scene_or_not():
    assert told(cleaned("feature", FEATURE))[0][0] == "feature"


def test_a_second_title_adds_what_is_new_and_nothing_that_is_known_or_hangs():
    more = cleaned("more", (REPORT[0], *FEATURE[3:]))
    added = [text for title, text in told(cleaned("report", REPORT), more) if title == "more"]
    assert [text.split()[0] for text in added] == ["Council"]


def test_each_title_counts_its_days_from_its_own_date():
    grant = "Council leader Bill Marsh asked the county yesterday for a grant of £2m for training."
    report, more = cleaned("report", REPORT), cleaned("more", (REPORT[0], grant))
    report = replace(report, article=replace(report.article, published="2026-11-27T05:00:00"))
    more = replace(more, article=replace(more.article, published="2026-11-26T05:00:00"))
    spoken = telling.tell(telling.event((report, more)), 110, Hybrid(), day=date(2026, 11, 27))
    added = [sentence.text for sentence in spoken if sentence.article == "more"]
    assert len(added) == 1
    assert "yesterday" not in added[0]
    assert "on Wednesday" in added[0]


def test_somebody_of_a_side_is_not_added_without_the_side():
    match = (
        "Hythe Town beat Rye Rovers 2-1 on Saturday with a goal in the last minute by Sid Oram.",
        "Oram headed in a corner from the left in front of 900 people.",
    )
    other = (
        "Rye Rovers lost 2-1 to Hythe Town on Saturday to a goal in the last minute.",
        "Coach Dana Finch said that there were tears in the dressing room.",
        "The draw for the next round will be made in Lewes by a former mayor.",
    )
    spoken = told(cleaned("match", match), cleaned("other", other))
    assert not any("Finch" in text for _, text in spoken)


def test_no_quotation_opens_a_story_whose_lead_cannot_be_said():
    lines = (
        "They lit a fire on the hill on Monday that could be seen from four parishes.",
        "“I’m 78, and I did not think I would live to see it stopped,” said Tess Conroy of Hythe.",
        "The plan for nine turbines on Stow Down was refused by the county by eight votes to one.",
        "Its planners had found that the turbines would have stood in the way of the curlews.",
    )
    assert told(cleaned("hill", lines))[0][1].startswith("The plan for nine turbines")
