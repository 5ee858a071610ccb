"""The pages: readable without a script, nothing from elsewhere, nothing live from an article."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import SHOW, episode

from briefing import feed
from briefing.feed.pages import POLICY
from briefing.models import Phrase, Source, Status

VOID = {"meta", "link", "img", "br", "rect"}
FETCHED = {"img": "src", "script": "src", "audio": "src", "source": "src", "link": "href"}


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open and self._open[-1] == "script":
            self.scripts.append(data)
        self.words += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def page(**changes: object) -> Page:
    made = episode(**changes)
    return Page(feed.render(SHOW, [made])[f"episodes/{made.slug}/index.html"])


def test_an_episodes_page_plays_without_a_script():
    made = episode()
    read = page()
    (audio,) = read.all("audio")
    assert audio["src"] == made.master.path
    assert "controls" in audio
    chapters = [each["href"] for each in read.all("a") if "data-start" in each]
    assert chapters[1] == f"{made.master.path}#t=12.5"
    assert "Councillors voted seven to two." in read.words
    assert "This bulletin is read by a synthetic voice." in read.words
    links = [each.get("href") for each in read.all("a")]
    assert "https://paper.example/0?a=1&b=2" in links
    assert "transcript.vtt" in links


def test_pages_fetch_nothing_from_elsewhere_and_run_nothing_inline():
    files = feed.render(SHOW, [episode(n) for n in range(1, 40)])
    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        read = Page(content)
        policies = [each["content"] for each in read.all("meta") if "http-equiv" in each]
        assert policies == [POLICY], name
        for tag, attributes in read.elements:
            if attributes.get("rel") == "canonical":
                continue
            address = attributes.get(FETCHED.get(tag, ""), "") or ""
            assert not address.startswith(("http:", "https:", "//", "data:")), (name, address)
            assert not any(key.startswith("on") or key == "style" for key in attributes), name
        for attributes in read.all("script"):
            assert "src" in attributes or attributes["type"] == "application/ld+json"


def test_every_relative_link_of_the_pages_leads_to_a_file():
    import posixpath

    episodes = [episode(n) for n in range(1, 40)]
    files = feed.render(SHOW, episodes)
    beside = {"transcript.vtt", "transcript.srt", "transcript.json", "sources.json", "cover.jpg"}
    beside |= {"waveform.svg"}
    known = set(files) | {"artwork.jpg"}
    for each in episodes:
        known |= {f"episodes/{each.slug}/{name}" for name in (*beside, each.master.path)}
    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        for tag, attributes in Page(content).elements:
            address = attributes.get("src") or attributes.get("href") or ""
            if not address or ":" in address or address.startswith("#"):
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(name), address.split("#")[0])
            )
            if address.endswith("/"):
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            assert target in known, (name, tag, address)


def test_the_home_page_tells_of_the_newest_edition():
    files = feed.render(SHOW, [episode(1), episode(2, title="The newest of all")])
    read = Page(files["index.html"])
    assert "The newest of all" in read.words
    assert read.all("audio")[0]["src"] == f"episodes/{episode(2).slug}/{episode(2).master.path}"
    (data,) = [json.loads(text) for text in read.scripts if text.strip()]
    speakable = data["mainEntityOfPage"]["speakable"]["cssSelector"]
    classes = " ".join(str(attributes.get("class")) for _, attributes in read.elements)
    assert all(selector[1:] in classes for selector in speakable)


def test_the_home_page_lists_thirty_and_the_archive_page_all():
    files = feed.render(SHOW, [episode(n) for n in range(1, 51)])
    assert files["index.html"].count(b'<li><a href="episodes/') == 29
    assert files["archive.html"].count(b'<li><a href="episodes/') == 50
    assert b"February 2026" in files["archive.html"]


def test_a_show_without_episodes_has_a_home_page():
    assert "on its way" in Page(feed.render(SHOW, [])["index.html"]).words


def test_a_withdrawn_edition_keeps_a_page_that_says_why_and_nothing_else():
    gone = episode(
        status=Status.WITHDRAWN, notes="<p>Withdrawn: the <b>vote</b> was six to three.</p>"
    )
    files = feed.render(SHOW, [gone, episode(2)])
    read = Page(files[f"episodes/{gone.slug}/index.html"])
    assert "the vote was six to three" in read.words
    assert "Councillors" not in read.words
    assert read.all("audio") == []
    assert gone.slug.encode() not in files["index.html"]


def test_voices_are_named_when_there_are_several():
    two = (Phrase(0, 1, "Good morning.", "Anna"), Phrase(1, 2, "And hello.", "Bert"))
    assert "Bert" in page(transcript=two).words
    assert "Anna" not in page(transcript=two[:1]).words


def test_a_link_to_a_source_is_http_or_no_link_at_all():
    story = replace(
        episode().stories[0],
        articles=(Source("a", "<b>Bad</b>", "javascript:alert(1)"), Source("b", "Fine", None)),
    )
    read = page(stories=(story,), notes="")
    assert not [each for each in read.all("a") if "javascript" in (each.get("href") or "")]
    assert "<b>Bad</b>" in read.words


def test_the_shows_colours_reach_the_style():
    files = feed.render(replace(SHOW, colours=("#112233", "#aabbcc", "#fefefe")), [])
    assert b"--brand: #112233" in files["style.css"]
    assert b"#aabbcc" in files["icon.svg"]


MEAN = st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "</style><script>",
        "{{ 7*7 }} {% raw %}",
        "<!--",
        "]]>",
        "\u2028alert(1)\u2029",
        "\u202eevil\x00",
        "&lt;script&gt;",
    ]
) | st.text(max_size=40)


@settings(deadline=None)
@given(MEAN, MEAN, MEAN)
def test_hostile_words_are_only_words_in_a_page(title, text, headline):
    story = replace(
        episode().stories[0], headline=headline, articles=(Source(text, title, site=headline),)
    )
    made = episode(
        title=title,
        summary=text,
        notes=f"<p>{headline}</p>",
        stories=(story,),
        transcript=(Phrase(0, 1, text, title, 0), Phrase(1, 2, title, text)),
        language=text,
    )
    show = replace(SHOW, title=title or "x", author=text, description=headline, language=headline)
    for name, content in feed.render(show, [made]).items():
        if name.endswith(".html"):
            read = Page(content)
            for attributes in read.all("script"):
                assert set(attributes) in ({"src", "defer"}, {"type"})
            assert not any(key.startswith("on") for _, each in read.elements for key in each)
            for script in read.scripts:
                assert not script.strip() or isinstance(json.loads(script), dict)


@pytest.mark.parametrize(("title", "letter"), [("The News", "N"), ("!!!", "B"), ("the", "T")])
def test_the_icon_bears_a_letter_of_the_title(title, letter):
    assert f">{letter}</text>".encode() in feed.render(replace(SHOW, title=title), [])["icon.svg"]
