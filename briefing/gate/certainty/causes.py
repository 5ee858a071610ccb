"""Causes put in: two things the sources tell side by side, one told here as why the other is.

A source joins cause and effect in one sentence, by 'after', 'as' or a mere 'with'; what it tells
in another sentence, or in passing between commas, is a cause only where a word says so. Where it
says that the cause is not known, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import RELATIVE, is_done
from briefing.gate.reading.synonyms import stands_for

_FORWARD = (
    ("because", "of"), ("because",), ("due", "to"), ("owing", "to"), ("thanks", "to"),
    ("caused", "by"), ("as", "a", "result", "of"), ("resulted", "from"), ("on", "account", "of"),
)  # fmt: skip
"What stands between an effect and its cause."
_BACKWARD = (
    ("led", "to"),
    ("leads", "to"),
    ("resulted", "in"),
    ("resulting", "in"),
    ("causing",),
    ("is", "why"),
)
"What stands between a cause and its effect."
_SAYS_WHY = re.compile(
    r"^(?:because|due|owing|thanks|caus\w+|result\w*|reasons?|blam\w+|attribut\w+|prompt\w+|forc\w+"
    r"|follow(?:s|ed|ing)?|explain\w*|cit\w+|want\w*|led|leads?|therefore|trigger\w*|trac(?:e|ed|ing))$"
)
"Words by which a source tells why."
_DOWN_TO = re.compile(r"\bdown to\b")
"The same in two words: 'put it down to'."
_OPEN = re.compile(
    r"\b(?:(?:not|never) (?:\w+ )?(?:clear|known|say|said|establish\w*|determined?|proved?|show\w*"
    r"|explain)|unclear|unknown|whether|investigat\w+|no evidence)\b[^.;]{0,60}"
    r"\b(?:caus\w+|reason|lead\w*|led|because|due|result\w*|blame|behind|why)\b"
    r"|\b(?:cause|reason) [^.;]{0,40}\b(?:not (?:\w+ )?(?:clear|known)|unclear|unknown)\b"
    r"|\b(?:no|any) (?:reason|cause|explanation) (?:for|was|has|had|is)\b"
    r"|\bgiven no (?:reason|cause)\b"
    r"|\bnot (?:because|due|caused|the (?:cause|reason))\b",
    re.IGNORECASE,
)
"By which a text says that a cause is not known, or is none."
_JOINED = 0.34
"Share of an effect's words from which the cause's sentence tells of it."
_MOST = 6
"Causes that are looked at in one sentence."
_KNOWN = 0.4
"Share of a cause's words below which the sources do not have it."


@dataclass(frozen=True, slots=True)
class Link:
    """A cause with its effect."""

    effect: frozenset[str]
    "Stems of the words of meaning."
    cause: frozenset[str]
    "The same; empty for 'as a result'."
    word: str
    "What joins them."


def put_in(said: Reading, told: Reading) -> list[str]:
    """Name each 'because' for which the sources have no reason."""
    left_open = _OPEN.search(told.text) and not _OPEN.search(said.text)
    reasons = []
    for row in said.by_sentence:
        for link in islice(_links(row), _MOST):
            known = not link.cause or _is_joined(link, told)
            if (left_open and not _is_maybe(row)) or not known:
                reasons.append(f"cause: the source has no “{link.word}”")
            elif _is_turned(link, told):
                reasons.append(f"cause: “{link.word}” turns cause and effect round")
    return reasons


def _links(row: Row) -> Iterator[Link]:
    """Give what a sentence joins as cause and effect."""
    lows = [token.low for token in row]
    for at in range(len(row)):
        yield from _closing(row, lows, at)
        words = next((one for one in _ALL if tuple(lows[at : at + len(one)]) == one), ())
        if not words:
            continue
        end = at + len(words)
        behind = ahead(row, end)
        before, after = meaning(row[:at]), meaning(behind)
        forward = words in _FORWARD
        if not before and forward:
            before = meaning(row[end + len(behind) :])  # 'Because of fog, trains are late'
        if before and after:
            yield Link(*((before, after) if forward else (after, before)), " ".join(words))


_ALL = (*_FORWARD, *_BACKWARD)


def _closing(row: Row, lows: list[str], at: int) -> Iterator[Link]:
    """Give 'as a result', and 'was the reason', which go back to what was told before."""
    if lows[at : at + 3] == ["as", "a", "result"] and lows[at + 3 : at + 4] != ["of"]:
        yield Link(meaning(row), frozenset(), "as a result")
    if lows[at] in ("reason", "cause") and lows[max(0, at - 2) : at] == ["was", "the"]:
        yield Link(meaning(row), frozenset(), lows[at])


def ahead(row: Row, at: int) -> Row:
    """Give what stands behind a place up to the next mark."""
    return row[at : next((i for i in range(at, len(row)) if row[i].kind == "mark"), len(row))]


def meaning(tokens: Row) -> frozenset[str]:
    """Give the words of meaning, each by its stem, and numbers by their worth."""
    return frozenset(
        f"{token.values[0]:g}" if token.kind == "number" else token.stem
        for token in tokens
        if token.kind not in ("empty", "mark")
    )


def share(words: frozenset[str], there: frozenset[str]) -> float:
    """Give how many of some words others have or have a word for, 0 to 1."""
    return sum(stands_for(one, there, wide=False) for one in words) / max(1, len(words))


def _is_joined(link: Link, told: Reading) -> bool:
    """Tell whether a sentence of the sources has the cause, with its effect or a word of why."""
    rows = [(row, share(link.cause, meaning(row))) for row in told.by_sentence]
    best = max((part for _, part in rows), default=0.0)
    if best < _KNOWN:
        return False
    for row, part in rows:
        if part < best:
            continue
        why = any(_SAYS_WHY.match(token.low) for token in row) or _DOWN_TO.search(_text(row))
        with_effect = share(link.effect - link.cause, meaning(row)) >= _JOINED
        if why or (with_effect and not _is_in_passing(link, row)):
            return True
    return False


def _is_in_passing(link: Link, row: Row) -> bool:
    """Tell whether a cause alone stands between commas: 'The shop, which had roadworks, has'."""
    marks = [place for place, token in enumerate(row) if token.text == ","]
    parts = [
        meaning(row[start:end])
        for start, end in zip(marks, marks[1:], strict=False)
        if row[start + 1].low in RELATIVE or is_done(row[start + 1])
    ]
    effect = link.effect - link.cause
    return any(share(link.cause, one) == 1 and share(effect, one) < _JOINED for one in parts)


def _text(row: Row) -> str:
    return " ".join(token.low for token in row)


def _is_maybe(row: Row) -> bool:
    return any(token.low in ("may", "might", "could", "possibly") for token in row)


def _is_turned(link: Link, told: Reading) -> bool:
    """Tell whether the sources have the cause as effect of what is here the effect."""
    for other in (one for row in told.by_sentence for one in islice(_links(row), _MOST)):
        straight = share(link.cause, other.cause) + share(link.effect, other.effect)
        turned = share(link.cause, other.effect) + share(link.effect, other.cause)
        if turned > straight and turned >= 1:
            return True
    return False
