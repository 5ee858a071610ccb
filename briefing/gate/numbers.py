"""Numbers as news writes them, in digits or in words, read as values."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_WORD = "|".join(
    sorted([*_UNITS, *_TENS, *_SCALES, *_ORDINALS, "dozen", "dozens"], key=len, reverse=True)
)
NUMBER = re.compile(
    r"(?P<clock>\b\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\b\.?)?(?=\s?[ap]\.?m|[^\d%]|$)(?<=[:\dm.]))"
    r"|(?P<sign>[£$€])?(?P<digits>\d[\d,]*(?:\.\d+)?)(?:(?P<ordinal>st|nd|rd|th)\b"
    r"|\s?(?P<suffix>k|mn|m|bn|tn)\b|[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    rf"|\b(?P<words>(?:{_WORD})(?:(?:-|\s|(?<=hundred)\sand\s|(?<=thousand)\sand\s"
    r"|(?<=million)\sand\s)"
    rf"(?:{_WORD}))*(?:\spoint(?:\s(?:{_WORD}))+)?)\b",
    re.IGNORECASE,
)


def values(found: re.Match[str]) -> tuple[float, ...]:
    """Give the value of a match of NUMBER; a clock time gives also its hour and minute."""
    if found["clock"]:
        hour, minute = re.findall(r"\d+", found["clock"])[:2]
        return float(f"{hour}.{minute}"), float(hour), float(minute)
    if found["digits"]:
        value = float(found["digits"].replace(",", "") or 0)
        value *= _SUFFIXES.get((found["suffix"] or "").lower(), 1)
        return (value * _SCALES.get((found["scale"] or "").lower(), 1),)
    return _in_words(found["words"].lower())


def _in_words(phrase: str) -> tuple[float, ...]:
    """Give the value of a number in words; digits said one by one give each its value."""
    whole, _, decimals = phrase.partition(" point ")
    parts = [part for part in re.split(r"[\s-]+", whole) if part != "and"]
    total, current, plain = 0.0, 0.0, []
    for part in parts:
        if part in _SCALES and _SCALES[part] > 100:
            total += max(current, 1) * _SCALES[part]
            current = 0.0
        elif part in _SCALES:
            current = max(current, 1) * 100
        elif part in ("dozen", "dozens"):
            current = max(current, 1) * 12
        else:
            worth = float({**_UNITS, **_TENS, **_ORDINALS}[part])
            plain.append(worth)
            current += worth
    value = total + current
    if decimals:
        value += float("0." + "".join(str(_UNITS.get(digit, 0)) for digit in decimals.split()))
    simple = not any(part in _SCALES or part.startswith("dozen") for part in parts)
    return (value, *plain) if simple and len(parts) > 1 and not decimals else (value,)
