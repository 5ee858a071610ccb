"""Every defect we could think of, seeded one at a time into a good feed, is found and named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_up import SHOW, episode, picture, write_draft

from briefing import archive, check, feed

NOW = datetime(2026, 11, 22, tzinfo=UTC)
GOOD = feed.render(SHOW, [episode(n) for n in (1, 2, 3)])["feed.xml"].decode()


def rules(target: Path) -> set[str]:
    return {found.rule for found in check.check(str(target), now=NOW, sound=False)}


def sub(pattern: str, replacement: str, *, count: int = 1) -> Callable[[str], str]:
    """Give a seeding that changes the first place (0: every place) where `pattern` stands."""

    def seed(text: str) -> str:
        changed, found = re.subn(pattern, lambda _: replacement, text, count=count, flags=re.DOTALL)
        assert found, pattern
        return changed

    return seed


def drop(pattern: str, *, count: int = 1) -> Callable[[str], str]:
    return sub(pattern, "", count=count)


def item_after(addition: str) -> Callable[[str], str]:
    return sub("<item>", f"<item>{addition}")


def channel_after(addition: str) -> Callable[[str], str]:
    return sub("<channel>", f"<channel>{addition}")


LONG = "word " * 900
TITLE = "<title>Ferry[^<]*</title>"

SEEDS: dict[str, tuple[str, Callable[[str], str]]] = {
    # The text itself
    "a raw ampersand": ("xml-wellformed", sub("Ferry", "Ferry & boat")),
    "a tag left open": ("xml-wellformed", drop("</channel>")),
    "a control character": ("xml-wellformed", sub("Ferry", "Ferry\x0b")),
    "an HTML entity": ("xml-wellformed", sub("Ferry", "Ferry&nbsp;")),
    "cut off in the middle": ("xml-wellformed", lambda text: text[: len(text) // 2]),
    "empty": ("xml-wellformed", lambda _: ""),
    "a document type": ("xml-doctype", sub(r"<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss')),
    "declared as Latin-1": ("xml-encoding", lambda text: text.replace("UTF-8", "ISO-8859-1").replace("Ferry", "Férry")),
    "an undeclared prefix": ("xml-wellformed", drop(' xmlns:itunes="[^"]*"')),
    "itunes by https": ("namespace", sub("http://www.itunes", "https://www.itunes")),
    "podcast by its old address": (
        "namespace",
        sub("https://podcastindex.org/namespace/1.0", "https://podcastindex.org/namespace/1.0/"),
    ),
    "Atom, not RSS": ("rss-structure", lambda text: text.replace("<rss ", "<feed ").replace("</rss>", "</feed>")),
    "RSS 0.91": ("rss-structure", sub('rss version="2.0"', 'rss version="0.91"')),
    "two channels": ("rss-structure", sub("</channel>", "</channel><channel/>")),
    # The show
    "no show title": ("channel-title", drop("<title>The Harbour Briefing</title>", count=1)),
    "two titles": ("channel-once", channel_after("<title>Another</title>")),
    "no link": ("channel-link", drop(r"<link>https://news[^<]*</link>")),
    "a relative link": ("channel-link", sub(r"<link>https://news[^<]*</link>", "<link>/home</link>")),
    "no description": ("channel-description", drop(r"<description>The town.*?</description>")),
    "a long description": ("channel-description-length", sub("The town", LONG)),
    "no language": ("channel-language", drop("<language>.*?</language>")),
    "a language by name": ("channel-language", sub(">en-GB<", ">English<")),
    "a language that is none": ("channel-language", sub(">en-GB<", ">xx-GB<")),
    "no category": ("channel-category", drop("<itunes:category.*</itunes:category>")),
    "four categories": (
        "channel-categories", channel_after('<itunes:category text="News"/>' * 3),
    ),
    "a title on two lines": ("text-lines", sub("Ferry", "Ferry\n      ")),
    "a person with a role nobody knows": ("podcast-element", sub('role="producer"', 'role="boss"')),
    "a person of a group nobody knows": (
        "podcast-element", sub('group="creative direction"', 'group="friends"'),
    ),
    "a category in lower case": ("channel-category", sub('"News"', '"news"')),
    "a sub-category of another": ("channel-category", sub('"Daily News"', '"Improv"')),
    "no explicit": ("channel-explicit", drop("<itunes:explicit>.*?</itunes:explicit>")),
    "explicit clean": ("channel-explicit", sub("<itunes:explicit>false", "<itunes:explicit>clean")),
    "no cover": ("channel-image", drop("<itunes:image[^>]*>")),
    "a GIF cover": ("channel-image", sub(r'(?<=<itunes:image href=")[^"]*', "https://n.example/a.gif")),
    "itunes:type news": ("channel-type", sub(">episodic<", ">news<")),
    "no author": ("channel-author", drop("<itunes:author>.*?</itunes:author>")),
    "no owner": ("channel-owner-missing", drop("<itunes:owner>.*?</itunes:owner>")),
    "an e-mail that is none": ("owner-email", sub("<itunes:email>[^<]*", "<itunes:email>desk at news")),
    "an owner without a name": ("channel-owner", drop("<itunes:name>.*?</itunes:name>")),
    "complete true": ("channel-complete-value", channel_after("<itunes:complete>true</itunes:complete>")),
    "complete": ("channel-complete", channel_after("<itunes:complete>Yes</itunes:complete>")),
    "itunes:type Serial": ("value-case", sub(">episodic<", ">Serial<")),
    "episode type Full": ("value-case", sub(">full<", ">Full<")),
    "a year of two digits": ("item-pubdate-year", sub("Fri, 02 Jan 2026", "Fri, 02 Jan 26")),
    "declared as Latin-1, rightly": ("xml-encoding-other", sub("UTF-8", "ISO-8859-1")),
    "declared as nothing known": ("xml-encoding", sub("UTF-8", "ISO-8859-99")),
    "blocked": ("channel-blocked", channel_after("<itunes:block>Yes</itunes:block>")),
    "no self link": ("self-link", drop("<atom:link[^>]*>")),
    "a self link of another type": ("self-link", sub("application/rss.xml", "text/xml")),
    "an image of another title": ("rss-image", sub(r"(?<=</url>).*?</title>", "<title>Other</title>")),
    "no items": ("channel-items", drop("<item>.*</item>")),
    # The podcast namespace
    "no podcast:guid": ("podcast-guid-missing", drop("<podcast:guid>.*?</podcast:guid>")),
    "a podcast:guid that is no UUID": ("podcast-guid", sub("<podcast:guid>", "<podcast:guid>x")),
    "no podcast:locked": ("podcast-locked-missing", drop("<podcast:locked.*?</podcast:locked>")),
    "locked true": ("podcast-locked", sub(">yes</podcast:locked>", ">true</podcast:locked>")),
    "an unknown medium": ("podcast-medium", sub("<podcast:medium>podcast", "<podcast:medium>radio")),
    "a rule that is none": ("podcast-frequency", sub("FREQ=DAILY", "every day")),
    "a long person": ("podcast-person", sub('(?<=creative direction">)[^<]*', "Name " * 30)),
    "a long txt": ("podcast-txt", sub('(?<=synthetic-voice">)[^<]*', LONG)),
    "funding by http": ("podcast-funding", channel_after('<podcast:funding url="http://n.example/">Give</podcast:funding>')),
    "an unknown podcast tag": ("podcast-unknown", channel_after("<podcast:GUID>x</podcast:GUID>")),
    "no transcript": ("podcast-transcript-missing", drop("<podcast:transcript[^>]*>", count=3)),
    "a transcript as text/srt2": ("podcast-transcript-type", sub("text/vtt", "text/webvtt")),
    "a relative transcript": ("podcast-transcript", sub(r'(?<=transcript url=")[^"]*', "/t.vtt")),
    "chapters as plain JSON": ("podcast-chapters", sub(r"json\+chapters", "json")),
    "a soundbite of 200 s": ("podcast-soundbite", sub(r'(?<=soundbite startTime="12.5" duration=")[^"]*', "200")),
    "a soundbite after the end": ("podcast-soundbite", sub('startTime="[^"]*"', 'startTime="80"')),
    "a soundbite without a start": ("podcast-soundbite", drop('startTime="[^"]*"')),
    # The episodes
    "an item without title": ("item-title", drop(TITLE)),
    "an empty title": ("item-title", sub(TITLE, "<title> </title>")),
    "a title of 300 characters": ("item-title-length", sub(TITLE, f"<title>{'long ' * 60}</title>")),
    "a number in the title": ("item-title-number", sub(TITLE, "<title>Episode 12: Ferry</title>")),
    "markup in a title": ("text-markup", sub(TITLE, "<title>&lt;b&gt;Ferry&lt;/b&gt;</title>")),
    "a title escaped twice": ("text-escaped-twice", sub(TITLE, "<title>Salt &amp;amp; pepper</title>")),
    "a title written backwards": ("text-direction", sub(TITLE, "<title>\u202eyrreF</title>")),
    "no enclosure": ("item-enclosure", drop("<enclosure[^>]*>")),
    "two enclosures": ("item-enclosure-several", item_after('<enclosure url="https://n.example/b.mp3" length="5" type="audio/mpeg"/>')),
    "a relative enclosure": ("enclosure-url", sub('(?<=enclosure url=")[^"]*', "/a.mp3")),
    "a space in the enclosure": ("enclosure-url", sub('(?<=enclosure url=")[^"]*', "https://n.example/a b.mp3")),
    "an enclosure by ftp": ("enclosure-url", sub('(?<=enclosure url=")[^"]*', "ftp://n.example/a.mp3")),
    "odd signs in the file name": ("name-ascii", sub('(?<=enclosure url=")[^"]*', "https://n.example/a!$b.mp3")),
    "no length": ("enclosure-length", drop(' length="[^"]*"')),
    "length 0": ("enclosure-length", sub('length="[^"]*"', 'length="0"')),
    "length in words": ("enclosure-length", sub('length="[^"]*"', 'length="2 MB"')),
    "type mp3": ("enclosure-type", sub('type="audio/mpeg"', 'type="mp3"')),
    "no type": ("enclosure-type", drop(' type="audio/mpeg"')),
    "an MP3 called MP4": ("enclosure-type", sub('type="audio/mpeg"', 'type="audio/mp4"')),
    "the same enclosure twice": (
        "enclosure-reused",
        sub('(?<=enclosure url=")[^"]*', "https://n.example/same.mp3", count=0),
    ),
    "no guid": ("item-guid", drop("<guid[^>]*>[^<]*</guid>")),
    "one guid twice": ("item-guid-duplicate", sub('(?<=isPermaLink="false">)[^<]*', "same", count=0)),
    "a guid that claims to be an address": ("item-guid-permalink", drop(' isPermaLink="false"')),
    "no pubDate": ("item-pubdate", lambda text: re.sub(r"(<item>.*?)<pubDate>.*?</pubDate>", r"\1", text, count=1, flags=re.DOTALL)),
    "an ISO date": ("item-pubdate-format", sub("Fri, 02 Jan 2026 07:00:00 .0000", "2026-01-02T07:00:00Z")),
    "a month by number": ("item-pubdate-format", sub("Fri, 02 Jan 2026 07:00:00 .0000", "Fri, 02 01 2026 07:00:00 +0000")),
    "the 31st of June": ("item-pubdate-format", sub("Fri, 02 Jan 2026 07:00:00 .0000", "31 Jun 2026 07:00:00 +0000")),
    "the wrong weekday": ("item-pubdate-weekday", sub("Fri, 02 Jan", "Mon, 02 Jan")),
    "a date that lies ahead": ("item-pubdate-future", sub("Fri, 02 Jan 2026", "Sat, 02 Jan 2027")),
    "oldest first": ("item-order", sub("Fri, 02 Jan 2026", "Thu, 02 Jan 2025")),
    "no notes": ("item-description", lambda text: re.sub(r"(<item>.*?)<description>.*?</description>", r"\1", text, count=1, flags=re.DOTALL)),
    "long notes": ("item-description-length", sub("In this bulletin", LONG)),
    "a script in the notes": ("item-script", sub("&lt;p&gt;In this", "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;In this")),
    "an event attribute": ("item-script", sub("&lt;p&gt;In this", "&lt;p onclick=x&gt;In this")),
    "a link that runs a script": ("item-script", sub("https://paper.example/0", "javascript:x")),
    "a table in the notes": ("item-markup", sub("&lt;p&gt;In this", "&lt;table&gt;&lt;p&gt;In this")),
    "an item link without its host": ("item-link", sub("<link>https://news.example.org/briefing/episodes[^<]*", "<link>episodes/1")),
    "item explicit no": ("item-explicit", lambda text: "no</itunes:explicit>".join(text.rsplit("false</itunes:explicit>", 1))),
    "episode 0": ("item-episode", sub("<itunes:episode>3", "<itunes:episode>0")),
    "episode type news": ("item-episode-type", sub(">full<", ">news<")),
    "no duration": ("item-duration-missing", drop("<itunes:duration>.*?</itunes:duration>")),
    "a duration in words": ("item-duration", sub("<itunes:duration>93", "<itunes:duration>1 min 33 s")),
    "an episode's cover as WebP": ("item-image", lambda text: re.sub(r"cover\.jpg", "cover.webp", text)),
    "plain http": ("https-public", lambda text: text.replace("https://news", "http://news")),
}  # fmt: skip


@pytest.mark.parametrize("defect", SEEDS)
def test_a_seeded_defect_is_found(tmp_path, defect):
    rule, seed = SEEDS[defect]
    target = tmp_path / "feed.xml"
    target.write_text(seed(GOOD), encoding="utf-8")
    assert rule in rules(target)


def test_a_byte_that_is_not_utf8_is_found(tmp_path):
    target = tmp_path / "feed.xml"
    target.write_bytes(GOOD.replace("Ferry", "Férry").encode("latin-1"))
    assert "xml-encoding" in rules(target)


def test_a_feed_on_this_machine_is_only_warned_of(tmp_path):
    target = tmp_path / "feed.xml"
    target.write_text(GOOD.replace("https://news.example.org", "http://localhost:8000"))
    (found,) = check.check(str(target), now=NOW)
    assert (found.rule, found.severity) == ("https-local", "warning")


# ---- the show folder ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    return make_show(tmp_path_factory.mktemp("show"))


def make_show(folder: Path) -> Path:
    artwork = archive.put_artwork(folder, picture())
    for number in (1, 2, 3):
        made = episode(number)
        draft = write_draft(made, folder / "drafts" / made.edition)
        everything = archive.with_episode(archive.episodes(folder), made)
        archive.publish(folder, made, draft, feed.render(SHOW, everything, artwork=artwork))
    return folder


NEWEST = f"episodes/{episode(3).slug}/"
AUDIO = NEWEST + episode(3).master.path


def edit(name: str, change: Callable[[bytes], bytes]) -> tuple[str, Callable[[bytes], bytes]]:
    return name, change


def text(name: str, old: str, new: str) -> tuple[str, Callable[[bytes], bytes]]:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return name, change


def flash(change: Callable[[list[dict[str, str]]], object]) -> tuple[str, Callable[[bytes], bytes]]:
    def changed(content: bytes) -> bytes:
        entries = json.loads(content)
        value = change(entries)
        return json.dumps(value if isinstance(value, list | dict) else entries).encode()

    return "flash.json", changed


def chapters(value: object) -> tuple[str, Callable[[bytes], bytes]]:
    return edit(NEWEST + "chapters.json", lambda _: json.dumps(value).encode())


def starts(*times: float) -> dict[str, object]:
    return {"version": "1.2.0", "chapters": [{"startTime": t, "title": "x"} for t in times]}


COVER = "artwork-{}.jpg"
FOLDER_SEEDS: dict[str, tuple[str, tuple[str, Callable[[bytes], bytes]]]] = {
    "sound cut short": ("enclosure-bytes", edit(AUDIO, lambda content: content[:-100])),
    "sound that is text": ("enclosure-content", edit(AUDIO, lambda content: b"x" * len(content))),
    "sound that is all zeros after its tag": ("enclosure-content", edit(AUDIO, lambda content: content[:20] + bytes(len(content) - 20))),
    "a wrong duration": ("item-duration", text("feed.xml", "<itunes:duration>93<", "<itunes:duration>193<")),
    "no WEBVTT": ("transcript-file", text(NEWEST + "transcript.vtt", "WEBVTT", "")),
    "SRT times in VTT": ("transcript-file", text(NEWEST + "transcript.vtt", " --> ", " -> ")),
    "a transcript with seconds only": ("transcript-file", edit(NEWEST + "transcript.vtt", lambda _: b"WEBVTT\n\n1.0 --> 2.0\nHi\n")),
    "an empty transcript": ("transcript-file", edit(NEWEST + "transcript.srt", lambda _: b"")),
    "cues out of order": ("transcript-file", edit(NEWEST + "transcript.srt", lambda _: b"1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb\n")),
    "a cue that ends before it starts": ("transcript-file", edit(NEWEST + "transcript.vtt", lambda _: b"WEBVTT\n\n00:05.000 --> 00:04.000\na\n")),
    "long lines": ("transcript-lines", text(NEWEST + "transcript.vtt", "Good morning.", "Good morning. " * 9)),
    "a transcript longer than the sound": ("transcript-end", text(NEWEST + "transcript.vtt", "00:01:32.000", "00:03:32.000")),
    "JSON without segments": ("transcript-file", edit(NEWEST + "transcript.json", lambda _: b"{}")),
    "chapters that are no JSON": ("chapters-file", edit(NEWEST + "chapters.json", lambda _: b"[")),
    "chapters without version": ("chapters-file", chapters({"chapters": []})),
    "chapters without titles": ("chapters-title", chapters({"version": "1.2.0", "chapters": [{"startTime": 0}]})),
    "chapters out of order": ("chapters-order", chapters(starts(0, 20, 10))),
    "a chapter after the end": ("chapters-order", chapters(starts(0, 100))),
    "chapters in words": ("chapters-file", chapters({"version": "1.2.0", "chapters": [{"startTime": "0:00", "title": "x"}]})),
    "a cover of 600 pixels": ("artwork-size", edit("artwork", lambda _: picture(600))),
    "a cover of 3200 pixels": ("artwork-size", edit("artwork", lambda _: picture(3200))),
    "a grey cover": ("artwork-colour", edit("artwork", lambda _: picture(1400, "JPEG", "L"))),
    "a cover for print": ("artwork-colour", edit("artwork", lambda _: picture(1400, "JPEG", "CMYK"))),
    "a PNG called JPEG": ("artwork-format", edit("artwork", lambda _: picture(1400, "PNG"))),
    "a cover that is text": ("artwork-format", edit("artwork", lambda _: b"no picture")),
    "a heavy cover": ("artwork-bytes", edit("artwork", lambda content: content + bytes(600_000))),
    "latest.mp3 of yesterday": ("latest-stale", edit("latest.mp3", lambda content: content[:-1] + b"x")),
    "a playlist of yesterday": ("latest-stale", text("latest.m3u", episode(3).slug, episode(2).slug)),
    "six flash items": ("flash-count", flash(lambda items: [dict(items[0], uid=str(n)) for n in range(6)])),
    "flash without mainText": ("flash-format", flash(lambda items: items[0].pop("mainText"))),
    "flash dates of RSS": ("flash-date", flash(lambda items: items[0].update(updateDate="Sat, 03 Jan 2026"))),
    "flash oldest first": ("flash-order", flash(lambda items: items[::-1])),
    "flash text too long": ("flash-text", flash(lambda items: items[0].update(mainText="x" * 4_500))),
    "flash title too long": ("flash-title", flash(lambda items: items[0].update(titleText="x" * 300))),
    "flash uid twice": ("flash-uid", flash(lambda items: items[1].update(uid=items[0]["uid"]))),
    "flash by http": ("flash-https", flash(lambda items: items[0].update(streamUrl="http://n.example.org/a.mp3"))),
    "a flash file that is no JSON": ("flash-format", edit("flash.json", lambda _: b"<rss/>")),
    "no flash item": ("flash-empty", flash(lambda _: [])),
    "feed.json of yesterday": ("json-feed", text("feed.json", episode(3).guid, "other")),
    "feed.json that is XML": ("json-feed", edit("feed.json", lambda _: b"<rss/>")),
}  # fmt: skip


@contextmanager
def changed(path: Path, change: Callable[[bytes], bytes]) -> Iterator[None]:
    before = path.read_bytes()
    path.write_bytes(change(before))
    try:
        yield
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("defect", FOLDER_SEEDS)
def test_a_seeded_defect_of_a_folder_is_found(show, defect):
    rule, (name, change) = FOLDER_SEEDS[defect]
    public = show / "public"
    path = next(public.glob("artwork-*.jpg")) if name == "artwork" else public / name
    with changed(path, change):
        assert rule in rules(show)


@pytest.mark.parametrize(
    "name",
    [AUDIO, "artwork", NEWEST + "transcript.srt", NEWEST + "chapters.json", NEWEST + "index.html",
     NEWEST + "cover.jpg"],
)  # fmt: skip
def test_a_file_the_feed_names_but_nobody_has_is_found(show, name):
    public = show / "public"
    path = next(public.glob("artwork-*.jpg")) if name == "artwork" else public / name
    away = path.with_name("away")
    path.rename(away)
    try:
        assert "file-missing" in rules(show)
    finally:
        away.rename(path)


@pytest.mark.parametrize("name", ["latest.mp3", "latest.pls", "flash.json"])
def test_a_lasting_name_that_is_gone_is_found(show, name):
    path = show / "public" / name
    away = path.with_name("away")
    path.rename(away)
    try:
        assert "latest-stale" in rules(show)
    finally:
        away.rename(path)


def test_pages_that_overlap_or_hang_loose_are_found(show):
    page = show / "public" / "feed-2.xml"
    page.write_bytes((show / "public" / "feed.xml").read_bytes())
    try:
        found = rules(show)
    finally:
        page.unlink()
    assert {"feed-pages", "item-guid-duplicate", "self-link-target"} <= found


def test_the_good_show_has_no_finding(show):
    assert check.check(str(show), now=NOW, sound=False) == ()


# ---- good feeds -----------------------------------------------------------------------------

MINIMAL = """<?xml version='1.0' encoding='utf-8'?>
<rss version="2.0" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:p="https://podcastindex.org/namespace/1.0" xmlns:a="http://www.w3.org/2005/Atom">
<channel><a:link href="https://radio.example/rss" rel="self" type="application/rss+xml"/>
<title>Nachrichten &amp; Wetter</title><link>https://radio.example</link><language>de</language>
<description><![CDATA[Jeden <b>Morgen</b>.]]></description>
<i:image href="https://radio.example/a.png?v=3"/><i:explicit>true</i:explicit>
<i:category text="TV &amp; Film"/><i:author>Ä</i:author>
<i:owner><i:name>Ä</i:name><i:email>a.b+c@radio.example</i:email></i:owner>
<p:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</p:guid><p:locked>no</p:locked>
<p:medium>podcastL</p:medium><p:updateFrequency rrule="FREQ=WEEKLY;BYDAY=MO,TU">Two a week</p:updateFrequency>
<item><title>Über 3 Brücken</title><guid>https://radio.example/1</guid>
<pubDate>01 Feb 2026 06:00 GMT</pubDate><description>Kurz.</description>
<enclosure url="https://radio.example/1.m4a?x=1&amp;y=2" length="60234567" type="audio/x-m4a"/>
<i:duration>1:02:03</i:duration><p:transcript url="https://radio.example/1.html" type="text/html"/>
</item></channel></rss>
"""


def rendered(*episodes, **changes):
    return feed.render(replace(SHOW, **changes), episodes)["feed.xml"].decode()


GOOD_FEEDS = {
    "three episodes": GOOD,
    "one episode": rendered(episode()),
    "a hundred": rendered(*(episode(n) for n in range(1, 101))),
    "another zone and language": rendered(
        episode(published="2026-06-01T07:00:00+02:00", language="cy"), language="cy-GB",
        category="Society & Culture", subcategory="Places & Travel", explicit=True,
    ),
    "no cover, no chapters": rendered(episode(image=None, chapters=(), stories=())),
    "words that look odd": rendered(
        episode(title="No 10: 7 dead & 3 hurt > 2 < 5 – “so far”", notes="<p>a &lt; b &amp; c</p>"),
        title="L’été & Cie", copyright="© 2026",
    ),
    "another program's feed": MINIMAL,
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD_FEEDS)
def test_a_good_feed_has_no_finding(tmp_path, name):
    target = tmp_path / "feed.xml"
    target.write_text(GOOD_FEEDS[name], encoding="utf-8")
    assert check.check(str(target), now=NOW) == ()


def test_there_are_seeds_for_nearly_every_rule_of_a_feed_and_a_folder():
    from test_blind_defects import ROWS as BLIND
    from test_fresh_defects import SEEDS as FRESH
    from test_strangers_defects import ROWS

    seeded = {rule for rule, _ in (*SEEDS.values(), *FOLDER_SEEDS.values())}
    seeded |= {row[-1] for row in (*ROWS.values(), *BLIND.values())}
    seeded |= {rule for _, _, rule in FRESH.values()}
    over_http = {rule for rule in check.RULES if rule.startswith("http-")}
    elsewhere = {
        "self-link-target", "item-guid-duplicate", "file-missing", "latest-stale", "https-local",
        "feed-pages", "xml-size", "podcast-image", "artwork-square", "artwork-density",
        "speech-misread", "artwork-orientation", "chapters-differ", "enclosure-changed",
        "page-encoding", "waveform-file", "podcast-guid-changed",
    }  # fmt: skip
    of_sound = {rule for rule in check.RULES if rule.startswith("audio-")}  # in test_audio
    assert set(check.RULES) - of_sound - seeded - over_http - elsewhere == set()
    assert len(SEEDS) + len(FOLDER_SEEDS) >= 60


def test_a_page_of_the_feed_that_ran_empty_is_no_fault(tmp_path):
    files = feed.render(SHOW, [episode(1)], standing=("feed-2.xml",))
    page = tmp_path / "feed-2.xml"
    page.write_bytes(files["feed-2.xml"])
    assert check.check(str(page), now=NOW, sound=False) == ()
    page.write_bytes(files["feed-2.xml"].replace(b'rel="first"', b'rel="last"'))
    assert rules(page) == {"channel-moved", "channel-items"}, "any other feed must not move so"
