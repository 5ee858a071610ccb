"""The RSS feed as podcast programs read it."""

from __future__ import annotations

import io
import json
import random
import xml.etree.ElementTree as ET
from dataclasses import replace

import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import SHOW, episode

from briefing import check, feed
from briefing.errors import FeedError
from briefing.models import Status

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


def channel(files: dict[str, bytes], name: str = "feed.xml") -> ET.Element:
    found = ET.fromstring(files[name]).find("channel")
    assert found is not None
    return found


def test_a_podcast_program_reads_every_field():
    made = episode(2)
    read = podcastparser.parse(
        "https://news.example.org/briefing/feed.xml",
        io.BytesIO(feed.render(SHOW, [episode(1), made])["feed.xml"]),
    )
    assert read["title"] == "The Harbour Briefing"
    assert read["itunes_owner"] == {"name": "Harbour Radio", "email": "desk@news.example.org"}
    assert read["type"] == "episodic"
    first = read["episodes"][0]
    assert first["title"] == made.title
    assert first["guid"] == made.guid
    assert first["total_time"] == 93
    assert first["number"] == 2
    enclosure = first["enclosures"][0]
    assert enclosure["mime_type"] == "audio/mpeg"
    assert enclosure["file_size"] == made.master.bytes
    assert enclosure["url"].endswith(f"/episodes/{made.slug}/{made.master.path}")
    assert "<strong>" not in first["description"]
    assert "The Paper" in first["description_html"]


def test_newest_first_whatever_the_order_given():
    episodes = [episode(n) for n in range(1, 8)]
    expected = feed.render(SHOW, episodes)
    shuffled = random.Random(4).sample(episodes, len(episodes))
    assert feed.render(SHOW, shuffled) == expected
    numbers = [item.findtext(f"{ITUNES}episode") for item in channel(expected).iter("item")]
    assert numbers == ["7", "6", "5", "4", "3", "2", "1"]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.APPROVED, Status.WITHDRAWN])
def test_only_what_is_published_stands_in_a_feed(status):
    files = feed.render(SHOW, [episode(1), episode(2, status=status)])
    hidden = episode(2).guid.encode()
    for name in ("feed.xml", "feed.json", "flash.json"):
        assert hidden not in files[name], name
    assert episode(1).guid.encode() in files["feed.xml"]


def test_two_episodes_of_one_moment_keep_one_order():
    first, second = episode(1), episode(2, published=episode(1).published)
    assert feed.render(SHOW, [first, second]) == feed.render(SHOW, [second, first])


def test_a_show_without_episodes_is_a_valid_feed():
    files = feed.render(SHOW, [])
    assert channel(files).find("pubDate") is None
    assert json.loads(files["flash.json"]) == []


def test_guid_follows_the_standards_rule():
    # Both vectors are the podcast namespace's own.
    def of(url: str) -> str:
        base, _, name = url.rpartition("/")
        assert name
        return feed.guid(replace(SHOW, base_url=f"{base}/"))

    shows = replace(SHOW, guid="917393e3-1b1e-5cef-ace4-edaa54e1f810")
    assert feed.guid(shows) == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    # The address of our feed ends in feed.xml, so the rule is tried on it.
    from uuid import UUID, uuid5

    namespace = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    assert str(uuid5(namespace, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert of("https://podnews.net/feed.xml") == str(uuid5(namespace, "podnews.net/feed.xml"))
    assert of("http://podnews.net/feed.xml") == of("https://podnews.net/feed.xml")


def test_pages_of_a_long_feed_hold_each_episode_once_and_link_to_each_other():
    episodes = [episode(n) for n in range(1, 26)]
    files = feed.render(SHOW, episodes, page_size=10)
    names = ["feed.xml", "feed-2.xml", "feed-3.xml"]
    assert sorted(name for name in files if name.startswith("feed") and name.endswith("xml")) == (
        sorted(names)
    )
    guids = [item.findtext("guid") for name in names for item in channel(files, name).iter("item")]
    assert guids == [each.guid for each in reversed(episodes)]
    links = {
        link.get("rel"): link.get("href")
        for link in channel(files, "feed-2.xml").iter(f"{ATOM}link")
    }
    base = "https://news.example.org/briefing/"
    assert links == {
        "self": base + "feed-2.xml",
        "first": base + "feed.xml",
        "last": base + "feed-3.xml",
        "previous": base + "feed.xml",
        "next": base + "feed-3.xml",
    }
    assert len(list(channel(feed.render(SHOW, episodes)).iter(f"{ATOM}link"))) == 1


def test_the_base_address_decides_where_files_are_and_the_link_where_home_is():
    show = replace(SHOW, base_url="https://cdn.example.net/b", link="https://radio.example/")
    read = channel(feed.render(show, [episode()]))
    assert read.findtext("link") == "https://radio.example/"
    enclosure = read.find("item/enclosure")
    assert enclosure is not None
    assert enclosure.get("url", "").startswith("https://cdn.example.net/b/episodes/")


def test_the_soundbite_is_the_first_story_within_the_namespaces_bounds():
    bite = channel(feed.render(SHOW, [episode()])).find(f"item/{PODCAST}soundbite")
    assert bite is not None
    assert float(bite.get("startTime", "")) == 12.5
    assert 15 <= float(bite.get("duration", "")) <= 60
    short = episode(transcript=episode().transcript[:2])
    assert channel(feed.render(SHOW, [short])).find(f"item/{PODCAST}soundbite") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"base_url": "ftp://news.example.org/"},
        {"base_url": "news.example.org"},
        {"base_url": "https:///x"},
        {"link": "", "base_url": ""},
        {"guid": "not-a-uuid"},
        {"colours": ("#000000", "red;}", "#ffffff")},
        {"colours": ("#000000",)},
    ],
)
def test_a_show_that_cannot_have_an_address_is_refused_by_name(changes):
    with pytest.raises(FeedError) as refused:
        feed.render(replace(SHOW, **changes), [episode()])
    assert refused.value.remedy


@pytest.mark.parametrize("slug", ["../x", "a/b", "", ".hidden", "a b", "é"])
def test_a_slug_never_leads_out_of_the_public_folder(slug):
    with pytest.raises(FeedError):
        feed.render(SHOW, [episode(slug=slug)])


def test_the_feed_of_a_thousand_episodes_stays_small():
    files = feed.render(SHOW, [episode(n) for n in range(1, 1001)])
    assert len(files["feed.xml"]) < 1_500_000


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list("<>&\"'/;]![CDATA-\x00\x0b\u202e\u2066\ufffe")),
    ),
    max_size=60,
) | st.sampled_from(
    [
        "]]>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp;amp; &nbsp; &#x202e; &#0;",
        "</title></item></channel>",
        "\u202egnp.exe\u202c",
        "\ud800 lone",
        "x" * 10_000,
        "<![CDATA[ ]]]]><![CDATA[>",
        "</script><script>alert(2)</script>",
        "javascript:alert(1)",
    ]
)


@settings(deadline=None)
@given(title=HOSTILE, summary=HOSTILE, notes=HOSTILE, headline=HOSTILE, name=HOSTILE)
def test_hostile_words_never_break_the_feed(title, summary, notes, headline, name):
    from xml.parsers import expat

    story = replace(episode().stories[0], headline=headline)
    made = episode(title=title, summary=summary, notes=notes, stories=(story,))
    files = feed.render(replace(SHOW, title=name, description=title, author=summary), [made])
    for path, content in files.items():
        content.decode("utf-8")
        if path.endswith((".xml", ".xspf", ".svg")):
            expat.ParserCreate().Parse(content, True)
    read = channel(files)
    item = read.find("item")
    assert item is not None
    assert 0 < len(item.findtext("title") or "") <= 255
    assert len((item.findtext("description") or "").encode()) <= 4_000
    for found in check.feed.check_feed(files["feed.xml"], "feed.xml")[1]:
        assert found.rule not in {"xml-wellformed", "item-script", "item-markup", "text-direction"}
    json.loads(files["feed.json"])
    json.loads(files["flash.json"])
