"""Podcast programs subscribe to the show, fetch every episode whole, and ask again politely."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import time
from pathlib import Path

import pytest

from briefing import archive, stats

pytestmark = pytest.mark.client


def assert_all_there(folder: Path, site) -> None:
    """Every episode lies beneath the folder, byte for byte, of the length the feed says."""
    found = {path.name: path for path in folder.rglob("*.mp3")}
    assert sorted(found) == sorted(each.master.path for each in site.episodes)
    for episode in site.episodes:
        assert found[episode.master.path].stat().st_size == episode.master.bytes
        assert found[episode.master.path].read_bytes() == site.sound(episode).read_bytes()


def test_gpodder_fetches_everything_once_and_is_counted(site, program, run, tmp_path):
    gpo, home = program("gpo"), str(tmp_path / "gpodder")
    since = site.count()
    run(gpo, "subscribe", site.feed, "News", GPODDER_HOME=home)
    assert "3 new episodes" in run(gpo, "update", GPODDER_HOME=home)
    run(gpo, "download", GPODDER_HOME=home)
    assert_all_there(Path(home), site)

    polls = site.count()
    assert "0 new episodes" in run(gpo, "update", GPODDER_HOME=home)
    again = site.visits("gPodder", "/feed.xml", since=polls)
    assert [(visit["status"], visit["bytes"]) for visit in again] == [(304, 0)]

    known = stats.sounds(archive.public(site.folder), site.episodes)
    report = stats.count(site.lines("gPodder", since), site.episodes, known)
    assert [each.downloads for each in report.episodes] == [1, 1, 1]


def test_podget_fetches_everything(site, program, run, tmp_path):
    podget, settings, library = program("podget"), tmp_path / "conf", tmp_path / "library"
    settings.mkdir()
    # Only a file it wrote itself has the version line it asks for.
    subprocess.run([podget, "-d", str(settings), "--create-config", "podgetrc"], check=False)
    written = (settings / "podgetrc").read_text()
    (settings / "podgetrc").write_text(
        re.sub(r"(?m)^#? ?DIR_LIBRARY=.*$", f"DIR_LIBRARY={library}", written)
    )
    (settings / "serverlist").write_text(f"{site.feed} News Briefing\n")
    run(podget, "-d", str(settings), "-v")
    assert_all_there(library, site)


def test_newsboat_lists_and_podboat_fetches_everything(site, program, run, tmp_path):
    newsboat, podboat = program("newsboat"), program("podboat")
    settings = tmp_path / ".newsboat"
    settings.mkdir()
    (settings / "urls").write_text(site.feed + "\n")
    (settings / "config").write_text(
        f'download-path "{tmp_path}/fetched/"\npodcast-auto-enqueue yes\nmax-downloads 1\n'
    )
    run(newsboat, "-x", "reload")
    assert "3 unread" in run(newsboat, "-x", "print-unread")
    _fetch_with_podboat(podboat, tmp_path, wanted=len(site.episodes))
    assert_all_there(tmp_path / "fetched", site)


def _fetch_with_podboat(podboat: str, home: Path, *, wanted: int) -> None:
    """Podboat draws on a terminal and never ends by itself; it is asked to, once all is there."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    environment = {**os.environ, "HOME": str(home), "TERM": "xterm", "LINES": "40"}
    with subprocess.Popen(
        [podboat, "-a"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        try:
            for _ in range(300):
                _drain(ours)
                if len(list((home / "fetched").glob("*.mp3"))) == wanted:
                    break
                time.sleep(0.1)
            os.write(ours, b"q")
            for _ in range(50):
                _drain(ours)
                if process.poll() is not None:
                    break
                time.sleep(0.1)
        finally:
            process.terminate()
    os.close(ours)
    os.close(theirs)


def _drain(terminal: int) -> None:
    try:
        while os.read(terminal, 65_536):
            pass
    except BlockingIOError:
        pass


def test_partytime_understands_the_whole_feed(site, script):
    feed = script("partytime.mjs", site.feed)
    assert feed["title"] == "Café & Harbour's News"
    assert feed["itunesCategory"] == ["News > Daily News"]
    assert feed["author"] == "The Harbour"
    assert feed["pubsub"]["self"] == site.feed
    assert [item["guid"] for item in feed["items"]] == [each.guid for each in site.episodes]
    for item, episode in zip(feed["items"], site.episodes, strict=True):
        assert item["title"] == episode.title
        assert item["enclosure"]["length"] == episode.master.bytes
        assert item["enclosure"]["type"] == "audio/mpeg"
        assert item["duration"] == round(episode.master.seconds)
        assert {each["type"] for each in item["podcastTranscripts"]} >= {"text/vtt"}
        assert item["podcastChapters"]["url"].endswith("chapters.json")
        assert item["podcastSoundbites"]
