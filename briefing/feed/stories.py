"""The feed of single stories, for speakers that play one story at a time: stories.xml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from briefing.feed import addresses, rss
from briefing.feed.items import Item
from briefing.feed.markup import Html, Text
from briefing.models import Excerpt, Show

NAME = "stories.xml"
MOST = 100
"Stories in the feed: speakers read only the newest."


def write(show: Show, items: Sequence[Item], *, artwork: str) -> dict[str, bytes]:
    """Give the feed file, newest bulletin first and its stories in the order told.

    Nothing when no episode holds its stories one by one.
    """
    told = [_story(show, each, one) for each in items for one in each.episode.excerpts]
    if not told:
        return {}
    return {NAME: _page(show, told[:MOST], artwork)}


def empty(show: Show, name: str, *, artwork: str) -> bytes:
    """Give the feed file without items, for those who still follow it as `name`."""
    return _page(show, (), artwork, name)


def _page(show: Show, told: Sequence[Item], artwork: str, name: str = NAME) -> bytes:
    facts = rss.channel(show, artwork)
    facts = replace(
        facts,
        title=Text.of(f"{facts.title}: story by story", limit=255),
        guid=addresses.guid_of(addresses.base(show) + name),
    )
    return rss.page(facts, told, (("self", addresses.base(show) + name),))


def _story(show: Show, whole: Item, one: Excerpt) -> Item:
    """Give a story as an item of its own."""
    episode, story = whole.episode, whole.episode.stories[one.story]
    words = " ".join(sentence.text for sentence in story.sentences)
    notes = Html.cleaned(f"<p>{Html.of_text(Text.of(words))}</p>")
    transcript = addresses.file_url(show, episode, f"story-{one.story + 1}.vtt")
    return replace(
        whole,
        episode=replace(
            episode,
            guid=str(uuid5(UUID(episode.guid), f"story {one.story + 1}")),
            number=episode.number * 100 + one.story + 1,
            master=one.master,
        ),
        title=Text.of(story.headline, limit=255) or whole.title,
        summary=Text.of(words, limit=1_000),
        notes=notes,
        description=Html.cleaned(notes, limit=4_000),
        # A second apart, so that apps keep the order in which they were told.
        when=whole.when - timedelta(seconds=one.story),
        audio=addresses.file_url(show, episode, one.master.path),
        seconds=max(1, round(one.master.seconds)),
        transcripts=((transcript, "text/vtt"),),
        chapters=None,
        soundbite=None,
    )
