"""Broken off after every single request, and two publishers at once at every single request."""

from __future__ import annotations

import shutil

import pytest
from memory_host import Host, Killed, Memory
from small_shows import broken_promises, build, publish

from briefing.errors import PublishError


def requests_of(tmp_path, *changes) -> int:
    """Count the requests of the last of these publications."""
    host, show = Host(), tmp_path / "count"
    for editions in changes:
        last = Memory(host)
        publish(build(show, *editions), last)
    shutil.rmtree(show)
    return len(last.requests)


CHANGES = {
    "first": [("monday",)],
    "next": [("monday",), ("tuesday", "monday")],
    "retired": [("tuesday", "monday"), ("wednesday", "tuesday")],
}


@pytest.mark.parametrize("case", CHANGES)
def test_broken_off_after_any_request_the_feed_keeps_its_word(case, tmp_path):
    *before, after = CHANGES[case]
    for number in range(1, requests_of(tmp_path, *CHANGES[case]) + 1):
        host, show = Host(), tmp_path / f"show{number}"
        for editions in before:
            publish(build(show, *editions), Memory(host))
        build(show, *after)

        def kill(done, number=number):
            if done == number:
                raise Killed

        broken = Memory(host, kill)
        with pytest.raises(Killed):
            publish(show, broken)
        assert broken_promises(Memory(host)) == [], number

        resumed = Memory(host)
        publish(show, resumed)
        assert broken_promises(Memory(host)) == []
        assert host.contents()["feed.xml"] == (show / "public/feed.xml").read_bytes()
        # What had arrived is not sent again.
        assert not set(broken.sent()) & set(resumed.sent()), number
        assert set(host.contents()) == {
            path.relative_to(show / "public").as_posix()
            for path in (show / "public").rglob("*")
            if path.is_file()
        }
        assert not publish(show, Memory(host))[0]


def test_of_two_publishers_one_wins_and_the_other_says_so(tmp_path):
    """The second publishes wholly within each single request of the first."""
    outcomes = set()
    for number in range(1, requests_of(tmp_path, *CHANGES["next"]) + 1):
        host = Host()
        ours, theirs = tmp_path / f"ours{number}", tmp_path / f"theirs{number}"
        publish(build(ours, "monday"), Memory(host))
        shutil.copytree(ours, theirs)
        build(ours, "tuesday", "monday", words="ours")
        build(theirs, "wednesday", "monday", words="theirs")
        said = {}

        def meddle(done, number=number, host=host, theirs=theirs, said=said):
            if done == number:
                said["theirs"] = attempt(theirs, Memory(host))

        said["ours"] = attempt(ours, Memory(host, meddle))
        feed = host.contents()["feed.xml"]
        winner, loser = (ours, "theirs") if b"ours" in feed else (theirs, "ours")
        assert said[winner.name.rstrip("0123456789")] == "", (number, said)
        assert "faster" in said[loser] or "does not know" in said[loser], (number, said)
        assert broken_promises(Memory(host)) == [], number
        # At most the one file that was on its way is the loser's; the winner puts it right.
        todo, _ = publish(winner, Memory(host))
        assert len(todo.send) <= 1, number
        assert not publish(winner, Memory(host))[0]
        outcomes.add(winner.name.rstrip("0123456789"))
    assert outcomes == {"ours", "theirs"}


def attempt(show, publisher) -> str:
    """Publish; gives '' or what was said instead."""
    try:
        publish(show, publisher)
    except PublishError as error:
        return str(error)
    return ""
