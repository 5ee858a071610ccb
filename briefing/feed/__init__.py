"""The feed room: a show and its episodes become feeds, playlists and pages, always the same."""

from briefing.feed.addresses import audio_url, base, feed_url, guid
from briefing.feed.markup import Html, Text
from briefing.feed.render import PAGE_SIZE, render

__all__ = ["PAGE_SIZE", "Html", "Text", "audio_url", "base", "feed_url", "guid", "render"]
