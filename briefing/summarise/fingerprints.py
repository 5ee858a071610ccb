"""What an article is known by when others may tell of the same event: names, numbers, words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing import english, sentences, text
from briefing.models import CleanArticle
from briefing.summarise.concepts import concept

_TOP = 2
"Paragraphs beside the title that say what happened."
_LONG = 700
"Characters from which a paragraph is taken for several that lost their breaks."
_READ = 220
"Words of an article that are read: the event is known by then, and more would share by chance."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is compared by."""

    whole: Counter[str]
    "Every word of meaning, synonyms made one."
    top: Counter[str]
    "Those of the title and the first paragraphs."
    lead: frozenset[str]
    "Those of the title and the first paragraph."
    names: frozenset[str]
    "Proper names, word by word, lower case."
    lead_names: frozenset[str]
    "Those of the title and the first paragraph."
    ordinary: frozenset[str]
    "Those of the names that some article also writes small: 'flat' of Pinon Flat."
    offices: frozenset[str]
    "Names of ministers and the like, who speak on many stories, where the lead has them not."
    followed: Mapping[str, frozenset[str]]
    "For a name that is always followed by another, the names that follow it."
    numbers: frozenset[str]
    "Numbers that could identify an event."
    scores: frozenset[str]
    "Results of matches."
    times: frozenset[str]
    "Clock times."
    aftermath: frozenset[str]
    "Words of the title and lead that mark a later story, endings off."
    claim: bool
    "True when the title ends by saying who says so."
    published: datetime | None
    "In UTC; None when not known."
    site: str
    "The title that published it; empty when not known."


_AFTERMATH = frozenset(
    english.stem(word)
    for word in "resign quit inquiry review bonus bonuses criticise blame apologise letter union "
    "lawsuit sue funeral vigil memorial sentence jail appeal compensation report "
    "regulator investigation investigator probe hearing inquest petition reopen anniversary "
    "documents supervisor delay".split()
)
"What follows an event: words that, in one article's title and lead alone, mark a later story."

_HEARD = frozenset("hear hears heard".split())
"Whose stem is that of a hearing."
_SCORE = re.compile(r"\b\d{1,2}-\d{1,2}\b")
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b")
_CAPITALS = re.compile(r"(?P<start>(?:^|[.!?:]['\"”’]?\s+|[“\"‘(]))?(?P<name>[A-Z][\w’'-]*\w)")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_OFFICE = re.compile(
    r"(?:\b(?:[Mm]inister|(?<!eneral )(?<!eneral s)Secretary|[Pp]resident|[Gg]ov(?:ernor|\.)|MP"
    r"|[Ss]en(?:ator|\.)|[Cc]hancellor) )(?:[A-Z][\w’'-]+ ?){1,2}"
)


def fingerprints(cleaned: Sequence[CleanArticle]) -> list[Fingerprint]:
    """Give the fingerprint of each article; what counts as a name depends on all of them."""
    bodies = [_beginning(article) for article in cleaned]
    small = {word for body in bodies for word in set(_SMALL.findall(body))}
    return [
        _fingerprint(article, body, small) for article, body in zip(cleaned, bodies, strict=True)
    ]


def _fingerprint(article: CleanArticle, body: str, small: set[str]) -> Fingerprint:
    title = article.article.title
    above = [title, *(_short(part.text) for part in article.paragraphs[:_TOP])]
    lead, top, whole = ". ".join(above[:2]), ". ".join(above), f"{title}. {body}"
    named = body if _capitalised(title) else whole
    names = _names(named, small)
    in_lead = _names(". ".join(above[1 if _capitalised(title) else 0 : 2]), small)
    told = frozenset(_words(lead))
    return Fingerprint(
        whole=Counter(_words(whole)),
        top=Counter(_words(top)),
        lead=told,
        names=names,
        lead_names=in_lead,
        ordinary=names & (small | _WORLD),
        offices=_names(" ".join(_OFFICE.findall(whole)), small) - in_lead,
        followed=_followed(body, small),
        numbers=frozenset(_numbers(whole)),
        scores=frozenset(_SCORE.findall(whole)),
        times=frozenset(time.replace(":", ".").replace(" ", "") for time in _CLOCK.findall(body)),
        aftermath=_AFTERMATH
        & {english.stem(low) for low in map(str.lower, text.words(lead)) if low not in _HEARD},
        claim=bool(re.search(r", [^,]{3,40} (?:says?|claims?|warns?)$", title)),
        published=_moment(article.article.published),
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


def _words(passage: str) -> list[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in text.words(passage))
    return [
        concept(word)
        for word in words
        if word not in english.EMPTY and len(word) > 1 and not word[0].isdigit()
    ]


_TITLES_AND_PARTIES = """
mr mrs ms miss dr sir pc dc ds con lab ld lib dem dems ind greens tory tories liberal democrat
democrats republican republicans conservative conservatives labour green reform snp dup plaid mp mps
bbc uk us university crown court county street road hospital school council police city town united
state states national north south east west new gov capt sgt judge
secretary minister president chancellor governor senator health home prime leader chief
"""
_WORLD = frozenset(
    """
africa african america american americans asia asian australia australian australians austria
austrian baghdad bangladesh beijing belgian belgium berlin brazil brazilian britain british briton
britons brussels california canada canadian chicago chile china chinese colombia commonwealth cuba
czech danish delhi denmark dublin dutch edinburgh egypt egyptian england english europe european
finland finnish florida france french geneva german germany greece greek holland hungary iceland
india indian indonesia iran iranian iraq iraqi ireland irish israel israeli italian italy jamaica
japan japanese jerusalem kenya korea korean london madrid malaysia manchester mexican mexico moscow
netherlands nigeria nigerian norway norwegian ohio pakistan pakistani palestinian paris peru
philippines poland polish portugal portuguese rome russia russian saudi scotland scottish scots
singapore south spain spanish sweden swedish switzerland swiss sydney syria syrian texas thailand
tokyo turkey turkish ukraine ukrainian vietnam wales washington welsh york zealand
commons congress parliament senate premier world olympic olympics euro euros
commonwealth nato eu un nhs
""".split()
)
"Countries, peoples and capitals, which stand in the news of many events."
_COMMON = english.EMPTY | {*english.WEEKDAYS, *english.MONTHS, *_TITLES_AND_PARTIES.split()}
"Capitalised words that name no event."


def _names(passage: str, small: set[str]) -> frozenset[str]:
    """Give the proper names in a text, word by word.

    At the start of a sentence a word counts only when no article writes it small.
    """
    found = set()
    for match in _CAPITALS.finditer(passage):
        word = match["name"].replace("’", "'").removesuffix("'s").lower()
        if match["start"] is not None and word in small:
            continue
        if word not in _COMMON and len(word) > 2:
            found.add(word)
    return frozenset(found)


def _followed(body: str, small: set[str]) -> dict[str, frozenset[str]]:
    """Give, for each name always followed by another, the names that follow it.

    'Cutter Fire' and 'Cutter Creek' are no such: the second word is an ordinary one.
    """
    following: dict[str, set[str]] = {}
    for found in _RUN.finditer(body):
        after = (found[2] or "").lower()
        following.setdefault(found[1].lower(), set()).add("" if after in small else after)
    return {name: frozenset(after) for name, after in following.items() if "" not in after}


_RUN = re.compile(r"(?=\b([A-Z][\w’'-]*\w)(?: ([A-Z][\w-]*\w))?)")


def _numbers(passage: str) -> list[str]:
    """Give the numbers that can identify an event: not years, clock times, or under five."""
    from briefing.gate import numbers  # noqa: PLC0415 - loads the gate

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
