"""Shows for the clients: three editions hummed by the tone voice, at an address of one's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing import pipeline
from briefing.models import Show
from briefing.pipeline import Order
from briefing.settings import Settings

NAMES = ("Skarvey", "Portmorran", "Lunness")
_WORDS = (
    "The ferry to {place} has been cancelled for day {day} after divers found a crack in its hull.",
    "The crack, about {day}0cm long, was found below the waterline during an inspection.",
    "Island Lines said the vessel would be towed to a dry dock in {place} for repairs.",
    'Managing director Ruth Tarbet said: "We will not sail with passengers until it is safe."',
    "About {day}00 people live on {place}, which has one shop and no airfield.",
    "The council has hired {day} fishing boats to carry food and medicine to the island.",
    "A relief vessel is expected to arrive on Monday, the operator said.",
)


def make(folder: Path, link: str) -> None:
    """Make a show of three editions in `folder`, to be served at `link`."""
    # A title with an ampersand, an apostrophe and an accent: what clients stumble over.
    show = Show(title="Café & Harbour's News", link=link, author="The Harbour")
    for day in (1, 2, 3):
        sources = []
        for number, place in enumerate(NAMES):
            path = folder.parent / f"article-{day}-{number}.txt"
            text = "\n\n".join(line.format(place=place, day=day + number + 1) for line in _WORDS)
            path.write_text(f"{place} ferry cancelled on day {day}\n\n{text}\n", encoding="utf-8")
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
