"""Complements: what a word leads to by its preposition here, and to something else in the sources.

'Guilty of dangerous driving', where somebody is guilty of careless driving and cleared of the
other; 'asked for a judge', where they asked for an engineer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.gate.figures.durations import UNITS
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import AUX, JOINTS, PLACING, is_done
from briefing.gate.reading.scopes import NO
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_LEADS = frozenset("of for on with from against into about".split())
"Prepositions that belong to the word before them."
_CLOSES = PLACING | JOINTS | AUX
_PARTS = frozenset("but while and whereas ;".split())
"Where something else begins to be told."


class _Led(NamedTuple):
    """A word, its preposition, and what that leads to."""

    word: Token
    by: str
    whither: tuple[Token, ...]
    "Its words of meaning and names, as far as the next preposition."
    beyond: frozenset[str]
    "Stems of all that follows in its clause."


def exchanged(said: Reading, told: Reading) -> list[str]:
    """Name each word that leads here to what it does not lead to in the sources."""
    there = [led for row in told.by_sentence for led in _led(row)]
    reasons = []
    for row in said.by_sentence:
        if any(NO.match(token.low) for token in row):
            continue  # what is denied here may be what is said of another there
        for here in _led(row):
            known = [led for led in there if (led.word.stem, led.by) == (here.word.stem, here.by)]
            if known and all(_is_other(here, led, told) for led in known):
                was = " ".join(token.text for token in known[0].whither)
                is_now = " ".join(token.text for token in here.whither)
                reasons.append(
                    f"exchanged: it is “{here.word.text} {here.by} {was}” there and not “{is_now}”"
                )
    return reasons


def _is_other(here: _Led, led: _Led, told: Reading) -> bool:
    """Tell whether what a word leads to is told of, and is not what it leads to there."""
    if not (here.whither and led.whither) or here.whither[-1].stem not in told.stems:
        return False
    strange = [token for token in here.whither if not stands_for(token.stem, led.beyond)]
    if len(strange) == len(here.whither):
        return True
    # 'Dangerous driving' is not 'careless driving', where both are told of.
    head = here.whither[-1].stem
    lost = {token.stem for token in led.whither} - {token.stem for token in here.whither}
    both = any((token.stem, head) in _pairs(told) for token in strange)
    return bool(lost) and both and head == led.whither[-1].stem


@lru_cache(maxsize=16)
def _pairs(reading: Reading) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.stem, other.stem) for row in reading.by_sentence for one, other in pairwise(row)
    )


@lru_cache(maxsize=512)
def _led(row: Row) -> tuple[_Led, ...]:
    """Give each noun or verb of a sentence with the preposition behind it."""
    return tuple(_each(row))


def _each(row: Row) -> Iterator[_Led]:
    for at, (word, by) in enumerate(pairwise(row), start=1):
        leads = by.low in _LEADS or (by.low == "to" and not is_done(word))
        if not leads or word.kind != "word" or word.stem in UNITS:
            continue
        following = row[at + 1 :]
        end = next(
            (i for i, one in enumerate(following) if one.kind == "mark" or one.low in _CLOSES),
            len(following),
        )
        far = next((i for i, one in enumerate(following) if one.low in _PARTS), len(following))
        whither = tuple(one for one in following[:end] if one.kind in ("word", "name"))
        yield _Led(word, by.low, whither, frozenset(one.stem for one in following[:far]))
