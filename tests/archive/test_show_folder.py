"""The show folder: published whole or not at all, whatever goes wrong on the way."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from made_up import SHOW, episode, picture, sound, write_draft

from briefing import archive, codec, feed
from briefing.errors import ArchiveError
from briefing.models import Episode, Status

render = partial(feed.render, SHOW)


def publish(show: Path, made: Episode, audio: bytes | None = None) -> tuple[str, ...]:
    draft = write_draft(made, archive.work(show, made.edition) / "episode", audio=audio)
    files = render(archive.with_episode(archive.episodes(show), made))
    return archive.publish(show, made, draft, files)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def assert_feed_names_whole_files_only(show: Path) -> None:
    """What a listener's app would find: each enclosure there, with the length the feed gives."""
    path = show / "public" / "feed.xml"
    if not path.exists():
        return
    content = path.read_text(encoding="utf-8")
    assert content.rstrip().endswith("</rss>")
    named = re.findall(
        r'<enclosure url="https://news.example.org/briefing/([^"]+)" length="(\d+)"', content
    )
    assert named
    for name, length in named:
        assert (show / "public" / name).stat().st_size == int(length)
    for name in re.findall(
        r'(?:url|href)="https://news.example.org/briefing/(episodes/[^"]+)"', content
    ):
        assert (show / "public" / name).is_file(), name


def test_everything_the_contract_names_is_in_the_public_folder(tmp_path):
    archive.put_artwork(tmp_path, picture())
    publish(tmp_path, episode())
    public = tmp_path / "public"
    for name in (
        "feed.xml", "flash.json", "latest.mp3", "latest.m3u", "latest.pls", "latest.xspf",
        "index.html", "artwork.jpg",
    ):  # fmt: skip
        assert (public / name).is_file(), name
    home = public / "episodes" / episode().slug
    names = {path.name for path in home.iterdir()}
    assert names == {
        episode().master.path, "transcript.vtt", "transcript.srt", "transcript.json",
        "chapters.json", "cover.jpg", "waveform.svg", "index.html", "sources.json",
    }  # fmt: skip
    assert (public / "latest.mp3").read_bytes() == sound(1)
    assert_feed_names_whole_files_only(tmp_path)


def test_sound_goes_first_and_the_feed_last(tmp_path):
    order = publish(tmp_path, episode())
    place = {name: number for number, name in enumerate(order)}
    home = f"episodes/{episode().slug}/"
    chain = [
        home + episode().master.path, home + "transcript.vtt", home + "index.html",
        "latest.mp3", "flash.json", "feed.xml",
    ]  # fmt: skip
    assert [place[name] for name in chain] == sorted(place[name] for name in chain)
    assert order[-1] == "feed.xml"


def test_publishing_the_same_again_touches_nothing(tmp_path):
    publish(tmp_path, episode(1))
    publish(tmp_path, episode(2))
    before = tree(tmp_path / "public")
    assert publish(tmp_path, episode(2)) == ()
    assert tree(tmp_path / "public") == before


def test_records_come_back_newest_first_and_numbers_go_on(tmp_path):
    assert archive.next_number(tmp_path) == 1
    assert archive.episodes(tmp_path) == ()
    for number in (2, 1, 3):
        publish(tmp_path, episode(number))
    assert archive.episodes(tmp_path) == (episode(3), episode(2), episode(1))
    assert archive.next_number(tmp_path) == 4
    assert archive.find(tmp_path, "2026-01-02") == episode(2)
    assert archive.find(tmp_path, episode(2).guid) == episode(2)
    assert archive.find(tmp_path, "2") == episode(2)
    assert archive.find(tmp_path, "nothing") is None


def test_the_newest_by_date_is_latest_even_when_an_older_one_is_made_again(tmp_path):
    publish(tmp_path, episode(1))
    publish(tmp_path, episode(2))
    audio = sound(77)
    digest = hashlib.sha256(audio).hexdigest()
    master = replace(episode(1).master, path="again-0123abcd.mp3", sha256=digest)
    publish(tmp_path, episode(1, master=master), audio)
    assert (tmp_path / "public" / "latest.mp3").read_bytes() == sound(2)
    home = tmp_path / "public" / "episodes" / episode(1).slug
    assert (home / episode(1).master.path).is_file(), "the old address goes on answering"
    assert (home / "again-0123abcd.mp3").read_bytes() == audio


def test_a_held_episode_is_recorded_but_not_published(tmp_path):
    archive.keep(tmp_path, episode(status=Status.DRAFT))
    assert archive.next_number(tmp_path) == 2
    with pytest.raises(ArchiveError, match="draft"):
        publish(tmp_path, episode(status=Status.DRAFT))
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "00000000-0000-5000-8000-000000000000"},
        {"number": 9},
        {"edition": "2026-05-05"},
    ],
)
def test_what_was_assigned_once_never_changes(tmp_path, changes):
    publish(tmp_path, episode())
    before = tree(tmp_path)
    with pytest.raises(ArchiveError):
        archive.keep(tmp_path, replace(episode(), **changes))
    assert tree(tmp_path) == before


def test_an_edition_with_a_new_slug_moves_and_its_old_address_goes_on_answering(tmp_path):
    publish(tmp_path, episode(1))
    publish(tmp_path, episode(1, slug="2026-01-01-lido"))
    assert (tmp_path / "public" / "episodes" / episode(1).slug / episode(1).master.path).is_file()
    assert "2026-01-01-lido" in (tmp_path / "public" / "feed.xml").read_text()
    assert len(archive.episodes(tmp_path)) == 1
    with pytest.raises(ArchiveError, match="share the slug"):
        publish(tmp_path, episode(2, slug="2026-01-01-lido"))


@pytest.mark.parametrize("missing", ["transcript.vtt", "chapters.json", "cover.jpg", "audio"])
def test_a_draft_that_lacks_a_file_is_refused_before_anything_is_written(tmp_path, missing):
    publish(tmp_path, episode(1))
    before = tree(tmp_path / "public")
    made = episode(2)
    draft = write_draft(made, tmp_path / "draft")
    (draft / (made.master.path if missing == "audio" else missing)).unlink()
    with pytest.raises(ArchiveError, match="lacks"):
        archive.publish(tmp_path, made, draft, render([made]))
    assert tree(tmp_path / "public") == before


def test_sound_that_is_not_what_the_record_says_is_refused(tmp_path):
    made = episode()
    draft = write_draft(made, tmp_path / "draft", audio=sound(1)[:-1] + b"x")
    with pytest.raises(ArchiveError, match="not the sound"):
        archive.publish(tmp_path, made, draft, render([made]))
    assert not (tmp_path / "public" / "feed.xml").exists()


def test_a_feed_that_would_name_a_lost_file_is_not_written(tmp_path):
    publish(tmp_path, episode(1))
    (tmp_path / "public" / "episodes" / episode(1).slug / episode(1).master.path).unlink()
    before = (tmp_path / "public" / "feed.xml").read_bytes()
    with pytest.raises(ArchiveError, match="missing") as refused:
        publish(tmp_path, episode(2))
    assert "2026-01-01" in refused.value.remedy
    assert (tmp_path / "public" / "feed.xml").read_bytes() == before
    assert publish(tmp_path, episode(1)), "making it again repairs it"


@pytest.mark.parametrize("name", ["../evil", "/evil", "a/../../evil", ".hidden"])
def test_nothing_is_written_outside_the_public_folder(tmp_path, name):
    publish(tmp_path, episode())
    with pytest.raises(ArchiveError):
        archive.refresh(tmp_path, {name: b"x"})
    assert not (tmp_path / "evil").exists()


def test_a_damaged_record_is_named_with_its_field(tmp_path):
    publish(tmp_path, episode())
    path = tmp_path / "archive" / "2026-01-01.json"
    record = json.loads(path.read_text())
    record["master"]["bytes"] = "many"
    path.write_text(json.dumps(record))
    with pytest.raises(ArchiveError, match=r"2026-01-01\.json\.master\.bytes"):
        archive.episodes(tmp_path)


def test_a_new_cover_has_a_new_name(tmp_path):
    first = archive.put_artwork(tmp_path, picture(1400))
    second = archive.put_artwork(tmp_path, picture(1500))
    assert first != second
    assert archive.put_artwork(tmp_path, picture(1500)) == second
    assert (tmp_path / "public" / "artwork.jpg").read_bytes() == picture(1500)
    assert archive.put_artwork(tmp_path, picture(1400, "PNG")).endswith(".png")
    with pytest.raises(ArchiveError):
        archive.put_artwork(tmp_path, b"GIF89a")


# ---- faults on the way ----------------------------------------------------------------------


def step_by_step(monkeypatch: pytest.MonkeyPatch, fault: Callable[[int, Path], None]) -> None:
    """Call `fault` with the number of each file just before it takes its place."""
    real, count = Path.replace, iter(range(1000))

    def replaced(self: Path, target: Path) -> Path:
        fault(next(count), Path(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replaced)


@pytest.mark.parametrize("step", range(21))
def test_a_full_disk_at_any_step_leaves_a_feed_of_whole_files(tmp_path, monkeypatch, step):
    publish(tmp_path, episode(1))
    before = (tmp_path / "public" / "feed.xml").read_bytes()

    def full(number: int, target: Path) -> None:
        if number == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    with monkeypatch.context() as patched:
        step_by_step(patched, full)
        if step < 19:
            with pytest.raises(ArchiveError, match="No space left"):
                publish(tmp_path, episode(2))
            assert (tmp_path / "public" / "feed.xml").read_bytes() == before
        else:
            publish(tmp_path, episode(2))
    assert_feed_names_whole_files_only(tmp_path)
    assert not list(tmp_path.rglob(".*.part"))
    publish(tmp_path, episode(2))
    assert_feed_names_whole_files_only(tmp_path)
    expected = render([episode(1), episode(2)])
    assert (tmp_path / "public" / "feed.xml").read_bytes() == expected["feed.xml"]


def killed_at(show: Path, step: int) -> None:
    """Publish in a process that kills itself, as kill -9 does, before file `step` is in place."""
    with pytest.MonkeyPatch.context() as patched:

        def kill(number: int, target: Path) -> None:
            if number == step:
                os.kill(os.getpid(), signal.SIGKILL)

        step_by_step(patched, kill)
        publish(show, episode(2))


@pytest.mark.parametrize("step", range(19))
def test_a_kill_at_any_step_is_repaired_by_the_next_run(tmp_path, step):
    publish(tmp_path, episode(1))
    before = (tmp_path / "public" / "feed.xml").read_bytes()
    process = multiprocessing.get_context("fork").Process(target=killed_at, args=(tmp_path, step))
    process.start()
    process.join()
    if step < 18:
        assert process.exitcode == -signal.SIGKILL
        assert (tmp_path / "public" / "feed.xml").read_bytes() == before
    assert_feed_names_whole_files_only(tmp_path)
    # Another edition comes first: the half-published one must not put a missing file in its feed.
    publish(tmp_path, episode(3))
    assert_feed_names_whole_files_only(tmp_path)
    publish(tmp_path, episode(2))
    clean = tmp_path / "clean"
    for number in (1, 3, 2):
        publish(clean, episode(number))
    contents = {name: content for name, (content, _) in tree(tmp_path / "public").items()}
    assert contents == {name: content for name, (content, _) in tree(clean / "public").items()}


def test_a_folder_that_cannot_be_written_is_refused_by_name(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(ArchiveError, match="cannot be written"), archive.lock(blocked, "make"):
        pass
    with pytest.raises(ArchiveError, match="cannot be written"):
        archive.put_artwork(blocked, picture())


# ---- the lock -------------------------------------------------------------------------------

HOLDER = """
import sys, time
from pathlib import Path
from briefing import archive
with archive.lock(Path(sys.argv[1]), "make 2026-01-01"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.stdin.close()
    process.stdout.close()
    process.wait()


def test_a_second_run_says_who_holds_the_folder(tmp_path, holder):
    with pytest.raises(ArchiveError) as refused, archive.lock(tmp_path, "make"):
        pass
    assert "make 2026-01-01" in refused.value.message
    assert str(holder.pid) in refused.value.message


def test_a_killed_run_lets_go(tmp_path, holder):
    holder.kill()
    holder.wait()
    with archive.lock(tmp_path, "make"):
        pass


def test_the_lock_is_free_again_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), archive.lock(tmp_path, "make"):
        raise ZeroDivisionError
    with archive.lock(tmp_path, "make"):
        pass


def test_a_thousand_episodes_are_refreshed_quickly(tmp_path):
    made = [episode(number) for number in range(1, 1001)]
    files = render(made)
    public = tmp_path / "public"
    for each in made:
        home = public / "episodes" / each.slug
        home.mkdir(parents=True)
        with (home / each.master.path).open("wb") as file:
            file.truncate(each.master.bytes)
        archive.layout.record(tmp_path, each.edition).parent.mkdir(exist_ok=True)
        archive.layout.record(tmp_path, each.edition).write_text(codec.dumps(each))
    for name, content in files.items():
        (public / name).parent.mkdir(parents=True, exist_ok=True)
        (public / name).write_bytes(content)
    newest = public / "episodes" / made[-1].slug / made[-1].master.path
    (public / "latest.mp3").write_bytes(newest.read_bytes())
    start = time.process_time()
    assert archive.refresh(tmp_path, files) == ()
    assert time.process_time() - start < 6
