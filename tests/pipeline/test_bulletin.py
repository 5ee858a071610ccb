"""A whole bulletin with the humming voice: everything there, nothing done twice."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import timedelta

import feedparser
import podcastparser
import pytest
from bulletins import ADVERTS, DEMO, NOW, article, order, tree
from mutagen.mp3 import MP3

from briefing import __version__, archive, check, codec
from briefing.errors import ArchiveError, ConfigError, HeldForReview, NothingNew
from briefing.models import CleanArticle, Script, Status
from briefing.pipeline import Event, make
from briefing.settings import Settings
from briefing.stages import Stage


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A show folder with one bulletin of three articles, and what was said of it."""
    show = tmp_path_factory.mktemp("news") / "show"
    events: list[Event] = []
    outcome = make(order(show, *DEMO[:3]), events.append)
    return show, outcome, events


def test_the_public_folder_holds_everything_the_contract_names(made):
    show, outcome, _ = made
    public = show / "public"
    for name in (
        "feed.xml", "flash.json", "latest.mp3", "latest.m3u", "latest.pls", "latest.xspf",
        "index.html",
    ):  # fmt: skip
        assert (public / name).is_file(), name
    home = public / "episodes" / outcome.episode.slug
    assert {path.name for path in home.iterdir()} >= {
        outcome.episode.master.path, "transcript.vtt", "transcript.srt", "transcript.json",
        "chapters.json", "index.html",
    }  # fmt: skip
    assert len(outcome.stories) == 3
    assert outcome.episode.status is Status.PUBLISHED
    assert not [path for path in tree(show) if path.endswith(".part")]


def test_every_stage_leaves_a_file_a_person_can_read(made):
    show, outcome, _ = made
    work = show / "work" / "2026-11-22"
    names = {path.name for path in work.iterdir() if path.is_file()}
    assert {"articles.json", "clean.json", "stories.json", "script.txt", "episode.json"} <= names
    cleaned = codec.loads(
        tuple[CleanArticle, ...], (work / "clean.json").read_text(encoding="utf-8")
    )
    assert cleaned == outcome.cleaned


def test_every_spoken_sentence_names_its_paragraph_and_the_article_says_it(made):
    _, outcome, _ = made
    by_id = {cleaned.article.id: cleaned.article for cleaned in outcome.cleaned}
    sentences = [sentence for story in outcome.stories for sentence in story.sentences]
    assert sentences
    for sentence in sentences:
        assert sentence.source in by_id[sentence.article].paragraphs[sentence.paragraph]


def test_nothing_that_was_cut_is_spoken(made):
    _, outcome, _ = made
    spoken = " ".join(line.text for line in outcome.script.lines if line.spoken)
    cuts = [cut.text for cleaned in outcome.cleaned for cut in cleaned.cuts]
    assert len(cuts) > 10
    assert not [text for text in cuts if len(text.split()) > 3 and text in spoken]


def test_the_feed_tells_listeners_the_truth(made):
    show, outcome, _ = made
    raw = (show / "public" / "feed.xml").read_bytes()
    (entry,) = feedparser.parse(raw).entries
    (enclosure,) = entry.enclosures
    episode, address = outcome.episode, "http://localhost:8000/feed.xml"
    (told,) = podcastparser.parse(address, io.BytesIO(raw))["episodes"]
    path = show / "public" / enclosure.href.removeprefix("http://localhost:8000/")
    assert path.stat().st_size == int(enclosure.length) == episode.master.bytes
    assert told["guid"] == entry.id == episode.guid
    assert told["title"] == episode.title
    assert abs(told["total_time"] - MP3(path).info.length) < 1


def test_the_sound_file_has_cover_title_and_chapters_in_order(made):
    show, outcome, _ = made
    episode = outcome.episode
    file = MP3(show / "public" / "episodes" / episode.slug / episode.master.path)
    assert file.info.sample_rate == 44_100
    assert str(file.tags["TIT2"]) == episode.title
    assert file.tags.getall("APIC")
    (contents,) = file.tags.getall("CTOC")
    chapters = [file.tags[f"CHAP:{name}"] for name in contents.child_element_ids]
    starts = [chapter.start_time / 1000 for chapter in chapters]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == [
        chapter.title for chapter in episode.chapters
    ]
    assert {story.headline for story in outcome.stories} <= {c.title for c in episode.chapters}


def test_the_transcript_is_what_is_spoken(made):
    _, outcome, _ = made
    told = " ".join(phrase.text for phrase in outcome.episode.transcript)
    spoken = " ".join(line.text for line in outcome.script.lines if line.spoken)
    assert re.sub(r"\s+", " ", told) == re.sub(r"\s+", " ", spoken)


def test_the_house_finds_no_error_in_its_own_show(made):
    show, _, _ = made
    errors = [found for found in check.check(str(show)) if str(found.severity) == "error"]
    assert errors == []


def test_progress_goes_through_the_stages_in_order(made):
    _, outcome, events = made
    stages = list(dict.fromkeys(event.stage for event in events))
    assert [stage.order for stage in stages] == sorted(stage.order for stage in stages)
    assert {Stage.ARTICLES, Stage.SPEAK, Stage.PUBLISH} <= set(stages)
    counted = [event for event in events if event.stage is Stage.SPEAK and event.total]
    assert [event.done for event in counted] == list(range(1, outcome.synthesised + 1))
    assert set(outcome.timings) >= {"articles", "clean", "speak", "master", "publish"}


def test_the_record_names_what_decides_the_bytes(made):
    _, outcome, _ = made
    facts = " ".join(outcome.episode.made_with)
    assert "voice: tone 1" in facts
    assert f"briefing {__version__}" in facts
    assert re.search(r"\bPyAV \d+\.", facts)


@pytest.fixture
def show(tmp_path):
    return tmp_path / "show"


@pytest.fixture
def ferry(tmp_path):
    return article(tmp_path)


def test_the_same_again_does_no_work_and_changes_no_byte(show, ferry):
    first = make(order(show, ferry))
    before = tree(show)
    again = make(order(show, ferry))
    assert (again.synthesised, again.changed) == (0, ())
    assert tree(show) == before
    assert again.episode == first.episode
    assert set(again.reused) >= {"articles", "clean", "summarise", "script", "speak", "publish"}


def edit(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_one_edited_sentence_is_one_synthesis(show, ferry):
    first = make(order(show, ferry))
    edit(first.script_path, "hull.", "hull on Thursday morning.")
    onward = make(order(show, start=Stage.SCRIPT))
    assert onward.synthesised == 1
    assert onward.episode.guid == first.episode.guid
    assert onward.episode.master.sha256 != first.episode.master.sha256
    told = " ".join(phrase.text for phrase in onward.episode.transcript)
    assert "on Thursday morning" in told
    again = make(order(show, start=Stage.SCRIPT))
    assert (again.synthesised, again.changed) == (0, ())


def test_going_on_without_a_date_takes_the_newest_edition(show, ferry):
    first = make(order(show, ferry, date=None))
    edit(first.script_path, "hull.", "hull on Thursday.")
    onward = make(order(show, date=None, start=Stage.SCRIPT, now=NOW + timedelta(days=3)))
    assert onward.edition == first.edition
    assert onward.synthesised == 1


def test_an_edited_script_is_set_aside_when_the_work_is_done_from_the_start(show, ferry):
    first = make(order(show, ferry))
    edit(first.script_path, "hull.", "hull on Thursday.")
    events: list[Event] = []
    make(order(show, ferry), events.append)
    kept = first.script_path.with_name("script.edited.txt")
    assert "hull on Thursday." in kept.read_text(encoding="utf-8")
    assert any(str(kept) in event.message for event in events)


def test_going_on_from_the_stories_writes_the_script_anew(show, ferry):
    first = make(order(show, ferry))
    stories = first.script_path.with_name("stories.json")
    edit(stories, first.stories[0].headline, "A headline of the producer's own")
    onward = make(order(show, start=Stage.SUMMARISE))
    assert onward.stories[0].headline == "A headline of the producer's own"
    assert "A headline of the producer's own" in [c.title for c in onward.episode.chapters]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The public folder of a bulletin that was made in one go."""
    folder = tmp_path_factory.mktemp("whole")
    make(order(folder / "show", article(folder)))
    return tree(folder / "show" / "public")


@pytest.mark.parametrize("until", list(Stage))
def test_work_stops_where_it_is_told_to_and_goes_on_from_there(show, ferry, whole, until):
    outcome = make(order(show, ferry, until=until))
    published = show / "public" / "feed.xml"
    assert published.exists() == (until is Stage.PUBLISH)
    assert (outcome.episode is not None) == (until.order >= Stage.EPISODE.order)
    assert max(Stage(name).order for name in outcome.timings) <= until.order
    make(order(show, ferry))
    assert tree(show / "public") == whole


def test_an_article_that_may_not_be_spoken_holds_the_bulletin(tmp_path, show):
    adverts = article(tmp_path, ADVERTS, "adverts.txt")
    with pytest.raises(HeldForReview, match=r"adverts\.txt"):
        make(order(show, adverts))
    assert not (show / "public" / "feed.xml").exists()


def test_a_held_article_does_not_keep_the_others_from_the_air(tmp_path, show, ferry):
    adverts = article(tmp_path, ADVERTS, "adverts.txt")
    outcome = make(order(show, adverts, ferry))
    assert [cleaned.article.id for cleaned in outcome.held] == ["adverts"]
    assert [source.id for story in outcome.stories for source in story.articles] == ["ferry"]


def test_two_editions_stand_in_the_feed_newest_first(show, ferry):
    one = make(order(show, ferry, date="2026-11-21")).episode
    other = make(order(show, DEMO[0], date="2026-11-22T18:30")).episode
    assert (one.number, other.number) == (1, 2)
    assert other.edition == "2026-11-22T1830"
    entries = feedparser.parse((show / "public" / "feed.xml").read_bytes()).entries
    assert [entry.id for entry in entries] == [other.guid, one.guid]
    latest = (show / "public" / "latest.mp3").read_bytes()
    assert latest == (show / "public/episodes" / other.slug / other.master.path).read_bytes()
    assert [episode.number for episode in archive.episodes(show)] == [2, 1]


def test_without_a_date_the_day_and_then_the_minute_name_the_edition(show, ferry):
    morning = make(order(show, ferry, date=None, until=Stage.SCRIPT))
    noon = order(show, DEMO[0], date=None, until=Stage.SCRIPT, now=NOW + timedelta(hours=5))
    assert [morning.edition, make(noon).edition] == ["2026-11-22", "2026-11-22T1230"]
    again = order(show, ferry, date=None, until=Stage.SCRIPT, now=NOW + timedelta(hours=9))
    assert make(again).edition == "2026-11-22"


def test_another_show_title_makes_the_bulletin_anew_under_the_same_guid(show, ferry):
    first = make(order(show, ferry)).episode
    given = order(show, ferry)
    titled = replace(given.settings.show, title="The Harbour Briefing")
    settings = replace(given.settings, show=titled)
    second = make(replace(given, settings=settings)).episode
    assert second.guid == first.guid
    assert second.master.sha256 != first.master.sha256


def test_a_length_asked_for_is_about_what_is_got(show):
    given = order(show, *DEMO, until=Stage.SCRIPT)
    short = make(replace(given, settings=replace(given.settings, minutes=1.5)))
    assert isinstance(short.script, Script)
    assert 55 <= short.script.seconds <= 110


def test_speech_alone_has_no_music_around_it(show, ferry):
    given = order(show, ferry)
    plain = make(replace(given, settings=replace(given.settings, plain=True))).episode
    rich = make(replace(given, to=show.with_name("rich"))).episode
    assert plain.master.seconds < rich.master.seconds
    assert abs(plain.master.lufs + 16) <= 0.5


def test_nothing_to_read_is_nothing_new(tmp_path, show):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingNew) as caught:
        make(order(show, tmp_path / "empty"))
    assert caught.value.exit_code == 5
    assert not show.exists()


@pytest.mark.parametrize(
    ("changes", "error", "says"),
    [
        ({"date": "yesterday"}, ConfigError, "--date: 'yesterday' is not a date"),
        ({"date": "2" * 99}, ConfigError, "is not a date"),
        ({"start": Stage.SCRIPT, "sources": ()}, ArchiveError, "there is no script to go on from"),
        ({"start": Stage.SCRIPT, "sources": (), "date": None}, ArchiveError, "no edition"),
    ],
)
def test_an_order_that_cannot_be_followed_is_refused(show, ferry, changes, error, says):
    with pytest.raises(error, match=says):
        make(replace(order(show, ferry), **changes))
    assert not (show / "public").exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"voice": "tome"}, "no voice called 'tome'"),
        ({"programme": "bulletins"}, "no programme 'bulletins'"),
        ({"profile": "loud"}, "no loudness profile 'loud'"),
    ],
)
def test_a_name_nobody_knows_is_refused_and_the_public_folder_left_alone(
    show, ferry, changes, says
):
    make(order(show, ferry))
    before = tree(show / "public")
    with pytest.raises(Exception, match=says) as caught:
        make(order(show, ferry, settings=replace(Settings(voice="tone"), **changes)))
    assert caught.value.remedy
    assert tree(show / "public") == before


def test_one_run_at_a_time(show, ferry):
    with archive.lock(show, "serve"), pytest.raises(ArchiveError, match="in use by serve"):
        make(order(show, ferry))


def test_a_transcript_json_is_json(made):
    show, outcome, _ = made
    path = show / "public" / "episodes" / outcome.episode.slug / "transcript.json"
    assert json.loads(path.read_text(encoding="utf-8"))["segments"]
