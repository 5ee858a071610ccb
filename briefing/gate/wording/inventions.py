"""What is put into a source's sentence and stands there for nothing: a dog, 'in heavy jackets'.

A word in another's place is mostly another word for it. What has no place in the source is told
by what it names, a thing that can be seen and touched, or by coming with another new word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from briefing import english
from briefing.gate.figures import durations
from briefing.gate.reading import phrases
from briefing.gate.reading.alignment import Row, key
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import (
    JOINTS,
    NOUN_AHEAD,
    PARTICLES,
    PLACING,
    RELATIVE,
    SAYS,
    is_done,
)
from briefing.gate.reading.nearest import clauses_of
from briefing.gate.reading.scopes import NO
from briefing.gate.reading.synonyms import lines
from briefing.gate.reading.tokens import Token
from briefing.gate.wording import frames

_TOGETHER = 2
"New words side by side from which they are nobody's other words, where nothing is gone."
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
"Endings of many, each with that of one."
_LITTLE = PLACING | frozenset("twice many much all one quarter metres".split())
"Words that say where or how many, which are looked at elsewhere."
_KNOWN = frozenset("the his her its their most".split())
"Words before a person of whom the source may tell by another word."


def new_things(said: Reading, told: Reading) -> list[str]:
    """Name each thing, beast or person that the sources do not have, nor any word for it."""
    kept = {*phrases.kept(said, told), *durations.counted(said, told)}
    return [
        f"wording: “{token.text}” is not in the source"
        for row in said.by_sentence
        for place, token in enumerate(row)
        if _is_new(token, told, kept) and _is_thing(row, place)
    ]


def new_phrases(said: Reading, told: Reading) -> list[str]:
    """Name each two new words side by side where the source has nothing between their like."""
    kept = {*phrases.kept(said, told), *durations.counted(said, told)}
    reasons = []
    for row in said.by_sentence:
        meaning = [
            token for token in row if token.kind not in ("empty", "mark") and token.low != "one"
        ]
        for start, end in _runs([_is_new(token, told, kept) for token in meaning]):
            before = next((one for one in reversed(meaning[:start]) if _is_known(one, told)), None)
            after = next((one for one in meaning[end:] if _is_known(one, told)), None)
            if end - start >= _TOGETHER and _meet(before, after, said, told):
                words = " ".join(one.text for one in meaning[start:end])
                reasons.append(f"wording: “{words}” is put in")
    return reasons


def _is_thing(row: Row, place: int) -> bool:
    """Tell whether a word names a thing, or a person who is not 'the victim' of what is told."""
    token = row[place]
    if is_done(token) or token.low.endswith("ing"):
        return False
    if row[place + 1 : place + 2] and row[place + 1].low in PARTICLES:
        return False  # 'must hand over'
    things, people = _things()
    known = row[place - 1].owner or row[place - 1].low in _KNOWN if place else False
    return _is_of(token.low, things) or (not known and _is_of(token.low, people))


def new_surroundings(said: Reading, told: Reading) -> list[str]:
    """Name each 'in the rain' that is put in where the source has nothing."""
    kept = {*phrases.kept(said, told), *durations.counted(said, told)}
    reasons = []
    for row in said.by_sentence:
        meaning = [token for token in row if token.kind not in ("empty", "mark")]
        for place, token in enumerate(meaning):
            if not (_is_new(token, told, kept) and _is_surrounding(row, token)):
                continue
            before = next((one for one in reversed(meaning[:place]) if _is_known(one, told)), None)
            after = next((one for one in meaning[place + 1 :] if _is_known(one, told)), None)
            if before and _meet(before, after, said, told):
                reasons.append(f"wording: “{token.text}” is put in")
    return reasons


def _is_surrounding(row: Row, token: Token) -> bool:
    """Tell whether a word stands alone behind 'in', 'with' or the like: 'in the rain'."""
    at = next(place for place, one in enumerate(row) if one is token)
    end = at + 1 == len(row) or row[at + 1].kind == "mark" or row[at + 1].low in PLACING | JOINTS
    opens = at - 2 if row[at - 1].low in NOUN_AHEAD else at - 1
    return end and opens >= 0 and row[opens].low in _ABOUT


_ABOUT = frozenset("in with under without wearing and or".split())


def _is_of(low: str, words: frozenset[str]) -> bool:
    """Tell whether a list has a word, or that of which it is the many."""
    return low in words or any(
        low.endswith(many) and low.removesuffix(many) + one in words for many, one in _PLURALS
    )


@cache
def _things() -> tuple[frozenset[str], frozenset[str]]:
    things, people = (frozenset(row.split()) for row in lines("things"))
    return things, people


def _is_new(token: Token, told: Reading, kept: Collection[Token]) -> bool:
    if token.kind != "word" or token in kept or token.low in _LITTLE or NO.match(token.low):
        return False
    return not frames.is_licensed(token, told)


def _is_known(token: Token, told: Reading) -> bool:
    return token.stem in told.stems or not told.values.isdisjoint(token.values[:1])


def _runs(new: list[bool]) -> Iterator[tuple[int, int]]:
    """Give where each stretch of new words begins and ends."""
    start = 0
    for place in range(len(new) + 1):
        if place == len(new) or not new[place]:
            if start < place:
                yield start, place
            start = place + 1


def _meet(before: Token | None, after: Token | None, said: Reading, told: Reading) -> bool:
    """Tell whether in a sentence of the sources nothing that is gone here stands between two."""
    return any(_touch(before, after, said, row) for row in told.by_sentence)


def _touch(before: Token | None, after: Token | None, said: Reading, row: Row) -> bool:
    meaning = [token for token in row if token.kind not in ("empty", "mark")]
    starts = _places(before, meaning) if before else [-1]
    ends = _places(after, meaning) if after else [len(meaning)]
    return any(
        start < end
        and not any(
            one.kind == "word" and one.stem not in said.stems for one in meaning[start + 1 : end]
        )
        for start in starts
        for end in ends
    )


def _places(token: Token, row: list[Token]) -> list[int]:
    return [place for place, one in enumerate(row) if key(one) == key(token)]


def new_clauses(said: Reading, told: Reading) -> list[str]:
    """Name each clause of which the sources have but one word: 'relieved parents hugged them'."""
    kept = {*phrases.kept(said, told), *durations.counted(said, told)}
    reasons = []
    for row in said.by_sentence:
        parts = clauses_of(row)
        for part in parts if len(parts) > 1 else ():
            first = part.own[part.own[0].kind == "mark"].low
            if first in RELATIVE | {"where"} or any(
                token.stem in SAYS | _DECIDES for token in part.own
            ):
                continue
            meaning = [token for token in part.own if token.kind not in ("empty", "mark")]
            new = [token for token in meaning if _is_new(token, told, kept)]
            done = [token for token in new if is_done(token) or token.low.endswith("ing")]
            if len(new) >= _TOGETHER and done and len(meaning) - len(new) <= 1:
                reasons.append(f"wording: “{' '.join(one.text for one in part.own[:6])}” is new")
    return reasons


_DECIDES = frozenset(map(english.stem, "decide agree announce confirm rule find".split()))
"Verbs of clauses that only say who tells it."


def new_endings(said: Reading, told: Reading) -> list[str]:
    """Name each ending that is put to what the sources say: 'a boy walking his dog'."""
    if len(said.by_sentence) > 1 or len(said.tokens) > _LONGEST:
        return []
    kept = {*phrases.kept(said, told), *durations.counted(said, told)}
    reasons = []
    for row in said.by_sentence:
        meaning = [token for token in row if token.kind not in ("empty", "mark")]
        new = [_is_new(token, told, kept) for token in meaning]
        if sum(new) < _TOGETHER or new.index(True) < _KNOWN_BEFORE:
            continue
        ending = meaning[new.index(True) :]
        if len(ending) <= _ENDING and all(one.kind == "word" for one in ending):
            reasons.append(f"wording: “{' '.join(one.text for one in ending)}” is put in")
    return reasons


_LONGEST = 18
"Words and marks of a sentence that is looked at: a longer one is told in new words everywhere."
_KNOWN_BEFORE, _ENDING = 3, 4
"Words of meaning that stand before an ending, at the least, and of it, at the most."
