"""From where to where, for or against, more than: what turns round about a small word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.facts import Reading

_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_WAY = re.compile(rf"\bfrom (?P<one>{_NAME}) to (?P<other>{_NAME})")
_SIDE = re.compile(
    r"\b(?P<verb>vot(?:e|es|ed|ing)|argu(?:e|es|ed|ing)|campaign(?:s|ed|ing)?|spoke|speak(?:s|ing)?"
    r"|rul(?:ed|es|ing)|protest(?:s|ed|ing)?|stood|march(?:ed|es|ing)?|decid(?:ed|es))"
    r" (?:in )?(?P<side>for|favour of|against)\b"
)


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each way that the sources have the other way round, and each side that is the other."""
    there = {(one["one"], one["other"]) for one in _WAY.finditer(told.text)}
    ways = [(one["one"], one["other"]) for one in _WAY.finditer(said.text)]
    sides = _sides(told)
    return [
        f"exchanged: the source has from {other} to {one}"
        for one, other in ways
        if (other, one) in there and (one, other) not in there
    ] + [
        f"replaced: the source has the other side of “{verb}”"
        for verb, side in _sides(said)
        if (verb, not side) in sides and (verb, side) not in sides
    ]


def ranked(said: Reading, told: Reading) -> list[str]:
    """Name each 'genes more than habits' that the sources have the other way round."""
    there = list(_ranks(told))
    return [
        f"exchanged: the source has {' '.join(sorted(right & first))} {joint} {left}"
        for left, joint, right in _ranks(said)
        for one, between, others in there
        for first in ({one},)
        if joint == between
        and one in right
        and left in others
        and left != one
        and not any(left == other and right & rest for other, _, rest in there)
    ]


def _ranks(reading: Reading) -> Iterator[tuple[str, str, set[str]]]:
    """Give (stem before, 'than' or 'before', stems after it) for each such word."""
    for row in reading.by_sentence:
        for place, token in enumerate(row):
            low = token.low
            if low not in ("than", "before"):
                continue
            before = [one.stem for one in row[max(0, place - 4) : place] if one.kind in _MEANING]
            after: set[str] = set()
            for one in row[place + 1 : place + 8]:
                if one.kind == "mark":
                    break
                after |= {one.stem} if one.kind in _MEANING else set()
            if before and after:
                yield before[-1], low, after


_MEANING = ("word", "name")


def _sides(reading: Reading) -> set[tuple[str, bool]]:
    return {
        (english.stem(one["verb"]), one["side"] == "against")
        for one in _SIDE.finditer(reading.text)
    }
