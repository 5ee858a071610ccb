"""Words put in another's place: new where the source has a different word in the same frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.figures import durations
from briefing.gate.reading.alignment import Row, aligned, in_order
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import SAYS
from briefing.gate.reading.sayings import sayings
from briefing.gate.reading.synonyms import is_light, stands_for
from briefing.gate.reading.tokens import UNIT_WORDS, Token
from briefing.gate.reading.units import plain

_DENIES = frozenset("longer nobody nothing none one".split())
"Words of denial, which are looked at elsewhere."
_GOING = frozenset(map(english.stem, "come go get".split()))
"Verbs whose meaning hangs on what follows: 'came off the rails'."
_VERBATIM = 0.75
"Share of a sentence's words that must be a source's, in order, before one is out of place."
_MOST_BETWEEN = 2
"Words of the source that one new word may have taken the place of."


def put_in(said: Reading, told: Reading) -> list[str]:
    """Name each word that stands where the source has another that it cannot stand for."""
    reasons = []
    for row in said.by_sentence:
        here = frozenset(token.stem for token in row)
        sources = [one for other in aligned(row, told) for one in (other, plain(other))]
        for word, left, right in _frames(row):
            light = is_light(word.stem) or _is_phrasal(row, word)
            if light or word.low in UNIT_WORDS or _denied(word, told):
                continue
            # A word of the sources' own is out of place only where its place is sure.
            sure = (left and right) or (not left and right in SAYS)
            known = is_familiar(word, told)
            if known and not (sure and not _speaks(word, right, told)):
                continue
            gone = [
                one
                for other in sources
                if in_order(row, other) >= _VERBATIM
                for one in _between(other, left, right, here)
                if one[0] not in _GOING and not (known and all(map(is_light, one)))
            ]
            if gone and not any(stands_for(word.stem, set(one)) for one in gone):
                was = " ".join(gone[0])
                reasons.append(f"replaced: the source has “{was}” and not “{word.text}”")
    return reasons


def _speaks(word: Token, right: str, told: Reading) -> bool:
    """Tell whether a word is of somebody who speaks there too: what is whose is looked at else."""
    speakers = (one.who for row in told.by_sentence for one in sayings(row))
    return right in SAYS and any(word.stem == one.stem for who in speakers for one in who)


def is_familiar(token: Token, told: Reading) -> bool:
    """Tell whether the sources hold a word, or one of its family."""
    if token.stem in told.stems:
        return True
    root = token.stem[: max(4, len(token.stem) - 2)]
    return len(token.stem) >= 4 and any(
        other.startswith(root) or (len(other) >= 5 and token.stem.startswith(other))
        for other in told.stems
    )


def is_licensed(token: Token, told: Reading) -> bool:
    """Tell whether a word is the sources' own, may stand for one of theirs, or says little."""
    return (
        is_familiar(token, told)
        or is_light(token.stem)
        or stands_for(token.stem, told.stems)
        or durations.implied(token, told)
        or _is_teenager(token, told)
        or _time_of_day(token, told)
        or _denied(token, told)
        or f"un{token.low}" in told.spelled
        or _CONTRACTED.match(token.low.replace("’", "'")) is not None
        or _of_parts(token, told)
        or _written_out(token, told)
        or (token.low in UNIT_WORDS and UNIT_WORDS[token.low] in told.text)
    )


_SHORT = {
    "metre": "m", "kilometre": "km", "centimetre": "cm", "kilogram": "kg", "kilo": "kg",
    "gram": "g", "tonne": "t", "litre": "l", "hectare": "ha",
    "degree": "°?[CF]",
    "hour": r":\d\d:\d\d", "minute": r":\d\d[:.]\d\d", "second": r":\d\d[:.]\d\d",
}  # fmt: skip
"Measures with what stands for them behind a number: '650kg', '2:09:04'."


def _written_out(token: Token, told: Reading) -> bool:
    """Tell whether a measure is one that the sources give by its sign."""
    sign = _SHORT.get(token.low.removesuffix("s"))
    return sign is not None and re.search(rf"\d ?{sign}\b", told.text) is not None


_CONTRACTED = re.compile(
    r"(?:i|s?he|it|they|we|you|who|that|there|what)'(?:d|s|ll|ve|re|m)$|\w+n't$"
)
"Words of grammar run together, which say nothing of their own."


_TEENS = frozenset(english.stem(word) for word in "teenager teenage teen teens".split())


def _is_teenager(token: Token, told: Reading) -> bool:
    """Tell whether a word says that somebody is in their teens, as an age in the sources does."""
    return token.stem in _TEENS and any(13 <= value <= 19 for value in told.values)


def _is_phrasal(row: Row, word: Token) -> bool:
    """Tell whether a verb's meaning hangs on a small word: 'turned up', 'break off'."""
    at = next(place for place, token in enumerate(row) if token is word)
    return at + 1 < len(row) and row[at + 1].low in _PARTICLES and at > 0


_PARTICLES = frozenset("up off out down away back over".split())


def _of_parts(token: Token, told: Reading) -> bool:
    """Tell whether each part of a word with a hyphen is the sources' own."""
    parts = token.low.split("-")
    return len(parts) > 1 and all(part in told.spelled or part.isdigit() for part in parts)


def _denied(token: Token, told: Reading) -> bool:
    """Tell whether a word denies by its beginning what the sources deny: 'unhurt'."""
    bare = token.stem.removeprefix("un")
    return bare != token.stem and any(
        stands_for(bare, {one.stem for one in row[place + 1 : place + 4]})
        for row in told.by_sentence
        for place, word in enumerate(row)
        if word.low in _DENIALS
    )


def _time_of_day(token: Token, told: Reading) -> bool:
    """Tell whether 'morning' or 'evening' says what '6am' or '8pm' does."""
    half = _HALVES.get(token.low)
    return half is not None and re.search(rf"\d ?{half[0]}\.?m\b", told.text) is not None


_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


_DENIALS = frozenset("not no never without neither nobody none".split())


def _frames(row: Row) -> Iterator[tuple[Token, str, str]]:
    """Give each word of meaning with the stems beside it; '' where its sentence or part ends."""
    for clause in _parts(row):
        for place, token in enumerate(clause):
            left = clause[place - 1].stem if place else ""
            right = clause[place + 1].stem if place + 1 < len(clause) else ""
            denies = token.low in _DENIES
            if token.kind == "word" and not denies and (left or right):
                yield token, left, right


def _between(other: Row, left: str, right: str, here: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Give what the source has within a frame, where it is one or two words that are gone here."""
    for number, part in enumerate(_parts(other)):
        stems = [token.stem for token in part]
        starts = [at for at, stem in enumerate(stems) if stem == left] if left else [-1]
        # What opens a clause within a sentence is told from its surroundings less surely.
        most = _MOST_BETWEEN if left or not number else 1
        for start in starts:
            for end in range(start + 2, start + 2 + most):
                inside = part[start + 1 : end]
                closes = stems[end : end + 1] == [right] if right else end == len(stems)
                if closes and all(
                    (one.kind == "word" or one.first)
                    and one.stem not in here
                    and one.low not in _DENIES
                    for one in inside
                ):
                    yield tuple(one.stem for one in inside)


def _parts(row: Row) -> Iterator[list[Token]]:
    """Give the stretches between marks, words of meaning alone."""
    part: list[Token] = []
    for token in row:
        if token.kind == "mark":
            yield part
            part = []
        elif token.kind != "empty" or token.low in _DENIES:
            part.append(token)
    yield part
