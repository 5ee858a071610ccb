"""The feed as RSS 2.0 with the itunes, podcast, atom and content namespaces (PSP-1), by pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from briefing.errors import FeedError
from briefing.feed import addresses
from briefing.feed.environment import template
from briefing.feed.items import DESCRIPTION_LIMIT, Item
from briefing.feed.markup import Html, Text
from briefing.models import Show

SYNTHETIC_VOICE = Text("This bulletin is read by a synthetic voice.")
"What the feed and every page say of the voice."


@dataclass(frozen=True, slots=True)
class Channel:
    """What the feed says of the show itself, cleaned for XML."""

    title: Text
    "Name of the show."
    description: Html
    "At most 4,000 bytes."
    link: str
    "Home page."
    guid: str
    "podcast:guid."
    author: Text
    "Who makes it."
    email: Text
    "Address of the owner."
    language: Text
    "BCP 47."
    category: Text
    "Apple's category."
    subcategory: Text
    "Apple's sub-category, or empty."
    explicit: str
    "'true' or 'false'."
    copyright: Text
    "May be empty."
    artwork: str
    "Address of the cover."


def channel(show: Show, artwork: str) -> Channel:
    """Work out the channel. Raises FeedError when the show's guid is not a UUID."""
    base = addresses.base(show)
    description = Html.cleaned(
        Html.of_text(Text.of(show.description or show.title)), limit=DESCRIPTION_LIMIT
    )
    return Channel(
        title=Text.of(show.title, limit=255),
        description=description,
        link=show.link or base,
        guid=_checked(addresses.guid(show)),
        author=Text.of(show.author, limit=128),
        email=Text.of(show.email),
        language=Text.of(show.language),
        category=Text.of(show.category),
        subcategory=Text.of(show.subcategory),
        explicit="true" if show.explicit else "false",
        copyright=Text.of(show.copyright, limit=255),
        artwork=base + artwork,
    )


def pages(show: Show, items: Sequence[Item], *, size: int, artwork: str) -> dict[str, bytes]:
    """Give 'feed.xml' with the newest `size` items and 'feed-2.xml' on with the rest (RFC 5005)."""
    facts = channel(show, artwork)
    count = max(1, -(-len(items) // size))
    return {
        addresses.feed_name(number): page(
            facts,
            items[(number - 1) * size : number * size],
            _links(show, number, count),
            updated=items[0].when if items else None,
        )
        for number in range(1, count + 1)
    }


def empty(show: Show, name: str, *, artwork: str) -> bytes:
    """Give the page of the feed `name` with no items left: it sends its readers to 'feed.xml'."""
    links = (("self", addresses.base(show) + name), ("first", addresses.feed_url(show)))
    return page(channel(show, artwork), (), links, moved_to=addresses.feed_url(show))


def page(
    facts: Channel,
    items: Sequence[Item],
    links: Sequence[tuple[str, str]],
    *,
    updated: datetime | None = None,
    moved_to: str = "",
) -> bytes:
    """Give one feed file; `links` are relations and addresses, `updated` the newest item's date.

    `moved_to` is the address of the feed that has taken this one's place, where one has.
    """
    values = {
        "channel": facts,
        "items": items,
        "updated": updated or (items[0].when if items else None),
        "links": links,
        "moved_to": moved_to,
        "synthetic_voice": SYNTHETIC_VOICE,
    }
    return template("feed.xml").render(values).encode()


def _links(show: Show, number: int, count: int) -> tuple[tuple[str, str], ...]:
    """Give relation and address of the pages around page `number`; one page needs only itself."""
    links = [("self", number)]
    if count > 1:
        links += [("first", 1), ("last", count)]
        links += [("previous", number - 1)] if number > 1 else []
        links += [("next", number + 1)] if number < count else []
    return tuple((relation, addresses.feed_url(show, page)) for relation, page in links)


def _checked(guid: str) -> str:
    try:
        return str(UUID(guid))
    except ValueError:
        raise FeedError(
            f"the show's guid {guid!r} is not a UUID",
            "Leave it empty, or copy the podcast:guid of the feed as it was.",
        ) from None
