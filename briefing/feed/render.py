"""The feed room's verb: every file of the public folder that depends on the whole show."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.feed import flash, items, jsonfeed, pages, playlists, rss, stories
from briefing.models import Episode, Show

PAGE_SIZE = 300
"Items of one page of the feed; older ones follow on feed-2.xml and so on."


def render(
    show: Show,
    episodes: Sequence[Episode],
    *,
    artwork: str = "artwork.jpg",
    page_size: int = PAGE_SIZE,
    standing: Collection[str] = (),
) -> dict[str, bytes]:
    """Give the content of each file, keyed by its path beneath the public folder.

    Only episodes whose status is PUBLISHED stand in the feeds, newest first whatever their
    order here; WITHDRAWN ones keep a page that says so. `artwork` is the path of the show's
    cover beneath the public folder. `standing` names feed files that were published before: one
    that has nothing left to say stays, without items. No clock is read: equal values give equal
    bytes.

    Raises FeedError when an address cannot be made from the show's or an episode's names.
    """
    published = items.listed(show, episodes)
    files = pages.write(show, published, episodes, artwork=artwork)
    files |= playlists.write(show, published[0] if published else None)
    files[flash.NAME] = flash.write(published)
    files[jsonfeed.NAME] = jsonfeed.write(show, published[:page_size], artwork=artwork)
    files |= stories.write(show, published, artwork=artwork)
    files |= rss.pages(show, published, size=page_size, artwork=artwork)
    for name in sorted(set(standing) - files.keys()):
        write = stories.empty if name == stories.NAME else rss.empty
        files[name] = write(show, name, artwork=artwork)
    return files
