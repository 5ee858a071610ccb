"""What an article is known by when others may tell of the same event: names, numbers, words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing import english, text
from briefing.gate import numbers
from briefing.models import CleanArticle
from briefing.summarise.concepts import concept

_TOP = 2
"Paragraphs beside the title that say what happened."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is compared by."""

    whole: Counter[str]
    "Every word of meaning, synonyms made one."
    top: Counter[str]
    "Those of the title and the first paragraphs."
    names: frozenset[str]
    "Proper names, word by word, lower case."
    speakers: frozenset[str]
    "Those of whoever is quoted."
    followed: Mapping[str, frozenset[str]]
    "For a name that is always followed by another, the names that follow it."
    numbers: frozenset[str]
    "Numbers that could identify an event."
    scores: frozenset[str]
    "Results of matches."
    times: frozenset[str]
    "Clock times."
    aftermath: frozenset[str]
    "Words of the title and lead that mark a later story."
    claim: bool
    "True when the title ends by saying who says so."
    published: datetime | None
    "In UTC; None when not known."
    site: str
    "The title that published it; empty when not known."


_AFTERMATH = frozenset(
    english.stem(word)
    for word in "resign quit inquiry review bonus criticise blame apologise letter union lawsuit "
    "sue tribute funeral vigil memorial charge sentence jail appeal compensation report regulator "
    "investigation probe hearing inquest petition reopen anniversary".split()
)
"What follows an event: words that, in one article's title and lead alone, mark a later story."

_SCORE = re.compile(r"\b\d{1,2}-\d{1,2}\b")
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b")
_CAPITALS = re.compile(r"[A-Z][\w'’-]+")


def fingerprints(cleaned: Sequence[CleanArticle]) -> list[Fingerprint]:
    """Give the fingerprint of each article; what counts as a name depends on all of them."""
    bodies = [" ".join(part.text for part in article.paragraphs) for article in cleaned]
    small = {word for body in bodies for word in re.findall(r"\b[a-z]{2,}\b", body)}
    return [
        _fingerprint(article, body, small) for article, body in zip(cleaned, bodies, strict=True)
    ]


def _fingerprint(article: CleanArticle, body: str, small: set[str]) -> Fingerprint:
    title = article.article.title
    top = ". ".join([title, *(part.text for part in article.paragraphs[:_TOP])])
    lead = _words(". ".join([title, *(part.text for part in article.paragraphs[:1])]))
    whole = f"{title}. {body}"
    return Fingerprint(
        whole=Counter(_words(whole)),
        top=Counter(_words(top)),
        names=frozenset(_names(_SPEAKER.sub(" ", body), small)),
        speakers=frozenset(_names(" ".join(_SPEAKER.findall(body)), small)),
        followed=_followed(body),
        numbers=frozenset(_numbers(whole)),
        scores=frozenset(_SCORE.findall(whole)),
        times=frozenset(time.replace(":", ".").replace(" ", "") for time in _CLOCK.findall(body)),
        aftermath=frozenset(lead) & _AFTERMATH,
        claim=bool(re.search(r", [^,]{3,40} (?:says?|claims?|warns?)$", title)),
        published=_moment(article.article.published),
        site=article.article.site or "",
    )


def _words(passage: str) -> list[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in text.words(passage))
    return [
        word.replace(",", "") if word[0].isdigit() else concept(word)
        for word in words
        if word not in english.EMPTY and len(word) > 1
    ]


_TITLES_AND_PARTIES = """
mr mrs ms miss dr sir pc dc ds con lab ld lib dem dems ind greens tory tories liberal democrat
democrats republican republicans conservative conservatives labour green reform snp dup plaid mp mps
bbc uk us university crown court county street road hospital school council police city town united
state states national north south east west new
"""
_COMMON = english.EMPTY | {*english.WEEKDAYS, *english.MONTHS, *_TITLES_AND_PARTIES.split()}
"Capitalised words that name no event."
_SPEAKER = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,3}(?=(?:said|says|told|added|warned|admitted)\b)|(?<=said "
    r")(?:[A-Z][\w'’-]+ ?){1,3}"
)
"Whoever is quoted speaks on many stories, so that name says little of the event."


def _names(body: str, small: set[str]) -> list[str]:
    """Give the proper names in a text, word by word: capitals that no article writes small."""
    words = (
        found[0].replace("’", "'").removesuffix("'s").lower() for found in _CAPITALS.finditer(body)
    )
    return [word for word in words if word not in small | _COMMON and len(word) > 2]


def _followed(body: str) -> dict[str, frozenset[str]]:
    """Give, for each name always followed by another, the names that follow it."""
    following: dict[str, set[str]] = {}
    for found in _RUN.finditer(body):
        following.setdefault(found[1].lower(), set()).add((found[2] or "").lower())
    return {name: frozenset(after) for name, after in following.items() if "" not in after}


_RUN = re.compile(r"(?=\b([A-Z][\w’'-]*\w)(?: ([A-Z][\w-]*\w))?)")


def _numbers(passage: str) -> list[str]:
    """Give the numbers that can identify an event: not years, clock times, or under five."""
    found = []
    for number in numbers.NUMBER.finditer(passage):
        value = numbers.values(number)[0]
        sign = number["sign"] or ""
        if number["clock"] or (1990 <= value <= 2040 and not sign) or (value < 5 and not sign):
            continue
        found.append(f"{sign}{value:g}")
    return found


def _moment(published: str | None) -> datetime | None:
    try:
        read = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
