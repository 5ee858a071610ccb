"""The lexicon: what ships, how layers win, how a word is found and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ConfigError
from briefing.pronounce import load_lexicon, spoken, unknown_names
from briefing.pronounce.ipa import to_alphabet
from briefing.shipped import folder

SHIPPED = load_lexicon()
ENTRIES = [entry for entries in SHIPPED.entries.values() for entry in entries]


@pytest.fixture
def lexicon_of(tmp_path):
    def write(*lines, name="story.tsv", shipped=False):
        path = tmp_path / name
        path.write_text("".join(line.replace("|", "\t") + "\n" for line in lines), "utf-8")
        return load_lexicon(path, shipped=shipped)

    return write


def test_at_least_250_places_of_britain_and_ireland_ship():
    places = (folder("scripts") / "lexicon" / "places.tsv").read_text(encoding="utf-8")
    assert len([line for line in places.splitlines() if "\t" in line and line[0] != "#"]) >= 250


@pytest.mark.parametrize("alphabet", ["misaki-us", "misaki-gb", "ipa"])
def test_every_entry_has_a_sound_with_one_main_stress_at_least(alphabet):
    for entry in ENTRIES:
        sound = entry.sound(alphabet)
        assert sound, entry.word
        assert "ˈ" in sound or alphabet == "ipa", entry.word


def test_a_word_is_pronounced_inline_for_an_engine_that_takes_phonemes():
    said = spoken("Police in Southwark said so.", SHIPPED, phonemes="misaki-us")
    assert said == "Police in [Southwark](/sˈʌðəɹk/) said so."


def test_a_word_is_respelled_for_an_engine_that_takes_none():
    assert spoken("in Beauchamp Place, Southwark", SHIPPED) == "in Beecham Place, Suthuk"


def test_without_a_lexicon_nothing_is_respelled():
    assert spoken("in Beauchamp Place, Southwark") == "in Beauchamp Place, Southwark"


def test_espeak_s_kind_of_engine_gets_plain_ipa():
    assert spoken("in Southwark", SHIPPED, phonemes="ipa") == "in [[ ˈsʌðərk ]]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Masood's car", "[Masood's](/mæsˈudz/) car"),
        ("Sophie’s, Bosham’s", "Sophie’s, [Bosham’s](/bˈɑzəmz/)"),
        ("Southwark’s vote", "[Southwark’s](/sˈʌðəɹks/) vote"),
        ("Woolwich's", "[Woolwich's](/wˈʊlɪʧɪz/)"),
        ("SOUTHWARK residents", "[SOUTHWARK](/sˈʌðəɹk/) residents"),
        ("Imams spoke", "[Imams](/ˈimɑmz/) spoke"),
        ("Southwarkian", "Southwarkian"),
        ("Bury St Edmunds", "[Bury Saint Edmunds](/bˌɛɹi sənt ˈɛdməndz/)"),
    ],
)
def test_a_word_is_found_in_its_forms(text, said):
    assert spoken(text, SHIPPED, phonemes="misaki-us") == said


def test_a_town_that_is_also_a_word_is_only_read_as_a_town_where_it_must_be_one():
    said = spoken("Reading is fun. He was reading in Reading.", SHIPPED, phonemes="misaki-us")
    assert said == "Reading is fun. He was reading in [Reading](/ɹˈɛdɪŋ/)."


def test_a_word_can_depend_on_the_word_beside_it(lexicon_of):
    lexicon = lexicon_of("Houston|ˈhaʊstən|||before:Street", "Houston|ˈhjuːstən")
    said = spoken("Houston Street in Houston", lexicon, phonemes="misaki-us")
    assert said == "[Houston](/hˈWstən/) Street in [Houston](/hjˈustən/)"


def test_the_story_wins_over_the_house_and_the_house_over_what_ships(tmp_path):
    house, story = tmp_path / "house.tsv", tmp_path / "story.tsv"
    house.write_text("Southwark\tˈsaʊθwɔːrk\nGrimley\tˈɡrɪmli\n", "utf-8")
    story.write_text("Grimley\tˈɡraɪmli\n", "utf-8")
    lexicon = load_lexicon(house, story)
    assert lexicon.find("Southwark").sound("misaki-us") == "sˈWθwɔɹk"
    assert lexicon.find("Grimley").sound("misaki-us") == "ɡɹˈImli"
    assert lexicon.find("Woolwich") == SHIPPED.find("Woolwich")


def test_a_folder_of_files_is_a_layer(tmp_path):
    (tmp_path / "a.tsv").write_text("Ayton\tˈeɪtən\n", "utf-8")
    assert load_lexicon(tmp_path).find("ayton").word == "Ayton"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("Ayton", "has no sound"),
        ("Ayton|ˈ新", "not an English sound"),
        ("Ayton|ˈeɪtən|||sometimes", "is not a condition"),
        ("Ay(t)on|ˈeɪtən", "cannot be spoken"),
        ("|ˈeɪtən", "is not an entry"),
        ("a|b|c|d|e|f", "is not an entry"),
    ],
)
def test_a_faulty_line_is_named(lexicon_of, line, complaint):
    with pytest.raises(ConfigError, match=complaint) as caught:
        lexicon_of("# a comment", line)
    assert "line 2" in caught.value.message
    assert caught.value.remedy


def test_a_lexicon_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"gone\.tsv"):
        load_lexicon(tmp_path / "gone.tsv")


def test_an_unknown_alphabet_is_refused():
    with pytest.raises(ConfigError, match="klingon"):
        spoken("Southwark", SHIPPED, phonemes="klingon")


@pytest.mark.parametrize(
    ("ipa", "us", "gb"),
    [
        ("ˈsʌðərk", "sˈʌðəɹk", "sˈʌðək"),
        ("mæˈsuːd", "mæsˈud", "mæsˈuːd"),
        ("ˈdʒoʊəl", "ʤˈOəl", "ʤˈQəl"),
        ("aɪˈiːʃə", "Iˈiʃə", "Iˈiːʃə"),
        ("ˈriːdɪŋ", "ɹˈidɪŋ", "ɹˈiːdɪŋ"),
        ("tʃiːm", "ʧˈim", "ʧˈiːm"),
        ("ˈnɪər ˈfɑːr", "nˈɪɹ fˈɑɹ", "nˈɪə fˈɑː"),
        ("/ˈwɒrɪk/", "wˈɔɹɪk", "wˈɒɹɪk"),
    ],
)
def test_broad_ipa_gives_both_readings(ipa, us, gb):
    assert to_alphabet(ipa, "misaki-us") == us
    assert to_alphabet(ipa, "misaki-gb") == gb


def test_unknown_names_are_those_neither_lexicon_nor_words_hold():
    text = (
        "Khalid Masood and Keith Palmer were named by Zbygnovic O'Quillagher of Trewhiddle on "
        "Monday. Banners were up. We're told that Zbygnovic's car is in Southwark."
    )
    assert unknown_names(text, SHIPPED) == ["Zbygnovic", "O'Quillagher", "Trewhiddle"]


@given(st.text(max_size=80))
def test_unknown_names_come_from_the_text_and_once_each(text):
    names = unknown_names(text, SHIPPED)
    assert all(name in text for name in names)
    assert len(names) == len(set(names))


@given(st.text(max_size=60))
def test_a_lexicon_never_loses_a_word_it_does_not_know(text):
    plain = spoken(text)
    assert spoken(text, load_lexicon(shipped=False)) == plain


@pytest.mark.real
def test_the_default_voice_knows_every_sound_and_says_it_as_given():
    voices = pytest.importorskip("hibari.g2p")
    import json
    from pathlib import Path

    vocabulary = json.loads((Path(voices.ASSETS) / "vocab.json").read_text(encoding="utf-8"))
    read = voices.G2P()
    for entry in ENTRIES:
        sound = entry.sound("misaki-us")
        assert set(sound) <= set(vocabulary), entry.word
        assert read(f"[{entry.word}](/{sound}/)") == sound


def test_the_company_of_a_word_may_be_a_phrase(tmp_path):
    path = tmp_path / "house.tsv"
    path.write_text(
        "bow\tbaʊ\t\tbou\tafter:took a, ship's\nbow\tbaʊ\t\tbou\tbefore:of the\n", encoding="utf-8"
    )
    lexicon = load_lexicon(path, shipped=False)
    for text in ("She took a bow.", "the ship’s bow", "the bow of the ferry"):
        assert "bou" in lexicon.apply(text, None)
    for text in ("a bow", "took his bow", "the bow of a cellist", "bow"):
        assert lexicon.apply(text, None) == text


@pytest.mark.real
def test_the_default_voice_tells_words_of_two_sounds_apart():
    from hibari.g2p import G2P

    table = (Path(__file__).parent / "heteronyms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    voice, lexicon = G2P(), load_lexicon()
    wrong = []
    for sentence, word, sounds in rows:
        tokens = voice.phonemize_tokens(
            voice.tokenize(spoken(sentence, lexicon, phonemes="misaki-us"))
        )
        said = [token.phonemes for token in tokens if token.text.strip(".,") == word]
        if not said or sounds not in said[0].replace("ᵻ", "ə"):
            wrong.append(f"{sentence} {word}: {said}, not {sounds}")
    assert len(rows) > 250
    assert not wrong, "\n".join(wrong)
