"""A speech server with OpenAI's endpoint, against one that misbehaves in every way."""

from __future__ import annotations

import pytest
from loopback import as_wav, good, hum
from scripted_server import answer, endless, half_of, html, silent, status

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.voices.openai_compatible import OpenAICompatible

LINE = "The council has approved plans for a new school."
KEY = "sk-not-a-real-key-0123456789"


@pytest.fixture
def voice(speech_server):
    waited: list[float] = []
    made = OpenAICompatible(
        f"{speech_server.address}/v1",
        key_from="SPEECH_KEY", environment={"SPEECH_KEY": KEY},
        sleep=waited.append, chance=lambda: 0.0,
    )  # fmt: skip
    made.waited = waited
    yield made
    if made._service:
        made._service.close()


half = half_of(lambda _, asked: as_wav(hum(len(asked["input"]))))


def cut_wav(handler, asked):
    body = as_wav(hum(len(asked["input"])))
    answer(handler, 200, body[: len(body) // 2], kind="audio/wav")


def disguised(handler, _):
    answer(handler, 200, b"<html>Log in</html>" * 50, kind="audio/wav")


def short(handler, _):
    answer(handler, 200, as_wav(hum(3)), kind="audio/wav")


def silence(handler, asked):
    answer(handler, 200, as_wav(bytes(len(hum(len(asked["input"]))))), kind="audio/wav")


FAULTS = [
    (status(429), VoiceUnavailable, "429"),
    (status(500), VoiceUnavailable, "500"),
    (half, VoiceUnavailable, "connection broke"),
    (silent, VoiceUnavailable, "no answer within"),
    (cut_wav, VoiceError, "bytes that are no sound"),
    (endless, VoiceError, "did not end"),
    (html, VoiceError, "text/html and without sound"),
    (disguised, VoiceError, "bytes that are no sound"),
    (status(200, b""), VoiceError, "without sound"),
    (short, VoiceError, "s of sound for 48 characters"),
    (silence, VoiceError, "s of sound for 48 characters"),
]


def test_a_line_is_spoken_as_it_was_asked_for(voice, speech_server):
    assert 2.5 < voice.say(LINE).seconds < 4
    (asked,) = speech_server.asked
    assert asked == {
        "path": "/v1/audio/speech", "model": "gpt-4o-mini-tts", "voice": "alloy",
        "response_format": "wav", "input": LINE,
    }  # fmt: skip
    assert speech_server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_bare_pcm_is_spoken_too_and_half_a_sample_is_not(speech_server):
    voice = OpenAICompatible(speech_server.address, format="pcm", attempts=1, speed=1.5)
    assert 2.5 < voice.say(LINE).seconds < 4
    assert speech_server.asked[0]["speed"] == 1.5
    assert "Authorization" not in speech_server.headers[0]
    speech_server.script = [status(200, hum(48)[:-1], kind="audio/pcm")]
    with pytest.raises(VoiceError, match="half a sample"):
        voice.say(LINE)
    voice._service.close()


def test_a_long_text_goes_in_several_requests_over_one_connection(speech_server):
    voice = OpenAICompatible(speech_server.address, longest=100)
    assert voice.say(" ".join([LINE] * 4)).seconds > 12
    assert [asked["input"] for asked in speech_server.asked] == [f"{LINE} {LINE}"] * 2
    assert len(speech_server.connections) == 1
    voice._service.close()


@pytest.mark.parametrize("fault", [fault for fault, _, _ in FAULTS])
def test_one_fault_is_asked_again_and_then_spoken(voice, speech_server, fault):
    if fault is silent:
        voice._patience.timeout = 1.5
    speech_server.script = [fault]
    assert voice.say(LINE).seconds > 2
    assert len(speech_server.asked) == 2
    assert voice.waited == [1.0]


@pytest.mark.parametrize(("fault", "kind", "why"), FAULTS)
def test_a_lasting_fault_says_what_and_what_to_do(voice, speech_server, fault, kind, why):
    if fault is silent:
        voice._patience.timeout = 0.2
    speech_server.script = [fault] * 5
    with pytest.raises(kind, match=why) as caught:
        voice.say(LINE)
    assert type(caught.value) is kind
    assert LINE in caught.value.message
    assert "hibari" in caught.value.remedy
    assert voice.waited == [1.0, 2.0, 4.0, 8.0]


def test_it_waits_as_long_as_it_is_asked_to(voice, speech_server):
    speech_server.script = [status(429, Retry_After="7")]
    voice.say(LINE)
    assert voice.waited == [7.0]


@pytest.mark.parametrize("code", [302, 400, 401, 404, 422])
def test_a_refusal_is_not_asked_again_and_the_key_is_not_repeated(voice, speech_server, code):
    speech_server.script = [status(code, f"Incorrect API key provided: {KEY}".encode())]
    with pytest.raises(VoiceUnavailable, match=str(code)) as caught:
        voice.say(LINE)
    assert len(speech_server.asked) == 1
    assert "Incorrect API key" in caught.value.message
    assert KEY not in caught.value.message
    assert ("SPEECH_KEY" in caught.value.remedy) == (code == 401)


def test_a_key_that_is_not_set_is_a_state_with_a_remedy(speech_server):
    voice = OpenAICompatible(speech_server.address, key_from="SPEECH_KEY", environment={})
    for ask in (voice.check, lambda: voice.say(LINE)):
        with pytest.raises(VoiceUnavailable, match="SPEECH_KEY is not set"):
            ask()
    assert not speech_server.asked


def test_openais_key_is_sent_to_openai_alone(speech_server):
    environment = {"OPENAI_API_KEY": KEY}
    voice = OpenAICompatible(speech_server.address, environment=environment)
    voice.say(LINE)
    voice._service.close()
    assert "Authorization" not in speech_server.headers[0]
    OpenAICompatible(environment=environment).check()
    with pytest.raises(VoiceUnavailable, match="OPENAI_API_KEY"):
        OpenAICompatible(environment={}).check()


def test_a_password_file_is_not_read(speech_server, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    voice = OpenAICompatible(speech_server.address)
    voice.say(LINE)
    voice._service.close()
    assert "Authorization" not in speech_server.headers[0]


def test_one_piece_that_fails_leaves_no_part_of_the_line(voice, speech_server):
    voice._longest = 60
    speech_server.script = [good, *[html] * 5]
    with pytest.raises(VoiceError):
        voice.say(f"{LINE} {LINE}")
    assert len(speech_server.asked) == 6


def test_a_connection_that_is_not_safe_sends_nothing(speech_server):
    voice = OpenAICompatible(speech_server.address.replace("http:", "https:"), attempts=1)
    with pytest.raises(VoiceUnavailable, match="not safe"):
        voice.say(LINE)
    voice._service.close()
    assert not speech_server.asked


def test_the_fingerprint_tells_what_is_asked_and_never_the_key(voice):
    other = OpenAICompatible("http://127.0.0.1:1/v1", voice="nova", instructions="Slowly.\nCalm.")
    assert KEY not in voice.fingerprint()
    assert "voice nova" in other.fingerprint()
    assert "Slowly. Calm." in other.fingerprint()
    assert voice.fingerprint() != other.fingerprint()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"base_url": "ftp://a/v1"}, "no address"),
        ({"base_url": "https://me:secret@a/v1"}, "holds a secret"),
        ({"base_url": "http://192.168.1.5/v1", "key_from": "K"}, "unencrypted"),
        ({"format": "ogg"}, "format 'ogg'"),
        ({"speed": 9}, "speed 9"),
        ({"longest": 5000}, "longest 5000"),
        ({"attempts": 0}, "attempts"),
        ({"timeout": float("nan")}, "timeout"),
    ],
)
def test_a_wrong_setting_is_named_and_no_secret_is_repeated(options, says):
    with pytest.raises(ConfigError, match=says) as caught:
        OpenAICompatible(**options)
    assert "secret@" not in str(caught.value)
