"""Bad input: a clear message, the right exit code, and the published folder as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from bulletins import ADVERTS, FERRY, Said, briefing, tree

from briefing import archive, atomic


def make(show: Path, *more: object) -> Said:
    return briefing("make", "--to", show, "--voice", "tone", "--date", "2026-11-22", *more)


def assert_refused(said: Said, code: int, *says: str) -> None:
    assert said.code == code, said.err
    assert "Traceback" not in said.err + said.out
    assert "fault in briefing itself" not in said.err
    message = said.err[said.err.index("briefing: ") :]
    for part in says:
        assert part in message
    assert len(message.strip().splitlines()) >= 2, "no remedy"


PAGE = (
    "<!doctype html><html><head><title>Gazette</title></head><body><nav>Home News Sport</nav>"
    "<p>Subscribe</p></body></html>"
)


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("empty.txt", b"", 1, "is empty"),
        ("spaces.txt", b" \n\n \n", 1, "is empty"),
        ("binary.txt", bytes(range(256)) * 40, 1, "is not text"),
        ("sound.txt", b"ID3\x04\x00\x00" + os.urandom(4000), 1, "is not text"),
        ("huge.txt", FERRY.encode() * 40_000, 1, "longer than 2,000,000 bytes"),
        ("page.html", PAGE.encode(), 1, "the page"),
        ("news.jsonl", b'{"title": "Only a title"}\n', 1, "news.jsonl:1: has no text"),
        ("adverts.txt", ADVERTS.encode(), 4, "nothing may be spoken"),
    ],
)
def test_input_that_is_no_article(show, tmp_path, name, content, code, says):
    path = tmp_path / name
    path.write_bytes(content)
    before = tree(show / "public")
    assert_refused(make(show, path), code, name, says)
    assert tree(show / "public") == before


def test_a_missing_file(show, tmp_path):
    before = tree(show / "public")
    missing = tmp_path / "no-such-story.txt"
    assert_refused(make(show, missing), 1, "no-such-story.txt: there is no such file")
    assert tree(show / "public") == before


def test_one_bad_file_among_good_ones_stops_the_bulletin_and_is_named(show, ferry, tmp_path):
    before = tree(show / "public")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    assert_refused(make(show, ferry, bad), 1, "bad.txt: is empty")
    assert tree(show / "public") == before


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_encodings_are_read_right_and_go_out(show, tmp_path, encoding):
    text = FERRY.replace("Ruth Tarbet", "Zoë Müller").replace("repairs", "£4,000 repairs")
    if encoding == "cp1252":
        text = text.replace('"', "“").replace("it is safe.“", "it’s safe.”")
    path = tmp_path / "ferry.txt"
    path.write_bytes(text.encode(encoding))
    said = make(show, path, "--until", "clean", "--json")
    assert said.code == 0, said.err
    cleaned = (show / "work" / "2026-11-22" / "clean.json").read_text(encoding="utf-8")
    assert "Zoë Müller" in cleaned
    assert "£4,000" in cleaned
    assert ("it’s safe.”" in cleaned) is (encoding == "cp1252")


def test_a_malformed_show_file_names_every_mistake(show, ferry):
    (show / "briefing.toml").write_text(
        '[show]\ntitel = "Harbour"\nlanguage = "English"\n[bulletin]\nvoise = "tone"\n',
        encoding="utf-8",
    )
    before = tree(show / "public")
    said = make(show, ferry)
    assert_refused(said, 2, "3 mistakes", "did you mean 'title'?", "did you mean 'voice'?")
    assert "language = 'English'" in said.err
    (show / "briefing.toml").write_text("[show\n", encoding="utf-8")
    assert_refused(make(show, ferry), 2, "is not TOML")
    assert tree(show / "public") == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--voice", "hibary"], 2, "Did you mean 'hibari'?"),
        (["--programme", "bulletn"], 1, "no programme 'bulletn'"),
        (["--profile", "loud"], 2, "no loudness profile 'loud'"),
        (["--show", "nowhere.toml"], 2, "nowhere.toml: cannot be read"),
        (["--minutes", "0"], 2, "a length of 0 minutes"),
        (["--minutes", "nan"], 2, "a length of nan minutes"),
        (["--minutes", "2", "--seconds", "3"], 2, "both given"),
        (["--date", "yesterday"], 2, "'yesterday' is not a date"),
    ],
)
def test_wrong_usage(show, ferry, words, code, says):
    before = tree(show / "public")
    assert_refused(make(show, ferry, *words), code, says)
    assert tree(show / "public") == before


def test_no_article_at_all(show):
    assert_refused(make(show), 2, "no article was named")


def test_going_on_where_nothing_was_begun(tmp_path):
    said = make(tmp_path / "new", "--from", "script")
    assert_refused(said, 1, "there is no script to go on from")
    assert not (tmp_path / "new" / "public").exists()


def test_an_edited_script_with_a_slip_is_named_by_its_line(show, ferry):
    assert make(show, ferry, "--until", "script").code == 0
    before = tree(show / "public")
    path = show / "work" / "2026-11-22" / "script.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("ANCHOR:", "ANCHRO:", 1), encoding="utf-8"
    )
    assert_refused(make(show, "--from", "script"), 1, "script.txt, line ", "It says: ANCHRO:")
    assert tree(show / "public") == before


def test_a_folder_that_may_only_be_read(show, ferry, monkeypatch):
    """As root may write anywhere, the refusal is made where files are opened for writing."""
    before = tree(show / "public")

    def refuse(_self, content):
        raise OSError(errno.EROFS, "Read-only file system", str(show / "work"))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert_refused(make(show, ferry), 1, "may not be written", "Choose a folder")
    monkeypatch.undo()
    assert tree(show / "public") == before


def test_a_target_that_cannot_be_made(tmp_path, ferry):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert_refused(make(tmp_path / "file" / "show", ferry), 1, "cannot be written")
    assert make(tmp_path / "file", ferry).code == 2


def test_a_show_that_another_run_is_making(show, ferry):
    before = tree(show / "public")
    with archive.lock(show, "make"):
        assert_refused(make(show, ferry), 1, "is in use by make (process")
    assert tree(show / "public") == before


@pytest.mark.parametrize("name", ["stories.json", "ledger.json", "episode.json"])
@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b'{"a": 1}'])
def test_damaged_work_files_are_made_again_or_named(show, ferry, undisturbed, name, damage):
    assert make(show, ferry).code == 0
    (show / "work" / "2026-11-22" / name).write_bytes(damage)
    said = make(show, ferry)
    if said.code:
        assert_refused(said, 1, name)
    assert tree(show / "public") == tree(undisturbed / "public")


def test_a_damaged_record_of_an_earlier_episode_is_named(show, ferry):
    before = tree(show / "public")
    atomic.write_text(show / "archive" / "2026-11-21.json", "{")
    assert_refused(make(show, ferry), 1, "2026-11-21.json")
    assert tree(show / "public") == before
