"""The clock kept: by the sound of a whole bulletin, with what there was no room for named."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from bulletins import DEMO, briefing, order, tree
from mutagen.mp3 import MP3

from briefing.models import Article, CleanArticle, Paragraph
from briefing.pipeline import fitting, make
from briefing.stages import Stage
from briefing.summarise import agenda_of, repertoire_of
from briefing.summarisers.hybrid import Hybrid


def timed(show, minutes, *sources, **changes):
    given = order(show, *(sources or DEMO), **changes)
    return replace(given, settings=replace(given.settings, minutes=minutes))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    show = tmp_path_factory.mktemp("timed") / "show"
    return show, make(timed(show, 1.5))


def test_a_minute_and_a_half_of_news_lasts_as_long(made):
    show, outcome = made
    episode = outcome.episode
    path = show / "public" / "episodes" / episode.slug / episode.master.path
    assert abs(MP3(path).info.length - 90) < 0.5
    assert abs(episode.master.seconds - 90) < 0.1


def test_what_was_left_out_is_listed(made):
    show, outcome = made
    told = {source.id for story in outcome.stories for source in story.articles}
    left = {name for one in outcome.left_out for name in one.articles}
    assert told | left == {path.stem for path in DEMO}
    assert left
    assert not told & left
    assert {one.why for one in outcome.left_out} == {"there was no room"}
    reasons = json.loads((show / "work" / "2026-11-22" / "running-order.json").read_text())
    assert [one["title"] for one in reasons["left out"]] == [one.title for one in outcome.left_out]
    assert reasons["clock"]["wanted"] == 90
    assert abs(reasons["clock"]["heard"][-1]["seconds"] - 90) < 5


def test_the_same_again_does_no_work(made):
    show, outcome = made
    before = tree(show / "public")
    again = make(timed(show, 1.5))
    assert (again.synthesised, again.changed) == (0, ())
    assert again.left_out == outcome.left_out
    assert tree(show / "public") == before


def test_another_length_voices_only_what_was_not_said_before(made, tmp_path):
    show, _ = made
    cache = show.parent / "show-takes"
    other = make(replace(timed(tmp_path / "other", 1.6), cache=cache, until=Stage.MIX))
    assert abs(other.mixed - 96) < 0.5
    lines = sum(line.spoken for line in other.script.lines)
    assert 0 < other.synthesised < lines
    assert other.reused["speak"] + other.synthesised >= lines


def test_without_sound_the_length_is_a_guess_from_the_words(tmp_path):
    outcome = make(replace(timed(tmp_path / "show", 2), until=Stage.SCRIPT))
    assert abs(outcome.script.seconds - 120) < 3
    assert outcome.synthesised == 0


def test_a_flash_lasts_a_minute_without_being_asked(tmp_path):
    given = order(tmp_path / "show", *DEMO)
    given = replace(given, settings=replace(given.settings, programme="flash"), until=Stage.MIX)
    outcome = make(given)
    assert abs(outcome.mixed - 60) < 0.5


def test_an_edited_script_keeps_its_words_and_meets_the_clock_by_its_silences(made):
    show, _ = made
    page = show / "work" / "2026-11-22" / "script.txt"
    kept = page.read_text(encoding="utf-8")
    page.write_text(kept.replace("That is the news", "That was the news"), encoding="utf-8")
    outcome = make(replace(timed(show, 1.5), start=Stage.SCRIPT, until=Stage.MIX))
    page.write_text(kept, encoding="utf-8")
    assert outcome.synthesised == 1
    assert abs(outcome.mixed - 90) < 1


def test_a_day_too_short_for_the_time_is_told_whole(tmp_path):
    said: list[str] = []
    given = replace(timed(tmp_path / "show", 8, *DEMO[:3]), until=Stage.MIX)
    outcome = make(given, lambda event: said.append(event.message))
    assert "everything is told at full length; there is no more" in said
    assert outcome.left_out == ()
    assert len(outcome.stories) == 3
    assert outcome.mixed < 8 * 60


def test_the_command_line_says_the_aim_and_what_was_left_out(tmp_path):
    show = tmp_path / "show"
    said = briefing("make", *DEMO, "--to", show, "--voice", "tone", "--minutes", 1, "--until", "script",
                    "--pin", "postbox", "--pin", "lighthouse")  # fmt: skip
    assert said.code == 0
    assert "Left out" in said.out
    assert "there was no room" in said.out
    assert "1. Cat rescued from postbox" in said.out
    assert "the pin 'lighthouse' is on none of the articles" in said.err


def stock(count: int, chance: random.Random):
    """Articles of made-up words with sentences of every length."""
    words = [f"w{number}" for number in range(400)]
    found = []
    for number in range(count):
        body = tuple(
            f"Town{number} {' '.join(chance.choices(words, k=chance.randint(6, 26)))}."
            for _ in range(chance.randint(3, 14))
        )
        kept = tuple(Paragraph(place, text) for place, text in enumerate(body))
        found.append(CleanArticle(Article(f"n{number}", f"Story {number}", body), kept))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_a_voice_of_any_pace_is_met_by_what_is_heard(seed):
    """The listener is another than the one guessed: slower, with its own long and short words."""
    chance = random.Random(seed)
    pace, cleaned = chance.uniform(1.8, 3.6), stock(chance.randint(6, 20), chance)
    lengths: dict[str, float] = {}

    def say(text: str) -> float:
        return lengths.setdefault(text, len(text.split()) / pace * chance.uniform(0.85, 1.15))

    def listen(stories):
        said = {one.text: say(one.text) for story in stories for one in story.sentences}
        silences = 0.5 * len(said) + 1.4 * len(stories)
        usual = 14 + sum(said.values()) + silences
        return fitting.Heard(usual - 0.15 * silences, usual, usual + 0.2 * silences, said)

    standing = agenda_of(cleaned, together=False).standings
    known = repertoire_of(cleaned, standing, 120, Hybrid())
    found = fitting.fit(known, 120, listen, pace=2.7)
    assert listen(found.stories).beside(120) == 0
    assert len(found.attempts) <= 8


def test_nothing_to_say_is_fitted_to_nothing():
    empty = repertoire_of([], (), 60, Hybrid())
    found = fitting.fit(empty, 60, lambda _: fitting.Heard(0, 0, 0, {}), pace=2.7)
    assert (found.plan, found.stories, found.attempts) == ((), (), ())
