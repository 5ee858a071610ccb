"""What an article is known by when others may tell of the same event: names, figures, times."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing import english, sentences, text
from briefing.models import CleanArticle
from briefing.summarise.concepts import of_stem
from briefing.summarise.joining import amounts, kinds, moments, names, stages
from briefing.summarise.joining.amounts import Amount
from briefing.summarise.joining.commonness import strangeness
from briefing.summarise.joining.names import Names
from briefing.summarise.joining.stages import Stage

_LEAD, _OPENING = 4, 2
"Paragraphs beside the title that say what happened, and those that say when."
_LONG = 700
"Characters from which a paragraph is taken for several that lost their breaks."
_READ = 350
"Words of an article that are read: the event is known by then, and more would share by chance."
_WORD = re.compile(r"[\w’'-]+")
_OFFICIAL, _LEADING = 0.3, 1.5
"What an official's name counts among an article's own, and one in its lead."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is compared by."""

    whole: Counter[str]
    "Every word of meaning, synonyms made one."
    names: Names
    leading: frozenset[str]
    "Names in the title or the lead."
    opening: frozenset[str]
    "Names in the title or the first paragraphs."
    prominence: Mapping[str, float]
    "For each name, how much of the article is about it."
    amounts: frozenset[Amount]
    lead_amounts: frozenset[Amount]
    counted: Mapping[str, frozenset[float]]
    "How many of each sort of thing it counts, and what sums."
    opening_counted: Mapping[str, frozenset[float]]
    results: frozenset[str]
    "Results of matches and votes in the lead."
    dates: frozenset[tuple[str, int]]
    "Month and day."
    of_another_time: bool
    "True when the opening speaks of a time well before or after."
    kinds: Mapping[str, float]
    "Kinds of news it is of, as a vector of length 1."
    plain_kinds: frozenset[str]
    "Kinds that its opening is plainly of."
    strong_kinds: frozenset[str]
    "Kinds that all of it is plainly of."
    years: frozenset[int]
    other_years: frozenset[int]
    "Those of the title and first paragraph that are not its own."
    stage: Stage
    published: datetime | None
    "In UTC; None when not known."
    site: str
    "The title that published it; empty when not known."


def fingerprints(cleaned: Sequence[CleanArticle]) -> list[Fingerprint]:
    """Give the fingerprint of each article; what counts as a name depends on all of them."""
    bodies = [_beginning(article) for article in cleaned]
    written = names.Written(bodies)
    stems = [
        Counter(_stems(f"{article.article.title}. {body}"))
        for article, body in zip(cleaned, bodies, strict=True)
    ]
    of_kinds = kinds.vectors([kinds.kinds(one) for one in stems])
    return [
        _fingerprint(*each, written) for each in zip(cleaned, bodies, stems, of_kinds, strict=True)
    ]


def _fingerprint(
    article: CleanArticle,
    body: str,
    stems: Counter[str],
    of_kinds: Mapping[str, float],
    written: names.Written,
) -> Fingerprint:
    title = article.article.title
    opening = ". ".join([title, *(_short(part.text) for part in article.paragraphs[:_OPENING])])
    above = [_short(part.text) for part in article.paragraphs[:_LEAD]]
    lead, whole = ". ".join([title, *above]), f"{title}. {body}"
    named = names.read(body if _capitalised(title) else whole, written)
    counted = Counter(_said(_WORD.findall(whole)))
    leading = named.every & set(_said(_WORD.findall(lead)))
    told = amounts.read(whole, len(lead), len(opening))
    published = moments.moment(article.article.published)
    concepts: Counter[str] = Counter()
    for stem, count in stems.items():
        concepts[of_stem(stem)] += count
    return Fingerprint(
        whole=concepts,
        names=named,
        leading=leading,
        opening=named.every & set(_said(_WORD.findall(opening))),
        prominence={
            name: strangeness(name)
            * (_OFFICIAL if name in named.officials else 1.0)
            * (_LEADING if name in leading else 1.0)
            * (1 + math.log(max(1, counted[name])))
            for name in sorted(named.every)
        },
        amounts=told.amounts,
        lead_amounts=told.lead,
        counted=told.counted,
        opening_counted=told.opening,
        results=amounts.results(lead),
        dates=moments.dates(whole),
        of_another_time=moments.of_another_time(opening, published),
        kinds=of_kinds,
        plain_kinds=kinds.plain(_stems(opening)),
        strong_kinds=kinds.plain(stems, whole=True),
        years=moments.years(whole),
        other_years=moments.years(". ".join([title, *above[:1]]))
        - {published.year if published else None},
        stage=stages.stage(title, above, body, frozenset(_stems(lead)), stems.keys()),
        published=published,
        site=article.article.site or "",
    )


def _short(paragraph: str) -> str:
    """Give a paragraph's first sentences, where all of an article came as one."""
    return paragraph if len(paragraph) < _LONG else " ".join(sentences.split(paragraph[:_LONG])[:2])


def _beginning(article: CleanArticle) -> str:
    """Give the paragraphs of an article up to the one in which it has told enough."""
    read, left = [], _READ
    for part in article.paragraphs:
        if left <= 0:
            break
        words = part.text.split()
        read.append(part.text if len(words) <= left + _READ else " ".join(words[:left]))
        left -= len(words)
    return ". ".join(read)


def _capitalised(title: str) -> bool:
    """Tell whether a headline has a capital on most words, so that it shows no names."""
    words = [word for word in title.split() if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in words) > 0.6 * len(words)


def _stems(passage: str) -> list[str]:
    return [
        english.stem(word)
        for word in _said(text.words(passage))
        if word not in english.EMPTY and len(word) > 1 and not word[0].isdigit()
    ]


def _said(words: Iterable[str]) -> list[str]:
    """Give words in lower case, without the ending of what is somebody's."""
    return [
        word.removesuffix("'s") for word in " ".join(words).lower().replace("’", "'").split(" ")
    ]
