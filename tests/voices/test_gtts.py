"""Google's voice against a server that misbehaves in every way a server can."""

from __future__ import annotations

import base64
import json
import threading
import urllib.parse

import numpy as np
import pytest
from scripted_server import (
    ScriptedServer,
    answer,
    endless,
    half_of,
    html,
    hung_up,
    silent,
    status,
)

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.sound import MP3, RATE, encode
from briefing.voices.gtts import GoogleTranslate

LINE = "The council has approved plans for a new school."
LONG = "The council has approved plans for a new school on the edge of the old town."


def reply(sound: bytes) -> bytes:
    audio = base64.b64encode(sound).decode()
    return f')]}}\'\n\n[["wrb.fr","jQ1olc","[\\"{audio}\\"]",null]]\n'.encode()


@pytest.fixture(scope="session")
def hum(tmp_path_factory):
    """Give MP3 bytes of a hum as long as speech of these characters would be."""

    def make(characters: int) -> bytes:
        path = tmp_path_factory.mktemp("hum") / "hum.mp3"
        seconds = characters / 15
        time = np.arange(round(seconds * RATE)) / RATE
        encode([(0.2 * np.sin(1400 * time)).astype(np.float32)], path, MP3, bit_rate=64_000)
        return path.read_bytes()

    return make


def asked_of_google(_handler, body: bytes) -> str:
    """Give the text that a request to Google wants spoken."""
    form = urllib.parse.unquote(body.decode().removeprefix("f.req=").rstrip("&"))
    return json.loads(json.loads(form)[0][0][1])[0]


def good(handler, text):
    answer(handler, 200, reply(handler.server.hum(len(text))))


half = half_of(lambda handler, text: reply(handler.server.hum(len(text))))


def cut_inside_the_sound(handler, text):
    body = reply(handler.server.hum(len(text)))
    answer(handler, 200, body[: len(body) // 2])


def dripping(handler, _):
    handler.send_response(200)
    handler.end_headers()
    try:
        while not threading.Event().wait(0.03):
            handler.wfile.write(b" ")
            handler.wfile.flush()
    except OSError:
        pass
    handler.close_connection = True


SLOW = (silent, dripping)
"Only these meet a short time limit; the others must pass on however busy a machine."


def short(handler, _):
    answer(handler, 200, reply(handler.server.hum(3)))


def not_sound(handler, _):
    answer(handler, 200, reply(b"this is no MP3 at all" * 20))


@pytest.fixture
def server(hum):
    """Google on loopback."""
    made = ScriptedServer(good, asked_of_google)
    made.http.hum = hum
    yield made
    made.close()


@pytest.fixture
def voice(server):
    waited: list[float] = []
    made = GoogleTranslate(server=server.address, pace=0, sleep=waited.append, chance=lambda: 0.0)
    made.waited = waited
    yield made
    if made._service:
        made._service.close()


def test_a_line_is_spoken(voice, server):
    clip = voice.say(LINE)
    assert 2 < clip.seconds < 5
    assert server.asked == [LINE]


def test_a_long_line_goes_sentence_by_sentence_over_one_connection(voice, server):
    second = "A second sentence follows, and this one is quite long enough to fill a request."
    clip = voice.say(f"{LINE} {second} {LINE}")
    assert server.asked == [LINE, second, LINE]
    assert len(server.connections) == 1
    assert clip.seconds > 8


@pytest.mark.parametrize(
    "fault",
    [
        status(429),
        status(500),
        status(503),
        half,
        cut_inside_the_sound,
        endless,
        silent,
        dripping,
        hung_up,
        html,
        short,
        not_sound,
        status(200),
    ],
)
def test_one_fault_is_asked_again_and_then_spoken(voice, server, fault):
    if fault in SLOW:
        voice._patience.timeout = 1.5
    server.script = [fault]
    assert voice.say(LINE).seconds > 2
    assert server.asked == [LINE, LINE]
    assert len(voice.waited) == 1


@pytest.mark.parametrize(
    ("fault", "kind", "why"),
    [
        (status(429), VoiceUnavailable, "429"),
        (status(502), VoiceUnavailable, "502"),
        (half, VoiceUnavailable, "connection broke"),
        (silent, VoiceUnavailable, "no answer within"),
        (hung_up, VoiceUnavailable, "connection broke"),
        (cut_inside_the_sound, VoiceError, "without sound|it sent"),
        (endless, VoiceError, "did not end"),
        (dripping, VoiceError, "did not end"),
        (html, VoiceError, "text/html and without sound"),
        (status(200), VoiceError, "without sound"),
        (short, VoiceError, "s of sound for 48 characters"),
        (not_sound, VoiceError, "bytes that are no sound"),
    ],
)
def test_a_lasting_fault_is_an_error_that_says_what_and_what_to_do(voice, server, fault, kind, why):
    if fault in SLOW:
        voice._patience.timeout = 0.2
    server.script = [fault] * 5
    with pytest.raises(kind, match=why) as caught:
        voice.say(LINE)
    assert type(caught.value) is kind
    assert LINE in caught.value.message
    assert "hibari" in caught.value.remedy
    assert len(server.asked) == 5


def test_it_waits_as_long_as_it_is_asked_to(voice, server):
    server.script = [status(429, Retry_After="7")]
    voice.say(LINE)
    assert voice.waited == [7.0]


def test_it_waits_until_the_date_it_is_given(voice, server):
    server.script = [
        lambda handler, _: answer_at(handler, "Sun, 22 Nov 2026 07:00:00 GMT", "07:00:09")
    ]
    voice.say(LINE)
    assert voice.waited == [9.0]


def answer_at(handler, now, until):
    handler.send_response_only(503)
    handler.send_header("Date", now)
    handler.send_header("Retry-After", now.replace("07:00:00", until))
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def test_it_waits_twice_as_long_each_time_when_it_is_not_told(voice, server):
    server.script = [status(500)] * 4
    voice.say(LINE)
    assert voice.waited == [1.0, 2.0, 4.0, 8.0]


def test_it_gives_up_at_once_when_asked_to_wait_an_hour(voice, server):
    server.script = [status(429, Retry_After="3600")]
    with pytest.raises(VoiceUnavailable, match="wait 3600 s"):
        voice.say(LINE)
    assert len(server.asked) == 1
    assert not voice.waited


@pytest.mark.parametrize("code", [302, 400, 403, 404])
def test_a_refusal_is_not_asked_again(voice, server, code):
    server.script = [status(code)]
    with pytest.raises(VoiceUnavailable, match=str(code)):
        voice.say(LINE)
    assert len(server.asked) == 1


def test_one_piece_that_fails_leaves_no_part_of_the_line(voice, server):
    server.script = [good, *[html] * 5]
    with pytest.raises(VoiceError):
        voice.say(" ".join([LONG] * 3))
    assert len(server.asked) == 6


def test_it_keeps_its_pace(server):
    moment = [0.0]
    waited: list[float] = []

    def sleep(seconds):
        waited.append(seconds)
        moment[0] += seconds

    voice = GoogleTranslate(server=server.address, pace=1.0, sleep=sleep, now=lambda: moment[0])
    voice.say(" ".join([LONG] * 3))
    voice._service.close()
    assert waited == [1.0, 1.0]


def test_nobody_there_is_an_error_with_a_remedy():
    voice = GoogleTranslate(server="http://127.0.0.1:1", pace=0, attempts=2, sleep=lambda _: None)
    with pytest.raises(VoiceUnavailable, match="connection broke") as caught:
        voice.say(LINE)
    voice._service.close()
    assert caught.value.exit_code == 3


def test_a_connection_that_is_not_safe_sends_nothing(server):
    voice = GoogleTranslate(server=server.address.replace("http:", "https:"), pace=0, attempts=1)
    with pytest.raises(VoiceUnavailable, match="not safe"):
        voice.say(LINE)
    voice._service.close()
    assert not server.asked


@pytest.mark.parametrize("text", ["", "   ", "😀", "…", "—"])
def test_text_without_words_is_refused_before_anything_is_sent(voice, server, text):
    with pytest.raises(VoiceError, match="no words"):
        voice.say(text)
    assert not server.asked


def test_it_says_what_it_is(voice):
    voice.check()
    assert not voice.capabilities.offline
    assert voice.capabilities.phonemes is None
    assert "co.uk" in voice.fingerprint()
    assert voice.fingerprint() != GoogleTranslate(tld="ie").fingerprint()


def test_a_language_it_has_not_is_a_state_with_a_remedy():
    with pytest.raises(VoiceUnavailable, match="xx"):
        GoogleTranslate("xx").check()


@pytest.mark.parametrize("options", [{"tld": "evil.com/x"}, {"pace": -1}, {"attempts": 0}])
def test_a_wrong_setting_is_named(options):
    with pytest.raises(ConfigError, match=r"voice gtts|voice of Google"):
        GoogleTranslate(**options)
