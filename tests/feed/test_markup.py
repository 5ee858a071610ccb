"""Text and Html: what they keep, what they drop, and that nothing is escaped twice."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.feed.environment import template
from briefing.feed.markup import Html, Text, safe_link

ALLOWED = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"}


class Reader(HTMLParser):
    """Reads what a browser would: tags, attributes, and whether they nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<p>One &amp; two</p>", "<p>One &amp; two</p>"),
        ("<p>One<p>Two", "<p>One</p><p>Two</p>"),
        ("<ul><li>One<li>Two</ul>", "<ul><li>One<li>Two</li></li></ul>"),
        ("<script>alert(1)</script>after", "after"),
        ("<SCRIPT src=x>alert(1)</ScRiPt >after", "after"),
        ("<style>p{}</style>x", "x"),
        ("<div onclick=x>text</div>", "text"),
        ("<img src=x onerror=alert(1)>text", "text"),
        ("a < b and c > d", "a &lt; b and c &gt; d"),
        ("<b>bold", "<b>bold</b>"),
        ("</p>text</b>", "text"),
        ("<!-- hidden -->text", "text"),
        ('<a href="https://x.example/?a=1&amp;b=2">x</a>', None),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href=" JaVaScRiPt:alert(1)">x</a>', "x"),
        ('<a href="java&#10;script:alert(1)">x</a>', "x"),
        ('<a href="//evil.example/">x</a>', "x"),
        ("<a>x</a>", "x"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("caf&eacute; &nbsp;&copy;", "café ©"),
        ("one\u202etwo\x00three", "onetwothree"),
        ("", ""),
    ],
)
def test_notes_keep_what_is_harmless(source, kept):
    assert Html.cleaned(source) == (source if kept is None else kept)


@settings(deadline=None)
@given(st.text(st.sampled_from(list("<>/abpiul=\"'&;! \n]scrt-x\u202e")), max_size=200))
def test_any_notes_come_out_balanced_with_allowed_tags_only(source):
    cleaned = Html.cleaned(source)
    read = Reader(cleaned)
    assert set(read.tags) <= ALLOWED
    assert all(name == "href" and safe_link(value) for name, value in read.attributes)
    assert read.open == []
    assert Html.cleaned(cleaned) == cleaned


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(0, 200))
def test_a_limit_in_bytes_is_kept_and_leaves_nothing_open(words, limit):
    source = f'<p>{words}</p><ul><li><a href="https://x.example/">{words}</a></li></ul>'
    cleaned = Html.cleaned(source, limit=limit)
    assert len(cleaned.encode()) <= limit
    assert Reader(cleaned).open == []
    assert not re.search(r"&[a-z#0-9]*…", cleaned)


@settings(deadline=None)
@given(st.text())
def test_plain_text_reads_the_same_after_one_escaping_and_one_reading(words):
    text = Text.of(words)
    assert Reader(Html.of_text(text)).words == text


def test_cleaning_is_linear_in_the_notes():
    import time

    start = time.process_time()
    for bomb in ("<", "<!--", "<a href='", "&", "<p>", "<p><b>" * 3, "</", "<script>"):
        Html.cleaned(bomb * (190_000 // len(bomb)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("limit", "expected"), [(20, "A title that goes…"), (5, "A tit…"[:4] + "…")]
)
def test_long_text_ends_at_a_word_with_an_ellipsis(limit, expected):
    short = Text.of("A title that goes on and on", limit=limit)
    assert len(short) <= limit
    assert short.endswith("…")
    assert short == expected or limit == 5


def test_a_page_refuses_html_that_nobody_cleaned():
    from made_up import SHOW, episode

    from briefing.feed import items

    made = items.item(SHOW, episode())
    with pytest.raises(TypeError, match="takes Html"):
        template("withdrawn.html").environment.filters["as_page"](str(made.notes))


@pytest.mark.parametrize(
    "address",
    ["http://[::1", "https://", "HTTP://x y", "data:text/html,x", "https://é.example/", None, ""],
)
def test_odd_addresses_are_no_links(address):
    assert not safe_link(address)
