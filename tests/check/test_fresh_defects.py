"""Defects of kinds that were in nobody's list, written down before it was tried what finds them.

With five more of a server (in test_feed_over_http) the first time that they were tried 31 of 73
were found, by any rule whatever; one is told only by the hash in the sound's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from made_up import SHOW, episode
from test_blind_defects import BASE, CHAPTERS, HOME, JSON, OLDER, PAGE, SRT, VTT
from test_feed_defects import AUDIO, NEWEST, NOW, changed, make_show

from briefing import check

FEED = "feed.xml"
Change = Callable[[bytes], bytes]
SECOND = r"(<item>.*?</item>.*?)"
"Up to the second item."


def sub(pattern: str, replacement: str, *, count: int = 1) -> Change:
    """Give a seeding that changes the first place (0: every place) where `pattern` stands."""

    def change(content: bytes) -> bytes:
        text = content.decode()
        new, found = re.subn(pattern, replacement, text, count=count, flags=re.DOTALL)
        assert found, pattern
        assert new != text
        return new.encode()

    return change


def item(pattern: str, replacement: str) -> Change:
    """Give a seeding within the first item."""
    return sub(f"(<item>.*?){pattern}", rf"\1{replacement}")


def every(*changes: Change) -> Change:
    def change(content: bytes) -> bytes:
        for one in changes:
            content = one(content)
        return content

    return change


def before(addition: str, mark: str = "</head>") -> Change:
    return sub(re.escape(mark), addition + mark)


def drawn(kind: str, mode: str, value: object, **more: object) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new(mode, (1400, 1400), value).save(out, kind, **more)
    return out.getvalue()


def moving() -> bytes:
    from PIL import Image

    frames = [Image.new("RGB", (1400, 1400), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def tagged(**frames: str) -> Change:
    """Give a seeding that gives the sound a tag of these frames."""

    def change(content: bytes) -> bytes:
        body = b"".join(
            name.encode() + (len(text.encode("utf-8")) + 1).to_bytes(4, "big") + b"\0\0\3"
            + text.encode("utf-8")
            for name, text in frames.items()
        )  # fmt: skip
        size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
        return b"ID3\4\0\0" + size + body + content[content.index(b"\xff\xf3") :]

    return change


NUMBER = r"<itunes:episode>\d</itunes:episode>"
NAMES = "<title>[^<]*</title>"

# What is wrong: the file, what is done to it, and the rule that must find it.
SEEDS: dict[str, tuple[str, Change, str]] = {
    # The feed
    "two episodes lead to one page": (FEED, sub(rf"{SECOND}(<item>.*?<link>)[^<]*", rf"\1\2{BASE}{NEWEST}"), "item-link-shared"),
    "a zone of 99 hours": (FEED, item(r"\+0000</pubDate>", "+9900</pubDate>"), "item-pubdate-format"),
    "a cover's address as url": (FEED, sub("<itunes:image href=", "<itunes:image url="), "channel-image"),
    "a category as text": (FEED, sub("<itunes:category.*</itunes:category>", "<itunes:category>News</itunes:category>"), "channel-category"),
    "an owner's address left as it was": (FEED, sub("<itunes:email>[^<]*", "<itunes:email>you@example.com"), "text-left-over"),
    "a home page left as it was": (FEED, sub("<link>[^<]*", "<link>https://www.example.com"), "text-left-over"),
    "notes that are empty": (FEED, item("<content:encoded>.*?</content:encoded>", "<content:encoded></content:encoded>"), "element-empty"),
    "sound from half a minute on": (FEED, item(r'(enclosure url="[^"]*)', r"\2#t=30"), "enclosure-fragment"),
    "a duration of nothing": (FEED, item("<itunes:duration>93", "<itunes:duration>0"), "item-duration"),
    "a feed made before its newest episode": (FEED, sub("<lastBuildDate>[^<]*", "<lastBuildDate>Thu, 01 Jan 2026 07:00:00 +0000"), "channel-date-old"),
    "every episode called as the show": (FEED, sub(f"<item>(.*?){NAMES}", rf"<item>\1<title>{SHOW.title}</title>", count=0), "item-title-show"),
    "numbers that fall as time goes on": (FEED, every(item("<itunes:episode>3", "<itunes:episode>1"), sub(r"(<item>.*?</item>.*?</item>.*?)<itunes:episode>1", r"\1<itunes:episode>3")), "item-episode-order"),
    "two numbers of one episode": (FEED, item("<itunes:episode>", "<podcast:episode>7</podcast:episode><itunes:episode>"), "podcast-number"),
    "two seasons of one episode": (FEED, item("<itunes:episode>", "<podcast:season>2</podcast:season><itunes:season>1</itunes:season><itunes:episode>"), "podcast-number"),
    "a percent sign that means nothing": (FEED, item(r'(enclosure url="[^"]*)\.mp3', r"\2%zz.mp3"), "enclosure-url"),
    "https by the door of http": (FEED, item('(enclosure url="https://[^/]*)', r"\2:80"), "address-port"),
    "a soundbite before the start": (FEED, item('startTime="[^"]*"', 'startTime="-3"'), "podcast-soundbite"),
    "a remark left in the notes": (FEED, item("<description>", "<description>&lt;!-- check with legal --&gt;"), "notes-remark"),
    "a title of one dash": (FEED, item(NAMES, "<title>–</title>"), "text-left-over"),
    "a summary of 5,000 bytes": (FEED, item("<itunes:episode>", f"<itunes:summary>{'word ' * 1000}</itunes:summary><itunes:episode>"), "item-description-length"),
    "a link in the notes to this machine": (FEED, item("<description>", '<description>&lt;a href="http://localhost:3000/draft"&gt;here&lt;/a&gt;'), "item-notes-link"),
    # Transcripts
    "minutes of one digit": (VTT, sub(r"00:00:(\d\d\.\d{3}) -->", r"0:\1 -->"), "transcript-file"),
    "three words for a minute": (VTT, sub(r"<v Anchor>Good.*?(\n\n00:00:)(\d\d.*?)\n\n00:01:28", r"<v Anchor>Good morning all.\n\n00:01:28"), "transcript-differs"),
    "VTT in UTF-16": (VTT, lambda content: content.decode().encode("utf-16"), "transcript-file"),
    "one cue twice": (VTT, sub(r"(00:00:12.*?\n\n)", r"\1\1"), "transcript-overlap"),
    "words that were not made out": (VTT, sub("Good morning", "[inaudible] [BLANK_AUDIO]"), "text-left-over"),
    "a segment of nothing": (JSON, sub(r'"body": "[^"]*"', '"body": ""'), "transcript-empty"),
    "a segment that ends before it starts": (JSON, sub(r'"endTime": 5.0', '"endTime": 0.1'), "transcript-file"),
    "a voice that is not closed": (VTT, sub("<v Anchor>", "<v Anchor "), "transcript-markup"),
    "a sentence in a blink": (SRT, sub(r"(00:00:00,800 --> )00:00:05,000", r"\g<1>00:00:00,850"), "transcript-speed"),
    # Chapters
    "a chapter of a fifth of a second": (CHAPTERS, sub(r'"startTime": 37.5', '"startTime": 12.7'), "chapters-brief"),
    "chapters all called alike": (CHAPTERS, sub(r'"title": "[^"]*"', '"title": "Chapter"', count=0), "chapters-title"),
    "a chapter misread": (CHAPTERS, sub(r'"title": "Headlines"', '"title": "Headlinesâ€™"'), "text-misread"),
    "a chapter in bold": (CHAPTERS, sub(r'"title": "Headlines"', '"title": "<b>Headlines</b>"'), "text-markup"),
    # Sound
    "a page at the end of the sound": (AUDIO, lambda content: content + b"<html><body>502 Bad Gateway</body></html>" * 40, "enclosure-content"),
    "nothing at the end of the sound": (AUDIO, lambda content: content + bytes(200_000), "enclosure-changed"),
    "an album of another show": (AUDIO, tagged(TIT2="Ferry", TALB="Valley News", TPE1="A"), "enclosure-album"),
    "a title misread in the sound": (AUDIO, tagged(TIT2="Ferry: whatâ€™s next", TALB=SHOW.title, TPE1="A"), "text-misread"),
    "two tags in the sound": (AUDIO, lambda content: content[: content.index(b"\xff\xf3")] + content, "enclosure-changed"),
    # Pictures
    "a cover one sees through": ("artwork", lambda _: drawn("PNG", "RGBA", (0, 0, 0, 0)), "artwork-transparent"),
    "a cover of 16 bits": ("artwork", lambda _: drawn("PNG", "I;16", 9), "artwork-colour"),
    "a cover that is white": ("artwork", lambda _: drawn("JPEG", "RGB", "white"), "artwork-blank"),
    "a cover that moves": ("artwork", lambda _: moving(), "artwork-moving"),
    # Lasting names
    "a flash item of another day": ("flash.json", sub('"updateDate": "2026-01-03', '"updateDate": "2026-01-04'), "flash-differs"),
    "a flash item of blanks": ("flash.json", sub('"mainText": "[^"]*"', '"mainText": "   "'), "flash-format"),
    "a flash item of a page that is not there": ("flash.json", sub(f'"redirectionUrl": "{BASE}{NEWEST}', f'"redirectionUrl": "{BASE}episodes/gone/'), "file-missing"),
    "a playlist of this machine": ("latest.m3u", lambda _: b"#EXTM3U\n#EXTINF:93,x\nfile:///home/desk/latest.mp3\n", "latest-stale"),
    "a playlist of another title": ("latest.xspf", sub("(<track>.*?<title>)[^<]*", r"\1Weather"), "playlist-format"),
    "a JSON item of another day": ("feed.json", sub('"date_published": "2026-01-03', '"date_published": "2026-01-02'), "json-feed"),
    "a JSON icon that is not there": ("feed.json", sub('"version": "[^"]*"', f'"version": "https://jsonfeed.org/version/1.1", "favicon": "{BASE}gone.png"'), "json-feed"),
    "an icon that is none": ("icon.svg", lambda _: b"<html>404</html>", "page-asset"),
    "a style sheet of nothing": ("style.css", lambda _: b"", "page-asset"),
    # Pages
    "a page of another day": (PAGE, sub('<time datetime="[^"]*"', '<time datetime="2025-12-24T07:00:00+00:00"'), "page-date"),
    "a link that runs a script": (PAGE, before('<a href="javascript:alert(1)">x</a>', "</main>"), "page-script"),
    "a player that starts by itself": (PAGE, sub("<audio ", "<audio autoplay "), "page-autoplay"),
    "a page that goes elsewhere": (PAGE, before('<meta http-equiv="refresh" content="0; url=https://else.example/">'), "page-refresh"),
    "an event attribute in a page": (PAGE, sub("<article>", '<article onclick="x()">'), "page-script"),
    "a style in a page": (PAGE, sub("<article>", '<article style="display:none">'), "page-script"),
    "a link without words": (PAGE, before('<a href="../../archive.html"></a>', "</main>"), "page-nameless"),
    "a page without heading": (PAGE, sub("<h1[^>]*>.*?</h1>", ""), "page-heading"),
    "a template in a page": (HOME, sub("<h1([^>]*)>.*?</h1>", r"<h1\1>{{ show.title }}</h1>"), "text-left-over"),
    "entities shown in a page": (PAGE, sub("<h1([^>]*)>", r"<h1\1>Salt &amp;amp; pepper: "), "text-escaped-twice"),
    "a download of an older episode": (PAGE, sub(r'<a href="[^"]*" download', f'<a href="../../{OLDER}{episode(2).master.path}" download'), "page-player"),
    "a chapter's link past the end": (PAGE, sub(r"#t=12.5", "#t=1250"), "page-chapters"),
    "a form that is sent elsewhere": (HOME, before('<form action="https://list.example/"><input name="mail"></form>', "</main>"), "page-outside"),
    "a style sheet that calls elsewhere": ("style.css", lambda content: b"@import url(https://fonts.example/a.css);\n" + content, "page-outside"),
    "a script that calls elsewhere": ("player.js", lambda content: content + b'\nfetch("https://count.example/?" + location.href);\n', "page-outside"),
    "robots sent away": ("robots.txt", lambda _: b"User-agent: *\nDisallow: /\n", "robots-refused"),
    # Of a second batch, 27 of 43 were found the first time; these are what could be mended surely
    "a program's cry for help": (FEED, item("<description>", "<description>Traceback (most recent call last): "), "text-left-over"),
    "a voice without a name": (VTT, sub("<v Anchor>", "<v >"), "transcript-markup"),
    "a JSON Feed that has expired": ("feed.json", sub('"version"', '"expired": true, "version"'), "json-feed"),
    "a page of dummy text": (HOME, sub(r'(<p class="lead"[^>]*>)[^<]*', r"\1Lorem ipsum dolor"), "text-left-over"),
    "a page in no language": (PAGE, sub('<html lang="en-GB"', '<html lang="xx-yy"'), "page-language"),
    "a letter to nobody": (HOME, before('<a href="mailto:">Write</a>', "</main>"), "page-link"),
    "a cookie": ("player.js", lambda content: content + b'\ndocument.cookie = "id=" + 5;\n', "page-outside"),
    "text run as a script": ("player.js", lambda content: content + b"\neval(location.hash.slice(1));\n", "page-script"),
    "a style sheet cut off": ("style.css", lambda content: content + b"\nbody { color: red;\n", "page-asset"),
    "a script in a picture": ("icon.svg", lambda content: content.replace(b"</svg>", b"<script>alert(1)</script></svg>"), "page-script"),
    "secrets in the folder": (".env", lambda _: b"SECRET_KEY=abc\n", "folder-private"),
}  # fmt: skip


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    return make_show(tmp_path_factory.mktemp("show"))


def found(show: Path) -> set[str]:
    return {one.rule for one in check.check(str(show), now=NOW, sound=False)}


def put(show: Path, name: str) -> Path:
    public = show / "public"
    return next(public.glob("artwork-*.jpg")) if name == "artwork" else public / name


@pytest.mark.parametrize("defect", SEEDS)
def test_a_fresh_defect_is_found(show, defect):
    name, change, rule = SEEDS[defect]
    path = put(show, name)
    there = path.exists()
    if not there:
        path.write_bytes(b"")
    try:
        with changed(path, change):
            assert rule in found(show)
    finally:
        if not there:
            path.unlink()
