"""What can be seen of an article's lines without knowing what they mean: shape, place, company.

Rules, structure and the learned voice all judge by these, so each is worked out once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.models import Article
from briefing.text import key, straight_quotes

_TERMINAL = re.compile(r"[.!?…]['\"”’)\]]*\s*$")
_URL = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(com|co\.uk|org|net|ie|example)\b", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
_HASHTAG = re.compile(r"(?<!\w)#[A-Za-z]\w+")
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GLUED = re.compile(r"[a-z\d)][A-Z]")
_BRACKETED_END = re.compile(r"[(\[][^()\[\]]{2,80}[)\]][.\s]*$")
_BULLET = re.compile(r"^\s*(?:[•▪●■▶►📷🔔👉–-]|\d{1,2}\s?[.)])\s*")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)|(?<!\w)[‘'][^’']{3,}[’'](?!\w)")
_CURLY = re.compile("[“”‘’]")
_STRAIGHT = re.compile(r"\"|(?<=\w)'(?=\w)|(?<!\w)'(?=\w)")
_YOU = re.compile(r"\b(?:you|your|you're|you'll|you've|yours)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|us|we're|we'll|we've|ours)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|said|says|say|can|could|may|might|"
    r"should|must|did|does|do|went|came|told|took|made|gave|got|held|won|lost|left|found)\b"
    r"|\b[a-z]{2,}ed\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    "the a an of to in on at for and or but with from by as is are was were be been has have had "
    "that this these those it its he she they his her their we you i not no said will would who "
    "which after before over into out up down about than then so if when while more also".split()
)


def is_curly(lines: Sequence[Line]) -> bool:
    """Tell whether an article's quotation marks and apostrophes are curly as a rule."""
    curly = sum(_CURLY.search(line.text) is not None for line in lines)
    return curly >= 3 and curly > 2 * sum(is_straight(line.text) for line in lines)


def is_straight(text: str) -> bool:
    """Tell whether a text has quotation marks or apostrophes, none of them curly."""
    return _STRAIGHT.search(text) is not None and _CURLY.search(text) is None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and what can be seen of it."""

    text: str
    "As it stands."
    folded: str
    "Straight quotes, lower case."
    words: tuple[str, ...]
    "Of the folded text, letters and digits."
    telling: frozenset[str]
    "Words that carry meaning."
    is_sentence: bool
    "At least eight words and terminal punctuation: a line that may be news by itself."
    ends: bool
    "Terminal punctuation."


@lru_cache(maxsize=4096)  # a line is looked at once a pass, and again by those who decide
def line(text: str) -> Line:
    """Give a paragraph with what can be seen of it."""
    folded = straight_quotes(text).casefold()
    words = tuple(key(text).split())
    ends = _TERMINAL.search(text) is not None
    telling = frozenset(word for word in words if len(word) > 2 and word not in _STOP)
    return Line(text, folded, words, telling, ends and len(words) >= 8, ends)


NAMES = (
    "words", "one", "two_three", "four_seven", "eight_up", "long", "sentence", "ends", "colon",
    "question", "exclaims", "starts_quote", "quoted", "unclosed", "odd_quotes", "curly", "you",
    "we", "finite", "participle", "capitals", "titled", "digits", "glued", "url", "email",
    "handle", "hashtag", "time", "year", "bracketed_end", "bar", "bullet", "starts_lower",
    "by", "site", "title", "title_same", "first", "second", "last", "near_last", "from_start",
    "to_end", "place", "head", "tail", "before", "after", "alone", "run", "run_place",
    "same_before", "same_after", "inside_other", "told_elsewhere", "next_alike", "before_alike",
    "head_fragment", "tail_fragment", "lone_fragment", "run_fragment", "head_sentence",
    "tail_sentence", "body_you", "edge_you", "tail_titled", "lone_told", "tail_short",
    "lone_long", "lone_odd", "lone_unclosed",
)  # fmt: skip
"Names of the traits of `measure`, in order."


def measure(article: Article, lines: list[Line]) -> list[list[float]]:
    """Give for each line its traits, numbers of the order of one, in the order of NAMES."""
    company = _Company(article, lines)
    return [_shape(line, company) + _place(i, line, company) for i, line in enumerate(lines)]


class _Company:
    """What the lines of one article are to each other."""

    def __init__(self, article: Article, lines: list[Line]) -> None:
        self.lines = lines
        self.title = frozenset(line(article.title).telling)
        self.title_key = key(article.title)
        self.site = site_words(article.site)
        self.is_curly = is_curly(lines)
        long = [x for x in lines if len(x.words) >= 8]
        self.is_disciplined = sum(x.ends for x in long) >= 0.7 * len(long)
        sentences = [i for i, x in enumerate(lines) if x.is_sentence]
        self.start = sentences[0] if sentences else len(lines)
        self.end = sentences[-1] if sentences else -1
        self.keys = [" ".join(x.words) for x in lines]
        self.count = Counter(self.keys)
        self.seen: Counter[str] = Counter()
        self.used: Counter[str] = Counter()
        for x in lines:
            self.used.update(x.telling)
        self.whole = " | ".join(self.keys)
        self.runs = runs(lines)


def runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Give for each line the length of its run of lines that are no sentences, and its place."""
    runs = [(0, 0)] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or lines[i].is_sentence:
            for k in range(start, i):
                runs[k] = (i - start, k - start)
            start = i + 1
    return runs


def outside_quotes(text: str) -> str:
    """Give a text with its quotations blanked."""
    return _QUOTED.sub(" ", text)


def speaks_to_reader(text: str) -> bool:
    """Tell whether a text says "you", or "we" of itself."""
    return _YOU.search(text) is not None or _WE.search(text) is not None


def is_unclosed(text: str) -> bool:
    """Tell whether a quotation is opened and never closed."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def site_words(site: str | None) -> str:
    """Give the name in a site's address, letters only: 'www.tyne-lines.co.uk' gives 'tynelines'."""
    if not site:
        return ""
    parts = [part for part in site.casefold().split(".") if part not in ("www", "com", "co", "uk")]
    return re.sub(r"[^a-z0-9]", "", max(parts, key=len)) if parts else ""


def _shape(x: Line, company: _Company) -> list[float]:
    text, n = x.text, len(x.words)
    letters = sum(map(str.isalpha, text)) or 1
    titled = _titled(text)
    outside = _QUOTED.sub(" ", text)
    odd = company.is_curly and is_straight(text)
    squashed = "".join(x.words)
    return [
        min(n, 60) / 20, n <= 1, n in (2, 3), 4 <= n <= 7, n >= 8, n >= 30, x.is_sentence, x.ends,
        text.endswith(":"), "?" in text[-3:], "!" in text, text[:1] in "\"'“‘",
        _QUOTED.search(text) is not None, is_unclosed(text), odd, "“" in text,
        _YOU.search(outside) is not None, _WE.search(outside) is not None,
        _FINITE.search(outside) is not None,
        any(w.endswith("ing") and len(w) > 4 for w in x.words[1:6]),
        sum(map(str.isupper, text)) / letters,
        titled,
        sum(map(str.isdigit, text)) / max(len(text), 1),
        min(len(_GLUED.findall(text)), 4) / 2,
        _URL.search(text) is not None, _EMAIL.search(text) is not None,
        _HANDLE.search(text) is not None, _HASHTAG.search(text) is not None,
        _TIME.search(text) is not None, _YEAR.search(text) is not None,
        _BRACKETED_END.search(text) is not None, "|" in text or "·" in text,
        _BULLET.search(text) is not None, text[:1].islower(), x.folded.startswith("by"),
        len(company.site) > 3 and company.site in squashed,
        len(x.telling & company.title) / max(len(x.telling), 1),
        bool(company.title_key) and " ".join(x.words) == company.title_key,
    ]  # fmt: skip


def _titled(text: str) -> float:
    """Give the share of tokens that begin with a capital."""
    tokens = text.split()
    return sum(token[0].isupper() for token in tokens) / max(len(tokens), 1)


def _place(i: int, x: Line, company: _Company) -> list[float]:
    lines, n = company.lines, len(company.lines)
    own = company.keys[i]
    run, place = company.runs[i]
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < n else None
    said_before = company.seen[own] > 0
    company.seen[own] += 1
    inside = len(x.words) >= 5 and company.whole.count(own) > company.count[own]
    told = sum(company.used[word] > 1 for word in x.telling) / max(len(x.telling), 1)
    return [
        i == 0, i == 1, i == n - 1, n - 4 <= i < n - 1, min(i, 12) / 6, min(n - 1 - i, 12) / 6,
        i / max(n - 1, 1), i < company.start, i > company.end,
        before is not None and before.is_sentence, after is not None and after.is_sentence,
        run == 1, min(run, 10) / 5, min(place, 10) / 5,
        said_before, company.count[own] > 1 and not said_before, inside, told,
        _alike(x, after), _alike(x, before), *_together(i, x, company, told),
    ]  # fmt: skip


def _together(i: int, x: Line, company: _Company, told: float) -> list[float]:
    """Give traits that mean something only together: what a line is, and where it stands."""
    head, tail = i < company.start, i > company.end
    fragment, inside = not x.is_sentence, not head and not tail
    lone = fragment and inside and company.runs[i][0] == 1
    you = _YOU.search(_QUOTED.sub(" ", x.text)) is not None
    titled = _titled(x.text)
    return [
        head and fragment, tail and fragment, lone, fragment and inside and not lone,
        i == company.start, i == company.end, you and inside, you and not inside,
        tail * titled, lone * told, tail and len(x.words) <= 4,
        lone and len(x.words) >= 8 and company.is_disciplined,
        lone and company.is_curly and is_straight(x.text), lone and is_unclosed(x.text),
    ]  # fmt: skip


def _alike(x: Line, other: Line | None) -> float:
    if other is None or not x.telling or not other.telling:
        return 0.0
    return len(x.telling & other.telling) / min(len(x.telling), len(other.telling))
