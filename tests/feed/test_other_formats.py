"""flash.json, feed.json and the playlists, as speakers and players read them."""

from __future__ import annotations

import configparser
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from made_up import SHOW, episode

from briefing import feed

AUDIO = "https://news.example.org/briefing/episodes/{0.slug}/{0.master.path}"


def test_flash_briefing_holds_the_five_newest_by_amazons_rules():
    files = feed.render(SHOW, [episode(n) for n in range(1, 8)])
    entries = json.loads(files["flash.json"])
    assert [entry["uid"] for entry in entries] == [episode(n).guid for n in (7, 6, 5, 4, 3)]
    for entry in entries:
        assert re.fullmatch(r"2026-01-\d\dT07:00:00\.0Z", entry["updateDate"])
        assert entry["titleText"]
        assert 0 < len(entry["mainText"]) < 4_500
    assert entries[0]["streamUrl"] == AUDIO.format(episode(7))


def test_flash_dates_are_in_utc_and_its_lengths_are_alexas():
    evening = episode(1, published="2026-06-01T00:30:00+02:00")
    too_long = episode(2)
    too_long = replace(too_long, master=replace(too_long.master, seconds=601.0))
    (entry,) = json.loads(feed.render(SHOW, [evening, too_long])["flash.json"])
    assert entry["updateDate"] == "2026-05-31T22:30:00.0Z"


def test_json_feed_says_what_the_rss_says():
    files = feed.render(SHOW, [episode(1), episode(2)])
    read = json.loads(files["feed.json"])
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in read["items"]] == [episode(2).guid, episode(1).guid]
    attachment = read["items"][0]["attachments"][0]
    assert attachment["url"] == AUDIO.format(episode(2))
    assert attachment["size_in_bytes"] == episode(2).master.bytes
    assert (
        "image"
        not in json.loads(feed.render(SHOW, [episode(1, image=None)])["feed.json"])["items"][0]
    )


def test_playlists_name_the_newest_bulletin():
    files = feed.render(SHOW, [episode(1), episode(2)])
    url = AUDIO.format(episode(2))
    m3u = files["latest.m3u"].decode().splitlines()
    assert m3u[0] == "#EXTM3U"
    assert m3u[1].startswith("#EXTINF:93,The Harbour Briefing - ")
    assert m3u[2] == url
    pls = configparser.ConfigParser(interpolation=None)
    pls.read_string(files["latest.pls"].decode())
    assert pls["playlist"]["File1"] == url
    assert pls["playlist"]["NumberOfEntries"] == "1"
    track = ET.fromstring(files["latest.xspf"]).find(".//{http://xspf.org/ns/0/}track")
    assert track is not None
    assert track.findtext("{http://xspf.org/ns/0/}location") == url
    assert track.findtext("{http://xspf.org/ns/0/}duration") == "93000"


def test_a_title_with_line_ends_adds_no_entry_to_a_playlist():
    files = feed.render(SHOW, [episode(title="One\nhttps://evil.example/x.mp3\r\nFile2=evil")])
    assert len(files["latest.m3u"].splitlines()) == 3
    assert b"\nFile2" not in files["latest.pls"]


def test_without_an_episode_playlists_are_empty_lists():
    files = feed.render(SHOW, [])
    assert files["latest.m3u"] == b"#EXTM3U\n"
    assert b"NumberOfEntries=0" in files["latest.pls"]
    ET.fromstring(files["latest.xspf"])
