"""What an address leads to: feeds, playlists and sounds, ours and strangers', sound or hostile."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import SHOW, episode

from briefing import feed
from briefing.errors import BriefingError, ConfigError, ServiceUnavailable
from briefing.speakers import Sound, web
from briefing.speakers.source import sound_at

BASE = "http://news.example/show/feed"


def found(body: bytes | str, kind: str = "text/xml", *, whole: bool = True) -> Sound:
    content = body.encode() if isinstance(body, str) else body

    def get(url: str, *, most_bytes: int) -> web.Reply:
        return web.Reply(200, {"content-type": kind}, content[:most_bytes], url, whole)

    return sound_at(BASE, get=get, ask=lambda _: None)


def rss(*items: tuple[str, str, str]) -> str:
    return "<rss><channel><title>The show</title>" + "".join(
        f"<item><title>{name}</title><pubDate>{when}</pubDate>{enclosure}</item>"
        for name, when, enclosure in items
    ) + "</channel></rss>"  # fmt: skip


def enclosure(url: str, kind: str = "audio/mpeg") -> str:
    return f'<enclosure url="{url}" type="{kind}" length="1"/>'


MONDAY, SUNDAY = "Mon, 23 Nov 2026 07:00:00 +0000", "Sun, 22 Nov 2026 07:00:00 GMT"


@pytest.mark.parametrize(
    "name", ["feed.xml", "feed.json", "latest.m3u", "latest.pls", "latest.xspf"]
)
def test_everything_our_show_offers_leads_to_the_newest(name):
    episodes = (episode(2), episode(1))
    rendered = feed.render(SHOW, episodes)[name]
    newest = found(rendered, "application/octet-stream")
    assert newest.url.endswith(f"/{episodes[0].slug}/{episodes[0].master.path}")
    assert episodes[0].title in newest.title
    assert newest.mime == "audio/mpeg"


def test_the_newest_by_date_wherever_it_stands():
    listed = rss(
        ("No date", "", enclosure("a.mp3")),
        ("Sunday", SUNDAY, enclosure("/b.mp3")),
        ("Monday", MONDAY, enclosure("http://cdn.example/c.mp3")),
    )
    assert found(listed) == Sound("http://cdn.example/c.mp3", "Monday", "audio/mpeg")


def test_pictures_films_and_articles_are_passed_over():
    listed = rss(
        ("Film", MONDAY, enclosure("a.mp4", "video/mp4")),
        ("Article", MONDAY, ""),
        ("Sound", SUNDAY, enclosure("b.m4a", "audio/mp4")),
    )
    assert found(listed) == Sound("http://news.example/show/b.m4a", "Sound", "audio/mp4")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("93", 93), ("1:33", 93), ("1:02:03", 3723), ("soon", None), ("-5", None), ("1e99", None)],
)
def test_lengths(text, seconds):
    tags = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    listed = rss(("A", MONDAY, f"{enclosure('a.mp3')}<itunes:duration>{text}</itunes:duration>"))
    assert found(listed.replace("<rss>", f"<rss {tags}>")).seconds == seconds


def test_atom():
    entry = (
        "<entry><title>{}</title><updated>{}</updated><link href='page.html'/>"
        "<link rel='enclosure' type='audio/ogg' href='{}'/></entry>"
    )
    listed = "".join(
        entry.format(*each)
        for each in (("A", "2026-11-22T07:00:00Z", "a.ogg"), ("B", "2026-11-23T07:00:00Z", "b.ogg"))
    )
    newest = found(f"<feed xmlns='http://www.w3.org/2005/Atom'>{listed}</feed>")
    assert newest == Sound("http://news.example/show/b.ogg", "B", "audio/ogg")


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("#EXTM3U\n#EXTINF:3,First\na.mp3\nb.mp3\n", "http://news.example/show/a.mp3"),
        ("\ufeff#EXTM3U\r\n\r\nhttp://x.example/a.ogg\r\n", "http://x.example/a.ogg"),
        ("[playlist]\nFile2=b.mp3\nFile1=a.mp3\nFile²=z.mp3\n", "http://news.example/show/a.mp3"),
        ("[Playlist]\nFile1=http://x.example/100%25.mp3", "http://x.example/100%25.mp3"),
    ],
)
def test_playlists(body, url):
    assert found(body, "audio/x-mpegurl").url == url


def test_a_sound_whose_name_does_not_tell():
    assert found(b"ID3\4\0", "audio/mpeg", whole=False).url == BASE


def test_a_sound_that_is_named_like_one_is_not_fetched_here():
    asked: list[str] = []

    def get(url: str, *, most_bytes: int) -> web.Reply:
        raise AssertionError(url)

    sound = sound_at("https://news.example/a b.opus?x=1", get=get, ask=asked.append)
    assert (sound.mime, sound.title) == ("audio/ogg", "a%20b.opus")
    assert asked == ["https://news.example/a%20b.opus?x=1"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<!doctype html><title>x</title>", "no feed"),
        ("<html><body/></html>", "no feed"),
        ('<!DOCTYPE r [<!ENTITY a "a">]><rss>&a;</rss>', "document type"),
        ("<rss><channel>", "not XML"),
        ("<opml/>", "<opml>"),
        (rss(), "names no sound"),
        ("#EXTM3U\n", "names no sound"),
        ("[playlist]\nnonsense", "names no sound"),
        ('{"items": [{"attachments": [{"url": 5}]}, 7, null]}', "names no sound"),
        ("{", "not JSON"),
        ("just words", "no feed"),
        ("", "no feed"),
    ],
)
def test_what_holds_no_sound_is_said(body, said):
    with pytest.raises(ServiceUnavailable, match=said):
        found(body, "text/xml")


def test_a_feed_without_end_is_refused():
    with pytest.raises(ServiceUnavailable, match="longer than"):
        found("<rss>", whole=False)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/a.mp3", "a.mp3", "http://", "http://x/\n.mp3", ""]
)
def test_only_web_addresses(url):
    with pytest.raises(ConfigError):
        sound_at(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:x", "http://[::1"])
def test_a_feed_cannot_send_a_speaker_to_a_file(url):
    with pytest.raises(ServiceUnavailable, match="no web address"):
        found(rss(("A", MONDAY, enclosure(url))))


_PIECES = st.sampled_from(
    ["<rss>", "<channel>", "<item>", enclosure("a.mp3"), "</item>", "</channel>", "</rss>", "{",
     '"items":', "[", "]", "}", "[playlist]", "\nFile1=", "#EXTM3U\n", "http://", "=", "%", "\0",
     "<feed>", "<playlist><track>", "</track></playlist>", "[::1", "\ud7ff", "9e999"]
)  # fmt: skip


@given(st.one_of(st.binary(), st.lists(_PIECES).map(lambda parts: "".join(parts).encode())))
def test_nothing_served_breaks_it(body):
    """Whatever comes, the answer is a sound at a web address or a word for the producer."""
    try:
        sound = found(body, "application/octet-stream")
    except BriefingError:
        return
    assert sound.url.startswith(("http://", "https://"))


@contextmanager
def server(*, status: int = 200, body: bytes = b"", **headers: str) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert "briefing/" in self.headers["user-agent"]
            moved = self.path.startswith("/moved")
            self.send_response(302 if moved else status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            if moved:
                self.send_header("location", self.path if "again" in self.path else "/here")
            self.end_headers()
            self.wfile.write(b"" if moved or self.command == "HEAD" else body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with fakes.running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}/"


def test_pages_are_unpacked_and_redirects_followed():
    with server(body=gzip.compress(b"hello" * 1000), content_encoding="gzip") as address:
        reply = web.get(address + "moved", most_bytes=10_000)
    assert reply.body == b"hello" * 1000
    assert reply.url == address + "here"


def test_a_bomb_does_not_go_off():
    bomb = gzip.compress(bytes(50_000_000))
    with server(body=bomb, content_encoding="gzip") as address:
        reply = web.get(address, most_bytes=1_000)
    assert len(reply.body) == 1_000
    assert not reply.whole


def test_redirects_end():
    with server() as address, pytest.raises(ServiceUnavailable, match="without end"):
        web.get(address + "moved-again", most_bytes=10)


@pytest.mark.parametrize(
    ("status", "there"), [(200, True), (405, True), (404, False), (500, False)]
)
def test_a_sound_is_asked_for_before_a_speaker_is_sent(status, there):
    with server(status=status) as address:
        if there:
            web.ask(address)
        else:
            with pytest.raises(ServiceUnavailable, match=str(status)):
                web.ask(address)


def test_an_address_where_nothing_is():
    with server(status=404) as address, pytest.raises(ServiceUnavailable, match="answers 404"):
        web.get(address, most_bytes=10)
    with pytest.raises(ServiceUnavailable, match="does not answer"):
        web.get(address, most_bytes=10)
    with pytest.raises(ConfigError):
        web.get("http://x:port/", most_bytes=10)


def test_time_that_is_up():
    with pytest.raises(ServiceUnavailable, match="too long"):
        web.send("GET", "http://127.0.0.1:9/", {}, b"", 1, time.monotonic() - 1)
