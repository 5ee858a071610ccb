"""Places left for adverts and local items: set in the show file, or written into the script."""

import pytest

from briefing.errors import ConfigError, ScriptError
from briefing.models import Line, Part, Role
from briefing.script import from_text, to_text
from briefing.script.inserts import with_inserts

PAGE = """\
show: The Briefing
edition: 2026-11-22
programme: bulletin

[opening]
STING: opening
ANCHOR: Good morning.

[headlines]
ANCHOR: A ferry is towed.

[story 1: A ferry is towed]
ANCHOR: A ferry is towed.

[story 2: A cat is found]
ANCHOR: A cat is found.
STING: sting

[sign-off]
ANCHOR: That is the news.
STING: closing
"""


def inserts_of(*asked):
    """Give each line before an insert with the insert."""
    lines = with_inserts(from_text(PAGE), asked).lines
    return [
        (before.text, line.text, line.seconds, line.part, line.story)
        for before, line in zip(lines, lines[1:], strict=False)
        if line.role is Role.INSERT
    ]


def test_every_place_is_where_its_name_says():
    assert inserts_of(
        "after opening: 5 sponsor", "after headlines: 0 advert", "after story 1: 12.5 local news",
        "before sign-off: 3 travel", "end: 20 local weather",
    ) == [
        ("Good morning.", "sponsor", 5.0, Part.OPENING, None),
        ("A ferry is towed.", "advert", 0.0, Part.HEADLINES, None),
        ("A ferry is towed.", "local news", 12.5, Part.STORY, 0),
        ("sting", "travel", 3.0, Part.STORY, 1),
        ("closing", "local weather", 20.0, Part.SIGN_OFF, None),
    ]  # fmt: skip


def test_several_in_one_place_keep_their_order():
    assert [found[1] for found in inserts_of("end: 5 one", "end: 5 two")] == ["one", "two"]


def test_a_story_that_this_edition_lacks_has_no_insert():
    assert inserts_of("after story 7: 10 local") == []


def test_an_edition_with_inserts_lasts_so_much_longer():
    script = from_text(PAGE)
    assert with_inserts(script, ["end: 20 x"]).seconds == pytest.approx(script.seconds + 20.0)


def test_inserts_are_read_back_from_the_page():
    script = with_inserts(from_text(PAGE), ["end: 20 local | weather {now}"])
    assert from_text(to_text(script)) == script
    assert script.lines[-1] == Line(
        Role.INSERT, "local | weather {now}", Part.SIGN_OFF, None, seconds=20.0
    )


@pytest.mark.parametrize(
    "asked", ["", "end", "end: local", "end: -3 x", "end: 301 x", "in the middle: 3 x", "end: 3"]
)
def test_what_is_no_insert_is_refused_with_an_example(asked):
    with pytest.raises(ConfigError, match="inserts") as refused:
        with_inserts(from_text(PAGE), [asked])
    assert "end: 20 local weather" in refused.value.remedy


@pytest.mark.parametrize("row", ["INSERT: local weather", "INSERT: 20", "INSERT: 301 x", "INSERT:"])
def test_a_wrong_insert_in_a_script_is_told_with_its_line(row):
    with pytest.raises(ScriptError, match=r"line 22: .*INSERT"):
        from_text(PAGE + row + "\n")
