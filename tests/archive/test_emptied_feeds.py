"""A feed that shrinks keeps the address of every page it ever had, for as long as it promised."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from xml.etree import ElementTree as ET

import feedparser
import pytest
from made_up import SHOW, episode, write_draft

from briefing import archive, feed
from briefing.archive import Deed, log
from briefing.feed import addresses

WHEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def show(tmp_path):
    """Give a show of three episodes on three pages of its feed."""
    for number in (1, 2, 3):
        made = episode(number)
        draft = write_draft(made, tmp_path / "drafts" / made.edition)
        everything = archive.with_episode(archive.episodes(tmp_path), made)
        archive.publish(tmp_path, made, draft, render(tmp_path)(everything))
    return tmp_path


def render(show, size=1):
    return partial(feed.render, SHOW, page_size=size, standing=archive.feeds(show))


def retire(show, days, *, keep=1, promise=30):
    when = WHEN + timedelta(days=days)
    return archive.retire(show, render(show), when=when, keep=keep, promise=promise)


def read(show, name):
    return (show / "public" / name).read_bytes()


def test_a_page_that_ran_empty_answers_until_its_promise_ends(show):
    before = read(show, "feed-3.xml")
    assert episode(1).guid.encode() in before
    assert retire(show, 0) == ()
    for name in ("feed-2.xml", "feed-3.xml"):
        page = feedparser.parse(read(show, name))
        assert not page.bozo
        assert page.entries == []
        assert page.feed.title == SHOW.title
        moved = ET.fromstring(read(show, name)).findtext(
            "channel/{http://www.itunes.com/dtds/podcast-1.0.dtd}new-feed-url"
        )
        assert moved == addresses.feed_url(SHOW)
    assert retire(show, 29) == ()
    assert (show / "public" / "feed-3.xml").exists()
    gone = retire(show, 31)
    assert {"feed-2.xml", "feed-3.xml"} <= set(gone)
    assert archive.feeds(show) == ()
    assert retire(show, 40) == ()
    deeds = [each.deed for each in archive.entries(show) if each.audio == "feed-3.xml"]
    assert deeds == [Deed.EMPTIED, Deed.DELETED]


def test_an_emptied_page_is_the_same_bytes_each_time(show):
    retire(show, 0)
    before = read(show, "feed-2.xml")
    assert archive.refresh(show, render(show)(archive.episodes(show))) == ()
    assert read(show, "feed-2.xml") == before


def test_a_page_that_fills_again_begins_its_promise_anew(show):
    archive.refresh(show, render(show, size=2)(archive.episodes(show)))
    assert b"<item>" not in read(show, "feed-3.xml")
    archive.retire(show, render(show, size=2), when=WHEN, promise=30)
    archive.refresh(show, render(show)(archive.episodes(show)))
    assert b"<item>" in read(show, "feed-3.xml")
    assert retire(show, 31, keep=3) == ()
    assert b"<item>" in read(show, "feed-3.xml")
    assert retire(show, 40) == ()
    assert "feed-3.xml" not in retire(show, 69)
    assert "feed-3.xml" in retire(show, 71)


def test_a_page_of_the_feed_is_emptied_before_the_feed_itself_shrinks(show):
    files = render(show, size=2)(archive.episodes(show))
    changed = archive.refresh(show, files)
    assert changed.index("feed-3.xml") < changed.index("feed-2.xml") < changed.index("feed.xml")


def test_the_feed_of_stories_stays_too_when_a_show_tells_them_no_more(show):
    content = feed.render(SHOW, (), standing=("stories.xml",))["stories.xml"]
    page = feedparser.parse(content)
    assert not page.bozo
    assert page.entries == []
    assert "new-feed-url" not in content.decode(), "it is another feed, not a page of the show's"


def test_nothing_is_deleted_that_the_feed_still_has(show):
    lying = archive.Entry(
        when=WHEN.isoformat(), deed=Deed.EMPTIED, guid="", edition="", title="",
        audio="feed-2.xml", sha256="", reason="x",
    )  # fmt: skip
    log.append(show, lying)
    assert retire(show, 400, keep=3, promise=1) == ()
    assert b"<item>" in read(show, "feed-2.xml")
