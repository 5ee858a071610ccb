"""Alexa plays the very file that podcast apps get: the default master is within her limits.

Amazon's feed reference: MP3, -14 LUFS on average, never below -19 or above -9, true peak at most
-2 dBFS, 10 s to 10 min.
"""

from __future__ import annotations

import json

import pytest
from bulletins import article, order

from briefing.master.profiles import PROFILES, Profile
from briefing.pipeline import make
from briefing.settings import Settings


def plays_on_alexa(profile: Profile) -> bool:
    loud_enough = -19 + profile.tolerance <= profile.lufs <= -9 - profile.tolerance
    return loud_enough and profile.true_peak <= -2 and profile.coding.mime == "audio/mpeg"


@pytest.mark.parametrize(
    ("name", "plays"),
    [
        (Settings().profile, True),
        ("podcast", True),
        ("alexa", True),
        ("dual-mono", True),
        ("broadcast", False),
        ("aac", False),
        ("opus", False),
    ],
)
def test_which_profiles_alexa_plays(name, plays):
    assert plays_on_alexa(PROFILES[name]) is plays


def test_a_bulletin_made_without_settings_is_within_the_limits_when_measured(tmp_path):
    show = tmp_path / "show"
    episode = make(order(show, article(tmp_path / "in"))).episode
    assert episode is not None
    assert -19 < episode.master.lufs < -9
    assert episode.master.true_peak <= -2
    assert episode.master.mime == "audio/mpeg"
    assert 10 <= episode.master.seconds <= 600
    entries = json.loads((show / "public" / "flash.json").read_bytes())
    assert [entry["streamUrl"].rsplit("/", 1)[1] for entry in entries] == [episode.master.path]
