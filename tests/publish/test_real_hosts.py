"""Real hosts: kill -9 after every single request, resuming, races, and re-runs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("boto3", reason="boto3 (briefing[s3]) is not installed")
pytest.importorskip("paramiko", reason="paramiko (briefing[sftp]) is not installed")

from real_hosts import openssh, publisher, seaweedfs
from small_shows import broken_promises, build, publish

pytestmark = pytest.mark.client

KINDS = {"s3": seaweedfs, "sftp": openssh}


@pytest.fixture(scope="module", params=sorted(KINDS))
def real(request, tmp_path_factory):
    with KINDS[request.param](tmp_path_factory.mktemp(request.param)) as host:
        yield host


class Publishing:
    """A process that publishes, and can be told when to be killed."""

    def __init__(self, real) -> None:
        self.real = real
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("killing.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, folder: Path, place: str, *, after: int = 0, half: bool = False) -> None:
        order = {
            "folder": str(folder),
            "target": self.real.place(place),
            "environment": self.real.environment,
            "after": after,
            "half": half,
        }
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def status(self) -> int:
        return json.loads(self.process.stdout.readline())

    def run(self, folder: Path, place: str, **how) -> int:
        self.start(folder, place, **how)
        return self.status()

    def close(self) -> None:
        self.process.stdin.close()
        assert self.process.wait(30) == 0
        self.process.stdout.close()


@pytest.fixture
def publishing(real):
    made = Publishing(real)
    yield made
    made.close()


@pytest.fixture
def rival(real):
    made = Publishing(real)
    yield made
    made.close()


def said(folder: Path) -> list:
    return json.loads((folder / "said.json").read_text())


def opened(real, place: str, mark: str = "looking"):
    return publisher(real.place(place), real.environment, mark)


@pytest.mark.parametrize("half", [False, True])
def test_killed_after_every_request_the_feed_keeps_its_word(real, publishing, tmp_path, half):
    if half and real.scheme != "s3":
        pytest.skip("every single write of SFTP is a request that is killed after")
    number, killed = 0, 0
    while True:
        number += 1
        place = f"killed-{half}-{number}"
        show = build(tmp_path / place, "monday", "sunday", weight=40_000)
        host = opened(real, place, show.name)
        publish(show, host, "host")
        build(show, "tuesday", "monday", weight=40_000)
        status = publishing.run(show, place, after=number, half=half)
        assert status in (-9, 0), number
        killed += status == -9
        assert broken_promises(host) == [], number

        todo, report = publish(show, host, "host")
        assert broken_promises(host) == [], number
        assert host.fetch("feed.xml").content == (show / "public/feed.xml").read_bytes()
        assert len(todo.files) == len(host.listing())
        assert not publish(show, host, "host")[0], number
        host.close()
        shutil.rmtree(show)
        if status == 0:
            assert (report.sent, report.deleted) == ((), ())
            break
    sys.stdout.write(f"{real.scheme}: killed {killed} times\n")
    assert killed > (10 if half else 25)


def test_a_resumed_publication_sends_the_rest_and_a_rerun_nothing(real, publishing, tmp_path):
    show = build(tmp_path / "show", "monday", weight=40_000)
    total = len([path for path in (show / "public").rglob("*") if path.is_file()])
    assert publishing.run(show, "resumed", after=25) == -9
    host = opened(real, "resumed", show.name)
    _, report = publish(show, host, "host")
    assert 0 < len(report.sent) < total
    assert publish(show, host, "host")[1].sent == ()
    host.close()


def test_of_two_racing_publishers_one_wins_and_the_other_says_so(real, publishing, rival, tmp_path):
    won = []
    for number in range(10):
        place = f"race-{number}"
        ours, theirs = tmp_path / f"ours{number}", tmp_path / f"theirs{number}"
        host = opened(real, place)
        publish(build(ours, "monday"), host, "host")
        shutil.copytree(ours, theirs)
        build(ours, "tuesday", "monday", words="ours")
        build(theirs, "wednesday", "monday", words="theirs")
        publishing.start(ours, place)
        rival.start(theirs, place)
        assert (publishing.status(), rival.status()) == (0, 0)
        words = {"ours": said(ours)[1], "theirs": said(theirs)[1]}
        winners = [name for name, complaint in words.items() if not complaint]
        assert len(winners) == 1, words
        assert winners[0].encode() in host.fetch("feed.xml").content
        assert broken_promises(host) == []
        won += winners
        host.close()
    sys.stdout.write(f"{real.scheme}: won by {won}\n")


def test_ranges_and_types_are_answered(real, tmp_path):
    show = build(tmp_path / "show", "monday")
    host = opened(real, "ranges")
    publish(show, host, "host")
    sound = next(path for path in host.listing() if path.endswith(".mp3") and "/" in path)
    content = (show / "public" / sound).read_bytes()
    assert host.part(sound, 100, 199) == content[100:200]
    assert host.part(sound, len(content) - 7, len(content) - 1) == content[-7:]
    host.close()
