"""Phrases: several words that stand for one, 'called off' for 'cancelled', and one for several."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from briefing import english
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.synonyms import lines
from briefing.gate.reading.tokens import Token

_BETWEEN = 2
"Other words that may stand between two words of a phrase: 'put the decision off'."

Phrase = tuple[str, ...]
"Stems."


def kept(said: Reading, told: Reading) -> frozenset[Token]:
    """Give the words of a rewrite whose phrase stands for one of the sources'."""
    known = _found(told).keys()
    return frozenset(
        said.tokens[place]
        for row, places in _found(said).items()
        if row in known
        for place in places
    )


@lru_cache(maxsize=64)
def _found(reading: Reading) -> dict[int, set[int]]:
    """Give, for each row of the list that a text has a phrase of, the places of its words."""
    found: dict[int, set[int]] = defaultdict(set)
    begun = 0
    for tokens in reading.by_sentence:
        for place, token in enumerate(tokens):
            for phrase, row in _rows().get(token.stem, ()):
                if places := match(phrase, tokens, place):
                    found[row].update(begun + one for one in places)
        begun += len(tokens)
    return found


def match(phrase: Phrase, tokens: Row, place: int) -> list[int]:
    """Give where the words of a phrase stand that begins at a place; nothing if it does not."""
    places = [place]
    for stem in phrase[1:]:
        ahead = range(places[-1] + 1, min(len(tokens), places[-1] + 2 + _BETWEEN))
        at = next((one for one in ahead if english.stem(tokens[one].low) == stem), None)
        if at is None:
            return []
        places.append(at)
    return places


@cache
def _rows() -> dict[str, list[tuple[Phrase, int]]]:
    """Give, for the first stem of each phrase, the phrase and its row."""
    rows: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
    for number, line in enumerate(lines("phrases")):
        for words in line.split(" | "):
            phrase = tuple(english.stem(word) for word in words.split())
            rows[phrase[0]].append((phrase, number))
    return rows
