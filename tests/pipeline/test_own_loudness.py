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


def test_a_custom_profile_in_another_format_reaches_feed_and_record(tmp_path):
    asked = order(tmp_path, article(tmp_path))
    own = replace(
        asked.settings, profile="custom", lufs=-18.0, true_peak=-3.0, format="m4a", dual_mono=True
    )
    master = make(replace(asked, settings=own)).episode.master
    assert (master.mime, master.profile, master.sides) == ("audio/mp4", "custom", "dual mono")
    assert abs(master.lufs + 18.0) <= 0.2
    feed = (tmp_path / "public" / "feed.xml").read_text(encoding="utf-8")
    assert 'type="audio/mp4"' in feed or 'type="audio/x-m4a"' in feed
    assert 'type="text/html"' in feed
    assert (tmp_path / "public" / "latest.m4a").stat().st_size == master.bytes
