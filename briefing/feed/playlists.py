"""Playlists of the newest bulletin, for players and speakers that know no feeds: m3u, pls, xspf."""

from __future__ import annotations

from briefing.feed.environment import template
from briefing.feed.items import Item
from briefing.feed.markup import Text
from briefing.models import Show


def write(show: Show, newest: Item | None) -> dict[str, bytes]:
    """Give 'latest.m3u', 'latest.pls' and 'latest.xspf'; without an episode all are empty."""
    return {
        "latest.m3u": _m3u(show, newest).encode(),
        "latest.pls": _pls(show, newest).encode(),
        "latest.xspf": template("latest.xspf")
        .render(title=Text.of(show.title), item=newest)
        .encode(),
    }


def _m3u(show: Show, newest: Item | None) -> str:
    lines = ["#EXTM3U"]
    if newest:
        lines += [f"#EXTINF:{newest.seconds},{_label(show, newest)}", newest.audio]
    return "\n".join(lines) + "\n"


def _pls(show: Show, newest: Item | None) -> str:
    lines = ["[playlist]"]
    if newest:
        lines += [
            f"File1={newest.audio}",
            f"Title1={_label(show, newest)}",
            f"Length1={newest.seconds}",
        ]
    lines += [f"NumberOfEntries={1 if newest else 0}", "Version=2"]
    return "\n".join(lines) + "\n"


def _label(show: Show, item: Item) -> str:
    return f"{Text.of(show.title)} - {item.title}"
