"""Chapters, transcript and notes: the right words at the right time, safely written."""

import dataclasses
import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clock import clock_time
from briefing.episode import chapters, cues, notes, segments, srt, transcript, vtt
from briefing.episode.notes import SYNTHETIC
from briefing.models import (
    Chapter,
    Clip,
    Cue,
    Insert,
    Line,
    Part,
    Phrase,
    Programme,
    Role,
    Script,
    Source,
    Story,
    Timing,
)  # fmt: skip
from briefing.sound import read


def edges(sound, rate, near, end):
    """Give where the sound near a cue really begins and ends, s, by its level in 5 ms steps."""
    low = max(0, round((near - 0.15) * rate))
    part = sound[low : round((end + 0.15) * rate)]
    step = rate // 200
    level = np.sqrt(np.mean(part[: len(part) // step * step].reshape(-1, step) ** 2, axis=1))
    loud = np.flatnonzero(level > 0.02 * level.max())
    return low / rate + loud[0] / 200, low / rate + (loud[-1] + 1) / 200


def test_transcript_cues_stand_within_50_ms_of_the_words_of_the_finished_file(parts, whole):
    sound = read(whole.file)
    clear = ("The wall, which", "That is the news")  # where no music sounds beside the words
    alone = [phrase for phrase in whole.episode.transcript if phrase.text.startswith(clear)]
    assert len(alone) == 2
    for phrase in alone:
        start, end = edges(sound.samples, sound.rate, phrase.start, phrase.end)
        assert start == pytest.approx(phrase.start, abs=0.05)
        assert end == pytest.approx(phrase.end, abs=0.05)


def test_chapters_start_with_their_sting_or_first_word(parts, whole):
    starts = {chapter.title: chapter.start for chapter in whole.episode.chapters}
    cues = {cue.line: cue for cue in parts.programme.cues}
    assert starts["Opening"] == 0.0
    assert starts["Headlines"] == cues[2].start
    assert starts["Harbour wall to cost £4m"] == cues[4].start
    assert starts["Rain & wind “on the way”"] == cues[7].start
    assert starts["Sign-off"] == cues[9].start


def test_a_chapter_links_to_its_first_source_only_when_it_may_be_followed(whole):
    urls = [chapter.url for chapter in whole.episode.chapters]
    assert urls == [None, None, "https://example.com/a?x=1&y=2", None, None]


def at(*lines):
    """Give a script of these lines and a programme with one second for each."""
    stories = (Story("One", (), ()), Story("", (), ()))
    script = Script("S", "E", "bulletin", stories, lines, float(len(lines)))
    cues = tuple(
        Cue(n + 0.04, n + 0.9, n) for n, line in enumerate(lines) if line.role != Role.PAUSE
    )
    return script, Programme(Clip(np.zeros(10, dtype=np.float32), 10), cues)


def said(part, story=None):
    return Line(Role.ANCHOR, "Words.", part, story)


def test_a_plain_bulletin_of_one_story_has_one_chapter():
    found = chapters(*at(said(Part.STORY, 0), said(Part.STORY, 0)))
    assert found == (Chapter(0.0, "One"),)


def test_a_story_without_a_headline_is_numbered():
    assert chapters(*at(said(Part.STORY, 1)))[0].title == "Story 2"


def test_a_sting_within_a_story_begins_no_chapter():
    sting = Line(Role.STING, "sting", Part.STORY, 0)
    assert len(chapters(*at(said(Part.STORY, 0), sting, said(Part.STORY, 0)))) == 1


def test_the_closing_sound_belongs_to_the_sign_off():
    closing = Line(Role.STING, "closing", Part.SIGN_OFF)
    found = chapters(*at(said(Part.STORY, 0), said(Part.SIGN_OFF), closing))
    assert [(c.start, c.title) for c in found] == [(0.0, "One"), (1.04, "Sign-off")]


def test_the_transcript_has_the_words_of_the_page(parts):
    phrases = transcript(parts.script, parts.programme)
    written = [line.text for line in parts.script.lines if line.spoken]
    assert [phrase.text for phrase in phrases] == written
    assert {phrase.voice for phrase in phrases} == {"Anchor", "Reporter"}
    named = transcript(parts.script, parts.programme, {Role.ANCHOR: "Ann", Role.REPORTER: "Ray"})
    assert {phrase.voice for phrase in named} == {"Ann", "Ray"}


phrases_of = st.lists(
    st.builds(
        Phrase,
        start=st.floats(0, 9000),
        end=st.floats(0, 9000),
        text=st.text(min_size=1, max_size=300).map(lambda text: " ".join(text.split()) or "x"),
        voice=st.sampled_from(["Anchor", "Reporter <b>"]),
    ),
    max_size=4,
)


@given(phrases_of)
def test_no_line_of_vtt_is_longer_than_65_and_none_can_end_a_cue(phrases):
    text = vtt(phrases)
    assert text.startswith("WEBVTT\n")
    blocks = text.rstrip("\n").split("\n\n")
    assert len(blocks) == 1 + len(phrases)
    for block in blocks[1:]:
        times, *lines = block.split("\n")
        assert re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", times)
        assert lines[0].startswith("<v ")
        assert all(len(line) <= 65 and "-->" not in line for line in lines)


@given(phrases_of)
def test_srt_is_numbered_and_its_lines_are_short(phrases):
    blocks = [block for block in srt(phrases).rstrip("\n").split("\n\n") if block]
    assert [block.split("\n")[0] for block in blocks] == [str(n + 1) for n in range(len(phrases))]
    assert all(len(line) <= 65 for block in blocks for line in block.split("\n"))


def test_vtt_escapes_what_would_be_markup(whole):
    text = (whole.folder / "transcript.vtt").read_text(encoding="utf-8")
    text = re.sub(r"<[\d:.]+>", "", text)  # the moments of the words
    assert "Rain &amp; wind &lt;are&gt; “on the way”." in text
    assert "\n<v Reporter>The wall, which has stood since 1871" in text


def test_json_segments_are_the_phrases(whole):
    listed = json.loads(segments(whole.episode.transcript))
    assert listed["version"] == "1.0.0"
    assert [entry["body"] for entry in listed["segments"]] == [
        phrase.text for phrase in whole.episode.transcript
    ]
    assert all(entry["startTime"] < entry["endTime"] for entry in listed["segments"])


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links = set(), []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        assert {name for name, _ in attributes} <= {"href"}
        self.links += [value for name, value in attributes if name == "href"]


def parsed(html):
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


def test_notes_link_to_sources_and_say_who_reads(whole):
    html = whole.episode.notes
    assert parsed(html).links == ["https://example.com/a?x=1&y=2"]
    assert "Rain &amp; wind" in html
    assert "The &lt;Other&gt;" in html
    assert SYNTHETIC in html
    assert "tone 1" in html
    assert "0:00 Opening" in html


hostile = st.text(max_size=200) | st.sampled_from(["<script>", "</p>", 'x" onclick="y', "&lt;"])
urls = st.none() | hostile | st.sampled_from(["javascript:1", 'http://a/?q=<">', "https://a.b/c"])
sources = st.builds(Source, id=st.just("a"), title=hostile, url=urls, site=st.none() | hostile)
stories_of = st.lists(
    st.builds(
        Story,
        headline=hostile,
        sentences=st.just(()),
        articles=st.lists(sources, max_size=4).map(tuple),
    ),
    max_size=30,
)


@given(
    stories_of, st.lists(st.builds(Chapter, start=st.floats(0, 900), title=hostile), max_size=20)
)
def test_notes_are_small_and_safe_whatever_the_articles_say(stories, marks):
    html = notes(stories, marks, ("hibari 0.2.1",))
    assert len(html.encode()) <= 4000
    assert SYNTHETIC in html
    found = parsed(html)
    assert found.tags <= {"p", "ol", "ul", "li", "a", "strong", "em", "b"}
    assert all(link.startswith(("http://", "https://")) for link in found.links)


def test_notes_of_many_stories_say_how_many_are_left_out():
    stories = [Story(f"Headline number {n} " * 8, (), ()) for n in range(60)]
    assert re.search(r"And \d+ more\.", notes(stories, (), ()))


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.cites, self.times, self.words = "", [], [], []

    def handle_starttag(self, name, _attributes):
        self.inside = name
        {"cite": self.cites, "time": self.times, "p": self.words}.get(name, []).append("")

    def handle_endtag(self, _name):
        self.inside = ""

    def handle_data(self, text):
        known = {"cite": self.cites, "time": self.times, "p": self.words}.get(self.inside)
        if known is not None:
            known[-1] += text


def test_the_page_of_the_transcript_has_every_word_with_who_and_when(whole):
    page = _Page()
    page.feed((whole.folder / "transcript.html").read_text(encoding="utf-8"))
    phrases = whole.episode.transcript
    assert page.words == [phrase.text for phrase in phrases]
    assert page.cites == ["Anchor:", "Reporter:", "Anchor:"]
    assert page.times == [clock_time(phrase.start) for phrase in phrases]


def test_the_cue_sheet_names_everything_heard(whole, parts):
    sheet = json.loads((whole.folder / "cues.json").read_text(encoding="utf-8"))
    assert sheet["seconds"] == pytest.approx(whole.episode.master.seconds, abs=0.001)
    assert [cue["line"] for cue in sheet["cues"]] == [cue.line for cue in parts.programme.cues]
    kinds = {cue["line"]: (cue["kind"], cue["name"]) for cue in sheet["cues"]}
    assert kinds[0] == ("sound", "opening")
    assert kinds[1] == ("speech", "Anchor")
    assert kinds[6] == ("speech", "Reporter")


def test_an_insert_is_in_record_and_cue_sheet_and_starts_no_chapter():
    lines = (
        Line(Role.ANCHOR, "One.", Part.STORY, 0),
        Line(Role.STING, "sting", Part.STORY, 0),
        Line(Role.INSERT, "advert", Part.STORY, 0, seconds=10.0),
        Line(Role.ANCHOR, "Two.", Part.STORY, 1),
    )
    stories = (Story("First", (), ()), Story("Second", (), ()))
    script = Script("S", "2026-01-01", "bulletin", stories, lines, 20.0)
    cues_ = (Cue(0.1, 1.0, 0), Cue(1.5, 2.5, 1), Cue(2.8, 12.8, 2), Cue(13.1, 14.0, 3))
    programme = Programme(Clip(np.zeros(10, dtype=np.float32), 10), cues_)
    assert cues.inserts(script, programme) == (Insert(2.8, 12.8, "advert"),)
    marks = cues.sheet(script, programme, 14.5).cues
    assert [mark.kind for mark in marks] == ["speech", "sound", "insert", "speech"]
    starts = [(chapter.start, chapter.title) for chapter in chapters(script, programme)]
    assert starts == [(0.0, "First"), (13.1, "Second")]


def phrase_with(text, *starts, end=9.0):
    said = text.split()
    ends = [*starts[1:], end]
    timed = tuple(Timing(w, a, b) for w, a, b in zip(said, starts, ends, strict=True))
    return Phrase(starts[0], end, text, "Anchor", None, timed)


def test_words_with_moments_are_stamped_in_the_vtt_and_listed_in_the_json():
    phrase = phrase_with("A ferry & crew “saved” today.", 1.0, 1.25, 2.0, 2.5, 3.0, 4.0)
    text = vtt([phrase])
    assert (
        "<v Anchor>A <00:00:01.250>ferry <00:00:02.000>&amp; <00:00:02.500>crew "
        "<00:00:03.000>“saved” <00:00:04.000>today." in text
    )
    assert re.sub(r"<[\d:.]+>", "", text) == vtt([dataclasses.replace(phrase, words=())])
    (segment,) = json.loads(segments([phrase]))["segments"]
    assert [word["body"] for word in segment["words"]] == phrase.text.split()
    assert segment["words"][1]["startTime"] == 1.25
    assert (
        "words" not in json.loads(segments([dataclasses.replace(phrase, words=())]))["segments"][0]
    )


def test_a_line_of_stamped_words_is_still_at_most_65_characters():
    text = " ".join(f"word{number}" for number in range(40))
    phrase = phrase_with(text, *(1.0 + number / 10 for number in range(40)))
    rows = vtt([phrase]).splitlines()[3:]
    assert max(len(re.sub(r"<[^<>]*>", "", row)) for row in rows) <= 65
    assert sum(row.count("<00:") for row in rows) == 39


def test_moments_that_do_not_rise_are_left_out_of_the_vtt():
    text = vtt([phrase_with("one two three", 1.0, 1.0, 0.5, end=2.0)])
    assert "<00:" not in text


def test_the_words_of_a_bulletin_lie_within_their_phrases(whole):
    """The humming voice tells its words: a third of a second each."""
    for phrase in whole.episode.transcript:
        assert [word.text for word in phrase.words]
        assert phrase.words[0].start >= phrase.start - 1e-6
        assert phrase.words[-1].end <= phrase.end + 1e-6
        assert {word.text for word in phrase.words} <= set(phrase.text.split())
