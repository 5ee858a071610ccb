"""What is right, though it looks unlike our own: none of it is called an error.

Each of these was once a false alarm. Warnings of what a directory recommends, and the feed has
left out, are let be; any other is a fault.
"""

from __future__ import annotations

import json
import re
import struct

import pytest
from made_up import episode
from test_audio import finished, sound
from test_feed_defects import AUDIO, GOOD, NEWEST, NOW, changed, make_show

from briefing import check
from briefing.check import audio
from briefing.check.frames import chapters
from briefing.models import Chapter

ITEM = """<item><title>{0}. Sjöfart &amp; väder</title><guid isPermaLink="false">{0}</guid>
<pubDate>{1}</pubDate><description>Kort.</description>
<enclosure url="https://hamn.example/{0}.mp3" length="1234567{0}" type="audio/mpeg"/>{2}</item>"""
FEED = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Hamnen</title><link>https://hamn.example/</link><language>sv</language>
<atom:link rel="self" type="application/rss+xml" href="https://hamn.example/rss"/>
<description>Från kajen.</description><itunes:category text="News"/>
<itunes:explicit>false</itunes:explicit><itunes:image href="https://hamn.example/a.jpg"/>
<itunes:type>serial</itunes:type><itunes:complete>Yes</itunes:complete>{items}</channel></rss>"""
WEB_PAGE = """<content:encoded><![CDATA[<h2>Vid kajen</h2><p><img src="https://hamn.example/b.jpg"
alt="En båt" width="600" height="400"/></p><blockquote>Vänta!</blockquote><figure><figcaption>Båt
</figcaption></figure><table><tr><td>Vind</td></tr></table>]]></content:encoded>
<itunes:episode>2</itunes:episode>"""


RECOMMENDED = frozenset({
    "channel-author", "channel-owner-missing", "item-description", "item-duration-fraction",
    "item-duration-missing", "item-pubdate", "item-pubdate-year", "item-title-number",
    "podcast-guid-missing", "podcast-locked-missing", "podcast-transcript-missing",
    "xml-encoding-other",
})  # fmt: skip
"Warned of, for it is only recommended; a publisher may have left it out for a reason."


def faults(found) -> list[tuple[str, str]]:
    return [
        (one.rule, one.message)
        for one in found
        if one.severity == "error" or (one.severity == "warning" and one.rule not in RECOMMENDED)
    ]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-8", "utf-16"])
def test_an_old_feed_that_follows_the_standards_is_only_told_of(tmp_path, encoding):
    items = ITEM.format(2, "Tue, 06 Jan 26 08:00 EST", "<itunes:duration>1801.5</itunes:duration>" + WEB_PAGE)  # fmt: skip
    items += ITEM.format(1, "Mon, 05 Jan 2026 08:00:00 GMT", "<itunes:episode>1</itunes:episode>")
    text = FEED.replace("ISO-8859-1", encoding).format(items=items)
    target = tmp_path / "feed.xml"
    target.write_bytes(text.encode(encoding))
    assert faults(check.check(str(target), now=NOW)) == []


def test_a_feed_of_bare_necessities_is_only_told_of(tmp_path):
    items = re.sub("<pubDate>.*?</description>", "", ITEM.format(1, "", ""), flags=re.DOTALL)
    target = tmp_path / "feed.xml"
    target.write_bytes(FEED.replace("serial", "episodic").format(items=items).encode("latin-1"))
    found = check.check(str(target), now=NOW)
    assert faults(found) == []
    assert {"item-pubdate", "item-description", "channel-owner-missing"} <= {f.rule for f in found}


def test_parts_of_one_bulletin_may_share_its_page(tmp_path):
    items = "".join(
        ITEM.format(
            n,
            f"Mon, 05 Jan 2026 08:00:0{n} GMT",
            f"<link>https://hamn.example/1</link><itunes:episode>{9 - n}</itunes:episode>",
        )
        for n in (3, 2, 1)
    )
    target = tmp_path / "stories.xml"
    target.write_bytes(FEED.replace("serial", "episodic").format(items=items).encode("latin-1"))
    rules = {one.rule for one in check.check(str(target), now=NOW)}
    assert not rules & {"item-link-shared", "item-episode-order"}


def test_what_every_item_lacks_is_told_once(tmp_path):
    target = tmp_path / "feed.xml"
    target.write_text(re.sub("<podcast:transcript[^>]*>", "", GOOD))
    told = [one for one in check.check(str(target), now=NOW) if "transcript" in one.rule]
    assert [one.severity for one in told] == ["warning", "warning"]
    assert told[1].message == "and 2 more"


# ---- in a show's folder -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    return make_show(tmp_path_factory.mktemp("show"))


VTT, SRT, CHAPTERS = (NEWEST + name for name in ("transcript.vtt", "transcript.srt", "chapters.json"))  # fmt: skip


def each_chapter(**more):
    def change(content: bytes) -> bytes:
        value = json.loads(content)
        for key, given in more.items():
            value["chapters"][1][key] = given
        return json.dumps(value).encode()

    return change


def late(content: bytes) -> bytes:
    value = json.loads(content)
    value["chapters"][0]["startTime"] = 1.5
    return json.dumps(value).encode()


def untitled(content: bytes) -> bytes:
    value = json.loads(content)
    value["chapters"].insert(1, {"startTime": 5, "toc": False})
    return json.dumps(value).encode()


GOOD_FILES = {
    "VTT with a mark of its bytes' order": (VTT, lambda text: b"\xef\xbb\xbf" + text),
    "VTT with remarks, styles and ids": (
        VTT,
        lambda text: text.replace(b"WEBVTT\n\n", b"WEBVTT - News\n\nSTYLE\n::cue { color: lime }\n\nNOTE so\n\nid-1\n"),
    ),
    "VTT of short times, with settings": (
        VTT,
        lambda text: re.sub(rb"00:(00:00.800 --> )00:(00:05.000)", rb"\1\2 align:start position:10%", text),
    ),
    "VTT with a voice of a class": (VTT, lambda text: text.replace(b"<v Anchor>", b"<v.loud Anna B>", 1)),
    "SRT with lines of Windows": (SRT, lambda text: text.replace(b"\n", b"\r\n")),
    "SRT with a mark of its bytes' order": (SRT, lambda text: b"\xef\xbb\xbf" + text),
    "chapters from 1.5 s": (CHAPTERS, late),
    "a chapter that is not listed": (CHAPTERS, untitled),
    "a chapter with a link": (CHAPTERS, each_chapter(url="https://n.example/1", toc=True)),
    "a playlist with lines of Windows": ("latest.m3u", lambda text: text.replace(b"\n", b"\r\n")),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD_FILES)
def test_a_good_file_is_let_be(show, name):
    path, change = GOOD_FILES[name]
    with changed(show / "public" / path, change):
        assert check.check(str(show), now=NOW, sound=False) == ()


def test_a_jpeg_with_another_behind_it_is_a_jpeg(show):
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    one, other = (Image.new("RGB", (1400, 1400), colour) for colour in ("navy", "teal"))
    one.save(out, "MPO", save_all=True, append_images=[other])
    with changed(next((show / "public").glob("artwork-*.jpg")), lambda _: out.getvalue()):
        assert check.check(str(show), now=NOW, sound=False) == ()


@pytest.mark.parametrize("earlier", [3, 20])
def test_a_page_may_tell_the_day_by_another_hour(show, earlier):
    def change(content: bytes) -> bytes:
        hour = f"2026-01-{3 if earlier < 7 else 2:02}T{(7 - earlier) % 24:02}:00:00+00:00"
        return re.sub(rb'<time datetime="[^"]*"', f'<time datetime="{hour}"'.encode(), content)

    with changed(show / "public" / NEWEST / "index.html", change):
        assert check.check(str(show), now=NOW, sound=False) == ()


def test_a_feed_that_is_tried_out_may_lead_to_the_public_site(tmp_path):
    target = tmp_path / "feed.xml"
    local = GOOD.replace("https://news.example.org/briefing/", "http://localhost:8000/")
    target.write_text(re.sub("<link>[^<]*", "<link>https://news.example.org/", local, count=1))
    rules = {one.rule for one in check.check(str(target), now=NOW)}
    assert "address-private" not in rules
    assert "https-local" in rules


def test_a_chapter_without_a_title_is_only_warned_of(show):
    with changed(show / "public" / CHAPTERS, each_chapter(title="")):
        found = check.check(str(show), now=NOW, sound=False)
    assert [(one.rule, one.severity) for one in found] == [("chapters-title", "warning")]


def test_a_transcript_in_latin_1_is_said_to_be_so(show):
    def change(content: bytes) -> bytes:
        return content.replace(b"Good morning", "Gód morning".encode("latin-1"))

    with changed(show / "public" / VTT, change):
        messages = [one.message for one in check.check(str(show), now=NOW, sound=False)]
    assert "it is not UTF-8" in messages


# ---- in a sound file --------------------------------------------------------------------------


def in_frames(tag: bytes, order) -> bytes:
    """Give an ID3v2.3 tag with its frames in another order."""
    size = (tag[6] << 21) | (tag[7] << 14) | (tag[8] << 7) | tag[9]
    body, frames = tag[10 : 10 + size], []
    while body[:4].isalnum():
        end = 10 + struct.unpack(">I", body[4:8])[0]
        frames.append(body[:end])
        body = body[end:]
    return tag[:10] + b"".join(sorted(frames, key=order)) + body + tag[10 + size :]


@pytest.mark.parametrize("order", [len, lambda frame: -len(frame), lambda frame: frame[::-1]])
def test_chapters_whose_frames_stand_in_any_order_are_in_order(tmp_path, order):
    wanted = tuple(Chapter(2.0 * n, "x" * (7 - n)) for n in range(5))
    path = finished(tmp_path, sound(12.0), wanted)
    path.write_bytes(in_frames(path.read_bytes(), order))
    assert [start for start, _, _ in chapters(path)] == [0.0, 2.0, 4.0, 6.0, 8.0]
    assert audio.check(path) == ()


def test_chapters_may_begin_after_the_start(tmp_path):
    path = finished(tmp_path, sound(12.0), (Chapter(1.5, "One"), Chapter(5.0, "Two")))
    assert audio.check(path) == ()


def test_the_good_files_are_those_of_a_real_show(show):
    assert (show / "public" / AUDIO).is_file()
    assert episode(3).slug in NEWEST
