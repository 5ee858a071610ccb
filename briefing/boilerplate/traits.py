"""What can be seen of a line by itself, without knowing what it means: its words and its shape.

Rules, structure and the learned voice all judge by these, so each is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.text import key, straight_quotes

_DIGITS = frozenset("0123456789")
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
_QUOTES = frozenset("“”‘’\"'")
_STRAIGHT = re.compile(r"\"|(?<=\w)'(?=\w)|(?<!\w)'(?=\w)")
_YOU = frozenset("you your youre youll youve yours".split())
_WE = frozenset("we our us weve ours".split())
_WE_SHORTENED = re.compile(r"\b[Ww]e['’](?:re|ll)\b")
_FINITE = frozenset(
    "is are was were be been has have had will would said says say can could may might should must "
    "did does do went came told took made gave got held won lost left found".split()
)
_PAST = frozenset("was were had said told added went came took made gave held found".split())
_PRODUCT = frozenset(
    "app apps newsletter newsletters email emails emailed inbox alert alerts notification "
    "notifications subscribe subscribed subscribes subscribing subscriber subscribers subscription "
    "subscriptions premium download downloads downloaded downloading downloadable whatsapp "
    "telegram facebook instagram tiktok twitter youtube podcast podcasts epaper member members "
    "phone phones click tap follow signup".split()
)
_PRODUCT_PAIRS = re.compile(r"\b(?:sign(?:ed|ing)? up|home screen|digital edition|e-mail)")
_A_PERSON_WRITES = frozenset(
    "reporter correspondent columnist editor writer journalist author contributor covers writes "
    "teaches freelance".split()
)
_PROPER = re.compile(r"(?<![.!?:“\"'‘’] )(?<!^)\b[A-Z][\w’'-]{2,}")
_STOP = frozenset(
    "the a an of to in on at for and or but with from by as is are was were be been has have had "
    "that this these those it its he she they his her their we you i not no said will would who "
    "which after before over into out up down about than then so if when while more also".split()
)


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
    names: frozenset[str]
    "Words with a capital that no sentence's beginning explains, folded."
    is_sentence: bool
    "At least eight words and terminal punctuation: a line that may be news by itself."
    ends: bool
    "Terminal punctuation."
    titled: float
    "Share of its tokens that begin with a capital."
    you: bool
    "It speaks to somebody as 'you', outside quotations."
    straight: bool
    "It has quotation marks or apostrophes, none of them curly."
    curly: bool
    "It has curly ones."
    unclosed: bool
    "A quotation is opened and never closed."
    shape: tuple[float, ...]
    "Its traits in the order of SHAPE, numbers of the order of one."


SHAPE = (
    "words", "one", "two_three", "four_seven", "eight_up", "long", "sentence", "ends", "colon",
    "question", "exclaims", "starts_quote", "quoted", "unclosed", "curly", "you",
    "we", "finite", "past", "participle", "capitals", "titled", "digits", "glued", "url", "email",
    "handle", "hashtag", "time", "year", "bracketed_end", "bar", "bullet", "starts_lower",
    "by", "product", "person_writes", "named", "names",
)  # fmt: skip
"Names of the traits in `Line.shape`, in order."


def has(line: Line, trait: str) -> bool:
    """Tell whether a line has one of the traits that are there or not."""
    return line.shape[SHAPE.index(trait)] > 0


@lru_cache(maxsize=4096)  # a line is looked at once a pass, and again by those who decide
def line(text: str) -> Line:
    """Give a paragraph with what can be seen of it."""
    folded = straight_quotes(text).casefold()
    words = tuple(key(text).split())
    ends = _TERMINAL.search(text) is not None
    tokens = text.split()
    titled = sum(token[0].isupper() for token in tokens) / max(len(tokens), 1)
    names = frozenset(name.rstrip("’'s").casefold() for name in _PROPER.findall(text))
    outside = outside_quotes(text)
    spoken = words if outside == text else tuple(key(outside).split())
    you = not _YOU.isdisjoint(spoken)
    letters = set(text)
    curly = not letters.isdisjoint("“”‘’")
    made = Line(
        text=text,
        folded=folded,
        words=words,
        telling=frozenset(word for word in words if len(word) > 2 and word not in _STOP),
        names=names,
        is_sentence=ends and len(words) >= 8,
        ends=ends,
        titled=titled,
        you=you,
        straight=not (curly or letters.isdisjoint("\"'")) and _STRAIGHT.search(text) is not None,
        curly=curly,
        unclosed=text.count("“") > text.count("”") or text.count('"') % 2 == 1,
        shape=(),
    )
    object.__setattr__(made, "shape", tuple(map(float, _shape(made, spoken, letters))))
    return made


def _shape(x: Line, spoken: Sequence[str], letters: set[str]) -> list[float]:
    text, n = x.text, len(x.words)
    said = frozenset(spoken)
    alphabetic = sum(map(str.isalpha, text)) or 1
    numbered = not letters.isdisjoint(_DIGITS)
    return [
        min(n, 60) / 20, n <= 1, n in (2, 3), 4 <= n <= 7, n >= 8, n >= 30, x.is_sentence, x.ends,
        text.endswith(":"), "?" in text[-3:], "!" in text, text[:1] in "\"'“‘",
        spoken is not x.words, x.unclosed, "“" in letters,
        x.you, _says_we(text, said),
        not _FINITE.isdisjoint(said) or any(w.endswith("ed") for w in said),
        not _PAST.isdisjoint(said),
        any(w.endswith("ing") and len(w) > 4 for w in x.words[1:6]),
        sum(map(str.isupper, text)) / alphabetic,
        x.titled,
        sum(map(str.isdigit, text)) / max(len(text), 1),
        min(len(_GLUED.findall(text)), 4) / 2,
        "." in letters and _URL.search(text) is not None,
        "@" in letters and _EMAIL.search(text) is not None,
        "@" in letters and _HANDLE.search(text) is not None,
        "#" in letters and _HASHTAG.search(text) is not None,
        numbered and _TIME.search(text) is not None, numbered and _YEAR.search(text) is not None,
        not letters.isdisjoint(")]") and _BRACKETED_END.search(text) is not None,
        not letters.isdisjoint("|·"),
        _BULLET.search(text) is not None, text[:1].islower(), x.folded.startswith("by"),
        not _PRODUCT.isdisjoint(x.words) or _PRODUCT_PAIRS.search(x.folded) is not None,
        not _A_PERSON_WRITES.isdisjoint(x.words) or "lives in " in x.folded,
        bool(x.names), min(len(x.names), 6) / 3,
    ]  # fmt: skip


def is_curly(lines: Sequence[Line]) -> bool:
    """Tell whether an article's quotation marks and apostrophes are curly as a rule."""
    curly = sum(line.curly for line in lines)
    return curly >= 3 and curly > 2 * sum(line.straight for line in lines)


def is_disciplined(lines: Sequence[Line]) -> bool:
    """Tell whether an article's longer lines end in a full stop as a rule."""
    long = [line for line in lines if len(line.words) >= 8]
    return sum(line.ends for line in long) >= 0.7 * len(long)


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
    return text if _QUOTES.isdisjoint(text) else _QUOTED.sub(" ", text)


def speaks_to_reader(text: str) -> bool:
    """Tell whether a text says "you", or "we" of itself."""
    said = frozenset(key(text).split())
    return not _YOU.isdisjoint(said) or _says_we(text, said)


def _says_we(text: str, said: frozenset[str]) -> bool:
    """Tell whether a text says "we" of itself; 'were' and 'well' are "we" with an apostrophe."""
    if not _WE.isdisjoint(said):
        return True
    return not said.isdisjoint(("were", "well")) and _WE_SHORTENED.search(text) is not None
