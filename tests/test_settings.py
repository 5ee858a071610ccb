"""The show file: every mistake at once, with what was probably meant."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import settings
from briefing.errors import ConfigError
from briefing.models import Show
from briefing.settings import Settings, load


def show_file(folder: Path, text: str) -> Path:
    path = folder / "briefing.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(show_file(folder, text))
    assert caught.value.exit_code == 2
    return [line[4:] for line in caught.value.message.splitlines()[1:]]


def test_without_a_file_the_defaults_serve(tmp_path):
    assert load(None, home=tmp_path) == Settings(home=str(tmp_path))
    assert load(show_file(tmp_path, "")) == Settings(home=str(tmp_path))


def test_everything_that_can_be_set_is_read(tmp_path):
    read = load(
        show_file(
            tmp_path,
            """
            [show]
            title = "The Valley"
            explicit = true
            colours = ["#000000", "#111111", "#ffffff"]
            [bulletin]
            voice = "tone"
            reporter = "george"
            fallback = ["hibari", "espeak-ng"]
            minutes = 3
            plain = true
            lexicon = "names.tsv"
            [voices.hibari]
            speed = 1.1
            [voices.george]
            engine = "kokoro"
            """,
        )
    )
    assert read.show.title == "The Valley"
    assert read.show.explicit is True
    assert read.show.colours == ("#000000", "#111111", "#ffffff")
    assert (read.voice, read.minutes, read.plain) == ("tone", 3.0, True)
    assert isinstance(read.minutes, float)
    assert read.path("lexicon") == tmp_path / "names.tsv"
    assert read.path("sounds") is None
    assert read.options == {"hibari": {"speed": 1.1}, "george": {"engine": "kokoro"}}
    assert (read.reporter, read.quotations, read.fallback) == (
        "george",
        "",
        ("hibari", "espeak-ng"),
    )


def test_all_mistakes_are_named_at_once(tmp_path):
    found = mistakes(
        tmp_path,
        """
        [show]
        titel = "The Valley"
        explicit = "yes"
        link = "valley.example"
        email = "nobody"
        language = "English"
        colours = ["red"]
        [bulletin]
        voise = "hibari"
        words = 5
        minutes = true
        [voice]
        speed = 1
        """,
    )
    assert [line.split(":")[0] for line in found] == [
        "[show] titel",
        "[show] explicit = 'yes'",
        "[bulletin] voise",
        "[bulletin] minutes = True",
        "[voice]",
        "[show] link = 'valley.example'",
        "[show] language = 'English'",
        "[show] email = 'nobody'",
        "[show] colours = ['red']",
        "[bulletin] words = 5",
    ]
    assert found[0].endswith("did you mean 'title'?")
    assert found[2].endswith("did you mean 'voice'?")
    assert found[4].endswith("did you mean 'voices'?")
    assert found[1].endswith("should be true or false")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("show = 5", "show: should be a section, written [show]"),
        ("[voices]\nhibari = 5", "[voices] hibari: should be a section, written [voices.hibari]"),
        ("[bulletin]\nfallback = 'x'", "[bulletin] fallback = 'x': should be a list of texts"),
        ("[voices.a]\nengine = 5", "[voices.a] engine: should be a text in quotes"),
        ("[show]\ntitle = ''", "[show] title: should not be empty"),
        ("[bulletin]\nminutes = 121", "[bulletin] minutes = 121.0: should be 0 to 120"),
        ("[bulletin]\nminutes = nan", "[bulletin] minutes = nan: should be 0 to 120"),
        ("[bulletin]\nhome = '/etc'", "[bulletin] home: no such setting"),
    ],
)
def test_a_mistake_is_said_in_plain_words(tmp_path, text, says):
    assert mistakes(tmp_path, text) == [says]


def test_a_description_too_long_for_directories_is_refused(tmp_path):
    (found,) = mistakes(tmp_path, f"[show]\ndescription = '{'é' * 2001}'")
    assert "4,000 bytes" in found


@pytest.mark.parametrize("raw", [b"[show", b"\xff\xfe", b"title = 'a'\ntitle = 'b'"])
def test_what_is_not_toml_is_named_with_the_place(tmp_path, raw):
    path = tmp_path / "briefing.toml"
    path.write_bytes(raw)
    with pytest.raises(ConfigError, match=r"briefing\.toml: is not TOML"):
        load(path)


def test_a_file_that_is_not_there_says_how_to_make_one(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read") as caught:
        load(tmp_path / "briefing.toml")
    assert "briefing init" in caught.value.remedy


@given(st.sampled_from([f.name for f in fields(Show)]), st.integers(0, 30))
def test_a_slip_of_the_keyboard_is_recognised(name, place):
    if len(name) < 4:
        return
    place %= len(name)
    slipped = name[:place] + name[place + 1 :]
    names = [f.name for f in fields(Show)]
    assert slipped in names or f"{name!r}" in settings._meant(slipped, names)


toml_values = st.recursive(
    st.booleans() | st.integers(-(2**60), 2**60) | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
names = st.sampled_from([f.name for f in (*fields(Show), *fields(Settings))] + ["hibari", "x"])


@given(
    st.dictionaries(
        st.sampled_from(["show", "bulletin", "voices", "shwo"]),
        toml_values | st.dictionaries(names, toml_values, max_size=4),
    )
)
def test_no_file_is_taken_that_does_not_fit(plain):
    """Whatever stands in it, a mistake is listed or every value has its field's type."""
    found: list[str] = []
    values = settings._read_tables(plain, found)
    if not found:
        made = Settings(**values)
        assert isinstance(made.show, Show)
        assert type(made.minutes) is float
        assert all(isinstance(options, dict) for options in made.options.values())
