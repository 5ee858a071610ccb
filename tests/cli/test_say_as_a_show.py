"""`briefing say` and `lexicon test` as a show would say it: its voice, options, words, language."""

from __future__ import annotations

import wave

import pytest
from bulletins import briefing

SHOW = """
[show]
title = "The Valley"
language = "{language}"

[bulletin]
voice = "anchor"
lexicon = "house.tsv"

[voices.anchor]
engine = "{engine}"
"""


@pytest.fixture
def show(tmp_path):
    folder = tmp_path / "show"
    folder.mkdir()

    def write(language="en-GB", engine="tone", more=""):
        text = SHOW.format(language=language, engine=engine) + more
        (folder / "briefing.toml").write_text(text, encoding="utf-8")
        (folder / "house.tsv").write_text("Ynysddu\t\t\tUnnis-thee\n", encoding="utf-8")
        return folder

    return write


def test_a_line_is_said_by_the_shows_voice(show, tmp_path):
    path = tmp_path / "line.wav"
    said = briefing("say", "Good morning.", "--show", show(), "--to", path)
    assert said.code == 0
    with wave.open(str(path)) as sound:
        assert sound.getnframes() > 0


def test_the_options_of_the_shows_voice_count(show, tmp_path):
    folder = show(engine="hibari", more="speed = 9\n")
    said = briefing("say", "Good morning.", "--show", folder, "--to", tmp_path / "line.wav")
    assert said.code == 2
    assert "speed 9" in said.err


def test_an_option_of_the_command_wins_over_the_shows(show, tmp_path):
    folder = show(engine="hibari", more="speed = 1.5\n")
    words = ("say", "Good morning.", "--show", folder, "--to", tmp_path / "line.wav")
    said = briefing(*words, "--option", "speed=0.1")
    assert said.code == 2
    assert "speed 0.1" in said.err


def test_the_shows_lexicon_and_language_count(show, tmp_path):
    path = tmp_path / "names.wav"
    said = briefing("lexicon", "test", "Ynysddu", "--show", show(), "--to", path)
    assert "Unnis-thee" in said.out
    french = briefing("say", "A 14h30.", "--show", show(language="fr"), "--text-only")
    assert french.out == "A 14h30.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--option", "speed"), "has no '='"),
        (("--option", "spead=1"), "does not take"),
        (("--voice", "nobody"), "nobody"),
        (("--show", "."), "briefing.toml"),
    ],
)
def test_what_cannot_be_is_refused_by_name(words, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = briefing("say", "Good morning.", *words)
    assert said.code == 2
    assert says in said.err
    assert not list(tmp_path.iterdir())
