"""The pages: the show's home, its archive, and one page an episode, with their style and script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from briefing import clock
from briefing.errors import FeedError
from briefing.feed import addresses
from briefing.feed.environment import template
from briefing.feed.items import TRANSCRIPTS, Item, item
from briefing.feed.markup import Text, safe_link
from briefing.feed.rss import SYNTHETIC_VOICE
from briefing.models import Episode, Phrase, Show, Source, Status

NEWEST = 30
"Episodes on the home page; the archive page lists them all."

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "media-src 'self'; base-uri 'none'; form-action 'none'"
)
"Content-Security-Policy of every page: its own files and nothing else."

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def write(
    show: Show, listed: Sequence[Item], episodes: Sequence[Episode], *, artwork: str
) -> dict[str, bytes]:
    """Give the pages of the show, keyed by path beneath the public folder."""
    facts = _show(show, artwork)
    files = {
        f"{addresses.folder(each.episode)}index.html": _episode(show, facts, each)
        for each in listed
    }
    for episode in episodes:
        if episode.status is Status.WITHDRAWN:
            files[f"{addresses.folder(episode)}index.html"] = _withdrawn(show, facts, episode)
    files["archive.html"] = _render("archive.html", show=facts, root="", months=_months(listed))
    files["index.html"] = _home(facts, listed)
    return files | _assets(show)


def _home(facts: dict[str, Any], listed: Sequence[Item]) -> bytes:
    newest = listed[0] if listed else None
    return _render(
        "index.html",
        show=facts,
        root="",
        newest=newest,
        folder=addresses.folder(newest.episode) if newest else "",
        stories=[Text.of(each.headline) for each in newest.episode.stories] if newest else [],
        others=[(each, addresses.folder(each.episode)) for each in listed[1:NEWEST]],
        more=len(listed) > NEWEST,
        data=_data(facts, newest),
    )


def _episode(show: Show, facts: dict[str, Any], each: Item) -> bytes:
    episode = each.episode
    return _render(
        "episode.html",
        show=facts,
        root="../../",
        item=each,
        lang=Text.of(episode.language or show.language),
        audio=episode.master.path,
        megabytes=f"{episode.master.bytes / 1_000_000:.1f}",
        chapters=[
            (chapter.start, Text.of(chapter.title, limit=128)) for chapter in episode.chapters
        ],
        passages=_passages(episode),
        kinds=[kind for kind in episode.transcripts if kind in TRANSCRIPTS],
        sources=_sources(episode),
        data=_data(facts, each),
    )


def _withdrawn(show: Show, facts: dict[str, Any], episode: Episode) -> bytes:
    return _render("withdrawn.html", show=facts, root="../../", item=item(show, episode))


def _assets(show: Show) -> dict[str, bytes]:
    background, accent, text = _colours(show)
    return {
        "style.css": _render("style.css", background=background, accent=accent, text=text),
        "player.js": _render("player.js"),
        "icon.svg": _render(
            "icon.svg", background=background, accent=accent, text=text, letter=_letter(show)
        ),
    }


def _show(show: Show, artwork: str) -> dict[str, Any]:
    """Give what every page says of the show, with the ways to subscribe to it."""
    feed = addresses.feed_url(show)
    bare = feed.split("://", 1)[1]
    return {
        "title": Text.of(show.title),
        "description": Text.of(show.description),
        "author": Text.of(show.author),
        "lang": Text.of(show.language),
        "home": addresses.base(show),
        "feed": feed,
        "artwork": artwork,
        "policy": POLICY,
        "voice": SYNTHETIC_VOICE,
        "copyright": Text.of(show.copyright),
        "apps": (
            ("Apple Podcasts", f"podcast://{bare}"),
            ("Overcast", f"overcast://x-callback-url/add?url={quote(feed, safe='')}"),
            ("Pocket Casts", f"pktc://subscribe/{bare}"),
            ("AntennaPod", f"antennapod-subscribe://{bare}"),
        ),
    }


def _passages(episode: Episode) -> list[dict[str, Any]]:
    """Group the transcript into passages: one a story, one for what lies between stories."""
    several = len({phrase.voice for phrase in episode.transcript}) > 1
    passages = []
    for story, phrases in groupby(episode.transcript, key=lambda phrase: phrase.story):
        told = episode.stories[story : story + 1] if story is not None else ()
        heading = Text.of(told[0].headline) if told else None
        passages.append({"heading": heading, "turns": _turns(list(phrases), named=several)})
    return passages


def _turns(phrases: list[Phrase], *, named: bool) -> list[dict[str, Any]]:
    """Give what each voice says in turn; a lone voice need not be named at every turn."""
    return [
        {
            "voice": Text.of(voice) if named else "",
            "phrases": [(each.start, each.end, Text.of(each.text)) for each in said],
        }
        for voice, said in groupby(phrases, key=lambda phrase: phrase.voice)
    ]


def _sources(episode: Episode) -> list[tuple[Text, list[dict[str, Any]]]]:
    return [
        (Text.of(story.headline), [_source(each) for each in story.articles])
        for story in episode.stories
    ]


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": Text.of(source.title) or Text.of(source.id),
        "site": Text.of(source.site or ""),
        "url": source.url if safe_link(source.url) else None,
    }


def _months(listed: Sequence[Item]) -> list[tuple[str, list[tuple[Item, str]]]]:
    return [
        (month, [(each, addresses.folder(each.episode)) for each in group])
        for month, group in groupby(listed, key=lambda each: f"{each.when:%B %Y}")
    ]


def _data(facts: dict[str, Any], each: Item | None) -> dict[str, Any]:
    """Give the page's description for search engines, with what an assistant may read aloud."""
    series = {
        "@type": "PodcastSeries",
        "name": facts["title"],
        "url": facts["home"],
        "webFeed": facts["feed"],
    }
    if each is None:
        return {"@context": "https://schema.org", **series}
    master = each.episode.master
    return {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": each.title,
        "description": each.summary,
        "url": each.link,
        "datePublished": each.when.isoformat(),
        "inLanguage": each.episode.language,
        "duration": f"PT{each.seconds}S",
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": each.audio,
            "encodingFormat": master.mime,
            "contentSize": str(master.bytes),
        },
        "partOfSeries": series,
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": each.link,
            "speakable": {
                "@type": "SpeakableSpecification",
                "cssSelector": [".episode-title", ".episode-summary"],
            },
        },
    }


def _colours(show: Show) -> tuple[Markup, Markup, Markup]:
    for colour in show.colours:
        if not _COLOUR.fullmatch(colour):
            raise FeedError(f"colours: {colour!r} is not a colour", "Write it as #14213d.")
    if len(show.colours) != 3:
        raise FeedError(
            f"colours: {len(show.colours)} given, three are wanted",
            "Give background, accent and text.",
        )
    background, accent, text = (Markup(colour) for colour in show.colours)  # noqa: S704 - matched
    return background, accent, text


def _letter(show: Show) -> str:
    letters = [sign for sign in Text.of(show.title) if sign.isalnum()]
    words = [word for word in Text.of(show.title).split() if word.lower() not in ("the", "a", "an")]
    return (words[0][0] if words and words[0][0].isalnum() else (letters or ["B"])[0]).upper()


def _render(name: str, **values: Any) -> bytes:
    return template(name).render(clock=clock, **values).encode()
