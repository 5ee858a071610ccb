"""The running order: what most titles carry and what is newest first, sport and the light last."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing.models import CleanArticle
from briefing.summarise.wishes import LIGHT, NEWS, SPORT, Wishes

HALF_LIFE = 6.0
"Hours in which news loses half its freshness."

_SPORT = re.compile(
    r"\b(?:match|goals?|league|cup|semi-?finals?|quarter-?finals?|wickets?|innings|striker"
    r"|midfielder|defender"
    r"|goalkeeper|penalty|coach|tournament|marathon|championship|fixture|kick-?off|half-time"
    r"|equaliser|hat-trick"
    r"|batsman|bowler|try|tries|test match|grand prix|medal|midfield|relegation|promotion"
    r"|playoffs?|touchdown"
    r"|home run|pitcher|quarterback|season|derby|winger|fly-half|scored|unbeaten|defeat(?:ed)?"
    r"|squad|club|\d-\d)\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:died?|dead|deaths?|killed?|murder|injured?|police|court|crash|fire|attack|war|cancer"
    r"|jailed?|charged"
    r"|arrest(?:ed)?|victims?|strike|storm|flood|evacuated?|resign(?:s|ed)?|missing"
    r"|accused|guilty)\b",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"\b(?:cat|dog|puppy|kitten|owl|bees?|parrot|donkey|goat|sheep|duck|hedgehog|tortoise"
    r"|pumpkin|cake|biscuits?|soup"
    r"|knitted|knitting|birthday|oldest|youngest|tallest|biggest|giant|record|prize|puzzle|chess"
    r"|crowds|lost ring"
    r"|postbox|scarecrow|mystery|treasure|pensioner|wedding|surprise|funny|laughed?|jokes?"
    r"|returned|overdue|mascot"
    r"|statue|giggle|beard|sausage|cheese|marmalade|allotment|garden gnome|selfie)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a story stands in the running order, and why."""

    articles: tuple[int, ...]
    "Places of its articles."
    section: str
    "One of the producer's own, or 'news', 'sport' or 'and finally'."
    titles: int
    "How many different titles tell it."
    freshness: float
    "1 for the newest, halved every six hours; 0.5 when no article says when."
    pin: int | None = None
    "Place of the producer's pin on it, from 0; None without one."


def standings(
    cleaned: Sequence[CleanArticle],
    groups: Sequence[tuple[int, ...]],
    wishes: Wishes | None = None,
) -> tuple[Standing, ...]:
    """Give the groups in running order; equals keep the order they came in.

    First what the producer pinned, then section after section, and in each what most titles
    carry and what is newest.
    """
    wanted = wishes or Wishes()
    moments = [_moment(article.article.published) for article in cleaned]
    newest = max((moment for moment in moments if moment is not None), default=None)
    found = [_standing(cleaned, group, moments, newest, wanted) for group in groups]
    return tuple(sorted(found, key=lambda one: _rank(one, wanted)))


def _rank(standing: Standing, wishes: Wishes) -> tuple[bool, int, float]:
    importance = -(standing.titles + standing.freshness)
    if standing.pin is not None:
        return False, standing.pin, importance
    return True, wishes.rank(standing.section), importance


def _standing(
    cleaned: Sequence[CleanArticle],
    group: tuple[int, ...],
    moments: Sequence[datetime | None],
    newest: datetime | None,
    wishes: Wishes,
) -> Standing:
    known = [moment for place in group if (moment := moments[place]) is not None]
    freshness = 0.5
    if known and newest is not None:
        hours = (newest - max(known)).total_seconds() / 3600
        freshness = 0.5 ** (hours / HALF_LIFE)
    titles = len({cleaned[place].article.site or place for place in group})
    pin = wishes.pinned([cleaned[place].article for place in group])
    named = section(cleaned[group[0]], wishes.sections)
    return Standing(group, named, titles, round(freshness, 4), pin)


def section(article: CleanArticle, own: Mapping[str, Sequence[str]] | None = None) -> str:
    """Tell news from sport and from the light item that ends a bulletin, by title and top.

    `own` are the producer's sections with the words that mark them: one in the title, or two
    in the top of the article.
    """
    title = article.article.title
    top = " ".join([title, *(part.text for part in article.paragraphs[:3])])
    for name, marks in (own or {}).items():
        if _marked(title, marks) or _marked(top, marks) > 1:
            return name
    whole = " ".join([title, *(part.text for part in article.paragraphs)])
    grave = len(_GRAVE.findall(top))
    if (
        len(set(map(str.lower, _SPORT.findall(top)))) >= 3
        and len(_SPORT.findall(whole)) > 2 * grave
    ):
        return SPORT
    if not grave and len(set(map(str.lower, _LIGHT.findall(top)))) >= 2:
        return LIGHT
    return NEWS


def _marked(passage: str, marks: Sequence[str]) -> int:
    """Give how many of the words or phrases stand in a passage."""
    return sum(
        re.search(rf"\b{re.escape(mark)}\b", passage, re.IGNORECASE) is not None for mark in marks
    )


def _moment(published: str | None) -> datetime | None:
    try:
        read = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
