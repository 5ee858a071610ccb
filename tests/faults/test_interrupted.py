"""Stopped on the way: Ctrl-C and kill -9 in every stage, and a clean run after it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bulletins import order, tree
from test_full_disk import assert_listeners_are_served

from briefing.pipeline import Event, make
from briefing.stages import Stage

BEFORE_PUBLISHING = [stage for stage in Stage if stage is not Stage.PUBLISH]


def stopped(show, article, name: str, what: str, count: int = 1):
    program = Path(__file__).with_name("killed.py")
    environment = os.environ | {"BRIEFING_CACHE": str(show.parent / "show-takes")}
    return subprocess.run(
        [sys.executable, str(program), str(show), article, name, what, str(count)],
        capture_output=True, text=True, check=False, timeout=60, env=environment,
    )  # fmt: skip


@pytest.mark.parametrize("stage", BEFORE_PUBLISHING)
def test_killed_in_any_stage_and_run_again(show, ferry, undisturbed, stage):
    before = tree(show / "public")
    count = 3 if stage is Stage.SPEAK else 1
    assert stopped(show, ferry, "SIGKILL", stage.value, count).returncode == -signal.SIGKILL
    assert tree(show / "public") == before
    make(order(show, ferry))
    assert tree(show / "public") == tree(undisturbed / "public")


@pytest.mark.parametrize(
    "file", ["*.mp3", "transcript.vtt", "2026-*.json", "index.html", "latest.mp3", "feed.xml"]
)
def test_killed_while_publishing_and_run_again(show, ferry, undisturbed, file):
    """The feed is the old one or the new one, and names whole files only, at every moment."""
    old, new = tree(show / "public"), tree(undisturbed / "public")
    assert stopped(show, ferry, "SIGKILL", file).returncode == -signal.SIGKILL
    now = tree(show / "public")
    assert now["feed.xml"] in (old["feed.xml"], new["feed.xml"])
    assert_listeners_are_served(show)
    yesterday = {path for path in old if path.startswith("episodes/") and path in new}
    assert all(now[path] in (old[path], new[path]) for path in yesterday)
    make(order(show, ferry))
    assert tree(show / "public") == new


@pytest.mark.parametrize("stage", BEFORE_PUBLISHING)
def test_an_interruption_in_any_stage_leaves_the_public_folder_alone(show, ferry, stage):
    before = tree(show / "public")

    def listener(event: Event) -> None:
        if event.stage is stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(order(show, ferry), listener)
    assert tree(show / "public") == before
    assert not list(show.rglob("*.part"))


@pytest.mark.parametrize(("stage", "count"), [("clean", 1), ("speak", 3), ("master", 1)])
def test_ctrl_c_is_answered_in_words(show, ferry, undisturbed, stage, count):
    before = tree(show / "public")
    done = stopped(show, ferry, "SIGINT", stage, count)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-2:] == [
        "briefing: stopped",
        "          Run again: what was finished is re-used.",
    ]
    assert tree(show / "public") == before
    again = make(order(show, ferry))
    assert tree(show / "public") == tree(undisturbed / "public")
    if stage == "master":
        assert again.synthesised == 0


def test_ctrl_c_while_publishing_keeps_the_feed_whole(show, ferry, undisturbed):
    done = stopped(show, ferry, "SIGINT", "latest.mp3")
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert_listeners_are_served(show)
    make(order(show, ferry))
    assert tree(show / "public") == tree(undisturbed / "public")
