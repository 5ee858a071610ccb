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
_UNITS["nought"] = 0
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12,
}  # fmt: skip
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
    word: value
    for value, words in (
        (0, "midnight"), (1, "once single"),
        (2, "twice pair couple brace twin twins double doubled doubling"),
        (3, "thrice trio hat-trick triple tripled trebled"),
        (4, "quadrupled semi-final semi-finals"), (8, "quarter-final quarter-finals"),
        (10, "decade"),
        (12, "noon midday"), (14, "fortnight"), (50, "half-century"),
    )
    for word in words.split()
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
_DIGIT, _TEEN, _TEN = ("|".join(words) for words in ([*_UNITS][1:10], [*_UNITS][10:20], [*_TENS]))
_BELOW = rf"(?:{_TEN})(?:[ -](?:{_DIGIT}))?|{_DIGIT}|{_TEEN}"
"Numbers in words from one to ninety-nine."
_TO_YEAR = rf"(?:{_TEN})(?:[ -](?:{_DIGIT}))?|{_TEEN}|(?<=oh[ -])(?:{_DIGIT})"
"What makes a year of 'nineteen' or 'twenty'."
_FRACTIONS = {"half": 0.5, "½": 0.5, "three": 0.75, "¾": 0.75, "quarter": 0.25, "¼": 0.25,
              "two": 2 / 3, "third": 1 / 3}  # fmt: skip
NUMBER = re.compile(
    r"(?P<clock>\b\d{1,2}[.:]\d{2}"
    r"(?![ -]?(?:thousand|lakh|million|crore|billion|trillion|k|mn|m|bn|tn)\b)"
    r"(?:\s?[ap]\.?m\b\.?)?(?=\s?[ap]\.?m|[^\d%]|$)(?<=[:\dm.]))"
    r"|(?P<sign>[£$€¥₹])?(?<![A-Za-z])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?P<ordinal>st|nd|rd|th)\b"
    r"|\s?(?P<suffix>k|mn|m|bn|tn)\b|[\s-](?P<scale>hundred|thousand|lakh|million|crore|billion|trillion)\b)?"
    r"|\b(?P<part>half a(?= (?:million|billion|dozen|hundred|thousand)\b)"
    r"|(?:a |three[ -])?quarters? of a(?= (?:million|billion)\b))"
    r"\s(?P<whole>million|billion|dozen|hundred|thousand)\b"
    rf"|\b(?P<mixed>\d+|{_BELOW})(?: and)? ?"
    r"(?P<fraction>(?:a half|a quarter|three[ -]quarters?|a third|two[ -]thirds)\b|[½¼¾])"
    r"(?:[ -](?P<times>hundred|thousand|million|billion)\b)?"
    rf"|\b(?P<year>(?:sixteen|seventeen|eighteen|nineteen|twenty)[ -](?:oh[ -])?(?:{_TO_YEAR}))\b"
    r"(?![ -](?:hundred|thousand|per|years?[ -]olds?))"
    rf"|(?<!\bno )\b(?P<words>(?:{_WORD})(?:(?:-|\s|(?<=hundred)\sand\s|(?<=thousand)\sand\s"
    r"|(?<=million)\sand\s)"
    rf"(?:{_WORD}))*(?:\spoint(?:\s(?:{_WORD}))+(?:\s(?:million|billion|trillion))?)?)\b",
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
        return _in_digits(found)
    if found["part"]:
        part = found["part"].lower()
        share = 0.5 if part.startswith("half") else 0.75 if part.startswith("three") else 0.25
        return (share * _SCALES.get(found["whole"].lower(), 12),)
    if found["year"]:
        century, *rest = re.split(r"[ -](?:oh[ -])?", found["year"].lower(), maxsplit=1)
        return (_in_words(century)[0] * 100 + _in_words(rest[0])[0],)
    if found["mixed"]:
        mixed = found["mixed"].lower()
        whole = float(mixed) if mixed.isdigit() else _in_words(mixed)[0]
        part = next(
            worth for word, worth in _FRACTIONS.items() if word in found["fraction"].lower()
        )
        return ((whole + part) * _SCALES.get((found["times"] or "").lower(), 1),)
    return _in_words(found["words"].lower())


def _in_digits(found: re.Match[str]) -> tuple[float, ...]:
    """Give the value of a number in digits; of '1.8m', which may be metres, both."""
    bare = float(found["digits"].replace(",", "") or 0)
    value = bare * _SUFFIXES.get((found["suffix"] or "").lower(), 1)
    value *= _SCALES.get((found["scale"] or "").lower(), 1)
    return (value, bare) if found["suffix"] == "m" and not found["sign"] else (value,)


def _in_words(phrase: str) -> tuple[float, ...]:
    """Give the value of a number in words; digits said one by one give each its value."""
    whole, _, decimals = phrase.partition(" point ")
    *decimal, last = decimals.split() or [""]
    if last in _SCALES and decimal:
        return (_in_words(f"{whole} point {' '.join(decimal)}")[0] * _SCALES[last],)
    parts = [part for part in re.split(r"[\s-]+", whole) if part != "and"]
    total, current, plain = 0.0, 0.0, []
    for part in parts:
        if part in ("lakh", "crore") and total and not current:
            total *= _SCALES[part]  # 'six thousand crore'
        elif part in _SCALES and _SCALES[part] > 100:
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
