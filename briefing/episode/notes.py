"""Show notes: what was said and where it stood, as HTML of the few tags that podcast apps keep."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from briefing.clock import clock_time
from briefing.episode.chapters import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.models import Chapter, Source, Story

SYNTHETIC = "This bulletin is read by a synthetic voice."

_MOST_BYTES = 4000
"Most bytes of an item's description (podcast feeds: Apple)."


def notes(stories: Sequence[Story], chapters: Sequence[Chapter], made_with: Sequence[str]) -> str:
    """Give the notes: each story with its sources, the chapters' times, what made the episode.

    At most 4,000 bytes: when there is more, what made it goes first, then the times, then links
    of second sources, then stories from the end, and the notes say how many.
    """
    told = f"<p>Made with {escape('; '.join(made_with))}.</p>" if made_with else ""
    times = _times(chapters)
    synthetic = f"<p>{SYNTHETIC}</p>"
    full = _listed(stories, most_sources=None)
    brief = _listed(stories, most_sources=1)
    for parts in (
        (full, times, synthetic, told),
        (full, times, synthetic),
        (full, synthetic),
        (brief, synthetic),
    ):
        text = "".join(parts)
        if len(text.encode()) <= _MOST_BYTES:
            return text
    for kept in range(len(stories) - 1, 0, -1):
        left = f"<p>And {len(stories) - kept} more.</p>"
        text = _listed(stories[:kept], most_sources=1) + left + synthetic
        if len(text.encode()) <= _MOST_BYTES:
            return text
    return synthetic


def _listed(stories: Sequence[Story], most_sources: int | None) -> str:
    items = []
    for story in stories:
        sources = [_source(source) for source in story.articles[:most_sources]]
        linked = ", ".join(source for source in sources if source)
        items.append(f"<li>{_strong(story.headline)}{': ' + linked if linked else ''}</li>")
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _strong(headline: str) -> str:
    return f"<strong>{escape(headline)}</strong>"


def _source(source: Source) -> str:
    """Give a source as a link where it has an address, else by name; empty for neither."""
    name = escape(source.site or source.title)
    url = web_address(source.url)
    return f'<a href="{escape(url)}">{name or escape(url)}</a>' if url else name


def _times(chapters: Sequence[Chapter]) -> str:
    items = [
        f"<li>{clock_time(chapter.start)} {escape(chapter.title)}</li>" for chapter in chapters
    ]
    return f"<p>In this bulletin:</p><ul>{''.join(items)}</ul>" if items else ""
