"""When two lines are one line to the memory, and what an article is about, as small marks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from briefing.models import Article
from briefing.text import key, words

_MOST_LINES = 400
_LONGEST_LINE = 1_000
_MOST_MARKS = 64
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_FIGURES = re.compile(r"[£$€%]|\d\s*[-–:/]\s*\d")  # money, shares and scores are facts
_DATE_WORD = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\b\d{1,2}:\d\d(?::\d\d)?\b|"
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def site_of(article: Article) -> str:
    """Give the name under which an article's site is remembered: its host, else its title."""
    host = urlsplit(article.url or "").hostname if _is_address(article.url) else None
    return site_name(host or article.site)


def _is_address(url: str | None) -> bool:
    try:
        return bool(url and urlsplit(url).hostname)
    except ValueError:
        return False


def site_name(site: str | None) -> str:
    """Give a host or a title as it is filed: lower case, without the prefixes that vary."""
    name = (site or "").strip().casefold()
    return name.removeprefix("www.").removeprefix("amp.").removeprefix("m.")[:200]


def memorable(lines: Iterable[str]) -> Iterator[str]:
    """Give the lines that could be remembered: some words, not a whole page in one line."""
    for count, text in enumerate(lines):
        if count == _MOST_LINES:
            return
        if len(text) <= _LONGEST_LINE and key(text):
            yield text


def is_sentence(text: str) -> bool:
    """Tell whether a line is a full sentence: eight words or more, and a full stop."""
    return len(words(text)) >= 8 and _SENTENCE_END.search(text.rstrip()) is not None


def fold(text: str) -> bytes:
    """Give the mark of a line: equal for equal wording, digits and dates aside in furniture.

    "12 comments" and "7 comments" are one line. A sentence, a score, a sum of money and
    anything with a name in it keep their figures.
    """
    folded = key(text)
    undated = _DATE_WORD.sub(" ", text)
    names = any(word[:1].isupper() for word in words(undated)[1:])
    if not (names or is_sentence(text) or _FIGURES.search(undated)):
        folded = "~ " + _DIGITS.sub("0", key(_DATE_WORD.sub(" 0 ", text)))
    return hashlib.blake2b(folded.encode("utf-8"), digest_size=8).digest()


def marks_of(article: Article) -> list[int]:
    """Give marks of what an article is about: words of its title and the names in it."""
    counted: Counter[str] = Counter()
    for word in key(article.title).split():
        if len(word) >= 4:
            counted[word] += 3
    for text in memorable(article.paragraphs):
        for word in words(text)[1:]:
            if word[:1].isupper() and len(word) >= 3:
                counted[key(word)] += 1
    chosen = sorted(counted, key=lambda word: (-counted[word], word))[:_MOST_MARKS]
    return sorted({mark(word) for word in chosen})


def mark(word: str) -> int:
    """Give a word as 32 bits, the same in every run."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8"), digest_size=4).digest(), "little")
