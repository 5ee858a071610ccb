"""Templates: the shipped programme word for word, and a producer's mistakes named by line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.errors import ScriptError
from briefing.models import Part, Sentence, Show, Source, Story
from briefing.script import from_text, programmes, to_text, write

GOLDEN = Path(__file__).parents[1] / "golden" / "bulletin.script.txt"
WHEN = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
SHOW = Show(title="The {Harbour} Briefing")
STORIES = (
    Story(
        "Ferry cancelled for a third day",
        (
            Sentence("The ferry to Skarvey is cancelled.", "The ferry is cancelled.", "ferry", 1),
            Sentence("“We will not sail,” says Ruth Tarbet.", "“We will not sail.”", "ferry", 4,
                     "Ruth Tarbet; director", ("attribution-first",)),
        ),
        (Source("ferry", "Ferry | cancelled", "https://gazette.example/f?a=1&b=2", "Gazette"),),
    ),
    Story(
        "Council votes 7-2 for the lido",
        (Sentence("Councillors voted seven to two.", "Councillors voted seven to two.", "lido", 0),),
        (Source("lido", "Council votes 7-2 for the lido"), Source("lido-2", "Lido to open")),
    ),
    Story(
        "Why was {{ nobody }} told?",
        (Sentence("{% raw %} stood on the sign.", "{% raw %} stood on the sign.", "sign", 3),),
        (Source("sign", "Why?"),),
    ),
)  # fmt: skip


def test_the_standard_bulletin_word_for_word():
    """To take a wanted change of the template: print(to_text(...)) into the golden file."""
    script = write(STORIES, SHOW, WHEN, "2026-11-22")
    assert to_text(script) == GOLDEN.read_text(encoding="utf-8")
    assert from_text(to_text(script)) == script


def test_nothing_in_an_article_reaches_the_template_engine():
    script = write(STORIES, SHOW, WHEN, "2026-11-22")
    assert script.stories == STORIES
    assert script.show == SHOW.title
    spoken = [line.text for line in script.lines if line.part is Part.STORY and line.spoken]
    assert spoken == [sentence.text for story in STORIES for sentence in story.sentences]


def test_one_story_needs_no_headlines():
    script = write(STORIES[:1], SHOW, WHEN, "2026-11-22")
    assert not any(line.part is Part.HEADLINES for line in script.lines)


def test_a_listener_hears_that_the_voice_is_synthetic():
    script = write(STORIES, SHOW, WHEN, "2026-11-22")
    signing_off = " ".join(line.text for line in script.lines if line.part is Part.SIGN_OFF)
    assert "synthetic voice" in signing_off


def own(folder: Path, text: str) -> Path:
    (folder / "late").mkdir(exist_ok=True)
    (folder / "late" / "script.txt.j2").write_text(text, encoding="utf-8")
    return folder


def test_a_producers_own_programme_is_followed(tmp_path):
    own(tmp_path, "[opening]\nANCHOR: {{ show.title }} for {{ weekday }} {{ part_of_day }}.\n")
    script = write(STORIES, SHOW, WHEN, "2026-11-22", programme="late", own=tmp_path)
    assert [line.text for line in script.lines] == ["The {Harbour} Briefing for Sunday morning."]
    assert set(programmes(tmp_path)) == {"bulletin", "correction", "flash", "weekend", "late"}


def test_an_unknown_programme_names_the_known_ones(tmp_path):
    with pytest.raises(ScriptError, match="no programme 'lat'") as caught:
        write(STORIES, SHOW, WHEN, "2026-11-22", programme="lat", own=own(tmp_path, ""))
    assert caught.value.remedy.startswith("Known: bulletin, ")
    assert caught.value.remedy.endswith(", flash, weekend, late.")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ANCHOR: {{ titel }}", "'titel' is undefined"),
        ("ANCHOR: {{ show.titel }}", "has no attribute 'titel'"),
        ("ANCHOR: {{ stories[99].headline }}", "has no element 99"),
        ("ANCHOR: {{ 1 / 0 }}", "division by zero"),
        ("ANCHOR: {{ say(5) }}", "no attribute 'speaker'"),
        ("ANCHOR: {{ begin() }}", "begin"),
        ("ANCHOR: {{ show.title }", "unexpected '}'"),
        ("{% if %}", "Expected an expression"),
        ("{% include '/etc/passwd' %}", "no loader"),
        ("ANCHOR: {{ ''.__class__.__mro__ }}", "unsafe"),
        ("ANCHOR: {{ say.__globals__ }}", "unsafe"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_file_and_line(tmp_path, line, says):
    own(tmp_path, f"[opening]\nANCHOR: Good morning.\n{line}\n")
    with pytest.raises(ScriptError) as caught:
        write(STORIES, SHOW, WHEN, "2026-11-22", programme="late", own=tmp_path)
    assert "late/script.txt.j2, line 3: " in caught.value.message
    assert says in caught.value.message
    assert "Mend it." in caught.value.remedy or "headlines" in caught.value.remedy


def test_a_page_that_cannot_be_read_back_is_the_templates_fault(tmp_path):
    own(tmp_path, "ANCHOR: Good morning.\n")
    with pytest.raises(ScriptError, match=r"late/script\.txt\.j2, line \d+: expected a heading"):
        write(STORIES, SHOW, WHEN, "2026-11-22", programme="late", own=tmp_path)


@pytest.mark.parametrize("raw", [b"\xff\xfe[opening]", b"[opening]\n" + b"#" * 200_000])
def test_a_template_that_is_no_text_or_endless_is_refused(tmp_path, raw):
    own(tmp_path, "")
    (tmp_path / "late" / "script.txt.j2").write_bytes(raw)
    with pytest.raises(ScriptError, match=r"late/script\.txt\.j2"):
        write(STORIES, SHOW, WHEN, "2026-11-22", programme="late", own=tmp_path)


def test_a_template_cannot_run_for_ever(tmp_path):
    own(tmp_path, "[opening]\n{% for a in range(99999999) %}ANCHOR: Good morning.\n{% endfor %}")
    with pytest.raises(ScriptError, match="line 2"):
        write(STORIES, SHOW, WHEN, "2026-11-22", programme="late", own=tmp_path)
