"""What can be seen of a line by itself, without knowing what it means: its words and its shape.

Rules, structure and the learned voice all judge by these, so each is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters, ascii_uppercase

from briefing.text import key_words, straight_quotes

# Patterns begin with the class of characters they look for wherever that can be, and look back
# from there: the engine then skips to such a character instead of trying every place.
_STOPS, _CLOSERS = frozenset(".!?…"), "'\"”’)]"
_UPPER, _ALPHA, _DIGITS = (kind.encode() for kind in (ascii_uppercase, ascii_letters, "0123456789"))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_URL = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(com|co\.uk|org|net|ie|example)\b", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
_HASHTAG = re.compile(r"(?<!\w)#[A-Za-z]\w+")
_TIME = re.compile(r"\d(?<!\w\d)\d?[:.]\d{2}\b")
_YEAR = re.compile(r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\b")
_GLUED = re.compile(r"[A-Z](?<=[a-z\d)][A-Z])")
_BRACKETED_END = re.compile(r"[(\[][^()\[\]]{2,80}[)\]][.\s]*$")
_BULLET = re.compile(r"^\s*(?:[•▪●■▶►📷🔔👉–-]|\d{1,2}\s?[.)])\s*")
_QUOTED = re.compile(
    r"[“\"‘'](?:(?<=[“\"])[^”\"]*(?:[”\"]|$)|(?<=[‘'])(?<!\w[‘'])[^’']{3,}[’'](?!\w))"
)
_STRAIGHT = re.compile(r"\"|'(?=\w)")
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
_PROPER = re.compile(r"[A-Z](?<![.!?:“\"'‘’] [A-Z])(?<!^[A-Z])(?<!\w[A-Z])[\w’'-]{2,}")
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
    key: str
    "Its words, letters and digits only, with a space between."
    words: tuple[str, ...]
    "Of the folded text, letters and digits."
    vocabulary: frozenset[str]
    "The same, once each."
    telling: frozenset[str]
    "Words that carry meaning."
    names: frozenset[str]
    "Words with a capital that no sentence's beginning explains, folded."
    is_sentence: bool
    "At least SENTENCE words and terminal punctuation: a line that may be news by itself."
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


SENTENCE = 8
"Words of a full sentence, at the least."
SHAPE = (
    "words", "one", "two_three", "four_seven", "eight_up", "long", "sentence", "ends", "colon",
    "question", "exclaims", "starts_quote", "quoted", "unclosed", "curly", "you",
    "we", "finite", "past", "participle", "capitals", "titled", "digits", "glued", "url", "email",
    "handle", "hashtag", "time", "year", "bracketed_end", "bar", "bullet", "starts_lower",
    "by", "product", "person_writes", "named", "names",
)  # fmt: skip
"Names of the traits in `Line.shape`, in order."


_AT = {trait: place for place, trait in enumerate(SHAPE)}


def has(line: Line, trait: str) -> bool:
    """Tell whether a line has one of the traits that are there or not."""
    return line.shape[_AT[trait]] > 0


@lru_cache(maxsize=512)  # a line is looked at once a pass, and again by those who decide
def line(text: str) -> Line:
    """Give a paragraph with what can be seen of it."""
    plain, words = straight_quotes(text), tuple(key_words(text))
    own = " ".join(words)
    vocabulary = frozenset(words)
    stop = ends(text)
    tokens = text.split()
    curly = plain != text and any(mark in text for mark in "“”‘’")
    outside = outside_quotes(text)
    quoted = outside != text
    aloud = key_words(outside) if quoted else words
    said = frozenset(aloud) if quoted else vocabulary
    spoken = " ".join(aloud) if quoted else own
    made = Line(
        text=text,
        folded=plain.casefold(),
        key=own,
        words=words,
        vocabulary=vocabulary,
        telling=frozenset([word for word in vocabulary - _STOP if len(word) > 2]),
        names=frozenset([name.rstrip("’'s").casefold() for name in _PROPER.findall(text)]),
        is_sentence=stop and len(words) >= SENTENCE,
        ends=stop,
        titled=len([1 for token in tokens if token[0].isupper()]) / max(len(tokens), 1),
        you=not _YOU.isdisjoint(said),
        straight=not curly and _STRAIGHT.search(text) is not None,
        curly=curly,
        unclosed=text.count("“") > text.count("”") or text.count('"') % 2 == 1,
        shape=(),
    )
    shape = _shape(made, plain, spoken, said, quoted=quoted)
    object.__setattr__(made, "shape", tuple(map(float, shape)))
    return made


def ends(text: str) -> bool:
    """Tell whether a text has terminal punctuation."""
    return text.rstrip().rstrip(_CLOSERS)[-1:] in _STOPS


def _shape(x: Line, plain: str, spoken: str, said: frozenset[str], *, quoted: bool) -> list[float]:
    text, folded, n = x.text, x.folded, len(x.words)
    letters, capitals, digits, numbered = _counted(plain)
    at = "@" in text
    return [
        min(n, 60) / 20, n <= 1, n in (2, 3), 4 <= n <= 7, n >= 8, n >= 30, x.is_sentence, x.ends,
        text.endswith(":"), "?" in text[-3:], "!" in text, text[:1] in "\"'“‘",
        quoted, x.unclosed, "“" in text,
        x.you, _says_we(text, said),
        not _FINITE.isdisjoint(said) or "ed " in f"{spoken} ",
        not _PAST.isdisjoint(said),
        any(word[-3:] == "ing" and len(word) > 4 for word in x.words[1:6]),
        capitals / (letters or 1),
        x.titled,
        digits / max(len(text), 1),
        min(len(_GLUED.findall(text)), 4) / 2,
        _gives_an_address(text, folded),
        at and _EMAIL.search(text) is not None,
        at and _HANDLE.search(text) is not None,
        "#" in text and _HASHTAG.search(text) is not None,
        numbered and _TIME.search(text) is not None, numbered and _YEAR.search(text) is not None,
        (")" in text or "]" in text) and _BRACKETED_END.search(text) is not None,
        "|" in text or "·" in text,
        _BULLET.match(text) is not None, text[:1].islower(), folded.startswith("by"),
        not _PRODUCT.isdisjoint(x.vocabulary) or _has_product_pair(folded),
        not _A_PERSON_WRITES.isdisjoint(x.vocabulary) or "lives in " in folded,
        bool(x.names), min(len(x.names), 6) / 3,
    ]  # fmt: skip


def _counted(plain: str) -> tuple[int, int, int, bool]:
    """Give how many letters, capitals and digits a text has, and whether one is an ASCII digit."""
    raw = plain.encode()
    size = len(raw)
    letters = size - len(raw.translate(None, _ALPHA))
    capitals = size - len(raw.translate(None, _UPPER))
    digits = size - len(raw.translate(None, _DIGITS))
    numbered = digits > 0
    if size != len(plain):
        for other in _NOT_ASCII.findall(plain):
            letters += other.isalpha()
            capitals += other.isupper()
            digits += other.isdigit()
    return letters, capitals, digits, numbered


def _gives_an_address(text: str, folded: str) -> bool:
    hinted = "http" in folded or (
        "." in folded
        and (
            ".com" in folded or "www." in folded or ".co.uk" in folded or ".org" in folded
            or ".net" in folded or ".ie" in folded or ".example" in folded
        )
    )  # fmt: skip
    return hinted and _URL.search(text) is not None


def _has_product_pair(folded: str) -> bool:
    hinted = (
        "sign" in folded or "e-mail" in folded or "home screen" in folded
        or "digital edition" in folded
    )  # fmt: skip
    return hinted and _PRODUCT_PAIRS.search(folded) is not None


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
    quoted = "'" in text or '"' in text or not text.isascii()
    return _QUOTED.sub(" ", text) if quoted else text


def speaks_to_reader(text: str) -> bool:
    """Tell whether a text says "you", or "we" of itself."""
    said = frozenset(key_words(text))
    return not _YOU.isdisjoint(said) or _says_we(text, said)


def _says_we(text: str, said: frozenset[str]) -> bool:
    """Tell whether a text says "we" of itself; 'were' and 'well' are "we" with an apostrophe."""
    if not _WE.isdisjoint(said):
        return True
    return ("were" in said or "well" in said) and _WE_SHORTENED.search(text) is not None
