"""Numerals in words, as a British newsreader says them; knows nothing of sentences."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_DENOMINATORS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_LONGEST = 18
"Longest run of digits read as a number; a longer one is read digit by digit."

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,12}(?!\d))?"
"Pattern of a numeral: thousands may be parted by commas, decimals follow a point."


def cardinal(number: int) -> str:
    """Give 1250 as 'one thousand two hundred and fifty'; below zero with 'minus'."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number < 1000:
        return _below_thousand(number)
    groups = []
    for power in range(len(_SCALES) - 1, -1, -1):
        size = 1000**power
        group = number // size if power == len(_SCALES) - 1 else number // size % 1000
        if group:
            groups.append(f"{cardinal(group)} {_SCALES[power]}".strip())
    if 0 < number % 1000 < 100:
        groups[-1] = f"and {groups[-1]}"
    return " ".join(groups)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        tail = f" and {_below_thousand(rest)}" if rest else ""
        return f"{_ONES[hundreds]} hundred{tail}"
    if rest < 20:
        return _ONES[rest]
    tens, ones = divmod(rest, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def ordinal(number: int) -> str:
    """Give 29 as 'twenty-ninth'."""
    head, mark, last = re.fullmatch(r"(.*?)([- ]?)(\w+)", cardinal(number)).groups()  # type: ignore[union-attr]
    if last in _ORDINALS:
        last = _ORDINALS[last]
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{head}{mark}{last}"


def year(number: int) -> str:
    """Give 2017 as 'twenty seventeen', 1905 as 'nineteen oh five', 2005 as a plain number."""
    century, rest = divmod(number, 100)
    if number < 1000 or number % 1000 < 10 or number > 9999:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {two_digits(rest)}"


def two_digits(number: int) -> str:
    """Give 5 as 'oh five' and 17 as 'seventeen': the minutes of an hour, the end of a year."""
    return f"oh {_ONES[number]}" if number < 10 else cardinal(number)


def decade(number: int) -> str:
    """Give 1990 as 'nineteen nineties', 90 as 'nineties', 1900 as 'nineteen hundreds'."""
    return plural(year(number))


def plural(words: str) -> str:
    """Give number words with a plural ending on the last: 'eighteen' as 'eighteens'."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def digits(text: str, *, zero: str = "oh") -> str:
    """Give each digit of a text by its own name, 'oh' for nought: '020' as 'oh two oh'."""
    names = [zero, *_ONES[1:10]]
    return " ".join(names[int(c)] for c in text if c in "0123456789")


def spoken_number(text: str) -> str:
    """Give a numeral matching NUMBER in words: '1,250.5', '0.05', '007'."""
    whole, _, decimals = text.replace(",", "").partition(".")
    if decimals:
        head = "nought" if not whole.strip("0") else _whole(whole)
        return f"{head} point {digits(decimals, zero='nought' if head == 'nought' else 'oh')}"
    return _whole(whole)


def _whole(text: str) -> str:
    if len(text) > _LONGEST or (text.startswith("0") and len(text) > 1):
        return digits(text)
    return cardinal(int(text))


def fraction(over: int, under: int) -> str:
    """Give 3 over 4 as 'three quarters', 1 over 3 as 'one third'."""
    one, many = _DENOMINATORS.get(under) or (ordinal(under), f"{ordinal(under)}s")
    return f"{cardinal(over)} {one if over == 1 else many}"


def is_one(text: str) -> bool:
    """Tell whether a numeral means exactly one, so that its unit stays singular."""
    return text.replace(",", "") == "1"
