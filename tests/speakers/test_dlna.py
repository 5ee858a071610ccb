"""Playing on DLNA renderers: found by name, told in their own words, never trusted."""

from __future__ import annotations

import socketserver
from contextlib import ExitStack

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ConfigError, ServiceUnavailable
from briefing.speakers import Sound, State, dlna, ssdp, upnp, web
from briefing.speakers.dlna import RENDERER, Dlna

NEWS = Sound("http://news.example/a.mp3?a=1&b=2", "News & <weather>", "audio/mpeg", 93.2)


@pytest.fixture
def house(monkeypatch):
    """Put renderers in the house, as a search would find them."""
    with ExitStack() as stack:

        def fill(*renderers: fakes.Renderer) -> None:
            found = tuple(sorted(stack.enter_context(fakes.renderer(each)) for each in renderers))
            monkeypatch.setattr(ssdp, "search", lambda target, *, seconds: found)

        yield fill


def speaker(address: str) -> Dlna:
    return Dlna(address, sleep=lambda _: None)


def test_speakers_are_discovered_by_name(house):
    house(fakes.Renderer("Kitchen"), fakes.Renderer("Bar &\n Grill"))
    found = Dlna().discover()
    assert [place.on for place in found] == ["dlna:Bar & Grill", "dlna:Kitchen"]
    assert "Us Box" in found[0].detail


@pytest.mark.parametrize("name", ["Kitchen", "kitchen", "uuid:kitchen"])
def test_a_sound_plays_is_sought_and_stopped(house, name):
    told = fakes.Renderer("Kitchen")
    house(told, fakes.Renderer("Bar"))
    kitchen = speaker(name)
    kitchen.check()
    kitchen.play(NEWS, start=30)
    status = kitchen.status()
    assert (status.state, status.position, status.seconds) == (State.PLAYING, 30, 93.5)
    assert status.title == NEWS.title
    kitchen.seek(3_725)
    assert kitchen.status().position == 3_725
    kitchen.stop()
    assert kitchen.status().state is State.STOPPED
    said = dict(told.said)
    assert said["SetAVTransportURI"]["CurrentURI"] == NEWS.url
    assert said["Seek"] == {"InstanceID": "0", "Unit": "REL_TIME", "Target": "1:02:05"}
    assert said["Play"] == {"InstanceID": "0", "Speed": "1"}


@given(title=st.text(), url=st.text(min_size=1))
def test_no_title_breaks_out_of_the_request(title, url):
    """Whatever the text, the renderer gets one well-formed request with that text in it."""
    metadata = upnp._UNFIT.sub("", dlna._didl(Sound(url, title)))
    item = web.xml(metadata.encode(), "metadata")[0]
    said = {web.local(each): each.text for each in item}
    assert sorted(said) == ["class", "res", "title"]
    body = upnp._envelope("urn:a:b:c:d:1", "SetAVTransportURI", {"CurrentURIMetaData": metadata})
    arguments = web.xml(body, "request")[0][0]
    assert len(arguments) == 1
    # A carriage return is a line feed once XML has been read.
    read = (arguments[0].text or "").replace("\r\n", "\n").replace("\r", "\n")
    assert read == metadata.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("metadata", ["NOT_IMPLEMENTED", "", "<DIDL-Lite/>"])
def test_a_sound_without_a_title_is_known_by_its_address(metadata):
    with fakes.renderer(fakes.Renderer(metadata=metadata, state="PAUSED_PLAYBACK")) as location:
        status = speaker(location).status()
    assert (status.state, status.title) == (State.PAUSED, "http://x/a.mp3")


def test_a_name_nobody_has_or_two_have(house):
    house(fakes.Renderer("Kitchen"), fakes.Renderer("Kitchen"))
    with pytest.raises(ServiceUnavailable, match="2 speakers"):
        speaker("Kitchen").stop()
    with pytest.raises(ServiceUnavailable, match="'Bar'") as caught:
        speaker("Bar").stop()
    assert "Kitchen" in caught.value.remedy


def test_a_refusal_is_told_in_its_own_words(house):
    house(fakes.Renderer("Kitchen", faults={"Seek": (710, "Seek mode not supported")}))
    with pytest.raises(ServiceUnavailable, match=r"Seek mode not supported \(error 710\)"):
        speaker("Kitchen").seek(5)


def test_a_renderer_that_cannot_play_says_so_late():
    told = fakes.Renderer("Kitchen", status="ERROR_OCCURRED")
    told.act = lambda action, arguments: (  # type: ignore[method-assign]
        {"CurrentTransportState": "STOPPED", "CurrentTransportStatus": "ERROR_OCCURRED"}
        if action == "GetTransportInfo"
        else {}
    )
    with fakes.renderer(told) as location, pytest.raises(ServiceUnavailable, match="not play it"):
        speaker(location).play(NEWS)


@pytest.mark.parametrize("control", ["http://10.0.0.1/admin", "http://[::1", "file:///etc"])
def test_services_on_another_machine_are_not_called(house, control):
    house(fakes.Renderer("Trap", control=control))
    assert Dlna().discover() == ()
    with pytest.raises(ServiceUnavailable):
        speaker("Trap").stop()


@pytest.mark.parametrize(
    "description",
    [
        "not xml",
        '<!DOCTYPE r [<!ENTITY a "aaaa">]><root>&a;</root>',
        "<root/>",
        "<root><device><friendlyName>Lamp</friendlyName></device></root>",
    ],
)
def test_a_device_out_of_order_hides_no_other(house, description):
    house(fakes.Renderer("Broken", description=description), fakes.Renderer("Kitchen"))
    assert [place.name for place in Dlna().discover()] == ["Kitchen"]


def test_a_base_on_another_machine_is_not_called():
    told = fakes.Renderer("Trap")
    told.description = told.described().replace(
        "<device>", "<URLBase>http://10.0.0.1/</URLBase><device>", 1
    )
    with fakes.renderer(told) as location, pytest.raises(ServiceUnavailable, match="AVTransport"):
        speaker(location).stop()


def test_without_a_name():
    Dlna().check()
    with pytest.raises(ConfigError, match="no name"):
        Dlna().stop()


def answer(**changes: str) -> bytes:
    headers = {"ST": RENDERER, "LOCATION": "http://10.0.0.7:49152/d.xml"} | changes
    lines = [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


def test_an_answer_to_the_search_is_read():
    assert ssdp.read(answer(), "10.0.0.7", RENDERER) == "http://10.0.0.7:49152/d.xml"


@pytest.mark.parametrize(
    "reply",
    [
        answer(LOCATION="http://10.0.0.8:49152/d.xml"),
        answer(LOCATION="file:///etc/passwd"),
        answer(LOCATION="http://[::1"),
        answer(ST="upnp:rootdevice"),
        answer().replace(b"200 OK", b"404 No"),
        b"NOTIFY * HTTP/1.1\r\n\r\n",
        b"",
    ],
)
def test_an_answer_that_leads_elsewhere_is_dropped(reply):
    assert ssdp.read(reply, "10.0.0.7", RENDERER) is None


def test_a_search_gathers_every_honest_answer(monkeypatch):
    """On loopback: one device answers twice, one leads elsewhere, one speaks nonsense."""
    said = []

    class Devices(socketserver.DatagramRequestHandler):
        def handle(self) -> None:
            said.append(self.rfile.read().decode())
            elsewhere = answer(LOCATION="http://10.0.0.8/d.xml")
            for reply in (answer(LOCATION="http://127.0.0.1:9/d.xml"), elsewhere, b"\xff\0"):
                self.request[1].sendto(reply, self.client_address)

        def finish(self) -> None:
            pass  # everything has been said

    with fakes.running(socketserver.UDPServer(("127.0.0.1", 0), Devices)) as port:
        monkeypatch.setattr(ssdp, "GROUP", ("127.0.0.1", port))
        assert ssdp.search(RENDERER, seconds=0.3) == ("http://127.0.0.1:9/d.xml",)
    question = said[0].split("\r\n")
    assert question[0] == "M-SEARCH * HTTP/1.1"
    assert {f"ST: {RENDERER}", 'MAN: "ssdp:discover"', "MX: 1"} <= set(question)
    assert question[-2:] == ["", ""]


@given(st.binary())
def test_no_datagram_breaks_the_search(reply):
    assert ssdp.read(reply, "10.0.0.7", RENDERER) is None


@given(st.integers(0, 86_400))
def test_times_are_written_as_they_are_read(seconds):
    assert dlna._read(dlna._written(seconds)) == seconds


@pytest.mark.parametrize("text", ["NOT_IMPLEMENTED", "", "-0:00:01", "1:2:3", "9999999:00:00"])
def test_times_that_are_none(text):
    assert dlna._read(text) is None
