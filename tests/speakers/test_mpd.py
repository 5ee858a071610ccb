"""Playing on MPD: what it is told, and what we say when it does not obey."""

from __future__ import annotations

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ConfigError, ServiceUnavailable
from briefing.speakers import Sound, State, mpd
from briefing.speakers.mpd import Mpd

NEWS = Sound("http://news.example/a.mp3", "The news")


def speaker(address: str) -> Mpd:
    return Mpd(address, sleep=lambda _: None, seconds=5)


def test_a_sound_joins_the_queue_and_plays():
    told = fakes.Mpd()
    with fakes.mpd(told) as address:
        kitchen = speaker(address)
        kitchen.check()
        kitchen.play(NEWS, start=30)
        assert kitchen.status().state is State.PLAYING
        assert kitchen.status().position == 30
        assert kitchen.status().title == "The news"
        kitchen.seek(60.5)
        assert kitchen.status().position == 60.5
        kitchen.stop()
        assert kitchen.status().state is State.STOPPED
    assert ["addid", NEWS.url] in told.said
    assert ["addtagid", "7", "Title", "The news"] in told.said
    assert ["playid", "7"] in told.said
    assert not {"clear", "delete"} & {words[0] for words in told.said}


def test_the_password_is_said_first():
    told = fakes.Mpd()
    with fakes.mpd(told) as address:
        speaker(f"secret@{address}").check()
    assert told.said == [["password", "secret"], ["ping"]]


@given(st.text())
def test_no_title_can_start_a_command_of_its_own(text):
    line = f"addtagid 7 Title {mpd._quoted(text)}\n"
    assert line.count("\n") == 1
    assert fakes.unquoted(line) == [
        "addtagid", "7", "Title", " ".join(text.splitlines()).replace("\0", "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answers": {"addid": "ACK [50@0] {addid} No such song\n"}}, "No such song"),
        ({"answers": {"status": "state: stop\nerror: Failed to decode\nOK\n"}}, "Failed to decode"),
        ({"answers": {"playid": "OK\n", "status": "state: stop\nOK\n"}}, "nothing is heard"),
        ({"answers": {"addid": "half an ans"}}, "does not answer|breaks off"),
        ({"answers": {"addid": "x" * 20_000 + "\n"}}, "breaks off"),
        ({"answers": {"addid": "a: b\n" * 2_000}}, "does not end"),
        ({"greeting": "220 mail.example ESMTP\n"}, "no MPD"),
        ({"greeting": ""}, "does not answer"),
    ],
)
def test_what_goes_wrong_is_said(changes, said):
    told = fakes.Mpd(**changes)
    with fakes.mpd(told) as address, pytest.raises(ServiceUnavailable, match=said):
        Mpd(address, sleep=lambda _: None, seconds=0.3).play(NEWS)


def test_nobody_there():
    with fakes.mpd(fakes.Mpd()) as address:
        pass
    with pytest.raises(ServiceUnavailable, match="does not answer") as caught:
        speaker(address).status()
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("address", ["host:port", "host:99999", ":6600", "host/path", "[::1"])
def test_an_address_that_is_none(address):
    with pytest.raises(ConfigError):
        Mpd(address)


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("radio.local", ("radio.local", 6600, "")),
        ("10.0.0.2:6601", ("10.0.0.2", 6601, "")),
        ("[::1]:6601", ("::1", 6601, "")),
        ("pass@radio/", ("radio", 6600, "pass")),
    ],
)
def test_addresses(address, parts):
    made = Mpd(address)
    assert (made.host, made.port, made.password) == parts


def test_without_an_address_nothing_is_asked_and_nothing_played():
    Mpd().check()
    assert Mpd().discover() == ()
    with pytest.raises(ConfigError):
        Mpd().stop()
