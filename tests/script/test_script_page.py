"""The page: a running order written out is read back the same, and a slip is named by its line."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ScriptError
from briefing.models import Line, Part, Role, Script, Sentence, Source, Story
from briefing.script import estimate, from_text, to_text
from briefing.text import tidy, words

# Prose in which everything that means something on the page turns up often.
prose = st.text(
    st.sampled_from("{}|\\[]<>#;:¶ ANCHOR") | st.characters(exclude_categories=["Cs"]), max_size=30
).map(tidy)
said = prose.filter(words)
filled = prose.filter(bool)
maybe = st.none() | filled
voices = st.sampled_from([Role.ANCHOR, Role.REPORTER])
identities = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
rules = st.lists(
    st.text(string.ascii_lowercase + "-", min_size=1, max_size=9), max_size=3
).map(tuple)  # fmt: skip
sentences = st.builds(
    lambda text, source, article, paragraph, speaker, rules: Sentence(
        text, source or text, article, paragraph, speaker, rules
    ),
    said, maybe, identities, st.integers(0, 999), maybe, rules,
)  # fmt: skip
stories = st.builds(
    Story,
    prose,
    st.lists(sentences, min_size=1, max_size=3).map(tuple),
    st.lists(st.builds(Source, identities, prose, maybe, maybe), max_size=2).map(tuple),
)
pauses = st.builds(lambda seconds: Line(Role.PAUSE, seconds=seconds), st.floats(0, 60))
stings = st.builds(lambda name: Line(Role.STING, name), prose)
inserts = st.builds(
    lambda name, seconds: Line(Role.INSERT, name, seconds=seconds),
    prose.filter(bool),
    st.floats(0, 300),
)
extras = st.builds(Line, voices, prose) | pauses | stings | inserts


@st.composite
def scripts(draw) -> Script:
    lines: list[Line] = []

    def add(part: Part, number: int | None, *more: Line) -> None:
        lines.extend(replace(line, part=part, story=number) for line in more)

    add(Part.OPENING, None, Line(Role.ANCHOR, draw(said)), *draw(st.lists(extras, max_size=2)))
    told = draw(st.lists(stories, max_size=3))
    for number, story in enumerate(told):
        for one in story.sentences:
            add(
                Part.STORY,
                number,
                Line(
                    draw(voices), one.text, article=one.article, paragraph=one.paragraph,
                    source=one.source, speaker=one.speaker,
                ),
                *draw(st.lists(extras, max_size=1)),
            )  # fmt: skip
    if draw(st.booleans()):
        marked = Line(Role.ANCHOR, draw(said), article="ferry", paragraph=2, speaker=draw(maybe))
        add(Part.HEADLINES, None, replace(marked, source=draw(maybe) or marked.text))
    add(Part.SIGN_OFF, None, *draw(st.lists(extras, max_size=2)))
    header = (draw(prose), draw(prose), draw(prose))
    return Script(*header, tuple(told), tuple(lines), estimate(lines))


@given(scripts())
def test_a_page_is_read_back_as_it_was_written(script):
    assert from_text(to_text(script)) == script


@given(scripts())
def test_a_page_read_back_is_written_the_same(script):
    page = to_text(script)
    assert to_text(from_text(page)) == page


@pytest.mark.parametrize("speaker", ["\\", "a; by b", "a\\; rules b", "{a}", "a | b\\\\", ";"])
def test_a_name_may_hold_anything_that_means_something_on_the_page(speaker):
    sentence = Sentence("One.", "Two.", "ferry", 0, speaker, ("dates",))
    line = Line(
        Role.ANCHOR, "One.", story=0, article="ferry", paragraph=0, source="Two.", speaker=speaker
    )
    told = (Story(speaker, (sentence,), (Source("ferry", speaker, speaker, speaker),)),)
    script = Script("Show", "2026-11-22", "bulletin", told, (line,), estimate([line]))
    assert from_text(to_text(script)) == script


PAGE = """\
show: The Harbour Briefing
edition: 2026-11-22
programme: bulletin

[opening]
STING: opening
ANCHOR: Good morning.

[story 1: Ferry cancelled]
from: ferry | Ferry cancelled | https://gazette.example/ferry | Harbour Gazette
ANCHOR: A crack was found on Thursday.  {ferry ¶1; by Ruth Tarbet; rules dates lead}
  < A crack was found on Thursday (November 19).
PAUSE: 0.5

[sign-off]
ANCHOR: That is the news.
"""


def test_a_page_says_what_it_means():
    script = from_text(PAGE)
    sentence = Sentence(
        "A crack was found on Thursday.",
        "A crack was found on Thursday (November 19).",
        "ferry",
        1,
        "Ruth Tarbet",
        ("dates", "lead"),
    )
    source = Source("ferry", "Ferry cancelled", "https://gazette.example/ferry", "Harbour Gazette")
    assert script.stories == (Story("Ferry cancelled", (sentence,), (source,)),)
    assert [line.role.value for line in script.lines] == [
        "STING", "ANCHOR", "ANCHOR", "PAUSE", "ANCHOR",
    ]  # fmt: skip
    line = script.lines[2]
    assert (line.article, line.paragraph, line.story) == ("ferry", 1, 0)
    assert script.lines[3].seconds == 0.5


@given(st.text(max_size=200))
def test_remarks_and_empty_lines_change_nothing(remark):
    said_aside = "# " + tidy(remark)
    lines = PAGE.splitlines()
    for place in range(3, len(lines), 3):
        lines.insert(place, said_aside)
    assert from_text("\n".join(["", *lines])) == from_text(PAGE)


def test_an_edit_is_taken_as_it_is_made():
    edited = PAGE.replace("Good morning.", "Good morning, and a fine one.")
    assert from_text(edited).lines[1].text == "Good morning, and a fine one."
    added = PAGE.replace("PAUSE: 0.5", "REPORTER: Divers are at work.")
    assert from_text(added).lines[3] == Line(Role.REPORTER, "Divers are at work.", Part.STORY, 0)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ANCHOR: Good", "ANCHO: Good", "line 7: expected [a heading], ANCHOR:"),
        ("PAUSE: 0.5", "PAUSE: half", "line 13: expected seconds between 0 and 60"),
        ("PAUSE: 0.5", "PAUSE: -1", "line 13: expected seconds between 0 and 60"),
        ("PAUSE: 0.5", "PAUSE: nan", "line 13: expected seconds between 0 and 60"),
        ("PAUSE: 0.5", "PAUSE: 1e9", "line 13: expected seconds between 0 and 60"),
        ("[sign-off]", "[signoff]", "line 15: expected [opening], [headlines], [story 1"),
        ("[opening]\n", "", "line 5: expected a heading such as [opening]"),
        ("STING: opening", "from: ferry", "line 6: 'from:' stands only beneath"),
        ("STING: opening", "  < Other words.", "line 6: '<' gives the article's words"),
    ],
)
def test_a_slip_is_named_with_its_line(old, new, says):
    with pytest.raises(ScriptError) as caught:
        from_text(PAGE.replace(old, new), where="script.txt")
    assert caught.value.message.startswith(f"script.txt, {says}")
    assert caught.value.remedy.startswith("It says: ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (PAGE.replace("edition: 2026-11-22\n", ""), "does not begin with 'edition:'"),
        ("", "does not begin with 'show:'"),
        (PAGE[: PAGE.index("ANCHOR")], "has no line to speak"),
    ],
)
def test_what_is_missing_is_named(text, says):
    with pytest.raises(ScriptError, match=says):
        from_text(text)


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_the_reader(text):
    for page in (text, PAGE + text, PAGE.replace("Good morning.", text)):
        try:
            from_text(page)
        except ScriptError as error:
            assert error.remedy


@given(scripts(), st.floats(0.5, 5))
def test_the_estimate_grows_with_every_line(script, pace):
    lengths = [estimate(script.lines[:count], pace) for count in range(len(script.lines) + 1)]
    assert lengths == sorted(lengths)
    assert lengths[0] == 0
