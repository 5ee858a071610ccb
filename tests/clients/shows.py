"""Shows for the clients: three editions hummed by the tone voice, at an address of one's own."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing import pipeline
from briefing.models import Show
from briefing.pipeline import Order
from briefing.settings import Settings

STORIES = (
    (
        "Ferry to Skarvey cancelled until day {day}",
        "The ferry to Skarvey has been cancelled after divers found a crack in its hull.",
        "The crack, about {day}0cm long, was found below the waterline on Thursday.",
        "Island Lines said the vessel would be towed to a dry dock for repairs.",
        'Ruth Tarbet said: "We will not sail with passengers until it is safe."',
        "About 300 people live on the island, which has one shop and no airfield.",
        "Two fishing boats carry food and medicine across the sound twice a day.",
    ),
    (
        "Council votes to reopen the lido in {day} weeks",
        "Councillors in Portmorran have voted seven to {day} to reopen the open-air pool.",
        "The lido closed in 2019 when its boiler failed and its roof let in rain.",
        "Heating will come from a pump that draws warmth from the harbour.",
        "A family ticket will cost £{day}2, the leisure committee was told.",
        "Swimmers have raised half of the money with sponsored winter dips.",
        "Builders start work on the changing rooms after Christmas.",
    ),
    (
        "Walker finds rare orchid and {day} seedlings",
        "A retired teacher has found a ghost orchid beside the coastal path near Lunness.",
        "The plant flowers underground for years and was last recorded in 1986.",
        "Botanists from the university confirmed it from {day}4 photographs.",
        "The exact place is kept secret so that nobody digs it up.",
        "A warden will watch over the wood for the rest of the season.",
        "Visitors are asked to keep their dogs on the lead.",
    ),
)


def make(folder: Path, link: str) -> None:
    """Make a show of three editions in `folder`, to be served at `link`."""
    # A title with an ampersand, an apostrophe and an accent: what clients stumble over.
    show = Show(title="Café & Harbour's News", link=link, author="The Harbour")
    for day in (1, 2, 3):
        sources = []
        for number, paragraphs in enumerate(STORIES):
            path = folder.parent / f"article-{day}-{number}.txt"
            text = "\n\n".join(paragraphs).format(day=day + 1)
            path.write_text(text + "\n", encoding="utf-8")
            sources.append(str(path))
        when = datetime(2026, 11, 19 + day, 7, tzinfo=UTC)
        pipeline.make(
            Order(
                sources=tuple(sources),
                to=folder,
                settings=Settings(voice="tone", home=str(folder), show=show),
                now=when + timedelta(minutes=5),
                date=f"{when:%Y-%m-%d}",
                cache=folder.parent / "takes",
            )
        )


def free_port() -> int:
    """Give a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
