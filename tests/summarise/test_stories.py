"""From clean articles to stories: what a listener would notice."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import codec, summarise
from briefing.models import Article, CleanArticle, Paragraph, Story
from briefing.summarise import length, order
from briefing.summarisers.lead import Lead

BRIDGE = (
    "The swing bridge at Stow has closed to lorries after a crack was found (pictured) in its main beam .",
    "Engineers from the harbour board found the crack during a check on Monday.",
    "They said it was the width of a finger.",
    "Stow Swing Bridge Closes To Lorries",
    "Board chairman Ned Poole, 61, said: “We would rather be safe than sorry.”",
    "“It will cost us a great deal of money,” he added, “and I do not know where it will come from in the end.”",
    "Lorries must go round by Hythe, a detour of 14 miles.",
    "Who will pay for the repairs?",
    "I have lived here for years and seen nothing like it.",
    "Mr Poole said the bridge, which was built in 1890, might reopen in May.",
    "Workers lower a beam into place at the bridge.",
)
FAIR = (
    "Hundreds of people came to Hythe fair on Saturday despite the rain.",
    "Organiser Mel Dunn said takings were up by a tenth.",
)


def cleaned(name: str, *body: str, title: str = "", **more: str) -> CleanArticle:
    kept = tuple(Paragraph(place, text) for place, text in enumerate(body))
    return CleanArticle(Article(name, title, body, **more), kept)


def texts(story: Story) -> list[str]:
    return [sentence.text for sentence in story.sentences]


def test_the_lead_opens_made_fit_to_be_said():
    (story,) = summarise.stories([cleaned("a", *BRIDGE)])
    assert texts(story)[:2] == [
        "The swing bridge at Stow has closed to lorries.",
        "It comes after a crack was found in its main beam.",
    ]
    assert story.sentences[0].source == story.sentences[1].source == BRIDGE[0]
    assert {"spacing", "bracketed-picture"} <= set(story.sentences[0].rules)


@pytest.mark.parametrize("words", [10, 30, 60, 120, 400])
def test_the_radio_rules_hold_at_every_length(words):
    (story,) = summarise.stories(
        [cleaned("a", *BRIDGE, title="Stow swing bridge closes to lorries")], words=words
    )
    said = " ".join(texts(story))
    assert "?" not in said
    assert "lived here" not in said
    assert "Workers lower" not in said
    assert "Closes To Lorries" not in said
    assert sum(sentence.speaker is not None for sentence in story.sentences) <= 1
    places = [sentence.paragraph for sentence in story.sentences]
    assert places == sorted(places)
    if "They said it was" in said:
        assert "Engineers from the harbour board" in said


def test_every_sentence_knows_where_it_stands():
    for story in summarise.stories([cleaned("a", *BRIDGE), cleaned("b", *FAIR)], words=200):
        for sentence in story.sentences:
            body = BRIDGE if sentence.article == "a" else FAIR
            assert sentence.source in body[sentence.paragraph]
            assert bool(sentence.rules) == (sentence.text != sentence.source)


def test_a_quotation_says_whose_it_is():
    (story,) = summarise.stories([cleaned("a", *BRIDGE)], words=400)
    (quoted,) = [sentence for sentence in story.sentences if sentence.speaker]
    assert (
        quoted.text
        == "Board chairman Ned Poole, aged 61, said: “We would rather be safe than sorry.”"
    )
    assert quoted.speaker == "Board chairman Ned Poole"


def test_a_person_is_given_the_whole_name_first():
    (story,) = summarise.stories(
        [cleaned("a", *BRIDGE[:4], *BRIDGE[6:], "Ned Poole, of the board, said so.")], words=90
    )
    said = [text for text in texts(story) if "Poole" in text]
    assert said
    assert "Ned Poole" in said[0]


def test_the_day_is_the_bulletins():
    article = cleaned("b", *FAIR, published="2026-06-06")
    (story,) = summarise.stories([article], day=date(2026, 6, 7))
    assert texts(story)[0] == "Hundreds of people came to Hythe fair yesterday despite the rain."
    assert story.sentences[0].rules == ("relative-day",)


def test_an_article_with_nothing_to_say_gives_no_story():
    assert summarise.stories([cleaned("a", "Why?", "I think so.", "Video Loading")]) == ()
    assert summarise.stories([cleaned("a")]) == ()
    assert summarise.stories([]) == ()


def test_a_lead_without_a_full_stop_is_still_told():
    (story,) = summarise.stories([cleaned("a", "The swing bridge at Stow has closed to lorries")])
    assert texts(story) == ["The swing bridge at Stow has closed to lorries."]
    assert story.sentences[0].rules == ("full-stop",)


def test_text_without_capitals_is_told_too():
    (story,) = summarise.stories(
        [cleaned("a", "police closed the old bridge at noon today . it will open in may .")]
    )
    assert texts(story)[0] == "Police closed the old bridge at noon today."


def test_words_are_a_limit_for_each_story_but_for_its_lead():
    for words in (20, 45, 75):
        for story in summarise.stories([cleaned("a", *BRIDGE), cleaned("b", *FAIR)], words=words):
            counted = sum(length.written(text) for text in texts(story))
            assert counted <= max(words, length.written(texts(story)[0]))


def many(count: int) -> list[CleanArticle]:
    return [
        cleaned(
            f"n{place}",
            f"Councillors in Town{place}ville have voted to spend £{place + 2}m on a new swimming pool.",
            f"The pool in Town{place}ville will have {place + 4} lanes and a cafe for visitors.",
            f"Leader Pat Name{place} said it would open in the spring of next year.",
            f"Work begins behind the old Town{place}ville fire station in a month.",
        )
        for place in range(count)
    ]


@pytest.mark.parametrize("seconds", [20, 60, 90, 120])
def test_the_clock_is_kept_and_filled(seconds):
    told = summarise.stories(many(12), seconds=seconds, together=False, pace=2.7)
    spoken = sum(length.spoken(text) for story in told for text in texts(story))
    assert spoken <= seconds * 2.7
    assert spoken >= seconds * 2.7 - 8


def test_the_last_stories_go_when_there_is_no_room():
    told = summarise.stories(many(12), seconds=40, together=False)
    assert [story.articles[0].id for story in told] == [f"n{place}" for place in range(len(told))]
    assert 0 < len(told) < 12


def test_no_time_tells_nothing():
    assert summarise.stories(many(3), seconds=0) == ()


def test_two_titles_on_one_event_make_one_story_with_both_as_sources():
    one = cleaned(
        "one",
        *BRIDGE[:5],
        title="Stow bridge shut to lorries",
        site="a.example",
        published="2026-05-01T08:00",
    )
    other = cleaned(
        "two",
        "A crack the width of a finger has shut Stow's swing bridge to heavy vehicles.",
        "Haulier Kit Marsh of Rye said the detour of 14 miles would cost his drivers two hours a day.",
        "Ned Poole, 61, who chairs the harbour board, said that he was sorry.",
        title="Crack in beam shuts Stow swing bridge",
        site="b.example",
        published="2026-05-01T09:00",
    )
    filler = many(6)
    told = summarise.stories([one, *filler, other])
    assert {source.id for source in told[0].articles} == {"one", "two"}
    assert {sentence.article for sentence in told[0].sentences} == {"one", "two"}
    apart = summarise.stories([one, *filler, other], together=False)
    assert [story.articles[0].id for story in apart] == ["one", *(f"n{i}" for i in range(6)), "two"]


def test_sport_and_the_light_come_last():
    light = cleaned(
        "cat",
        "A ginger cat has been crowned the oldest in Stow on its birthday.",
        title="Oldest cat",
    )
    sport = cleaned(
        "cup",
        "Stow beat Hythe 2-1 in the cup with two goals in the second half from their captain.",
        title="Cup win",
    )
    news = cleaned("news", *BRIDGE)
    told = summarise.stories([light, sport, news])
    assert [story.articles[0].id for story in told] == ["news", "cup", "cat"]


def test_newer_stories_come_first():
    old = cleaned("old", *FAIR, published="2026-05-01T06:00")
    new = cleaned("new", *BRIDGE, published="2026-05-01T12:00")
    assert [one.articles for one in order.standings([old, new], [(0,), (1,)])] == [(1,), (0,)]


def test_the_explanation_can_be_written_as_json():
    explained = summarise.explain([cleaned("a", *BRIDGE), cleaned("b", *FAIR)])
    assert json.loads(json.dumps(explained)) == explained
    assert {tuple(one["articles"]) for one in explained["order"]} == {("a",), ("b",)}


def test_another_engine_may_choose():
    (story,) = summarise.stories([cleaned("a", *BRIDGE)], words=60, summariser=Lead())
    assert [sentence.paragraph for sentence in story.sentences][:3] == [0, 0, 1]


class Rogue:
    name = "rogue"

    def choose(self, candidates, words):
        return tuple(range(len(candidates)))


def test_an_engine_that_breaks_the_rules_is_put_right():
    (story,) = summarise.stories([cleaned("a", *BRIDGE)], summariser=Rogue())
    said = " ".join(texts(story))
    assert "?" not in said
    assert "I have lived" not in said
    assert sum(sentence.speaker is not None for sentence in story.sentences) <= 1


def test_the_same_articles_always_give_the_same_stories():
    articles = [cleaned("a", *BRIDGE), cleaned("b", *FAIR), *many(3)]
    once, again = (summarise.stories(articles, seconds=60) for _ in range(2))
    assert codec.dumps(once) == codec.dumps(again) if hasattr(codec, "dumps") else once == again


@given(st.lists(st.text(max_size=120), max_size=6))
def test_no_article_brings_it_down(paragraphs):
    for story in summarise.stories([cleaned("a", *paragraphs)]):
        assert story.headline.strip()
        for sentence in story.sentences:
            assert sentence.text.strip()
            assert sentence.source in paragraphs[sentence.paragraph]
