"""What was published is mended in the open: approved, corrected, withdrawn and retired by command."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing import archive, check
from briefing.archive import Deed
from briefing.cli import briefing
from briefing.errors import BriefingError
from briefing.models import Status

ARTICLES = (
    """Ferry to Skarvey cancelled for a third day

The ferry to Skarvey has been cancelled after divers found a crack in its hull.

The vessel will be towed to a dry dock, Island Lines said.

About 300 people live on the island, which has one shop and no airfield.
""",
    """Council votes to reopen the lido in May

Councillors in Portmorran have voted seven to two to reopen the open-air pool.

The lido closed in 2019 when its boiler failed and its roof let in rain.

Swimmers have raised half of the money with sponsored winter dips.
""",
)
SHOW_FILE = """[show]
link = "https://news.example.org/harbour/"
[bulletin]
voice = "tone"
"""


def run(*words: object) -> dict:
    done = CliRunner().invoke(briefing, [*map(str, words), "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def refused(*words: object) -> BriefingError:
    done = CliRunner().invoke(briefing, [*map(str, words)])
    assert isinstance(done.exception, BriefingError), done.output
    return done.exception


@pytest.fixture(scope="module")
def pattern(tmp_path_factory) -> Path:
    """A show of two editions, made once and copied for each test."""
    home = tmp_path_factory.mktemp("mending")
    show = home / "show"
    show.mkdir()
    (show / "briefing.toml").write_text(SHOW_FILE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        for day, text in zip((20, 21), ARTICLES, strict=True):
            article = home / f"{day}.txt"
            article.write_text(text)
            run("make", article, "--to", show, "--date", f"2026-11-{day}")
    return show


@pytest.fixture
def show(pattern, tmp_path, monkeypatch) -> Path:
    import shutil

    monkeypatch.setenv("XDG_CACHE_HOME", str(pattern.parent / "cache"))
    return Path(shutil.copytree(pattern, tmp_path / "show"))


def edit(show: Path, edition: str, old: str, new: str) -> None:
    script = show / "work" / edition / "script.txt"
    text = script.read_text()
    assert old in text
    script.write_text(text.replace(old, new))


def feed_of(show: Path) -> str:
    return (show / "public" / "feed.xml").read_text()


def faults(show: Path) -> list[str]:
    return [f"{each.rule} {each.message}" for each in check.check(str(show), sound=False)]


def test_a_correction_takes_the_place_of_what_was_wrong(show):
    before = archive.find(show, "2026-11-21")
    edit(show, "2026-11-21", "voted seven to two", "voted six to three")
    what = "The vote was <six> to three."
    done = run("episodes", "correct", show, "2", "--what", what)
    assert (done["guid"], done["published"]) == (before.guid, before.published)
    assert done["master"]["path"] != before.master.path
    home = show / "public" / "episodes" / before.slug
    assert (home / before.master.path).is_file(), "the old address goes on answering"
    text = feed_of(show)
    assert done["master"]["path"] in text
    assert before.master.path not in text
    assert "The vote was &amp;lt;six&amp;gt; to three." in text
    assert "six to three" in (home / "transcript.srt").read_text().replace("\n", " ")
    (entry,) = run("episodes", "log", show)
    assert (entry["deed"], entry["reason"], entry["audio"]) == (
        "corrected",
        what,
        before.master.path,
    )
    assert faults(show) == []


def test_a_correction_is_still_owned_to_when_the_edition_is_made_again(show):
    edit(show, "2026-11-21", "voted seven to two", "voted six to three")
    run("episodes", "correct", show, "2026-11-21", "--what", "It was six to three.")
    run("make", "--to", show, "--from", "script", "--date", "2026-11-21")
    assert "It was six to three." in feed_of(show)


def test_a_second_correction_stands_above_the_first(show):
    for wrong, right in (("seven to two", "six to three"), ("six to three", "five to four")):
        edit(show, "2026-11-21", f"voted {wrong}", f"voted {right}")
        run("episodes", "correct", show, "2026-11-21", "--what", f"It was {right}.")
    notes = archive.find(show, "2026-11-21").notes
    assert notes.index("It was five to four.") < notes.index("It was six to three.")
    assert notes.count("Corrected") == 2


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (("correct", "2026-11-21", "--what", "Nothing."), "has the same sound as before", 1),
        (("correct", "2026-11-21", "--what", "  "), "--what is empty", 2),
        (("correct", "1999-01-01", "--what", "x"), "there is no published episode", 1),
        (("withdraw", "nothing", "--reason", "x"), "there is no published episode", 1),
        (("withdraw", "2026-11-21", "--reason", ""), "--reason is empty", 2),
        (("approve", "2026-11-30"), "waits to be approved", 1),
    ],
)
def test_what_cannot_be_mended_is_refused_in_words(show, words, told, code):
    before = feed_of(show)
    error = refused("episodes", words[0], show, *words[1:], "--quiet")
    assert error.exit_code == code
    assert told in error.message
    assert feed_of(show) == before


def test_a_withdrawn_bulletin_is_answered_by_a_spoken_correction(show):
    old = archive.find(show, "2026-11-21")
    reason = "The vote had not been taken. We apologise."
    done = run("episodes", "withdraw", show, "2026-11-21", "--reason", reason)
    assert done["withdrawn"]["status"] == "withdrawn"
    said = " ".join(phrase["text"] for phrase in done["correction"]["transcript"])
    assert "Our bulletin of Saturday the 21st of November has been withdrawn." in said
    assert reason in said
    home = show / "public" / "episodes" / old.slug
    spoken = archive.find(show, "2026-11-21-withdrawn")
    assert spoken.status is Status.PUBLISHED
    new = show / "public" / "episodes" / spoken.slug / spoken.master.path
    assert (home / old.master.path).read_bytes() == new.read_bytes()
    assert {path.name for path in home.iterdir()} == {old.master.path, "index.html"}
    text = feed_of(show)
    assert old.guid not in text
    assert "Correction to our bulletin of Saturday 21 November 2026" in text
    assert "lido" not in text.lower(), "what was withdrawn is not said again"
    assert "lido" not in (home / "index.html").read_text().split("</head>")[1].lower()
    assert reason in (home / "index.html").read_text()
    assert faults(show) == []


def test_a_withdrawal_asked_for_twice_is_one(show):
    words = ("episodes", "withdraw", show, "2026-11-21", "--reason", "It was wrong.")
    first = run(*words)
    before = {path: path.read_bytes() for path in (show / "public").rglob("*") if path.is_file()}
    again = run(*words)
    assert again["correction"]["guid"] == first["correction"]["guid"]
    assert before == {p: p.read_bytes() for p in (show / "public").rglob("*") if p.is_file()}
    assert [entry.deed for entry in archive.entries(show)] == [Deed.WITHDRAWN]


def test_a_silent_withdrawal_leaves_its_addresses_empty(show):
    old = archive.find(show, "2026-11-21")
    done = run("episodes", "withdraw", show, "2", "--reason", "Wrong.", "--silent")
    assert done["correction"] is None
    assert not (show / "public" / "episodes" / old.slug / old.master.path).exists()
    assert faults(show) == []


def test_a_voice_that_cannot_speak_withdraws_nothing(show):
    before = feed_of(show)
    error = refused("episodes", "withdraw", show, "2", "--reason", "Wrong.", "--voice", "nobody")
    assert error.exit_code in (2, 3)
    assert feed_of(show) == before
    assert archive.entries(show) == ()


def test_an_edition_that_was_only_made_is_published_when_approved(show, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(ARTICLES[0].replace("third", "fourth"))
    run("make", article, "--to", show, "--date", "2026-11-22", "--until", "episode")
    assert "fourth" not in feed_of(show)
    done = run("episodes", "approve", show, "2026-11-22")
    assert done["status"] == "published"
    assert "fourth" in feed_of(show)
    assert faults(show) == []


def test_retiring_keeps_every_promised_address(show):
    old = archive.find(show, "2026-11-20")
    sound = show / "public" / "episodes" / old.slug / old.master.path
    done = run("episodes", "retire", show, "--keep", "1")
    assert done == {"left": ["2026-11-20"], "deleted": []}
    assert old.guid not in feed_of(show)
    assert sound.is_file()
    assert faults(show) == []
    assert run("episodes", "retire", show, "--keep", "1") == {"left": [], "deleted": []}
    gone = run("episodes", "retire", show, "--keep", "1", "--promise", "0")
    assert gone["deleted"] == [f"episodes/{old.slug}"]
    assert not sound.exists()


def test_a_show_file_retires_after_every_bulletin(show, tmp_path):
    with (show / "briefing.toml").open("a") as file:
        file.write("keep = 2\n")
    article = tmp_path / "a.txt"
    article.write_text(ARTICLES[0].replace("third", "fourth"))
    run("make", article, "--to", show, "--date", "2026-11-22")
    assert [each.edition for each in archive.episodes(show)] == ["2026-11-22", "2026-11-21"]
    assert faults(show) == []


def test_stories_one_by_one_follow_a_correction_and_go_with_a_withdrawal(show):
    with (show / "briefing.toml").open("a") as file:
        file.write("story_feed = true\n")
    run("make", "--to", show, "--from", "script", "--date", "2026-11-21")
    stories = show / "public" / "stories.xml"
    (first,) = archive.find(show, "2026-11-21").excerpts
    assert first.master.path in stories.read_text()
    assert abs(first.master.lufs + 16) < 0.2
    assert faults(show) == []
    edit(show, "2026-11-21", "voted seven to two", "voted six to three")
    run("episodes", "correct", show, "2026-11-21", "--what", "It was six to three.")
    (second,) = archive.find(show, "2026-11-21").excerpts
    assert second.master.path in stories.read_text()
    home = show / "public" / "episodes" / archive.find(show, "2026-11-21").slug
    assert (home / first.master.path).is_file(), "the old address goes on answering"
    run("episodes", "withdraw", show, "2026-11-21", "--reason", "It was wrong.")
    spoken = archive.find(show, "2026-11-21-withdrawn")
    new = show / "public" / "episodes" / spoken.slug / spoken.master.path
    assert (home / second.master.path).read_bytes() == new.read_bytes()
    assert second.master.path not in stories.read_text()
    assert faults(show) == []


@pytest.mark.parametrize(
    "words",
    [
        ("correct", "2", "--what", "x"),
        ("withdraw", "2", "--reason", "x"),
        ("retire", "--keep", "1"),
    ],
)
def test_a_full_disk_is_told_in_words(show, monkeypatch, words):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(show))

    for name in ("correct", "withdraw", "retire"):
        monkeypatch.setattr(archive, name, full)
    edit(show, "2026-11-21", "voted seven to two", "voted six to three")
    error = refused("episodes", words[0], show, *words[1:])
    assert "the disk is full" in error.message
