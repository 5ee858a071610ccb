"""Google Cast, by the real protocol library against a device on loopback."""

from __future__ import annotations

import sys
from typing import NamedTuple

import pytest

pytest.importorskip("pychromecast", reason="pychromecast (briefing[cast]) is not installed")
pytest.importorskip("cryptography", reason="cryptography is not installed")

import fake_cast

from briefing import plugins
from briefing.errors import ConfigError, ServiceUnavailable
from briefing.speakers import Sound, State
from briefing.speakers.cast import Cast

NEWS = Sound("http://10.0.0.1/a.mp3", "The news & more", "audio/mpeg", 93.2)


@pytest.fixture
def device(tmp_path):
    made = fake_cast.Device()
    with fake_cast.cast(made, tmp_path) as address:
        made.address = address
        yield made


def speaker(device) -> Cast:
    return Cast(device.address, seconds=20.0, sleep=lambda _: None)


def test_it_is_found_by_its_name_among_the_speakers():
    assert isinstance(plugins.load("speakers", "cast", {"address": "Kitchen"}), Cast)


def test_it_plays_seeks_tells_and_stops(device):
    cast = Cast(device.address, seconds=20.0)
    cast.check()
    cast.play(NEWS, start=12.5)
    (load,) = device.loads
    assert load["media"]["contentId"] == NEWS.url
    assert load["media"]["contentType"] == "audio/mpeg"
    assert load["media"]["metadata"]["title"] == NEWS.title
    assert load["currentTime"] == 12.5
    status = cast.status()
    assert (status.state, status.title, status.seconds) == (State.PLAYING, NEWS.title, 93.2)
    assert status.position >= 12.5
    cast.seek(60)
    assert device.position == 60
    cast.stop()
    assert device.app is None
    assert cast.status().state is State.STOPPED


def test_a_device_that_cannot_fetch_the_sound_says_so(device):
    device.refuses = True
    with pytest.raises(ServiceUnavailable, match="but does not play it"):
        Cast(device.address, seconds=20.0).play(NEWS)


def test_nothing_plays_and_stopping_is_no_fault(device):
    cast = speaker(device)
    assert cast.status().state is State.STOPPED
    cast.stop()
    assert "STOP" not in device.said


def test_seeking_in_silence_is_refused(device):
    with pytest.raises(ServiceUnavailable, match="does not answer as it should"):
        speaker(device).seek(5)


def test_where_nothing_listens_is_told(free_port):
    with pytest.raises(ServiceUnavailable, match="does not answer as it should"):
        Cast(f"127.0.0.1:{free_port}", seconds=0.5).check()


@pytest.fixture
def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Found(NamedTuple):
    """A device as the library gives it."""

    friendly_name: str
    model_name: str
    host: str
    port: int
    services: set
    cast_type: str
    uuid: None
    manufacturer: str


def found(name: str, host: str = "127.0.0.1", port: int = 8009) -> Found:
    return Found(name, "Nest Mini", host, port, set(), "audio", None, "")


def test_names_are_looked_up_among_those_that_answer(monkeypatch):
    from briefing.speakers import cast

    monkeypatch.setattr(cast, "_found", lambda _: [found("Kitchen"), found("Bath", "10.0.0.9")])
    places = Cast().discover()
    assert [(place.name, place.on) for place in places] == [
        ("Bath", "cast:Bath"), ("Kitchen", "cast:Kitchen"),
    ]  # fmt: skip
    with pytest.raises(ServiceUnavailable, match="no Cast speaker called 'Attic'") as told:
        Cast("Attic").status()
    assert "Bath, Kitchen" in told.value.remedy


def test_two_of_one_name_are_told_apart_by_address(monkeypatch):
    from briefing.speakers import cast

    monkeypatch.setattr(cast, "_found", lambda _: [found("Hall"), found("Hall", "10.0.0.9")])
    with pytest.raises(ServiceUnavailable, match="2 Cast speakers") as told:
        Cast("hall").stop()
    assert "cast://10.0.0.9:8009" in told.value.remedy


def test_a_name_is_needed():
    with pytest.raises(ConfigError, match="no name was given"):
        Cast().stop()


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pychromecast", None)
    assert Cast().discover() == ()
    with pytest.raises(ServiceUnavailable, match="pychromecast") as told:
        Cast("Kitchen").status()
    assert "briefing[cast]" in told.value.remedy
    assert told.value.exit_code == 3


def test_a_real_search_of_an_empty_house_finds_nobody():
    from briefing.speakers import cast

    assert cast._found(0.1) == []
