"""briefing publish, as a producer types it, with a real bulletin."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.append(str(Path(__file__).parents[1]))

from bulletins import article, order, tree

from briefing import archive, feed, pipeline
from briefing.cli.publish import command
from briefing.errors import ArchiveError, ConfigError, NothingNew, PublishError
from briefing.models import Show


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bulletin")
    pipeline.make(order(folder / "show", article(folder / "news")))
    return folder / "show"


@pytest.fixture
def show(bulletin, tmp_path):
    shutil.copytree(bulletin, tmp_path / "show")
    return tmp_path / "show"


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def run(*words):
    return CliRunner(mix_stderr=False).invoke(command, [str(word) for word in words])


def test_a_show_reaches_its_host_and_a_second_time_there_is_nothing_new(show, site):
    first = run(show, f"file:{site}")
    assert first.exit_code == 0, first.output
    assert f"Sent     {len(tree(show / 'public'))} files" in first.output
    sent = {name: content for name, content in tree(site).items() if name[0] != "."}
    assert sent == tree(show / "public")
    again = run(show, f"file:{site}")
    assert isinstance(again.exception, NothingNew)
    assert again.exception.exit_code == 5


def test_a_dry_run_shows_the_order_and_sends_nothing(show, site):
    result = run(show, f"file:{site}", "--dry-run")
    assert result.exit_code == 0, result.output
    lines = [line for line in result.stdout.splitlines() if line.startswith("send")]
    assert lines[0].endswith(".mp3")
    assert lines[-1].endswith("feed.xml")
    assert len(lines) == len(tree(show / "public"))
    assert not site.exists()


def test_json_tells_the_same(show, site):
    dry = json.loads(run(show, f"file:{site}", "--dry-run", "--json").stdout)
    assert (dry["sent"], dry["dry_run"], len(dry["send"])) == (0, True, len(tree(show / "public")))
    done = json.loads(run(show, f"file:{site}", "--json").stdout)
    assert done["send"] == dry["send"]
    assert done["sent"] == len(done["send"])
    assert sum(each["bytes"] for each in done["send"]) == sum(
        map(len, tree(show / "public").values())
    )


def test_progress_is_told_file_by_file(show, site):
    result = run(show, f"file:{site}")
    told = [line for line in result.stderr.splitlines() if line.startswith("publish: sent ")]
    assert told[-1] == "publish: sent feed.xml"
    assert "publish:" not in run(show, f"file:{site}2", "--quiet").stderr


def test_a_show_with_errors_is_not_sent(show, site):
    (transcript,) = show.glob("public/episodes/*/transcript.vtt")
    transcript.unlink()
    for more in ([], ["--dry-run"]):
        result = run(show, f"file:{site}", *more)
        assert isinstance(result.exception, PublishError)
        assert "transcript.vtt" in result.exception.message
        assert not site.exists()


def test_an_episode_that_was_withdrawn_is_no_stranger(show, site):
    """The host's feed still has it, the folder's feed no longer does: it is known all the same."""
    run(show, f"file:{site}")
    (episode,) = archive.episodes(show)
    when = datetime(2026, 11, 23, tzinfo=UTC)
    archive.withdraw(show, episode.edition, partial(feed.render, Show()), reason="no", when=when)
    assert episode.guid not in (show / "public/feed.xml").read_text()
    result = run(show, f"file:{site}")
    assert result.exception is None, result.exception
    assert (site / "feed.xml").read_bytes() == (show / "public/feed.xml").read_bytes()
    assert not list(site.glob("episodes/*/*.mp3"))


@pytest.mark.parametrize("target", ["/srv/www", "ftp://host/x", "", "file:", "s3://"])
def test_a_target_that_is_none_is_wrong_usage(show, target):
    result = run(show, target)
    assert isinstance(result.exception, ConfigError)


def test_a_target_within_the_show_is_wrong_usage(show):
    result = run(show, f"file:{show}/public/copy")
    assert isinstance(result.exception, ConfigError)


def test_a_show_that_is_being_made_is_not_published(show, site):
    holding = (
        "import sys, pathlib; from briefing import archive\n"
        "with archive.lock(pathlib.Path(sys.argv[1]), 'make'):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(show)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "held\n"
        result = run(show, f"file:{site}")
        other.stdin.close()
    assert isinstance(result.exception, ArchiveError)
    assert "make" in result.exception.message
    assert not site.exists()
    with archive.lock(show, "a test"):
        pass
