"""The work folder: work is done when due and only then, and a producer's edits are never lost."""

from __future__ import annotations

import json

import pytest

from briefing.errors import ArchiveError
from briefing.models import Cut, Label
from briefing.stages import Page, Stage, WorkFolder, digest, json_page

CUTS = json_page("cuts.json", tuple[Cut, ...])
WORDS = Page("words.txt", lambda text: text, lambda text, _where: text)
VALUE = (Cut(3, "Video Loading", Label.MEDIA_PLACEHOLDER, "video-loading"),)


class Maker:
    """Makes a value, and counts how often."""

    def __init__(self, value):
        self.value, self.made = value, 0

    def __call__(self):
        self.made += 1
        return self.value


def test_the_stages_stand_in_the_order_of_the_work():
    assert [stage.order for stage in Stage] == list(range(9))
    assert Stage.ARTICLES.order < Stage.SCRIPT.order < Stage.PUBLISH.order


def test_a_value_is_made_once_and_then_read_back(tmp_path):
    maker = Maker(VALUE)
    made, mark = WorkFolder(tmp_path).value(Stage.CLEAN, CUTS, "articles 1", maker)
    work = WorkFolder(tmp_path)
    assert work.value(Stage.CLEAN, CUTS, "articles 1", maker) == (made, mark) == (VALUE, mark)
    assert maker.made == 1
    assert work.reused == {Stage.CLEAN}


def test_a_value_is_made_again_when_what_it_is_made_from_changed(tmp_path):
    maker = Maker(VALUE)
    for made_from in ("articles 1", "articles 2"):
        work = WorkFolder(tmp_path)
        work.value(Stage.CLEAN, CUTS, made_from, maker)
        assert work.reused == set()
    assert maker.made == 2


def test_an_edited_file_is_set_aside_when_the_stage_is_done_anew(tmp_path):
    WorkFolder(tmp_path).value(Stage.SCRIPT, WORDS, "stories 1", Maker("as written"))
    (tmp_path / "words.txt").write_text("as the producer wants it", encoding="utf-8")
    work = WorkFolder(tmp_path)
    value, _ = work.value(Stage.SCRIPT, WORDS, "stories 1", Maker("as written"))
    assert value == "as written"
    kept = tmp_path / "words.edited.txt"
    assert work.set_aside == [str(kept)]
    assert kept.read_text(encoding="utf-8") == "as the producer wants it"


def test_a_second_edit_does_not_overwrite_the_first_that_was_set_aside(tmp_path):
    for edit in ("first edit", "second edit"):
        WorkFolder(tmp_path).value(Stage.SCRIPT, WORDS, "stories 1", Maker("as written"))
        (tmp_path / "words.txt").write_text(edit, encoding="utf-8")
    WorkFolder(tmp_path).value(Stage.SCRIPT, WORDS, "stories 1", Maker("as written"))
    kept = {path.read_text(encoding="utf-8") for path in tmp_path.glob("*edited*")}
    assert kept == {"first edit", "second edit"}


def test_a_file_nobody_edited_is_not_set_aside(tmp_path):
    for made_from in ("stories 1", "stories 2"):
        work = WorkFolder(tmp_path)
        work.value(Stage.SCRIPT, WORDS, made_from, Maker(made_from))
        assert work.set_aside == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.json", "words.txt"]


def test_going_on_from_a_file_takes_it_as_it_stands(tmp_path):
    WorkFolder(tmp_path).value(Stage.SCRIPT, WORDS, "stories 1", Maker("as written"))
    _, before = WorkFolder(tmp_path).as_it_stands(Stage.SCRIPT, WORDS)
    (tmp_path / "words.txt").write_text("edited", encoding="utf-8")
    value, after = WorkFolder(tmp_path).as_it_stands(Stage.SCRIPT, WORDS)
    assert value == "edited"
    assert before != after


def test_going_on_from_a_file_that_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(ArchiveError, match=r"words\.txt: there is no script") as caught:
        WorkFolder(tmp_path).as_it_stands(Stage.SCRIPT, WORDS)
    assert "--from" in caught.value.remedy


def test_a_file_edited_into_nonsense_is_named_with_the_place(tmp_path):
    WorkFolder(tmp_path).value(Stage.CLEAN, CUTS, "articles 1", Maker(VALUE))
    path = tmp_path / "cuts.json"
    path.write_text(path.read_text(encoding="utf-8").replace("3", '"three"'), encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"cuts\.json\[0\]\.paragraph should be of type int"):
        WorkFolder(tmp_path).as_it_stands(Stage.CLEAN, CUTS)


def test_a_file_that_is_no_text_any_more_is_named(tmp_path):
    WorkFolder(tmp_path).value(Stage.SCRIPT, WORDS, "stories 1", Maker("as written"))
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ArchiveError, match=r"words\.txt: is not UTF-8 text"):
        WorkFolder(tmp_path).as_it_stands(Stage.SCRIPT, WORDS)


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff\xff", b'{"clean": 5}', b'{"clean": ["x"]}', b'{"clean": null}'],
)
def test_a_damaged_ledger_means_that_the_work_is_done_again(tmp_path, damage):
    maker = Maker(VALUE)
    WorkFolder(tmp_path).value(Stage.CLEAN, CUTS, "articles 1", maker)
    (tmp_path / "ledger.json").write_bytes(damage)
    value, _ = WorkFolder(tmp_path).value(Stage.CLEAN, CUTS, "articles 1", maker)
    assert (value, maker.made) == (VALUE, 2)
    ledger = json.loads((tmp_path / "ledger.json").read_text(encoding="utf-8"))
    assert list(ledger) == ["clean"]


def test_files_are_due_when_changed_missing_or_made_of_something_else(tmp_path):
    one, other = tmp_path / "a.mp3", tmp_path / "b.json"
    one.write_bytes(b"sound")
    other.write_bytes(b"{}")
    work = WorkFolder(tmp_path)
    assert work.is_due(Stage.EPISODE, "script 1", one, other)
    work.done(Stage.EPISODE, "script 1", one, other)
    assert not work.is_due(Stage.EPISODE, "script 1", one, other)
    assert work.is_due(Stage.EPISODE, "script 2", one, other)
    one.write_bytes(b"soumd")
    assert work.is_due(Stage.EPISODE, "script 1", one, other)
    one.unlink()
    assert work.is_due(Stage.EPISODE, "script 1", one, other)


def test_a_mark_tells_the_parts_apart():
    assert digest("ab", "c") != digest("a", "bc") != digest("a", "b", "c")
