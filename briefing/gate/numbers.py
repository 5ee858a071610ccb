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
SMALL = (*_UNITS, *_TENS)
"The words for whole numbers below a hundred."
_DECADES = {
    word: float(10 * value)
    for value, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
IMPLIED = {
    "once": 1, "twice": 2, "both": 2, "pair": 2, "couple": 2, "brace": 2, "twin": 2, "twins": 2,
    "double": 2, "thrice": 3, "trio": 3, "hat-trick": 3, "triple": 3, "decade": 10,
    "fortnight": 14, "half-century": 50, "single": 1,
}  # fmt: skip
"Words that hold a number."
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_WORD = "|".join(
    sorted(
        [*_UNITS, *_TENS, *_SCALES, *_ORDINALS, *_DECADES, "dozen", "dozens"],
        key=len,
        reverse=True,
    )
)
NUMBER = re.compile(
    r"(?P<clock>\b\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\b\.?)?(?=\s?[ap]\.?m|[^\d%]|$)(?<=[:\dm.]))"
    r"|(?P<sign>[£$€])?(?<![A-Za-z])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?P<ordinal>st|nd|rd|th)\b"
    r"|\s?(?P<suffix>k|mn|m|bn|tn)\b|[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"|\b(?P<part>half a(?= (?:million|billion|dozen|hundred|thousand)\b)"
    r"|(?:a )?quarter of a(?= million\b))\s(?P<whole>million|billion|dozen|hundred|thousand)\b"
    r"|\b(?P<mixed>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: and)? ?(?:a half|½)"
    r"(?:[ -](?P<times>hundred|thousand|million|billion)\b)?"
    rf"|(?<!\bno )\b(?P<words>(?:{_WORD})(?:(?:-|\s|(?<=hundred)\sand\s|(?<=thousand)\sand\s"
    r"|(?<=million)\sand\s)"
    rf"(?:{_WORD}))*(?:\spoint(?:\s(?:{_WORD}))+)?)\b",
    re.IGNORECASE,
)


def values(found: re.Match[str]) -> tuple[float, ...]:
    """Give the value of a match of NUMBER; a clock time gives also its hour and minute."""
    if found["clock"]:
        hour, minute = re.findall(r"\d+", found["clock"])[:2]
        spoken: tuple[float, ...] = (float(hour), float(minute))
        if int(minute) > 30:  # 11.45 is a quarter to twelve
            spoken = (*spoken, float(int(hour) % 12 + 1), 60.0 - int(minute))
        return float(f"{hour}.{minute}"), *spoken
    if found["digits"]:
        value = float(found["digits"].replace(",", "") or 0)
        value *= _SUFFIXES.get((found["suffix"] or "").lower(), 1)
        return (value * _SCALES.get((found["scale"] or "").lower(), 1),)
    if found["part"]:
        share = 0.5 if found["part"].lower().startswith("half") else 0.25
        return (share * _SCALES.get(found["whole"].lower(), 12),)
    if found["mixed"]:
        whole = (
            float(found["mixed"]) if found["mixed"].isdigit() else _UNITS[found["mixed"].lower()]
        )
        return ((whole + 0.5) * _SCALES.get((found["times"] or "").lower(), 1),)
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
            worth = float({**_UNITS, **_TENS, **_ORDINALS, **_DECADES}[part])
            plain.append(worth)
            current += worth
    value = total + current
    if decimals:
        value += float("0." + "".join(str(_UNITS.get(digit, 0)) for digit in decimals.split()))
    simple = not any(part in _SCALES or part.startswith("dozen") for part in parts)
    if not simple or len(parts) < 2 or decimals:
        return (value,)
    # 'twenty-three' is one number; 'four-one' is a score and 'two forty' a time.
    return (value,) if parts[0] in _TENS and len(parts) == 2 else tuple(plain)
