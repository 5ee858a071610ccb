"""The shipped programmes by hour and day, presenters by turns, quotations in a second voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing.errors import ScriptError
from briefing.models import Part, Sentence, Show, Source, Story
from briefing.script import Format, Voicing, format_of, from_text, programmes, to_text, write

SHOW = Show(title="The Harbour Briefing")
QUOTED = Sentence(
    "Board chairman Ned Poole said: “We would rather be safe.”",
    "“We would rather be safe,” said board chairman Ned Poole.",
    "bridge", 1, "Board chairman Ned Poole", ("attribution-first",),
)  # fmt: skip
TURNED = Sentence("“It is safe,” he said, “and dry.”", "“It is safe,” he said, “and dry.”", "b", 2, "Poole")  # fmt: skip


def story(number: int, section: str = "news") -> Story:
    first = Sentence(f"Bridge {number} has closed.", f"Bridge {number} has closed.", "bridge", 0)
    return Story(f"Bridge {number} closes", (first, QUOTED), (Source("bridge", "Bridge"),), section)


STORIES = (story(1), story(2), story(3, "sport"), story(4, "and finally"))


def written(hour: int = 7, day: int = 18, programme: str = "bulletin", **voicing):
    when = datetime(2026, 11, day, hour, 0, tzinfo=UTC)
    return write(STORIES, SHOW, when, "2026-11-18", programme=programme, voicing=Voicing(**voicing))


def said(script) -> list[str]:
    return [line.text for line in script.lines if line.spoken]


@pytest.mark.parametrize("programme", ["bulletin", "flash", "weekend"])
def test_every_programme_reads_every_sentence_and_is_read_back_whole(programme):
    for hour in (1, 7, 13, 18, 23):
        for day in range(16, 23):
            script = written(hour, day, programme, presenters=2, quotations=True)
            assert from_text(to_text(script)) == script
            assert "synthetic voice" in said(script)[-1]
            spoken = " ".join(line.text for line in script.lines if line.part is Part.STORY)
            for one in STORIES:
                assert all(sentence.text in spoken for sentence in one.sentences)


def test_the_greeting_goes_by_hour_and_weekday():
    greetings = {said(written(hour, day))[0] for hour in (2, 7, 13, 19, 22) for day in (18, 21)}
    assert len(greetings) >= 8
    assert said(written(7))[0].startswith("Good morning.")
    assert "afternoon" in said(written(13))[0]
    assert "late news" in said(written(22))[0]
    assert "overnight" in said(written(2))[0]
    saturday, sunday = (said(written(9, day, "weekend"))[0] for day in (21, 22))
    assert "welcome to the weekend" in saturday
    assert "good Sunday morning" in sunday


def test_a_flash_has_no_headlines_and_lasts_a_minute():
    script = written(programme="flash")
    assert not any(line.part is Part.HEADLINES for line in script.lines)
    assert format_of("flash") == Format(minutes=1)


def test_the_weekend_announces_sport_and_the_light_item_once():
    lines = said(written(programme="weekend"))
    assert lines.count("Now the sport.") == 1
    assert lines.index("Now the sport.") + 1 == lines.index("Bridge 3 has closed.")
    assert lines.count("And finally.") == 1
    assert format_of("weekend").words > 75


def test_one_presenter_reads_everything_and_two_by_turns():
    assert {line.role.value for line in written().lines if line.spoken} == {"ANCHOR"}
    script = written(presenters=2)
    readers = [
        {line.role.value for line in script.lines if line.spoken and line.story == number}
        for number in range(4)
    ]
    assert readers == [{"ANCHOR"}, {"REPORTER"}, {"ANCHOR"}, {"REPORTER"}]


def test_a_quotation_is_parted_for_a_second_voice_only_when_there_is_one():
    assert QUOTED.text in said(written())
    script = written(quotations=True)
    at = [line.text for line in script.lines].index("Board chairman Ned Poole said:")
    who, words = script.lines[at : at + 2]
    assert (who.speaker, words.speaker) == (None, "Board chairman Ned Poole")
    assert words.text == "“We would rather be safe.”"
    assert who.source == words.source == QUOTED.source
    assert "second-voice" in script.stories[0].sentences[-1].rules


def test_a_quotation_that_is_not_simply_introduced_stays_whole():
    assert Voicing(quotations=True).parts(TURNED) == (TURNED,)
    assert Voicing(quotations=True).parts(replace(QUOTED, speaker=None))[0].text == QUOTED.text


def test_a_programme_without_facts_asks_for_nothing(tmp_path):
    (tmp_path / "late").mkdir()
    (tmp_path / "late" / "script.txt.j2").write_text("[opening]\nANCHOR: Good morning.\n")
    assert format_of("late", tmp_path) == Format()
    assert "late" in programmes(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("minuts = 3", "minuts: no such entry"),
        ("minutes = 'three'", "minutes = 'three': should be a number"),
        ("minutes = true", "minutes = True: should be a number"),
        ("words = -1", "words = -1"),
        ("minutes =", "is not TOML"),
    ],
)
def test_a_mistake_in_a_programme_s_facts_is_named_with_its_file(tmp_path, text, says):
    (tmp_path / "late").mkdir()
    (tmp_path / "late" / "script.txt.j2").write_text("[opening]\nANCHOR: Good morning.\n")
    (tmp_path / "late" / "programme.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        format_of("late", tmp_path)
    assert "late/programme.toml: " in caught.value.message
    assert says in caught.value.message


def test_an_unknown_name_gives_file_line_and_the_names_there_are(tmp_path):
    (tmp_path / "late").mkdir()
    (tmp_path / "late" / "script.txt.j2").write_text("[opening]\nANCHOR: Hello.\nANCHOR: {{ presenter }}\n")  # fmt: skip
    with pytest.raises(ScriptError) as caught:
        write(STORIES, SHOW, datetime(2026, 11, 18, 7, tzinfo=UTC), "x", programme="late", own=tmp_path)  # fmt: skip
    assert "late/script.txt.j2, line 3: 'presenter' is undefined" in caught.value.message
    for name in ("presenters", "reader", "parts", "hour", "weekday", "weekend", "stories", "say"):
        assert name in caught.value.remedy
