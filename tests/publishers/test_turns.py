"""The turns of SFTP, played through in every order Hypothesis can think of, with kills."""

from __future__ import annotations

import errno
import posixpath
import threading
from io import BytesIO
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.publishers import Copy, Held, Parcel, Swap

pytest.importorskip("paramiko", reason="paramiko (briefing[sftp]) is not installed")

from briefing.publishers.sftp import Sftp
from briefing.publishers.turns import take_turn


class Killed(BaseException):
    """The process is gone."""


class Steps:
    """Lets one publisher at a time make one request, in the order of a list of numbers."""

    def __init__(self, count: int) -> None:
        self.change = threading.Condition()
        self.waiting: set[int] = set()
        self.ended: set[int] = set()
        self.killed: set[int] = set()
        self.go: int | None = None
        self.count = count

    def step(self, who: int) -> None:
        with self.change:
            self.waiting.add(who)
            self.change.notify_all()
            self.change.wait_for(lambda: self.go == who or who in self.killed, 10)
            self.waiting.discard(who)
            if self.go == who:
                self.go = None
            if who in self.killed:
                self.change.notify_all()
                raise Killed

    def end(self, who: int) -> None:
        with self.change:
            self.ended.add(who)
            self.change.notify_all()

    def play(self, order: list[int], killed: int) -> None:
        """Follow the order; then one publisher is killed, and the others finish."""
        for number in order:
            self._allow(number)
        with self.change:
            if killed < self.count:
                self.killed.add(killed)
                self.change.notify_all()
        while len(self.ended) < self.count:
            self._allow(0)

    def _allow(self, number: int) -> None:
        with self.change:
            assert self.change.wait_for(
                lambda: self.go is None and len(self.waiting | self.ended) == self.count, 10
            )
            ready = sorted(self.waiting - self.ended - self.killed)
            if ready:
                self.go = ready[number % len(ready)]
                self.change.notify_all()


class Wire:
    """One publisher's connection to a disk that all share; every request waits for its step."""

    def __init__(self, disk: dict[str, bytes | None], steps: Steps, who: int) -> None:
        self.disk, self.steps, self.who = disk, steps, who

    def _step(self, path: str, *, there: bool = True):
        self.steps.step(self.who)
        if there and path not in self.disk:
            raise OSError(errno.ENOENT, path)

    def _inside(self, path: str) -> list[str]:
        return [name for name in self.disk if posixpath.dirname(name) == path]

    def stat(self, path):
        self._step(path)
        return SimpleNamespace(st_size=len(self.disk[path] or b""), st_mtime=0)

    def listdir_attr(self, path):
        self._step(path)
        return [SimpleNamespace(filename=posixpath.basename(name)) for name in self._inside(path)]

    def mkdir(self, path):
        self._step(path, there=False)
        if path in self.disk:
            raise OSError(errno.EEXIST, path)
        if posixpath.dirname(path) not in self.disk:
            raise OSError(errno.ENOENT, path)
        self.disk[path] = None

    def rmdir(self, path):
        self._step(path)
        if self._inside(path):
            raise OSError(errno.ENOTEMPTY, path)
        del self.disk[path]

    def remove(self, path):
        self._step(path)
        del self.disk[path]

    def posix_rename(self, old, new):
        self._step(old)
        self.disk[new] = self.disk.pop(old)

    def putfo(self, file, path, size, confirm):
        self._step(posixpath.dirname(path))
        self.disk[path] = b""
        self._step(path)
        self.disk[path] = file.read()

    def open(self, path, mode):
        self._step(path)
        file = BytesIO(self.disk[path])
        file.stat = lambda: SimpleNamespace(st_size=len(file.getvalue()), st_mtime=0)
        return file


class File:
    """A file to be sent, in memory."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def open(self, _mode):
        return BytesIO(self.content)


def test_a_number_that_is_free_again_below_a_later_turn_counts_for_nothing():
    """As when the first look was long ago, and others took turns and cleared them meanwhile."""
    looks = iter([[10], [11, 14], [11, 14], [11, 14, 15]])
    made, removed = [], []
    sftp = SimpleNamespace(
        listdir_attr=lambda _path: [
            SimpleNamespace(filename=f"turn-{number:08}") for number in next(looks)
        ],
        mkdir=made.append,
        rmdir=removed.append,
        remove=lambda _path: None,
    )
    assert take_turn(sftp, "/ours") == "turn-00000015"
    assert made == ["/ours/turn-00000011", "/ours/turn-00000015"]
    assert set(removed) == {"/ours/turn-00000011", "/ours/turn-00000014"}


def test_a_draft_written_where_a_latecomer_made_the_turn_anew_has_lost():
    """Another has cleared the turn away and looked at the feed; then its folder is there again."""
    disk: dict[str, bytes | None] = {"/srv": None, "/srv/feed.xml": b"old"}

    class Overtaken(Wire):
        def putfo(self, file, path, size, confirm):
            disk[posixpath.join("/srv/.briefing", "turn-00000002")] = None
            super().putfo(file, path, size, confirm)

    host = Sftp("sftp://u@host/srv", {"BRIEFING_SFTP_PASSWORD": "x"}, "m")
    host._opened = Overtaken(disk, SimpleNamespace(step=lambda _who: None), 0)
    parcel = Parcel("feed.xml", File(b"new"), 3, "", "", "")
    assert host.swap(parcel, Copy(b"old", Held(3, ""))) is Swap.LOST
    assert disk["/srv/feed.xml"] == b"old"


def race(count: int, order: list[int], killed: int) -> tuple[dict[int, Swap], bytes]:
    disk: dict[str, bytes | None] = {"/srv": None, "/srv/feed.xml": b"old"}
    steps, outcomes = Steps(count), {}

    def run(who: int) -> None:
        host = Sftp("sftp://u@host/srv", {"BRIEFING_SFTP_PASSWORD": "x"}, f"m{who}")
        host._opened = Wire(disk, steps, who)
        content = b"new %d" % who
        parcel = Parcel("feed.xml", File(content), len(content), "", "", "")
        try:
            outcomes[who] = host.swap(parcel, Copy(b"old", Held(3, "")))
        except Killed:
            pass
        finally:
            steps.end(who)

    threads = [threading.Thread(target=run, args=(who,)) for who in range(count)]
    for thread in threads:
        thread.start()
    steps.play(order, killed)
    for thread in threads:
        thread.join()
    return outcomes, disk["/srv/feed.xml"]


@given(st.integers(1, 3), st.lists(st.integers(0, 5), max_size=40), st.integers(0, 3))
def test_one_feed_wins_in_whatever_order_requests_arrive(count, order, killed):
    outcomes, feed = race(count, order, killed)
    done = [who for who, outcome in outcomes.items() if outcome is Swap.DONE]
    assert len(done) <= 1
    if done:
        assert feed == b"new %d" % done[0]
    elif killed >= count:
        pytest.fail(f"nobody won: {outcomes}")
    else:
        # The one killed may have won before it could say so; if not, a later turn was its own.
        assert feed in (b"old", b"new %d" % killed)
