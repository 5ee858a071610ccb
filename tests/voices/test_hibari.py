"""The default voice: what decides its sound stands in its fingerprint."""

from __future__ import annotations

import importlib.metadata

import numpy as np
import pytest

from briefing.voices.hibari import Hibari


@pytest.mark.parametrize("version", ["1.16.2", None])
def test_whose_transforms_it_takes_is_told_since_they_decide_the_bits(monkeypatch, version):
    real = importlib.metadata.version

    def versions(package):
        if package != "scipy":
            return real(package)
        if version is None:
            raise importlib.metadata.PackageNotFoundError(package)
        return version

    monkeypatch.setattr(importlib.metadata, "version", versions)
    expected = f"scipy {version}" if version else "no scipy"
    assert expected in Hibari().fingerprint().split("; ")


@pytest.mark.real
def test_loaded_side_by_side_it_sounds_as_its_package_alone():
    from hibari import Hibari as Package

    text = "The ferry to [Islay](/ˈIlə/) is cancelled, and Brackenford waits."
    ours, theirs = Hibari().say(text), Package(threads=1)(text, seed=0)
    assert np.array_equal(ours.samples, theirs)


@pytest.mark.real
def test_a_sentence_without_end_takes_no_more_than_its_length(monkeypatch):
    voice = Hibari()
    voice.say("Ready.")
    runs: list[int] = []
    whole = voice._engine.from_ids
    monkeypatch.setattr(
        voice._engine, "from_ids", lambda ids, *rest: runs.append(len(ids)) or whole(ids, *rest)
    )
    clip = voice.say("the council met again on tuesday to vote " * 40)
    assert clip.seconds > 80
    assert max(runs) <= 402
