"""briefing play: the words people type, and what they are told."""

from __future__ import annotations

import json

import fakes
import pytest
from click.testing import CliRunner
from made_up import SHOW, episode, sound
from serving import running

from briefing import archive, feed
from briefing.cli import briefing
from briefing.errors import ConfigError, ServiceUnavailable
from briefing.plugins import State, find
from briefing.speakers import cast, ssdp


def said(*arguments: str) -> str:
    return CliRunner().invoke(briefing, ["play", *arguments], catch_exceptions=False).output


@pytest.fixture(autouse=True)
def _empty_house(monkeypatch):
    monkeypatch.setattr(ssdp, "search", lambda target, *, seconds: ())
    monkeypatch.setattr(cast, "_found", lambda seconds: [])


@pytest.fixture
def address(tmp_path):
    """Serve a sound as a show would."""
    public = archive.public(tmp_path)
    public.mkdir(parents=True)
    (public / "feed.xml").write_bytes(feed.render(SHOW, (episode(1),))["feed.xml"])
    (public / "latest.mp3").write_bytes(sound(1))
    with running(tmp_path) as site:
        yield f"http://127.0.0.1:{site.port}/latest.mp3"


def test_play_position_and_stop(address):
    told = fakes.Mpd()
    with fakes.mpd(told) as where:
        on = ("--on", f"mpd://{where}")
        assert said(address, *on, "--seek", "30") == "playing 0:30 of 1:33  The news\n"
        assert said(*on, "--position") == "playing 0:30 of 1:33  The news\n"
        assert said(*on, "--seek", "60") == "playing 1:00 of 1:33  The news\n"
        assert said(*on, "--stop") == "stopped  The news\n"
        assert json.loads(said(*on, "--position", "--json")) == {
            "state": "stopped", "position": None, "seconds": None, "title": "The news",
        }  # fmt: skip
    assert ["addid", address] in told.said


def test_speakers_are_listed(monkeypatch):
    assert "no speaker answers" in said("--discover")
    with fakes.renderer(fakes.Renderer("Kitchen")) as location:
        monkeypatch.setattr(ssdp, "search", lambda target, *, seconds: (location,))
        assert said("--discover").startswith("dlna:Kitchen ")
        assert json.loads(said("--discover", "--on", "dlna:", "--json"))[0]["name"] == "Kitchen"
        assert json.loads(said("--discover", "--on", "mpd:", "--json")) == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--on", "mpd://x"),
        ("http://x/a.mp3",),
        ("http://x/a.mp3", "--on", "mpd://x", "--stop"),
        ("--on", "mpd://x", "--stop", "--seek", "5"),
        ("--on", "cassette:x", "--stop"),
        ("a.mp3", "--on", "mpd://x"),
    ],
)
def test_usage_that_makes_no_sense(arguments):
    with pytest.raises(ConfigError):
        said(*arguments)


def test_a_sound_that_is_not_there_never_reaches_the_speaker(address):
    told = fakes.Mpd()
    with fakes.mpd(told) as where, pytest.raises(ServiceUnavailable, match="404"):
        said(address.replace("latest", "none"), "--on", f"mpd://{where}")
    assert told.said == []


def test_speakers_come_through_the_same_door_as_voices():
    assert {found.name: found.state for found in find("speakers")} == {
        "cast": State.READY,
        "dlna": State.READY,
        "mpd": State.READY,
    }
