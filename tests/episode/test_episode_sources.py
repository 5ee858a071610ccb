"""The show notes' data: every sentence with its time, its article and the article's own words."""

from __future__ import annotations

import json

from briefing.episode.sources import sources_json
from briefing.models import Cue, Line, Part, Role, Script, Sentence, Source, Story


def test_every_sentence_stands_beside_its_source(whole):
    listed = json.loads((whole.folder / "sources.json").read_text(encoding="utf-8"))["sentences"]
    assert [one["said"] for one in listed] == [one.text for one in whole.episode.transcript]
    assert [one["start"] for one in listed] == [round(one.start, 3) for one in whole.episode.transcript]  # fmt: skip
    told = [one for one in listed if "article" in one]
    assert [(one["article"], one["paragraph"]) for one in told] == [("a", 0), ("a", 1), ("b", 0)]
    assert told[0]["url"] == "https://example.com/a?x=1&y=2"
    assert told[0]["site"] == "The Quay"
    assert "article" not in listed[0]


def test_rules_and_own_words_are_told_and_no_address_that_is_none_of_the_web():
    sentence = Sentence(
        "It closed.", "It closed (pictured).", "a", 3, "Poole", ("bracketed-picture",)
    )
    line = Line(
        Role.ANCHOR, "It closed.", Part.STORY, 0, 0.0, "a", 3, "It closed (pictured).", "Poole"
    )
    story = Story("One", (sentence,), (Source("a", "One", "javascript:alert(1)", "Gazette"),))
    script = Script("Show", "2026-11-22", "bulletin", (story,), (line,), 1.0)

    class Mixed:
        cues = (Cue(1.0, 2.0, 0),)

    (told,) = json.loads(sources_json(script, Mixed()))["sentences"]
    assert told["source"] == "It closed (pictured)."
    assert told["rules"] == ["bracketed-picture"]
    assert (told["speaker"], told["url"], told["title"]) == ("Poole", None, "One")
