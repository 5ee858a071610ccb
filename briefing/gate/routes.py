"""From where to where, for or against: what turns round where two small words change."""

from __future__ import annotations

import re

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


def _sides(reading: Reading) -> set[tuple[str, bool]]:
    return {
        (english.stem(one["verb"]), one["side"] == "against")
        for one in _SIDE.finditer(reading.text)
    }
