"""What can be seen of a line by itself, without knowing what it means: its words and its shape.

Rules, structure and the learned voice all judge by these, so each is worked out once.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing.boilerplate.line import Line
from briefing.boilerplate.shape import SHAPE, YOU, shape
from briefing.text import key_words, straight_quotes

_STOPS, _CLOSERS = frozenset(".!?…"), "'\"”’)]"
_QUOTED = re.compile(
    r"[“\"‘'](?:(?<=[“\"])[^”\"]*(?:[”\"]|$)|(?<=[‘'])(?<!\w[‘'])[^’']{3,}[’'](?!\w))"
)
_STRAIGHT = re.compile(r"\"|'(?=\w)")
_PROPER = re.compile(r"[A-Z](?<![.!?:“\"'‘’] [A-Z])(?<!^[A-Z])(?<!\w[A-Z])[\w’'-]{2,}")
_STOP = frozenset(
    "the a an of to in on at for and or but with from by as is are was were be been has have had "
    "that this these those it its he she they his her their we you i not no said will would who "
    "which after before over into out up down about than then so if when while more also".split()
)


SENTENCE = 8
"Words of a full sentence, at the least."


_UNSEEN = array("d")
_AT = {trait: place for place, trait in enumerate(SHAPE)}


def has(line: Line, trait: str) -> bool:
    """Tell whether a line has one of the traits that are there or not."""
    return line.shape[_AT[trait]] > 0


@lru_cache(maxsize=512)  # a line is looked at once a pass, and again by those who decide
def line(text: str) -> Line:
    """Give a paragraph with what can be seen of it."""
    plain = straight_quotes(text)
    words = tuple(key_words(plain))
    vocabulary = frozenset(words)
    stop = ends(text)
    curly = plain != text and any(mark in text for mark in "“”‘’")
    outside = outside_quotes(text)
    quoted = outside != text
    aloud = key_words(outside) if quoted else words
    meaning = telling(vocabulary)
    names = frozenset([name.rstrip("’'s").casefold() for name in _PROPER.findall(text)])
    tokens = text.split()
    capitals = len([1 for token in tokens if token[0].isupper()])
    made = Line(
        text=text,
        folded=plain.casefold(),
        key=" ".join(words),
        letters="".join(words),
        words=words,
        vocabulary=vocabulary,
        telling=meaning,
        names=names,
        named=names & meaning,
        is_sentence=stop and len(words) >= SENTENCE,
        ends=stop,
        titled=capitals / max(len(tokens), 1),
        you=not YOU.isdisjoint(aloud),
        straight=not curly and _is_straight(text),
        curly=curly,
        unclosed=text.count("“") > text.count("”") or text.count('"') % 2 == 1,
        shape=_UNSEEN,
    )
    said = frozenset(aloud) if quoted else vocabulary
    spoken = " ".join(aloud) if quoted else made.key
    traits = shape(made, plain, outside, said, spoken, capitals)
    made.shape = array("d", traits)
    return made


def telling(words: Iterable[str]) -> frozenset[str]:
    """Give those of a text's words that carry meaning."""
    return frozenset([word for word in frozenset(words) - _STOP if len(word) > 2])


def ends(text: str) -> bool:
    """Tell whether a text has terminal punctuation."""
    return text.rstrip().rstrip(_CLOSERS)[-1:] in _STOPS


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


def _is_straight(text: str) -> bool:
    marked = "'" in text or '"' in text
    return marked and _STRAIGHT.search(text) is not None


def outside_quotes(text: str) -> str:
    """Give a text with its quotations blanked."""
    quoted = "'" in text or '"' in text or not text.isascii()
    return _QUOTED.sub(" ", text) if quoted else text


def speaks_to_reader(line: Line) -> bool:
    """Tell whether a line says "you", or "we" of itself, outside quotations."""
    return line.you or has(line, "we")


def makes_a_sentence(line: Line) -> bool:
    """Tell whether a few words make a sentence, with a verb and a stop, and speak to nobody."""
    return line.text.endswith(".") and has(line, "finite") and not speaks_to_reader(line)
