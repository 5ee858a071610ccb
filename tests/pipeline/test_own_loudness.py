"""A producer's own loudness: what the show file asks is what the decoded file measures."""

from __future__ import annotations

from dataclasses import replace

from bulletins import article, order

from briefing.pipeline import make


def test_the_show_files_loudness_wins_over_the_profiles(tmp_path):
    asked = order(tmp_path, article(tmp_path))
    asked = replace(asked, settings=replace(asked.settings, lufs=-19.0, true_peak=-4.0))
    episode = make(asked).episode
    assert abs(episode.master.lufs + 19.0) <= 0.2
    assert episode.master.true_peak <= -4.0
