"""briefing show: one episode to look at, drawn from what was filed with it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from bulletins import DEMO, briefing

from briefing import archive
from briefing.episode import looking


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    folder = tmp_path_factory.mktemp("show") / "show"
    folder.mkdir()
    (folder / "briefing.toml").write_text(
        '[bulletin]\nvoice = "tone"\ninserts = ["after story 1: 4 local news", "end: 0 advert"]\n'
    )
    said = briefing("make", *DEMO[:3], "--to", folder, "--date", "2026-11-22", "--quiet")
    assert said.code == 0, said.err
    return folder


def test_the_newest_episode_is_drawn_with_everything_beside_it(show):
    said = briefing("show", show)
    assert said.code == 0
    rows = {row[:10].strip(): row[10:] for row in said.out.splitlines() if row[:10].strip()}
    assert {"chapters", "loudness", "cues", "limiter", "silence", "picture"} <= set(rows)
    assert "mono, -16.0 LUFS" in said.out
    assert "local news (4 s)" in said.out
    assert "advert (cue point)" in said.out
    assert "Sign-off" in said.out
    assert set(rows["cues"].strip()) == {"-", "m", "x"}  # this stream takes no more than ASCII


def test_a_terminal_that_can_is_drawn_with_blocks(show):
    (folder,) = (path.parent for path in (show / "public").rglob("waveform.json"))
    (episode,) = archive.episodes(show)
    sheet, seen = looking.cue_sheet(folder), looking.overview(folder)
    rows = list(looking.rows(episode, sheet, seen, width=90))
    assert all(len(row) <= 100 for row in rows)
    assert {"█", "♪", "▒", "▔"} <= set("".join(rows))
    (chapters,) = [row for row in rows if row.startswith("chapters")]
    assert chapters[10] == "1"


def test_as_json_and_by_key(show):
    said = briefing("show", show, "2026-11-22", "--json")
    seen = json.loads(said.out)
    assert seen["channels"] == 1
    assert len(seen["peaks"]) == len(seen["loudness"]) == pytest.approx(seen["seconds"] * 10, abs=1)
    assert {"speech", "sound", "insert"} == {cue["kind"] for cue in seen["cues"]}
    (silence, *_) = [span for span in seen["silences"] if span[1] - span[0] >= 4.0]
    insert = next(cue for cue in seen["cues"] if cue["name"] == "local news")
    assert silence[0] <= insert["start"] + 0.11
    assert silence[1] >= insert["end"] - 0.11


def test_the_picture_is_handed_over(show, tmp_path):
    said = briefing("show", show, "1", "--to", tmp_path / "a.svg")
    assert said.code == 0
    assert ET.fromstring((tmp_path / "a.svg").read_text(encoding="utf-8")).tag.endswith("svg")


def test_no_such_episode_is_told_with_those_there_are(show):
    said = briefing("show", show, "1999-01-01")
    assert said.code == 1
    assert "no episode '1999-01-01'" in said.err
    assert "2026-11-22" in said.err


def test_an_episode_without_its_figures_says_so(show, tmp_path):
    import shutil

    shutil.copytree(show, tmp_path / "copy")
    (figures,) = (tmp_path / "copy" / "public").rglob("waveform.json")
    figures.write_text('{"version": 2}')
    said = briefing("show", tmp_path / "copy")
    assert said.code == 1
    assert "waveform.json" in said.err
    figures.unlink()
    assert "Make the edition again" in briefing("show", tmp_path / "copy").err


def test_the_check_measures_the_sound_and_knows_the_silences_left(show):
    said = briefing("check", show)
    assert said.code == 0
    assert said.out.startswith("Measured ")
    assert "true peak" in said.out
    assert "direct current" in said.out
    assert "audio-silence" not in said.out
    assert briefing("check", show / "public" / "latest.mp3", "--profile", "broadcast").code == 1
    assert "Known: podcast" in briefing("check", show, "--profile", "loud").err


def test_the_rules_are_listed_with_severity_and_source():
    rules = json.loads(briefing("check", "--rules", "--json").out)
    assert {"audio-loudness", "audio-true-peak", "audio-chapters"} <= {rule["id"] for rule in rules}
    assert all(
        rule["severity"] in ("error", "warning", "note") and rule["source"] for rule in rules
    )
    assert briefing("check").code == 2
