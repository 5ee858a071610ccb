"""Sayings: what a sentence tells as somebody's word, with who says it and by which verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing import english
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.grammar import AUX, HAVE, JOINTS, PRONOUNS, SAYS, is_done
from briefing.gate.reading.scopes import NO, SOFT
from briefing.gate.reading.tokens import Token
from briefing.gate.reading.units import plain

_TURNS = frozenset("but although though while whereas ;".split())
"Words and marks at which somebody else's turn begins."
CLAIMS = frozenset(
    map(
        english.stem, "claim believe think allege argue fear insist maintain reckon suspect".split()
    )
)
"Stems of verbs by which the teller keeps off what is said."
_HEAR = english.stem("hear")
_VERBS = (SAYS | CLAIMS | {_HEAR}) - frozenset(
    map(english.stem, "ask call describe urge agree recall joke".split())
)
_NOUNS = frozenset("state report note claim post view reports claims notes posts".split())
_TELL = english.stem("tell")
_ADDRESSED = 8
"Words for whom it is said to, at the most."
_LINKS = JOINTS - {"and", "that", "which", "who"}
"Words between clauses, but for those that say which company or man it is."
_BEEN = frozenset("was were been".split())
"Helpers of 'was told'."
_LONGEST = 12
"Words of who says it, at the most."
_TAIL = 12
"Words behind the verb in '..., the TD told the Dail on Thursday', at the most."


@dataclass(frozen=True, slots=True)
class Saying:
    """What is told as somebody's word."""

    who: Row
    "The words for who says it."
    verb: str
    "The stem of the verb; 'according' where there is none."
    to: Row
    "What stands behind the verb: to whom, when."
    what: Row
    "What is said."
    now: bool
    "True for 'says', which keeps off what is said more than 'said' does."
    at: int
    "Where in its sentence it is said that somebody says it."


@lru_cache(maxsize=512)
def sayings(row: Row) -> tuple[Saying, ...]:
    """Give what a sentence tells as somebody's word."""
    return tuple(one for begun, ended in _turns(row) for one in _of_a_turn(row, begun, ended))


@lru_cache(maxsize=512)
def all_sayings(row: Row) -> tuple[Saying, ...]:
    """Give the same, and those whose speaker has a name or the like inserted behind."""
    rows = dict.fromkeys((row, plain(row), plain(row, names=True)))
    return tuple(dict.fromkeys(saying for one in rows for saying in sayings(one)))


def _turns(row: Row) -> Iterator[tuple[int, int]]:
    begun = 0
    for place in range(len(row) + 1):
        if place == len(row) or row[place].low in _TURNS:
            if place > begun:
                yield begun, place
            begun = place + 1


def _of_a_turn(row: Row, begun: int, ended: int) -> Iterator[Saying]:
    for at in range(begun, ended):
        if row[at].low == "according" and row[at + 1 : at + 2] and row[at + 1].low == "to":
            yield _according(row, begun, at, ended)
            return
        if at == begun or not _is_saying(row, at):
            continue
        start = _speaker(row, begun, at)
        if start is None:
            continue
        if start > begun and row[start - 1].text == "," and _closes(row, at, ended):
            close = _end(row, at, ended)
            yield Saying(
                row[start:at],
                row[at].stem,
                row[at + 1 : close],
                row[begun : start - 1],
                _is_now(row[at]),
                at,
            )
            return
        if start <= begun + 1 and row[at - 1].low not in _BEEN:
            what, to = _what(row, at, ended)
            yield Saying(row[start:at], row[at].stem, to, what, _is_now(row[at]), at)
            return


def _according(row: Row, begun: int, at: int, ended: int) -> Saying:
    close = _end(row, at, ended)
    what = row[close + 1 : ended] if at <= begun + 1 else row[begun:at]
    return Saying(row[at + 2 : close], "according", (), what, False, at)


def denies(tokens: Row) -> bool:
    """Tell whether what is said is said not to be so."""
    return any(NO.match(token.low) or SOFT.match(token.low) for token in tokens)


def _is_now(token: Token) -> bool:
    return token.low in ("say", "says")


def _end(row: Row, at: int, ended: int) -> int:
    """Give where the part of a sentence that a place stands in ends."""
    return next((i for i in range(at, ended) if row[i].kind == "mark"), ended)


def _is_saying(row: Row, at: int) -> bool:
    """Tell whether a word is a verb by which somebody says something."""
    token, before = row[at], row[at - 1]
    if token.stem not in _VERBS or token.kind != "word" or before.kind == "mark":
        return False
    heard = token.low == "told" and before.low in ("was", "were", "been")
    if before.low in AUX - HAVE and not heard:
        return False
    if token.low in _NOUNS and before.kind == "empty":
        return False
    after = row[at + 1 : at + 4]
    told_to = token.stem == _TELL and any(one.low == "to" for one in after)
    return not (after and (after[0].low == "to" or told_to))  # 'alleged to have', 'told him to'


def _speaker(row: Row, begun: int, at: int) -> int | None:
    """Give where the words for who says it begin; None where another clause stands between."""
    start = at
    while start > begun and row[start - 1].kind != "mark":
        start -= 1
        if row[start].low in AUX - HAVE - _BEEN or is_done(row[start]) or row[start].low in _LINKS:
            return None
    return start if 0 < at - start <= _LONGEST and row[start].low != "and" else None


def _closes(row: Row, at: int, ended: int) -> bool:
    """Tell whether a saying verb stands at the end: nothing that is said comes behind it."""
    rest = row[at + 1 : _end(row, at, ended)]
    return len(rest) <= _TAIL and not any(
        one.low == "that" or one.low in AUX - {"to"} for one in rest
    )


def _what(row: Row, at: int, ended: int) -> tuple[Row, Row]:
    """Give what is said, and to whom, behind a verb: 'told the court that he had gone'."""
    ahead = range(at + 1, min(ended, at + 1 + _ADDRESSED))
    begun = next((i + 1 for i in ahead if row[i].low == "that"), at + 1)
    if begun == at + 1 and row[at].stem == _TELL:
        begun = next((i for i in ahead if row[i].low in PRONOUNS | AUX), ended)
    return row[begun : _end(row, begun, ended)], row[at + 1 : begun]
