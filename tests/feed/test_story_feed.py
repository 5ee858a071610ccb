"""The feed of single stories: an item a story, in the order told, with sound of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import feedparser
from made_up import SHOW, episode

from briefing import check, feed
from briefing.models import Excerpt, Sentence, Story

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def told(number: int):
    """Give an episode that holds its stories one by one."""
    made = episode(number)
    masters = [
        replace(made.master, path=f"story-{n + 1}-0000000{n}.mp3", bytes=300_000 + n, seconds=31.4)
        for n in range(len(made.stories))
    ]
    excerpts = tuple(Excerpt(n, 12.5 + 25 * n, master) for n, master in enumerate(masters))
    return replace(made, excerpts=excerpts)


def test_a_show_without_single_stories_has_no_such_feed():
    assert "stories.xml" not in feed.render(SHOW, [episode(1)])


def test_every_story_is_an_item_in_the_order_told():
    read = feedparser.parse(feed.render(SHOW, [told(1), told(2)])["stories.xml"])
    titles = [story.headline for story in told(1).stories]
    assert [entry.title for entry in read.entries] == titles * 2
    assert len({entry.id for entry in read.entries}) == 6
    dates = [entry.published_parsed for entry in read.entries]
    assert dates == sorted(set(dates), reverse=True)
    first = read.entries[0].enclosures[0]
    assert first.href.endswith(f"episodes/{told(2).slug}/story-1-00000000.mp3")
    assert first.length == "300000"
    assert read.feed.title == "The Harbour Briefing: story by story"


def test_it_is_a_good_feed_and_the_same_each_time(tmp_path):
    rendered = feed.render(SHOW, [told(1), told(2)])
    assert rendered == feed.render(SHOW, [told(2), told(1)])
    target = tmp_path / "stories.xml"
    target.write_bytes(rendered["stories.xml"])
    assert check.check(str(target), now=NOW) == ()
    main = feedparser.parse(rendered["feed.xml"]).feed.podcast_guid
    assert feedparser.parse(rendered["stories.xml"]).feed.podcast_guid != main


def test_a_guid_stays_when_the_sound_changes():
    again = told(1)
    sound = replace(again.excerpts[0].master, path="story-1-ffffffff.mp3")
    again = replace(again, excerpts=(replace(again.excerpts[0], master=sound), *again.excerpts[1:]))
    ids = [
        [entry.id for entry in feedparser.parse(feed.render(SHOW, [each])["stories.xml"]).entries]
        for each in (told(1), again)
    ]
    assert ids[0] == ids[1]


def test_hostile_words_stay_words(tmp_path):
    hostile = "<script>x</script> & ]]> \u202e\x07 &amp; " + "long " * 2000
    story = Story(hostile, (Sentence(hostile, hostile, "a", 0),), told(1).stories[0].articles)
    made = replace(told(1), stories=(story, *told(1).stories[1:]))
    target = tmp_path / "stories.xml"
    target.write_bytes(feed.render(SHOW, [made])["stories.xml"])
    rules = {found.rule for found in check.check(str(target), now=NOW)}
    assert rules <= {"text-markup", "text-escaped-twice"}
    assert feedparser.parse(target.read_bytes()).bozo is False
