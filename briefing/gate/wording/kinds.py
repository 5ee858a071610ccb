"""Words that exclude one another: opposites, roles, relations, measures, exchanged in a rewrite."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from briefing import english
from briefing.gate.figures import durations, measures
from briefing.gate.reading import converse, synonyms
from briefing.gate.reading.alignment import aligned
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token


def _excluded(rows: Iterable[list[str]]) -> dict[str, set[str]]:
    excluded: dict[str, set[str]] = {}
    for row in rows:
        stems = [english.stem(word) for word in row]
        for stem in stems:
            excluded.setdefault(stem, set()).update(other for other in stems if other != stem)
    return excluded


_PAIRS = [
    [one, other]
    for left, _, right in (line.partition(" : ") for line in synonyms.lines("opposites"))
    for one in left.split()
    for other in right.split()
]
OPPOSITES = _excluded(_PAIRS)
"For each stem, the stems that say the opposite."
EXCLUDED = _excluded([*_PAIRS, *map(str.split, synonyms.lines("kinds"))])
"For each stem, the stems that cannot be true in its place."


def is_opposite(stem: str, others: set[str]) -> bool:
    """Tell whether a word, or one it stands for, excludes one of others or what that stands for."""
    if synonyms.stands_for(stem, others):
        return False
    excluded = EXCLUDED.get(stem, set())
    return not excluded.isdisjoint(others) or any(
        synonyms.stands_for(other, excluded)
        or synonyms.stands_for(stem, EXCLUDED.get(other, set()))
        for other in others
    )


_NEGATED = re.compile(r"un(?=\w{3})|non-?(?=\w{3})|ir(?=r)|il(?=l)|im(?=[bmp]\w+(?:bl|ent|at|ct)$)")
_IN = re.compile(r"in(?=\w+(?:abl|ibl|ent|urat|equat|ect|cur|itiv)$)")
_DIS = re.compile(
    r"dis(?=(?:agre|approv|allow|honest|connect|qualify|respect|satisfy|obey|lik)\w*$)"
)


def _denials(stem: str) -> set[str]:
    """Give what says the opposite of a word by its beginning alone: 'unsafe' of 'safe'."""
    bare = {stem[found.end() :] for p in (_NEGATED, _IN, _DIS) if (found := p.match(stem))}
    made = {f"{start}{stem}" for start in ("un", "non", "ir", "il", "im", "in", "dis")}
    return bare | {
        one
        for one in made
        if any((m := p.match(one)) and one[m.end() :] == stem for p in (_NEGATED, _IN, _DIS))
    }


_NOT = frozenset("no not without".split())


def replaced(said: Reading, told: Reading, *, wide: bool = False) -> list[str]:
    """Name each word the sources lack where they have its opposite, or another of its kind."""
    reasons = []
    low = {english.stem(token.low) for row in told.by_sentence for token in row}
    here = {english.stem(token.low) for token in said.tokens}
    denied = {
        token.stem
        for row in told.by_sentence
        for place, token in enumerate(row)
        if _NOT & {one.low for one in row[max(0, place - 2) : place]}
    }
    undone = [
        token
        for row in said.by_sentence
        for place, token in enumerate(row)
        if _NOT & {one.low for one in row[max(0, place - 2) : place]}
        or {"little", "few", "hardly"} & {one.low for one in row[max(0, place - 5) : place]}
    ]
    other_side = converse.turned(said, told)
    lengths = durations.counted(said, told)
    for token in said.tokens:
        stem = english.stem(token.low)
        if stem in low or token.kind == "number" or token in lengths or _is_measured(token, said):
            continue
        if durations.implied(token, told):
            continue
        if stem in OPPOSITES and synonyms.stands_for(stem, _near(token, said, told), wide=wide):
            continue
        others = set() if token in undone else {one for one in _denials(stem) if one not in denied}
        gone = ((EXCLUDED.get(stem, set()) | others) & low) - here - denied
        gone -= set(other_side.values())
        gone = {one for one in gone if not any(word.startswith(one) for word in here)}  # 'refusal'
        if gone:
            reasons.append(f"replaced: the source has “{min(gone)}” and not “{token.text}”")
    return reasons


def _is_measured(token: Token, said: Reading) -> bool:
    """Tell whether a unit stands behind its number, which is looked at elsewhere."""
    row = said.by_sentence[token.sentence]
    at = next(place for place, one in enumerate(row) if one is token)
    if at and token.stem in durations.UNITS and row[at - 1].low in ("a", "an"):
        return True  # 'an hour and a half', 'miles an hour'
    return at > 0 and row[at - 1].kind == "number" and measures.is_unit(token.low)


_DEGREES = {
    "more": "less", "less": "more", "fewer": "more", "most": "least", "least": "most",
    "higher": "lower", "lower": "higher", "better": "worse", "worse": "better",
}  # fmt: skip


def other_degree(said: Reading, told: Reading) -> list[str]:
    """Name each 'less likely' where the sources have 'more likely' alone, or the other way."""
    there = set(_degrees(told))
    return [
        f"replaced: the source has “{_DEGREES[degree]} {what}”"
        for degree, what in _degrees(said)
        if (_DEGREES[degree], what) in there and (degree, what) not in there
    ]


def _degrees(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give each word of degree with the stem of what it stands before."""
    for row in reading.by_sentence:
        for degree, what in itertools.pairwise(row):
            if degree.low in _DEGREES and what.kind == "word":
                yield degree.low, what.stem


_DENIES = re.compile(r"\b(?:not guilty|den(?:y|ies|ied|ying))\b", re.IGNORECASE)
_ADMITS = re.compile(r"\b(?:admit\w*|plead\w* guilty|confess\w*)\b", re.IGNORECASE)


def other_plea(said: Reading, told: Reading) -> list[str]:
    """Refuse 'admitted' where the sources only have somebody deny it or plead not guilty."""
    turned = _ADMITS.search(said.text) and not _ADMITS.search(told.text)
    if turned and _DENIES.search(told.text) and not _DENIES.search(said.text):
        return ["replaced: nobody admits it in the source"]
    return []


def other_side(said: Reading, told: Reading) -> list[str]:
    """Name each 'voted for' where the sources have 'voted against', or the other way."""
    there = set(_sides(told))
    return [
        f"replaced: the source has the other side of “{verb}”"
        for verb, side in _sides(said)
        if (verb, not side) in there and (verb, side) not in there
    ]


def _sides(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Give each word before 'for' or 'against', with whether it is 'for'."""
    for row in reading.by_sentence:
        for word, side in itertools.pairwise(token for token in row if token.low != "in"):
            if side.low in ("for", "favour", "against") and word.kind == "word":
                yield word.stem, side.low != "against"


def _near(token: Token, said: Reading, told: Reading) -> set[str]:
    """Give the words of the sentences that a word's sentence rests on, but for its opposites."""
    rows = aligned(said.by_sentence[token.sentence], told)
    near = {english.stem(one.low) for row in rows for one in row}
    return near - EXCLUDED[token.stem if token.stem in EXCLUDED else english.stem(token.low)]
