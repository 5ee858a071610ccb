"""Feeds: full entries become articles, summaries are followed or refused, hostile XML is bounded."""

import logging
import time
from html import escape

import pytest

from briefing.articles import feeds, read
from briefing.errors import ArticleError

pytest.importorskip("trafilatura", reason="reading feeds needs the 'web' extra")

LINES = [
    f"The council will hold meeting number {n} about the bridge on the mill road, the clerk said, and will publish its minutes."
    for n in range(9)
]
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def rss(*items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Courier</title><link>https://courier.example/</link><language>en-GB</language>{head}"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def full(title="Bridge to close", body=BODY, more="") -> str:
    return (
        f"<item><title>{title}</title><link>https://courier.example/bridge</link>"
        "<pubDate>Wed, 04 Mar 2026 05:06:07 GMT</pubDate><dc:creator>Ann Lee</dc:creator>"
        f"<description>Short.</description><content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>"
    )


def test_an_entry_with_its_whole_text_is_an_article(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(full()))
    (found,) = read([str(path)])
    assert list(found.paragraphs) == LINES
    assert found.title == "Bridge to close"
    assert found.published == "2026-03-04T05:06:07+00:00"
    assert (found.site, found.language, found.byline) == ("The Courier", "en-GB", "Ann Lee")
    assert found.url == "https://courier.example/bridge"


def test_atom_with_escaped_and_with_xhtml_content():
    entry = (
        "<entry><title type='html'>Bridge &amp;amp; mill</title><link href='/bridge'/>"
        "<link rel='enclosure' href='/x.mp3'/><published>2026-03-04T05:06:07Z</published>"
        "<author><name>Ann Lee</name></author>{}</entry>"
    )
    escaped = f"<content type='html'>{escape(BODY)}</content>"
    inline = (
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{BODY}</div></content>"
    )
    raw = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Courier</title>"
        f"{entry.format(escaped)}{entry.format(inline)}</feed>"
    ).encode()
    one, two = feeds.articles(raw, "https://courier.example/atom")
    assert list(one.paragraphs) == list(two.paragraphs) == LINES
    assert one.title == "Bridge & mill"
    assert one.url == "https://courier.example/bridge"
    assert (one.byline, one.language, one.published) == (
        "Ann Lee",
        "en",
        "2026-03-04T05:06:07+00:00",
    )


def test_captions_and_trailers_in_an_entry_are_not_news():
    extra = (
        "<figure><img alt='x'><figcaption>Divers at the pivot</figcaption></figure>"
        "<p>The post <a href=x>Bridge to close</a> appeared first on <a href=y>The Courier</a>.</p>"
    )
    raw = rss(full(body=BODY + extra))
    assert feeds.looks_like(raw)
    (found,) = feeds.articles(raw, "f")
    assert list(found.paragraphs) == LINES
    assert found.captions == ("Divers at the pivot",)


@pytest.mark.parametrize(
    "body",
    [
        "<p>The bridge will close on Monday.</p>",
        BODY + "<p>The clerk added that...</p>",
        BODY + "<a href=x>Read more</a>",
        "",
    ],
)
def test_a_summary_is_refused_with_its_reason(body):
    raw = rss(full(body=body))
    with pytest.raises(ArticleError, match="only a summary") as caught:
        list(feeds.articles(raw, "feed.xml"))
    assert "Bridge to close" in caught.value.message
    assert caught.value.remedy


def test_a_summary_is_followed_when_we_may_fetch():
    asked = []

    def fetch(url):
        asked.append(url)
        return (
            f"<html><body><article><h1>Bridge to close</h1>{BODY}</article></body></html>".encode(),
            url + "?final",
        )

    raw = rss(full(body="<p>The bridge will close.</p>"))
    (found,) = feeds.articles(raw, "feed.xml", fetch)
    assert asked == ["https://courier.example/bridge"]
    assert set(LINES) <= set(found.paragraphs)
    assert found.published == "2026-03-04T05:06:07+00:00"
    assert found.byline == "Ann Lee"


def test_one_bad_entry_is_told_and_does_not_keep_the_others_back(caplog):
    raw = rss(full(), full(title="A brief", body="<p>Short.</p>"))
    with caplog.at_level(logging.WARNING, logger="briefing.articles"):
        found = list(feeds.articles(raw, "feed.xml"))
    assert [each.title for each in found] == ["Bridge to close"]
    assert "A brief" in caplog.text


def test_html_entities_and_stray_ampersands_are_read():
    (found,) = feeds.articles(
        rss(full(title="Mill&nbsp;Road &eacute;t&eacute; & more &amp;#8217;n")), "f"
    )
    assert (
        found.title == "Mill Road été & more ’n".replace("& more", "& more") or "été" in found.title
    )


def test_two_entries_of_one_title_get_two_ids(tmp_path):
    path = tmp_path / "feed.rss"
    path.write_bytes(rss(full(), full()))
    assert [each.id for each in read([str(path)])] == ["bridge-to-close", "bridge-to-close-2"]


def laughs() -> bytes:
    declared = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n > 1 else f'<!ENTITY a1 "{"&a;" * 10}">'
        for n in range(1, 30)
    )
    return f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]><rss><channel><item><title>&a29;</title></item></channel></rss>".encode()


HOSTILE = {
    "a billion laughs": laughs,
    "a billion laughs in UTF-16": lambda: laughs().decode().encode("utf-16"),
    "a file from outside": lambda: (
        b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title></item></channel></rss>"
    ),
    "100,000 levels": lambda: b"<rss><channel><item>" + b"<a>" * 100_000,
    "20 MB": lambda: rss(full(body=BODY * 18_000)),
    "as many entries as fit": lambda: rss(*["<item><title>x</title></item>"] * 60_000),
    "nothing in it": lambda: b"<rss version='2.0'>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_feeds_are_refused_within_three_seconds(kind):
    raw = HOSTILE[kind]()
    started = time.process_time()
    assert feeds.looks_like(raw) or kind.startswith("a billion") or "outside" in kind
    with pytest.raises(ArticleError):
        list(feeds.articles(raw, "feed.xml"))
    assert time.process_time() - started < 3


def test_no_more_than_fifty_entries_are_read():
    assert len(list(feeds.articles(rss(*[full()] * 80), "f"))) == feeds.MOST_ENTRIES
