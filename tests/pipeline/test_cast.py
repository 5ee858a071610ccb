"""The cast in a whole bulletin: named in the show file, replaced aloud, never silently."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest
from bulletins import article, briefing, order

from briefing import plugins
from briefing.errors import ConfigError, VoiceUnavailable
from briefing.pipeline import casting, make
from briefing.settings import Settings
from briefing.voices.tone import Tone


class Robin(Tone):
    """A stranger's voice that can fall ill."""

    name = "robin"
    ill = False

    def __init__(self, pitch: int = 1) -> None:
        self.pitch = pitch

    def fingerprint(self):
        return f"robin pitch {self.pitch}"

    def say(self, text):
        if Robin.ill:
            raise VoiceUnavailable("robin has a cold", "Wait.")
        return super().say(text)


@pytest.fixture(autouse=True)
def _robin(monkeypatch):
    module = ModuleType("robins")
    module.Robin, module.Tone = Robin, Tone
    monkeypatch.setitem(sys.modules, "robins", module)
    entries = [
        EntryPoint("robin", "robins:Robin", "briefing.voices"),
        EntryPoint("tone", "robins:Tone", "briefing.voices"),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: entries if group else [])
    monkeypatch.setattr(Robin, "ill", False)


def test_one_engine_is_cast_twice_under_names_of_the_producer_s_own():
    options = {"low": {"engine": "robin", "pitch": 2}, "robin": {"pitch": 7}}
    made = casting.cast(Settings(voice="low", reporter="robin", fallback=("low",), options=options))
    assert made.fingerprint().split("\n") == ["robin pitch 2", "robin pitch 7", "", "robin pitch 2"]
    assert made.fallback[0] is made.anchor
    with pytest.raises(ConfigError, match="no voice called 'robbin'"):
        casting.cast(Settings(voice="tone", fallback=("robbin",)))


def test_a_stand_in_is_recorded_said_and_gone_when_the_voice_is_back(tmp_path, monkeypatch):
    given = order(tmp_path / "show", article(tmp_path), voice="robin")
    given = replace(given, settings=replace(given.settings, fallback=("tone",), plain=True))
    monkeypatch.setattr(Robin, "ill", True)
    said: list[str] = []
    ill = make(given, lambda event: said.append(event.message))
    assert "fallback: tone for robin" in ill.episode.made_with
    assert "voice: tone 1" in ill.episode.made_with
    assert any("tone reads for robin" in message and "has a cold" in message for message in said)
    again = make(given)
    assert (again.synthesised, again.changed) == (0, ())
    assert again.replaced
    monkeypatch.setattr(Robin, "ill", False)
    well = make(given)
    assert "voice: robin pitch 1" in well.episode.made_with
    assert not well.replaced
    assert not [fact for fact in well.episode.made_with if "fallback" in fact]
    assert well.episode.guid == ill.episode.guid


def test_without_a_fallback_nothing_is_published(tmp_path, monkeypatch):
    monkeypatch.setattr(Robin, "ill", True)
    with pytest.raises(VoiceUnavailable, match="has a cold"):
        make(order(tmp_path / "show", article(tmp_path), voice="robin"))
    assert not (tmp_path / "show" / "public" / "feed.xml").exists()


def test_the_command_line_says_it_even_when_quiet(tmp_path, monkeypatch):
    monkeypatch.setattr(Robin, "ill", True)
    show = tmp_path / "show"
    show.mkdir()
    (show / "briefing.toml").write_text('[bulletin]\nvoice = "robin"\nfallback = ["tone"]\n')
    said = briefing("make", article(tmp_path), "--to", show, "--date", "2026-11-22", "--json")
    assert said.code == 0
    assert "tone read in place of robin" in said.err
    (fallback,) = json.loads(said.out)["fallbacks"]
    assert (fallback["voice"], fallback["by"]) == ("robin", "tone")
