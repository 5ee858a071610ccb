"""The running order: what most titles carry and what is newest first, sport and the light last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing.models import CleanArticle

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
    r"|arrest(?:ed)?|victims?|strike|storm|flood|evacuated?|resign(?:s|ed)?|missing|rescued?"
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
    "'news', 'sport' or 'and finally'."
    titles: int
    "How many different titles tell it."
    freshness: float
    "1 for the newest, halved every six hours; 0.5 when no article says when."


def standings(
    cleaned: Sequence[CleanArticle], groups: Sequence[tuple[int, ...]]
) -> tuple[Standing, ...]:
    """Give the groups in running order; equals keep the order they came in."""
    moments = [_moment(article.article.published) for article in cleaned]
    newest = max((moment for moment in moments if moment is not None), default=None)
    found = [_standing(cleaned, group, moments, newest) for group in groups]
    return tuple(sorted(found, key=_rank))


def _rank(standing: Standing) -> tuple[int, float]:
    section = ("news", "sport", "and finally").index(standing.section)
    return section, -(standing.titles + standing.freshness)


def _standing(
    cleaned: Sequence[CleanArticle],
    group: tuple[int, ...],
    moments: Sequence[datetime | None],
    newest: datetime | None,
) -> Standing:
    known = [moment for place in group if (moment := moments[place]) is not None]
    freshness = 0.5
    if known and newest is not None:
        hours = (newest - max(known)).total_seconds() / 3600
        freshness = 0.5 ** (hours / HALF_LIFE)
    titles = len({cleaned[place].article.site or place for place in group})
    return Standing(group, section(cleaned[group[0]]), titles, round(freshness, 4))


def section(article: CleanArticle) -> str:
    """Tell news from sport and from the light item that ends a bulletin, by title and top."""
    title = article.article.title
    top = " ".join([title, *(part.text for part in article.paragraphs[:3])])
    whole = " ".join([title, *(part.text for part in article.paragraphs)])
    grave = len(_GRAVE.findall(top))
    if (
        len(set(map(str.lower, _SPORT.findall(top)))) >= 3
        and len(_SPORT.findall(whole)) > 2 * grave
    ):
        return "sport"
    if not grave and len(set(map(str.lower, _LIGHT.findall(top)))) >= 2:
        return "and finally"
    return "news"


def _moment(published: str | None) -> datetime | None:
    try:
        read = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
