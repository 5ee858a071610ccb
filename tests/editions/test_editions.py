"""Many editions in one run: each whole or not at all, and none stopped by another."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli.editions import command
from briefing.clock import moment
from briefing.editions import Here, Pool, State, Task, perform, read

from .newsroom import killed_always, killed_once, newsroom

NOW = moment("2026-11-27T07:00:00+00:00")


def tasks(roster):
    return [Task(edition, NOW) for edition in read(roster)]


def by_name(reports):
    return {report.edition: report for report in reports}


def test_one_that_fails_stops_no_other_and_leaves_its_feed_as_it_was(tmp_path):
    roster = newsroom(tmp_path)
    assert {one.state for one in Here().run(tasks(roster))} == {State.MADE}
    feed = tmp_path / "shows/york/public/feed.xml"
    before = feed.read_bytes()
    (tmp_path / "inbox/york/library.txt").write_bytes(b"\x00\x01\x02 not an article \xff" * 40)
    (tmp_path / "inbox/hull/library.txt").unlink()
    told = by_name(Here().run(tasks(roster)))
    assert told["leeds"].state is State.UNCHANGED
    assert told["leeds"].synthesised == 0
    assert told["york"].state is State.FAILED
    assert "library.txt" in told["york"].message
    assert told["york"].remedy
    assert (told["hull"].state, told["hull"].exit_code) == (State.NOTHING_NEW, 5)
    assert feed.read_bytes() == before


def test_a_fault_of_ours_is_a_report_too(tmp_path, monkeypatch):
    roster = newsroom(tmp_path, ("leeds",))

    def broken(*_):
        raise RuntimeError("the roof fell in")

    monkeypatch.setattr("briefing.editions.task.make", broken)
    (report,) = Here().run(tasks(roster))
    assert (report.state, report.exit_code) == (State.FAILED, 1)
    assert "the roof fell in" in report.message


def test_how_many_are_made_at_once_makes_no_new_edition(tmp_path):
    roster = newsroom(tmp_path, ("leeds",))
    edition = read(roster)[0]
    assert perform(Task(edition, NOW, neighbours=1)).state is State.MADE
    again = perform(Task(edition, NOW, neighbours=64))
    assert again.state is State.UNCHANGED


@pytest.mark.parametrize(("work", "york"), [(killed_once, "made"), (killed_always, "failed")])
def test_a_killed_process_costs_no_other_edition(tmp_path, work, york):
    roster = newsroom(tmp_path)
    told = by_name(Pool(2, work).run(tasks(roster)))
    states = {name: report.state.value for name, report in told.items()}
    assert states == {"leeds": "made", "york": york, "hull": "made"}
    if york == "failed":
        assert "killed" in told["york"].message
        assert not (tmp_path / "shows/york/public/feed.xml").exists()


def test_a_run_that_is_killed_outright_leaves_no_process_at_work(tmp_path):
    roster = newsroom(tmp_path, ("leeds",))
    pipe = tmp_path / "shows/leeds/begun"
    os.mkfifo(pipe)
    run = (
        "from tests.editions.test_editions import *\n"
        "from tests.editions.newsroom import lingering\n"
        f"list(Pool(1, lingering).run(tasks(Path({str(roster)!r}))))"
    )
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen([sys.executable, "-c", run], cwd=root) as process:
        heard = os.open(pipe, os.O_RDONLY)
        try:
            assert os.read(heard, 100) == b"begun"
            process.kill()
            ended, _, _ = select.select([heard], [], [], 60)
            assert ended, "a worker goes on without its run"
            assert os.read(heard, 100) == b""
        finally:
            os.close(heard)


def test_the_command_prints_one_object_a_line_and_ends_as_the_failed_one_would(tmp_path):
    roster = newsroom(tmp_path, ("leeds", "york"))
    asked = [str(roster), "--at-once", "1", "--json"]
    done = CliRunner().invoke(command, asked)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [(one["edition"], one["state"]) for one in told] == [("leeds", "made"), ("york", "made")]
    assert (tmp_path / "shows/leeds/public" / told[0]["audio"]).is_file()
    for inbox in ("leeds", "york"):
        (tmp_path / "inbox" / inbox / "library.txt").unlink()
    assert CliRunner().invoke(command, asked).exit_code == 5


def test_a_quiet_run_tells_of_what_failed_alone(tmp_path):
    roster = newsroom(tmp_path)
    (tmp_path / "inbox/york/library.txt").write_bytes(b"\x00\x01\x02 not an article \xff" * 40)
    (tmp_path / "inbox/hull/library.txt").unlink()
    done = CliRunner().invoke(command, [str(roster), "--at-once", "1", "--quiet"])
    assert done.exit_code == 1
    assert "york" in done.output
    assert "library.txt" in done.output
    assert "leeds" not in done.output
    assert "hull" not in done.output


def test_only_those_named_are_made(tmp_path):
    roster = newsroom(tmp_path)
    done = CliRunner().invoke(command, [str(roster), "--only", "york"])
    assert done.exit_code == 0
    assert "1 editions in" in done.stdout
    assert not (tmp_path / "shows/leeds/public").exists()
    wrong = CliRunner().invoke(command, [str(roster), "--only", "bath"])
    assert wrong.exception.exit_code == 2
    assert "hull, leeds, york" in wrong.exception.remedy
