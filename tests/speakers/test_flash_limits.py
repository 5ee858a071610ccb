"""Alexa plays the very file that podcast apps get: the default master is within her limits.

Amazon's feed reference: MP3, -14 LUFS on average, never below -19 or above -9, true peak at most
-2 dBFS, 10 s to 10 min.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from bulletins import article, order

from briefing.check import check
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


@pytest.mark.parametrize("profile", ["broadcast", "opus"])
def test_a_show_of_another_kind_gets_a_rendition_for_alexa(tmp_path, profile):
    show = tmp_path / "show"
    asked = order(show, article(tmp_path / "in"))
    asked = replace(asked, settings=replace(asked.settings, profile=profile))
    episode = make(asked).episode
    assert episode is not None
    assert episode.flash is not None
    assert abs(episode.flash.lufs + 14) < 0.2
    assert episode.flash.true_peak <= -2
    assert episode.flash.mime == "audio/mpeg"
    public = show / "public"
    (entry,) = json.loads((public / "flash.json").read_bytes())
    assert entry["streamUrl"].endswith(f"/{episode.slug}/{episode.flash.path}")
    assert (public / "episodes" / episode.slug / episode.flash.path).is_file()
    found = check(str(show), sound=False)
    assert {each.rule for each in found} <= {"https-local", "flash-https"}
    assert episode.flash.path not in (public / "feed.xml").read_text()


def test_the_default_show_has_one_file_for_all(tmp_path):
    episode = make(order(tmp_path / "show", article(tmp_path / "in"))).episode
    assert episode is not None
    assert episode.flash is None
