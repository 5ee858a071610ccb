"""A made episode: its files, its names, and that the same bulletin gives the same bytes."""

import dataclasses
import json

import pytest

from briefing import atomic, codec
from briefing.check.audio import check
from briefing.check.listening import listen
from briefing.errors import ConfigError
from briefing.models import Episode, Script, Show


def test_the_files_of_an_episode(whole):
    episode = whole.episode
    assert episode.slug == "2026-11-22t0700-harbour-wall-to-cost-4m"
    assert episode.master.path == f"{episode.slug}-{episode.master.sha256[:8]}.mp3"
    names = {path.name for path in whole.folder.iterdir()}
    assert names == {
        episode.master.path, "transcript.vtt", "transcript.srt", "transcript.json",
            "transcript.html", "cues.json", "waveform.json",
        "chapters.json", "sources.json", "cover.jpg", "chapter-1.jpg", "chapter-2.jpg", "waveform.svg",
    }  # fmt: skip


def test_the_master_of_an_episode_is_the_tagged_file(whole, parts):
    told, heard = whole.episode.master, listen(whole.file)
    assert told.bytes == whole.file.stat().st_size > parts.master.bytes
    assert told.sha256 == atomic.sha256(whole.file)
    assert told.seconds == pytest.approx(heard.seconds, abs=0.001)
    assert told.lufs == pytest.approx(heard.lufs, abs=0.01)
    assert told.true_peak == pytest.approx(heard.true_peak, abs=0.01)


def test_the_sound_of_a_finished_episode_breaks_no_rule(whole):
    assert [found for found in check(whole.file) if found.severity != "note"] == []


def test_the_same_bulletin_gives_the_same_bytes(whole, parts, tmp_path, make_episode):
    again = make_episode(parts, tmp_path)
    assert again == whole.episode
    for path in whole.folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_making_it_again_leaves_one_sound_file(parts, tmp_path, make_episode):
    for _ in range(2):
        make_episode(parts, tmp_path)
    assert len(list(tmp_path.glob("*.mp3"))) == 1
    assert not list(tmp_path.glob(".*"))


def test_the_untagged_master_is_left_as_it_was(whole, parts):
    assert atomic.sha256(parts.audio) == parts.master.sha256


def test_an_episode_goes_through_the_codec(whole):
    assert codec.loads(Episode, codec.dumps(whole.episode)) == whole.episode


def test_title_and_summary_say_what_is_in_it(whole):
    assert whole.episode.title == "Harbour wall to cost £4m; Rain & wind “on the way”"
    assert "Sunday 22 November 2026" in whole.episode.summary
    assert whole.episode.published == "2026-11-22T07:00:00+00:00"


def test_many_long_headlines_make_a_title_that_directories_take(parts, tmp_path, make_episode):
    long = dataclasses.replace(parts.script.stories[0], headline="A very long headline " * 20)
    script = dataclasses.replace(parts.script, stories=(long,) * 3)
    parts = type(parts)(**{**vars(parts), "script": script})
    episode = make_episode(parts, tmp_path)
    assert len(episode.title) <= 255
    assert len(episode.slug) <= 60
    assert (tmp_path / episode.master.path).is_file()


def test_a_bulletin_without_stories_has_a_title_still(parts, tmp_path, make_episode):
    script = Script("The Briefing", "2026-11-22", "bulletin", (), parts.script.lines, 30.0)
    parts = type(parts)(**{**vars(parts), "script": script})
    episode = make_episode(parts, tmp_path)
    assert episode.title == "The Briefing, Sunday 22 November 2026"
    assert episode.slug == "2026-11-22-the-briefing"


def test_chapters_json_is_what_the_namespace_asks(whole):
    listed = json.loads((whole.folder / "chapters.json").read_text(encoding="utf-8"))
    assert listed["version"] == "1.2.0"
    starts = [chapter["startTime"] for chapter in listed["chapters"]]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert starts[-1] < whole.episode.master.seconds
    pictured = [chapter["img"] for chapter in listed["chapters"] if "img" in chapter]
    assert pictured == [
        f"http://localhost:8000/episodes/{whole.episode.slug}/chapter-{number}.jpg"
        for number in (1, 2)
    ]


def test_a_wrong_picture_stops_the_episode_before_any_sound_is_written(
    parts, tmp_path, make_episode
):
    with pytest.raises(ConfigError, match=r"gone\.png"):
        make_episode(parts, tmp_path / "e", Show(image=str(tmp_path / "gone.png")))
    assert not list((tmp_path / "e").glob("*.mp3"))
