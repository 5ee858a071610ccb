"""Measures in other units: four and a half tonnes are 4,500kg."""

from __future__ import annotations

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.tokens import Token

_UNITS = {
    "g": ("g", 1.0), "gram": ("g", 1.0), "kg": ("g", 1e3), "kilo": ("g", 1e3),
    "kilogram": ("g", 1e3), "kilogramme": ("g", 1e3), "tonne": ("g", 1e6),
    "mm": ("m", 1e-3), "millimetre": ("m", 1e-3), "cm": ("m", 1e-2), "centimetre": ("m", 1e-2),
    "m": ("m", 1.0), "metre": ("m", 1.0), "km": ("m", 1e3), "kilometre": ("m", 1e3),
    "ml": ("l", 1e-3), "millilitre": ("l", 1e-3), "litre": ("l", 1.0),
}  # fmt: skip
"For each unit what it measures in, and how many of those it is."


def is_unit(word: str) -> bool:
    """Tell whether a word is a unit of length, weight or time."""
    return word.removesuffix("s") in _UNITS or word.removesuffix("s") in ("second", "minute")


def of(number: Token, reading: Reading) -> tuple[str, float] | None:
    """Give what a number measures in and how much; None where it measures nothing."""
    row = reading.by_sentence[number.sentence]
    at = next(place for place, token in enumerate(row) if token is number)
    following = row[at + 1].low if at + 1 < len(row) else ""
    unit = _UNITS.get(following) or _UNITS.get(following.removesuffix("s"))
    return (unit[0], number.values[0] * unit[1]) if unit else None
