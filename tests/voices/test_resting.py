"""The cast gives its memory back where it can, and loses nothing by it."""

from __future__ import annotations

import ctypes

import pytest

from briefing.voices.cast import Cast
from briefing.voices.tone import Tone


class Loaded(Tone):
    """A voice that would rest."""

    rested = 0

    def rest(self) -> None:
        self.rested += 1


def test_every_voice_that_can_rests_and_the_others_need_not():
    anchor, reporter, stand_in = Loaded(), Tone(), Loaded()
    cast = Cast(anchor, reporter, fallback=(stand_in,))
    cast.rest()
    assert (anchor.rested, stand_in.rested) == (1, 1)
    assert reporter.say("Still here.") == Tone().say("Still here.")


@pytest.mark.parametrize("fault", [OSError("no such library"), TypeError("a name is needed")])
def test_a_system_without_the_call_rests_all_the_same(monkeypatch, fault):
    def missing(_name):
        raise fault

    monkeypatch.setattr(ctypes, "CDLL", missing)
    voice = Loaded()
    Cast(voice).rest()
    assert voice.rested == 1
