"""Engines are found by name; one that is broken is shown and never hides the others."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from briefing import plugins
from briefing.errors import ConfigError, PluginError, VoiceUnavailable
from briefing.plugins import State


class Whisperer:
    """A stranger's voice.

    With more to say of itself.
    """

    name = "whisperer"

    def __init__(self, softness: int = 1) -> None:
        self.softness = softness

    def check(self) -> None:
        if self.softness > 1:
            raise VoiceUnavailable("too soft to hear", "Turn it up.")


@pytest.fixture
def strangers(monkeypatch):
    """Three engines of a stranger's package: one sound, one unavailable, one that cannot load."""
    module = ModuleType("stranger")
    module.Whisperer = Whisperer
    module.Hoarse = lambda: Whisperer(2)
    monkeypatch.setitem(sys.modules, "stranger", module)
    entries = [
        EntryPoint("whisperer", "stranger:Whisperer", "briefing.voices"),
        EntryPoint("hoarse", "stranger:Hoarse", "briefing.voices"),
        EntryPoint("gone", "no_such_module_anywhere:Voice", "briefing.voices"),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: entries if group else [])
    return entries


def test_every_engine_is_found_with_its_state(strangers):
    found = {engine.name: engine for engine in plugins.find("voices")}
    assert list(found) == ["gone", "hoarse", "whisperer"]
    assert found["whisperer"].state is State.READY
    assert found["whisperer"].detail == "A stranger's voice."
    assert found["hoarse"].state is State.UNAVAILABLE
    assert found["hoarse"].detail == "too soft to hear. Turn it up."
    assert found["gone"].state is State.BROKEN
    assert "no_such_module_anywhere" in found["gone"].detail


def test_an_engine_gets_its_options(strangers):
    assert plugins.load("voices", "whisperer", {"softness": 7}).softness == 7
    assert plugins.load("voices", "whisperer").softness == 1


def test_an_unknown_name_says_what_was_probably_meant(strangers):
    with pytest.raises(ConfigError, match="no voice called 'wisperer'") as caught:
        plugins.load("voices", "wisperer")
    assert "Did you mean 'whisperer'?" in caught.value.remedy
    assert "gone, hoarse, whisperer" in caught.value.remedy


def test_an_unknown_option_is_a_mistake_in_the_show_file(strangers):
    with pytest.raises(ConfigError, match="'volume'") as caught:
        plugins.load("voices", "whisperer", {"volume": 11})
    assert "[voices.whisperer]" in caught.value.remedy


def test_code_that_cannot_be_imported_is_named(strangers):
    with pytest.raises(PluginError, match="'gone' could not be loaded") as caught:
        plugins.load("voices", "gone")
    assert caught.value.exit_code == 3


def test_the_built_in_voices_come_through_the_same_door():
    assert {"hibari", "tone"} <= set(plugins.names("voices"))
    assert plugins.names("no-such-kind") == ()
    voice = plugins.load("voices", "tone")
    voice.check()
    assert voice.name == "tone"
