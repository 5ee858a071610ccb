"""A source's sentence with words changed: each must be able to stand for the one it replaced."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from briefing import english
from briefing.gate.figures import durations
from briefing.gate.reading import phrases
from briefing.gate.reading.alignment import Row, aligned, in_order, key
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import is_done
from briefing.gate.reading.scopes import NO
from briefing.gate.reading.synonyms import is_grave, is_light, stands_for
from briefing.gate.reading.tokens import PARTICLES, UNIT_WORDS, Token
from briefing.gate.wording.frames import is_licensed
from briefing.gate.wording.kinds import is_opposite

_CLOSE = 0.7
"Share of a sentence's words in a source's order from which its other words are changes."
_VERBATIM = 0.8
"Share from which a sentence is a source's word by word."
_CLOCK = frozenset("o'clock am pm a.m p.m noon midday midnight year-old aged".split())
_PARTS = frozenset("half halves third thirds quarter quarters fifths eighths tenth tenths".split())
_NOTHING = frozenset("nothing nobody none".split())
"Denials of their own, which are looked at elsewhere."
_MOST = 3
"Words that one change may put in the place of others."


_SIGNS = _CLOCK | PARTICLES | _PARTS | set(UNIT_WORDS)


def changed(said: Reading, told: Reading) -> list[str]:
    """Name each word that stands where the source has another that it cannot stand for."""
    reasons = []
    kept = {*durations.counted(said, told), *phrases.kept(said, told)}
    for row in said.by_sentence:
        near = [other for other in aligned(row, told) if in_order(row, other) >= _CLOSE]
        verdicts = [dict(_changes(row, other, told, kept)) for other in near]
        for word in verdicts[0] if verdicts else ():
            if all(word in one for one in verdicts):
                was = verdicts[0][word]
                reasons.append(f"replaced: the source has “{was}” and not “{word}”")
    return reasons


def _changes(row: Row, other: Row, told: Reading, kept: set[Token]) -> Iterator[tuple[str, str]]:
    """Give (new word, what stood there) for each change that says something else."""
    mine, theirs = _meaning(row), _meaning(other)
    matcher = SequenceMatcher(None, [*map(key, mine)], [*map(key, theirs)], autojunk=False)
    for change, start, end, was_start, was_end in matcher.get_opcodes():
        if change != "replace" or end - start > _MOST:
            continue
        was = theirs[was_start : min(was_end, was_start + end - start + 1)]
        stems = {english.stem(token.low) for token in was}
        for token in mine[start:end]:
            stem = english.stem(token.low)
            if (
                token.kind == "number"
                or token in kept
                or stem in told.stems
                or token.low in _SIGNS | told.spelled | _NOTHING
            ):
                continue
            if is_done(token) and all(one.kind == "date" for one in was):
                continue  # no verb stands where a day stood
            opposite = not is_light(stem) and is_opposite(stem, stems)
            # A verb in a verb's place is mostly another word for it.
            told_otherwise = is_done(token) and any(map(is_done, was)) and not is_grave(token.low)
            if opposite or not (told_otherwise or _may_stand(token, stem, stems, told)):
                yield token.text, " ".join(one.text for one in was)


def added(said: Reading, told: Reading) -> list[str]:
    """Name each word put into what is otherwise a source's sentence word by word."""
    reasons = []
    for row in said.by_sentence:
        for other in aligned(row, told):
            if in_order(row, other) < _VERBATIM:
                continue
            mine, theirs = _meaning(row), _meaning(other)
            matcher = SequenceMatcher(None, [*map(key, mine)], [*map(key, theirs)], autojunk=False)
            reasons += [
                f"wording: “{token.text}” is not in the source"
                for change, start, end, *_ in matcher.get_opcodes()
                if change in {"insert", "delete"}
                for token in mine[start:end]
                if token.kind == "word" and token.low not in _SIGNS and not is_licensed(token, told)
            ]
    return list(dict.fromkeys(reasons))


def denial_put_in(said: Reading, told: Reading) -> list[str]:
    """Name each denial put into, or left out of, what is otherwise a source's sentence."""
    reasons = []
    for row in said.by_sentence:
        for other in aligned(row, told):
            if in_order(row, other) < _VERBATIM or _moved(row, other):
                continue
            matcher = SequenceMatcher(None, [*map(key, row)], [*map(key, other)], autojunk=False)
            reasons += [
                f"negation: “{' '.join(token.text for token in row[max(0, start - 2) : end + 2])}”"
                " is otherwise in the source"
                for change, start, end, was_start, was_end in matcher.get_opcodes()
                if change != "equal"
                and max(end - start, was_end - was_start) <= _MOST
                and _denials(row[start:end]) != _denials(other[was_start:was_end])
            ]
    return reasons


def _moved(row: Row, other: Row) -> bool:
    """Tell whether a whole sentence denies once, as the source's does: 'none was', 'are not'."""
    return _denials(row) == _denials(other) == 1


def _denials(tokens: Row) -> int:
    """Count the words that deny; 'refused to' is one, and 'would not' stands for it."""
    lows = [token.low for token in tokens]
    refused = sum(one in _REFUSES and two == "to" for one, two in pairwise(lows))
    return sum(bool(NO.match(low)) for low in lows) + refused


_REFUSES = frozenset("refuse refuses refused refusing decline declines declined declining".split())


def _may_stand(token: Token, stem: str, stems: set[str], told: Reading) -> bool:
    return (
        is_light(stem)
        or stands_for(stem, stems)
        or durations.implied(token, told)
        or is_licensed(token, told)
    )


def _meaning(row: Row) -> list[Token]:
    return [token for token in row if token.kind not in ("empty", "mark")]
