"""The contract of a voice: every engine that can run here keeps it, and a faulty one does not."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import replace

import numpy as np
import pytest
from loopback import SpeechServer

from briefing import plugins
from briefing.errors import BriefingError, ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.voices import Capabilities
from briefing.voices.contract import VoiceContract
from briefing.voices.espeak_ng import EspeakNg
from briefing.voices.hibari import Hibari
from briefing.voices.kokoro import Kokoro
from briefing.voices.openai_compatible import OpenAICompatible
from briefing.voices.piper import Piper
from briefing.voices.tone import Tone


def can_speak(make) -> bool:
    try:
        make().check()
    except VoiceUnavailable:
        return False
    return True


def kokoro() -> Kokoro:
    """Kokoro from files named by the environment: a model of 90 MB is not ours to carry."""
    return Kokoro(
        os.environ.get("BRIEFING_KOKORO_MODEL", ""), os.environ.get("BRIEFING_KOKORO_VOICES", "")
    )


class TestTone(VoiceContract):
    def make(self):
        return Tone()


@pytest.mark.real
class TestHibari(VoiceContract):
    def make(self):
        return Hibari()


class TestOpenAICompatible(VoiceContract):
    @pytest.fixture(autouse=True)
    def _server(self):
        self.server, self.made = SpeechServer(), []
        yield
        for voice in self.made:
            if voice._service:
                voice._service.close()
        self.server.close()

    def make(self):
        self.made.append(OpenAICompatible(self.server.address))
        return self.made[-1]


@pytest.mark.skipif(not can_speak(EspeakNg), reason="no espeak-ng library here")
class TestEspeakNg(VoiceContract):
    def make(self):
        return EspeakNg()


@pytest.mark.real
@pytest.mark.skipif(not can_speak(Piper), reason="no piper-tts with a voice here")
class TestPiper(VoiceContract):
    def make(self):
        return Piper()


@pytest.mark.real
@pytest.mark.skipif(not can_speak(kokoro), reason="no Kokoro model is named")
class TestKokoro(VoiceContract):
    def make(self):
        return kokoro()


class Faulty(Tone):
    """A voice with one fault."""

    def __init__(self, fault: str) -> None:
        self.fault, self.calls = fault, 0
        if fault == "deaf to phonemes":
            self.capabilities = replace(Capabilities(), phonemes="misaki-us")
        if fault == "no languages":
            self.capabilities = replace(Capabilities(), languages=())
        if fault == "an unknown alphabet":
            self.capabilities = replace(Capabilities(), phonemes="sampa")

    @property
    def name(self):
        return "My Voice" if self.fault == "a name with a space" else "tone"

    def check(self):
        if self.fault == "cannot speak":
            raise VoiceUnavailable("no", "No.")

    def fingerprint(self):
        return f"calls {self.calls}" if self.fault == "an unsteady fingerprint" else "tone"

    def say(self, text):
        self.calls += 1
        if self.fault == "speaks without words" and not text.strip(" …—😀?!"):
            return super().say("word")
        if self.fault == "no remedy" and not text.strip():
            raise VoiceError("nothing to say")
        clip = super().say("word" if self.fault == "one word for all" else text)
        if self.fault == "only the first sentence":
            clip = super().say(text.split("\n")[0])
        if self.fault == "cut short" and clip.seconds > 8:
            clip = Clip(clip.samples[: 8 * clip.rate], clip.rate)
        if self.fault == "deaf to phonemes":
            clip = super().say("The harbour is open." if "[" in text else text)
        made = {
            "silent": clip.samples * 0,
            "double precision": clip.samples.astype(np.float64),
            "too loud": clip.samples * 20,
            "in two columns": np.stack([clip.samples, clip.samples], axis=1),
            "not numbers": np.where(clip.samples > 0.1, np.nan, clip.samples),
            "never the same": clip.samples * (1 + self.calls / 100),
        }
        return Clip(made.get(self.fault, clip.samples), clip.rate)


TESTS = [name for name in dir(VoiceContract) if name.startswith("test_")]


@pytest.mark.parametrize(
    "fault",
    [
        "silent", "double precision", "too loud", "in two columns", "not numbers",
        "never the same", "a name with a space", "cannot speak", "an unsteady fingerprint",
        "speaks without words", "no remedy", "one word for all", "only the first sentence",
        "cut short", "deaf to phonemes", "no languages", "an unknown alphabet",
    ],
)  # fmt: skip
def test_a_faulty_voice_does_not_pass(fault):
    contract = VoiceContract()
    contract.make = lambda: Faulty(fault)
    failures = []
    for name in TESTS:
        try:
            getattr(contract, name)()
        except (AssertionError, BriefingError) as error:
            failures.append(str(error))
    assert failures
    assert all(failures), "a failure says nothing"


def test_every_voice_of_ours_is_found_and_says_why_it_cannot_speak():
    found = {voice.name: voice for voice in plugins.find("voices")}
    names = {"hibari", "tone", "gtts", "piper", "espeak-ng", "openai-compatible", "kokoro", "edge"}
    assert names <= set(found)
    for name in names:
        assert found[name].state is not plugins.State.BROKEN, found[name].detail
        assert found[name].detail.endswith(".") or found[name].state is plugins.State.READY
    assert "[voices.kokoro]" in found["kokoro"].detail


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: EspeakNg(library="/no/such/libespeak-ng.so"), "no espeak-ng library"),
        (lambda: EspeakNg(library="libm.so.6"), "no espeak-ng library"),
        (lambda: Piper("/no/such/voice.onnx"), "there is no file /no/such/voice.onnx"),
        (lambda: Kokoro("/no/such/k.onnx", "/no/such/voices.npz"), "there is no file"),
        (Kokoro, "no model and voices are named"),
    ],
)
def test_what_is_missing_is_named_with_a_remedy(make, says):
    with pytest.raises(VoiceUnavailable, match=says) as caught:
        make().check()
    assert caught.value.remedy
    with pytest.raises(VoiceError):
        make().say("Good morning.")


@pytest.mark.skipif(not can_speak(EspeakNg), reason="no espeak-ng library here")
def test_espeak_is_told_by_name_which_voice_it_has_not():
    with pytest.raises(VoiceUnavailable, match="no voice 'nowherish'"):
        EspeakNg("nowherish").check()
    voices = EspeakNg("en-us"), EspeakNg("en-gb")
    assert voices[0].say("The bath is hot.") != voices[1].say("The bath is hot.")
    assert EspeakNg(pace=330).say("It is open.").seconds < EspeakNg().say("It is open.").seconds


@pytest.mark.skipif(importlib.util.find_spec("espeakng_loader") is None, reason="no package of it")
def test_espeak_without_its_data_is_a_state():
    import espeakng_loader

    lost = EspeakNg(library=espeakng_loader.get_library_path(), folder="/no/such/folder")
    with pytest.raises(VoiceUnavailable):
        lost.check()
    EspeakNg().check()


def test_files_that_are_no_model_are_named(tmp_path):
    model, voices = tmp_path / "k.onnx", tmp_path / "voices"
    voices.mkdir()
    model.write_bytes(b"no model")
    (voices / "bf_emma.bin").write_bytes(b"\0" * 1024)
    voice = Kokoro(str(model), str(voices))
    voice.check()
    before = voice.fingerprint()
    with pytest.raises(VoiceUnavailable, match="holds 1 styles"):
        voice.say("Good morning.")
    (voices / "bf_emma.bin").write_bytes(np.zeros((510, 256), "<f4").tobytes())
    assert voice.fingerprint() != before
    with pytest.raises(VoiceUnavailable, match="is no model"):
        voice.say("Good morning.")


@pytest.mark.parametrize(
    "make",
    [
        lambda: EspeakNg(pace=5), lambda: Piper(speed=9), lambda: Piper(speaker=-1),
        lambda: Kokoro(speed=0.1), lambda: Kokoro(voice="../../etc/passwd"),
    ],
)  # fmt: skip
def test_a_setting_out_of_range_is_refused(make):
    with pytest.raises(ConfigError, match="voice "):
        make()
