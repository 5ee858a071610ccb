"""The command line: the words, JSON keys and exit codes that users script against."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from bulletins import ADVERTS, DEMO, FERRY, article, briefing

from briefing import __version__
from briefing.cli import briefing as group
from briefing.errors import BriefingError
from briefing.models import Label


def commands(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands((*path, name), below)


ALL = sorted(commands((), group))


def test_the_commands_of_the_contract_are_there():
    names = {path[0] for path in ALL if path}
    assert names >= {
        "make", "clean", "summarise", "script", "say", "check", "serve", "episodes", "init",
        "voices", "doctor", "rules", "lexicon",
    }  # fmt: skip


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_help_with_an_example(path):
    said = briefing(*path, "--help")
    assert said.code == 0
    example = said.out[said.out.index("Example:") :].splitlines()[1]
    assert example.strip().startswith(" ".join(("briefing", *path)))


def test_help_loads_no_heavy_library():
    program = (
        "import sys; sys.argv = ['briefing', '--help']\n"
        "from briefing.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "Usage: briefing" in done.stdout
    assert loaded.isdisjoint(
        {"jinja2", "numpy", "av", "pydub", "gtts", "PIL", "starlette", "uvicorn", "onnxruntime",
         "hibari", "trafilatura", "lxml", "ftfy"}
    )  # fmt: skip


def test_the_console_script_is_there():
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "--version"],
        capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip
    assert done.stdout == f"briefing, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["mak"], "Did you mean 'make'?"),
        (["make", "--colour", "red"], "No such option"),
        (["clean"], "Missing argument"),
        (["rules", "--label", "advert"], "known: promo-app"),
        (["make", "--from", "scrpt", "--to", "x"], "scrpt"),
        (["serve", "no-such-folder"], "does not exist"),
        (["summarise", "-", "--words", "20", "--seconds", "20"], "not both"),
    ],
)
def test_wrong_usage_is_exit_code_2(words, says):
    said = briefing(*words)
    assert said.code == 2
    assert says in said.err


@pytest.fixture
def ferry(tmp_path):
    return article(tmp_path)


def test_clean_prints_the_news_and_only_the_news(ferry):
    said = briefing("clean", ferry)
    assert (said.code, said.err) == (0, "")
    assert "Download our free app" not in said.out
    assert "About 300 people live on Skarvey" in said.out


def test_clean_explain_shows_each_cut_with_label_and_rule(ferry):
    said = briefing("clean", ferry, "--explain")
    (row,) = [line for line in said.out.splitlines() if "Download our free app" in line]
    assert "[promo-app: " in row
    assert "1 of 9 lines cut" in said.out


def test_clean_html_is_a_page_with_everything_escaped(tmp_path):
    text = FERRY.replace("Island Lines", "<script>alert(1)</script> Island Lines")
    page = tmp_path / "cut.html"
    said = briefing("clean", article(tmp_path, text), "--html", page)
    assert said.code == 0
    html = page.read_text(encoding="utf-8")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<del>Download our free app" in html


def test_clean_json_is_one_object_a_line_with_the_keys_of_the_contract():
    said = briefing("clean", *DEMO[:2], "--json")
    objects = [json.loads(line) for line in said.out.splitlines()]
    assert [one["id"] for one in objects] == [path.stem for path in DEMO[:2]]
    for path, one in zip(DEMO, objects, strict=False):
        assert set(one) >= {
            "id", "source", "title", "site", "published", "language", "paragraphs", "cuts",
            "needs_review",
        }  # fmt: skip
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert len(one["paragraphs"]) + len(one["cuts"]) == len(lines)
        for cut in one["cuts"]:
            assert set(cut) == {"line", "text", "label", "rule"}
            assert Label(cut["label"])
            assert cut["text"] == lines[cut["line"]].strip()


def test_articles_come_in_on_standard_input():
    assert briefing("clean", "-", stdin=FERRY.encode()).out == briefing(
        "clean", "-", stdin=FERRY.encode("utf-16")
    ).out  # fmt: skip


def test_summarise_json_ties_every_sentence_to_its_paragraph(ferry):
    said = briefing("summarise", ferry, "--words", "60", "--json")
    (story,) = [json.loads(line) for line in said.out.splitlines()]
    assert set(story) >= {"headline", "sentences", "articles", "words", "seconds"}
    assert story["articles"] == ["ferry"]
    paragraphs = [line for line in FERRY.splitlines() if line]
    for sentence in story["sentences"]:
        assert set(sentence) >= {"text", "source", "article", "paragraph", "speaker"}
        assert sentence["source"] in paragraphs[sentence["paragraph"]]
    assert 0 < story["words"] <= 75


def test_summarise_prints_stories_for_people(ferry):
    said = briefing("summarise", ferry, DEMO[0])
    assert said.code == 0
    assert "[ferry ¶" in said.out
    assert len([line for line in said.out.splitlines() if line.isupper()]) == 2


def test_summarise_tells_first_what_is_pinned_and_names_a_pin_on_nothing(ferry):
    said = briefing(
        "summarise", ferry, *DEMO, "--words", 20, "--pin", "postbox", "--pin", "no such"
    )
    titles = [line for line in said.out.splitlines() if line.isupper()]
    assert "POSTBOX" in titles[0]
    assert "'no such' is on none of the articles" in said.err


def test_script_prints_a_page_that_can_be_edited(ferry):
    said = briefing("script", ferry, "--date", "2026-11-22")
    assert said.code == 0
    assert "edition: 2026-11-22" in said.out
    assert "ANCHOR: Good morning." in said.out
    assert "{ferry ¶" in said.out


def test_say_text_only_prints_the_spoken_form():
    said = briefing("say", "The", "vote", "was", "at", "2.40pm.", "--text-only")
    assert (said.code, said.out.count("\n")) == (0, 1)
    assert "2.40pm" not in said.out
    lines = briefing("say", "-", "--text-only", stdin=b"At 2.40pm.\n\nAt 3pm.\n").out
    assert len(lines.splitlines()) == 3


def test_say_writes_a_sound_file(tmp_path):
    path = tmp_path / "hello.wav"
    said = briefing("say", "Good morning to you.", "--voice", "tone", "--to", path)
    assert said.code == 0
    assert path.read_bytes()[:4] == b"RIFF"
    assert str(path) in said.out
    assert briefing("say", "…", "--voice", "tone", "--to", path).code == 1


def test_init_writes_a_show_file_that_can_be_read(tmp_path):
    show = tmp_path / "show"
    assert briefing("init", show, "--title", 'The "Valley" \\ Briefing').code == 0
    from briefing.settings import load

    assert load(show / "briefing.toml").show.title == 'The "Valley" \\ Briefing'
    again = briefing("init", show)
    assert again.code == 2
    assert "is there already" in again.err


def test_voices_shows_what_can_speak_here():
    said = briefing("voices")
    assert {"hibari", "tone"} <= {line.split()[0] for line in said.out.splitlines()}
    listed = json.loads(briefing("voices", "--json").out)
    assert {"name", "state", "detail"} == set(listed[0])


def test_doctor_says_what_works_and_what_to_do():
    said = briefing("doctor")
    rows = said.out.splitlines()
    assert said.code == 0, said.out
    assert any(row.startswith("ok  briefing") for row in rows)
    assert any("cache" in row for row in rows)
    assert {"what", "works", "needed", "detail"} == set(
        json.loads(briefing("doctor", "--json").out)[0]
    )


def test_doctor_prunes_the_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "takes"))
    (tmp_path / "takes" / "ab").mkdir(parents=True)
    (tmp_path / "takes" / "ab" / "x.take").write_bytes(b"old")
    said = briefing("doctor", "--cache", "--prune", "0")
    assert "1 take removed" in said.out
    assert not list((tmp_path / "takes").rglob("*.take"))


def test_doctor_prunes_to_the_size_asked_for_and_json_stays_json(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path))
    (tmp_path / "ab").mkdir()
    for age in range(4):
        take = tmp_path / "ab" / f"{age}.take"
        take.write_bytes(b"\0" * 500_000)
        os.utime(take, (1_000_000 - age,) * 2)
    said = briefing("doctor", "--cache", "--prune", "1", "--json")
    assert "2 takes, 1.0 MB" in json.loads(said.out)[0]["detail"]
    assert "2 takes removed" in said.err
    assert sorted(path.name for path in tmp_path.rglob("*.take")) == ["0.take", "1.take"]


def test_a_cache_that_may_not_be_pruned_is_told_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path))
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "x.take").write_bytes(b"old")

    def refused(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refused)
    said = briefing("doctor", "--cache", "--prune", "0")
    assert said.code != 0
    assert "x.take" in said.err
    assert "BRIEFING_CACHE" in said.err


def test_a_needed_package_that_is_missing_is_exit_code_3(monkeypatch):
    from briefing import doctor

    monkeypatch.setattr(doctor, "_NEEDED", ("no-such-package",))
    said = briefing("doctor")
    assert said.code == 3
    assert "NO  no-such-package" in said.out


def test_rules_come_with_why_and_examples():
    said = briefing("rules", "--label", "promo-app")
    assert said.code == 0
    assert "promo-app: " in said.out
    assert "cuts    " in said.out
    assert "leaves  " in said.out
    listed = json.loads(briefing("rules", "--json").out)
    assert all(set(rule) == {"name", "label", "why", "yes", "no"} for rule in listed)


def test_lexicon_finds_words_and_names_nobody_taught(tmp_path):
    assert "not in the lexicon" in briefing("lexicon", "find", "Xyzzyville").out
    names = FERRY.replace("Ruth Tarbet", "Ruth Xyzzwick")
    said = briefing("lexicon", "unknown", article(tmp_path, names))
    assert said.code == 0


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    said = briefing(
        "make", article(folder), "--to", folder / "show", "--voice", "tone",
        "--date", "2026-11-22", "--json",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    return folder / "show", json.loads(said.out)


def test_make_json_has_the_keys_of_the_contract_and_its_paths_are_there(show):
    folder, made = show
    assert set(made) >= {"episode", "feed", "script", "stories", "cuts", "timings", "reused"}
    assert set(made["episode"]) >= {
        "guid", "title", "audio", "seconds", "words", "lufs", "true_peak", "transcript", "chapters",
    }  # fmt: skip
    for path in (
        made["feed"], made["script"], made["episode"]["audio"], made["episode"]["transcript"],
        made["episode"]["chapters"],
    ):  # fmt: skip
        assert (folder / path).is_file(), path
    assert abs(made["episode"]["lufs"] + 16) <= 0.5
    assert made["episode"]["true_peak"] <= -1.5
    assert made["cuts"] == 1


def test_make_tells_people_where_to_listen_and_how_to_go_on(show):
    folder, made = show
    said = briefing("make", "--to", folder, "--voice", "tone", "--from", "script")
    assert said.code == 0
    assert str(folder / made["episode"]["audio"]) in said.out
    assert "--from script" in said.out
    assert "nothing had changed" in said.out
    assert "script: " in said.err


def test_make_quiet_says_nothing(show):
    folder, _ = show
    said = briefing("make", "--to", folder, "--voice", "tone", "--from", "script", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_make_stops_where_it_is_told(tmp_path, ferry):
    said = briefing("make", ferry, "--to", tmp_path / "s", "--voice", "tone", "--until", "script")
    assert said.code == 0
    assert "Stopped" in said.out
    assert not (tmp_path / "s" / "public").exists()


def test_a_held_article_is_named_and_can_be_approved(tmp_path, ferry):
    adverts = article(tmp_path, ADVERTS, "adverts.txt")
    words = ["make", ferry, adverts, "--to", tmp_path / "s", "--voice", "tone", "--until", "script"]
    assert "Held     " in briefing(*words).out
    assert "adverts.txt" in briefing(*words).out


def test_nothing_new_is_exit_code_5(tmp_path):
    (tmp_path / "empty").mkdir()
    said = briefing("make", tmp_path / "empty", "--to", tmp_path / "s", "--voice", "tone")
    assert said.code == 5


def test_episodes_are_listed_and_shown(show):
    folder, made = show
    assert made["episode"]["title"] in briefing("episodes", "list", folder).out
    (listed,) = json.loads(briefing("episodes", "list", folder, "--json").out)
    assert listed["guid"] == made["episode"]["guid"]
    for key in ("1", "2026-11-22", made["episode"]["guid"]):
        said = briefing("episodes", "show", folder, key)
        assert made["episode"]["title"] in said.out
    assert json.loads(briefing("episodes", "show", folder, "1", "--json").out) == listed
    unknown = briefing("episodes", "show", folder, "99")
    assert (unknown.code, "2026-11-22" in unknown.err) == (1, True)


def test_check_finds_no_error_in_a_show_and_one_in_a_broken_feed(show, tmp_path):
    folder, _ = show
    said = briefing("check", folder)
    assert said.code == 0, said.out
    assert "0 errors" in said.out
    broken = tmp_path / "feed.xml"
    broken.write_text("<rss><channel>", encoding="utf-8")
    assert briefing("check", broken).code == 1
    assert any(
        f["severity"] == "error" for f in json.loads(briefing("check", broken, "--json").out)
    )


def test_a_fault_of_ours_is_said_in_words(monkeypatch):
    from briefing import plugins

    monkeypatch.setattr(plugins, "find", lambda _: 1 / 0)
    said = briefing("voices")
    assert said.code == 1
    assert "a fault in briefing itself: ZeroDivisionError" in said.err
    assert "BRIEFING_DEBUG" in said.err


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt, 130), (BriefingError("lost", "Look."), 1)]
)
def test_errors_become_words_and_exit_codes(monkeypatch, error, code):
    from briefing import plugins

    def fail(_):
        raise error

    monkeypatch.setattr(plugins, "find", fail)
    said = briefing("voices")
    assert said.code == code
    assert "Traceback" not in said.err


def test_a_path_that_cannot_be_written_is_named(tmp_path, ferry):
    said = briefing("clean", ferry, "--html", tmp_path / "no-folder" / "cut.html")
    assert said.code == 1
    assert "no-folder/cut.html: No such file" in said.err
    assert "fault" not in said.err


def test_script_explain_shows_each_sentence_beside_its_source_with_the_rules():
    said = briefing("script", *DEMO, "--minutes", 2, "--explain", "--date", "2026-11-22")
    assert said.code == 0
    rows = [row.strip() for row in said.out.splitlines()]
    why = "split-defining: “A man who ...” becomes “a man”, and what is said of him"
    assert any(row.startswith(f"rule    {why}") for row in rows)
    told = [row for row in rows if row.startswith("said")]
    assert len(told) == len([row for row in rows if row.startswith("source")]) > 5
    assert "LEFT OUT" in rows
    assert "2:00 aimed at" in rows[0]
