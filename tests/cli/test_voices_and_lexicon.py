"""Voices to audition and words to teach: `briefing voices test`, `briefing lexicon add` and `test`."""

from __future__ import annotations

import json
import re
import wave

import pytest
from bulletins import briefing
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ConfigError
from briefing.pronounce import Entry, add, load_lexicon


def test_voices_still_lists_them():
    assert json.loads(briefing("voices", "--json").out)
    assert "espeak-ng" in briefing("voices").out


def test_an_audition_is_a_page_with_a_sound_for_each_line(tmp_path):
    folder = tmp_path / "audition"
    lines = ["--line", "It is <b>open</b>.", "--line", "At 2.40pm."]
    said = briefing("voices", "test", "tone", "--to", folder, *lines)
    assert said.code == 0
    assert str(folder / "index.html") in said.out
    page = (folder / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'src="([^"]+)"', page)
    assert named == ["tone-1.wav", "tone-2.wav"]
    assert "It is &lt;b&gt;open" in page
    for name in named:
        with wave.open(str(folder / name)) as sound:
            assert sound.getnframes() / sound.getframerate() > 0.5


def test_one_that_cannot_speak_is_on_the_page_with_the_reason(tmp_path):
    said = briefing("voices", "test", "tone", "kokoro", "--to", tmp_path)
    assert said.code == 0
    assert "could not speak: voice kokoro: no model" in said.out
    assert "[voices.kokoro]" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert briefing("voices", "test", "kokoro", "--to", tmp_path).code == 3
    assert briefing("voices", "test", "nobody", "--to", tmp_path).code == 2


def test_no_text_is_sent_away_unasked(tmp_path, monkeypatch):
    from briefing import plugins
    from briefing.voices.tone import Tone

    monkeypatch.setattr(plugins, "names", lambda _: ("tone", "gtts", "openai-compatible"))
    monkeypatch.setattr(Tone, "__doc__", "Hums.")
    said = briefing("voices", "test", "--to", tmp_path)
    assert [line.split()[0] for line in said.out.splitlines()] == ["tone", "Listen"]


def test_a_word_is_taught_changed_and_spoken(tmp_path):
    house = tmp_path / "lexicon.tsv"
    said = briefing("lexicon", "add", "Xyzzyville", "--ipa", "ˈzɪzivɪl", "--lexicon", house)
    assert said.code == 0
    assert "added Xyzzyville" in said.out
    said = briefing(
        "lexicon", "add", "Xyzzyville", "--ipa", "/ˈzaɪzivɪl/", "--respelling", "Zyeziville",
        "--lexicon", house,
    )  # fmt: skip
    assert "changed Xyzzyville" in said.out
    assert "/ˈzaɪzivɪl/" in briefing("lexicon", "find", "Xyzzyville", "--lexicon", house).out
    path = tmp_path / "names.wav"
    said = briefing(
        "lexicon",
        "test",
        "Xyzzyville",
        "Plonk",
        "--voice",
        "tone",
        "--lexicon",
        house,
        "--to",
        path,
    )
    assert said.code == 0
    assert "This is Zyeziville." in said.out
    assert "Plonk: not in the lexicon" in said.out
    assert path.read_bytes()[:4] == b"RIFF"


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("name", "This is Tigh."),
        ("before:street,road", "This is Tigh street."),
        ("after:big", "This is big Tigh."),
    ],
)
def test_a_word_with_a_condition_is_tried_where_it_holds(tmp_path, when, sentence):
    house = tmp_path / "lexicon.tsv"
    words = ["--respelling", "Tie", "--when", when, "--lexicon", house]
    assert briefing("lexicon", "add", "Tigh", *words).code == 0
    words = ["--voice", "tone", "--lexicon", house, "--to", tmp_path / "a.wav"]
    assert sentence.replace("Tigh", "Tie") in briefing("lexicon", "test", "Tigh", *words).out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["Word", "--ipa", "q!"], "not an English sound"),
        (["Word"], "has no sound"),
        (["Word", "--ipa", "ə", "--when", "often"], "not a condition"),
        (["#word", "--ipa", "ə"], "not an entry"),
        (["a\tb", "--ipa", "ə"], "not an entry"),
        (["W(o)rd", "--respelling", "x"], "brackets"),
    ],
)
def test_what_cannot_be_read_back_is_refused_and_the_file_stays(tmp_path, options, says):
    house = tmp_path / "lexicon.tsv"
    add(house, Entry("Alnwick", "ˈænɪk"))
    before = house.read_bytes()
    said = briefing("lexicon", "add", *options, "--lexicon", house)
    assert (said.code, house.read_bytes()) == (2, before)
    assert says in said.err
    assert ".part" not in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["lexicon.tsv"]


def test_remarks_stay_where_they_are(tmp_path):
    house = tmp_path / "lexicon.tsv"
    house.write_text("# ours\nAlnwick\tˈænɪk\n# more\nTigh\ttaɪ\n", encoding="utf-8")
    assert add(house, Entry("Alnwick", "ˈɒnɪk"))
    assert house.read_text(encoding="utf-8") == ("# ours\nAlnwick\tˈɒnɪk\n# more\nTigh\ttaɪ\n")


@given(st.text(min_size=1, max_size=12), st.text(max_size=8), st.text(max_size=8))
def test_whatever_is_added_is_read_back_or_refused(tmp_path_factory, word, ipa, respelling):
    house = tmp_path_factory.mktemp("house") / "lexicon.tsv"
    try:
        add(house, Entry(word, ipa, "", respelling))
    except ConfigError:
        assert not house.exists()
        return
    read = load_lexicon(house, shipped=False)
    assert len(read) == 1
