"""Microsoft's read-aloud voices: what the package gives is believed only when it is whole."""

from __future__ import annotations

import importlib.machinery
import sys
from types import ModuleType

import pytest
from loopback import as_wav, hum

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.voices.edge_tts import Edge

LINE = "The council has approved plans for a new school."


class NoAudioReceived(Exception):
    pass


class ClientError(Exception):
    pass


@pytest.fixture
def package(monkeypatch):
    """Stand in for edge-tts, which may be absent: gives what it is told, piece after piece."""
    edge, exceptions, aiohttp = (
        ModuleType(name) for name in ("edge_tts", "edge_tts.exceptions", "aiohttp")
    )
    edge.script, edge.asked = [], []

    class Communicate:
        def __init__(self, text, voice, *, boundary, connect_timeout, receive_timeout):
            assert boundary == "WordBoundary"
            edge.asked.append((text, voice))
            self.text = text

        def stream_sync(self):
            reply = edge.script.pop(0) if edge.script else as_wav(hum(len(self.text)))
            if isinstance(reply, Exception):
                raise reply
            for place, word in enumerate(self.text.split()):
                at = place * 4_000_000
                yield {"type": "WordBoundary", "offset": at, "duration": 3_000_000, "text": word}
            for start in range(0, len(reply), 5000):
                yield {"type": "audio", "data": reply[start : start + 5000]}

    edge.Communicate, exceptions.EdgeTTSException = Communicate, NoAudioReceived
    aiohttp.ClientError = ClientError
    edge.__spec__ = importlib.machinery.ModuleSpec("edge_tts", None)
    for module in (edge, exceptions, aiohttp):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return edge


@pytest.fixture
def voice():
    waited: list[float] = []
    made = Edge(pace=0, sleep=waited.append, chance=lambda: 0.0)
    made.waited = waited
    return made


def test_a_line_is_spoken_and_a_long_one_in_pieces(package, voice):
    assert 2.5 < voice.say(LINE).seconds < 4
    assert package.asked == [(LINE, "en-GB-SoniaNeural")]
    assert voice.say(" ".join([LINE] * 25)).seconds > 60
    assert [len(text) <= 1000 for text, _ in package.asked[1:]] == [True, True]


FAULTS = [
    (NoAudioReceived("none"), VoiceError, "without sound"),
    (ClientError("403"), VoiceUnavailable, "connection broke"),
    (TimeoutError(), VoiceUnavailable, "connection broke"),
    (b"", VoiceError, "no sound"),
    (b"<html>" * 500, VoiceError, "no sound"),
    (as_wav(hum(3)), VoiceError, "s of sound for 48 characters"),
]


@pytest.mark.parametrize(("fault", "kind", "why"), FAULTS)
def test_a_fault_is_asked_again_and_a_lasting_one_is_an_error(package, voice, fault, kind, why):
    package.script = [fault]
    assert voice.say(LINE).seconds > 2
    assert voice.waited == [1.0]
    package.script = [fault] * 4
    with pytest.raises(kind, match=why) as caught:
        voice.say(LINE)
    assert type(caught.value) is kind
    assert "hibari" in caught.value.remedy


def test_without_the_package_it_is_a_state_with_a_remedy(voice, monkeypatch):
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    for ask in (voice.check, voice.fingerprint, lambda: voice.say(LINE)):
        with pytest.raises(VoiceUnavailable, match="edge-tts is not installed") as caught:
            ask()
        assert "briefing[edge]" in caught.value.remedy


def test_text_without_words_is_refused_before_anything_is_sent(package, voice):
    with pytest.raises(VoiceError, match="no words"):
        voice.say("…")
    assert not package.asked


def test_a_name_that_is_no_voice_is_refused():
    with pytest.raises(ConfigError, match="voice edge"):
        Edge("../../x")


def test_the_moments_of_its_words_come_with_the_sound(voice, package):
    clip = voice.say(LINE)
    assert [word.text for word in clip.words] == LINE.split()
    starts = [word.start for word in clip.words]
    assert starts == sorted(starts)
    assert clip.words[-1].end <= clip.seconds + 1e-6
    assert starts[3] - starts[2] == pytest.approx(0.4)
