"""The roster: what it says is what is made, and every mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.editions import read
from briefing.editions.roster import opened
from briefing.errors import ConfigError

ROSTER = """
[all]
minutes = 3
voice = "tone"

[editions.leeds]
articles = ["inbox/leeds/*.txt", "https://leeds.example/feed.xml"]

[editions.leeds-sport]
articles = "inbox/sport"
to = "elsewhere/sport"
show = "sport.toml"
minutes = 1
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "roster.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_are_the_rosters_own_and_an_editions_word_goes_over_that_of_all(tmp_path):
    leeds, sport = read(written(tmp_path, ROSTER))
    assert leeds.sources == (f"{tmp_path}/inbox/leeds/*.txt", "https://leeds.example/feed.xml")
    assert leeds.to == tmp_path / "shows" / "leeds"
    assert leeds.show is None
    assert leeds.given == {"minutes": 3.0, "voice": "tone"}
    assert (sport.to, sport.show) == (tmp_path / "elsewhere/sport", tmp_path / "sport.toml")
    assert sport.given == {"minutes": 1.0, "voice": "tone"}


def test_every_mistake_is_named_at_once(tmp_path):
    text = """
[al]
[all]
minuets = 3
[editions.one]
articles = 7
[editions.two]
articles = ["a"]
minutes = "long"
to = ""
[editions."three/four"]
articles = ["a"]
minutes = 500
"""
    with pytest.raises(ConfigError) as caught:
        read(written(tmp_path, text))
    told = caught.value.message
    for word in (
        "did you mean 'all'", "did you mean 'minutes'", "[editions.one] articles",
        "[editions.two] minutes = 'long'", "[editions.two] to = ''", "[editions.three/four]: a name",
        "[editions.three/four] minutes = 500.0: should be 0 to 120",
    ):  # fmt: skip
        assert word in told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "there are none"),
        ("editions = 3", "should be a section"),
        ("[editions.a", "is not TOML"),
        (
            '[editions.a]\narticles=["x"]\nto="s"\n[editions.b]\narticles=["x"]\nto="s"',
            "a is made there",
        ),
    ],
)
def test_a_roster_that_cannot_be_meant_is_refused(tmp_path, text, word):
    with pytest.raises(ConfigError, match=word):
        read(written(tmp_path, text))


def test_a_roster_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read"):
        read(tmp_path / "none.toml")


def test_wildcards_are_opened_in_order_and_names_with_brackets_are_names(tmp_path):
    for name in ("b.txt", "a.txt", "c [late].txt"):
        (tmp_path / name).touch()
    assert opened((f"{tmp_path}/[ab].txt",)) == (f"{tmp_path}/a.txt", f"{tmp_path}/b.txt")
    assert opened((f"{tmp_path}/c [late].txt",)) == (f"{tmp_path}/c [late].txt",)
    assert opened(("https://x.example/?a=[1]*", f"{tmp_path}/z*")) == ("https://x.example/?a=[1]*",)
