"""How long words take: counted as written for the editor, as spoken for the clock."""

from __future__ import annotations

import re

_NO_WORD = re.compile(r"[^\w\s](?<!\S.)[^\w\s]*(?!\S)")
"Marks that stand alone, as a dash does."
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAID_SIGN = re.compile(r"[£$€%&+=@]|(?<=\d)(?:mph|kmh|km|kg|am|pm|bn|mm|cm|m|k|p)\b")


def written(sentence: str) -> int:
    """Give the number of words as they stand on the page: '£3.2m' is one."""
    return len(sentence.split()) - len(_NO_WORD.findall(sentence))


def spoken(sentence: str) -> int:
    """Give about how many words are said: '£3.2m' is five, '2.40pm' four."""
    extra = sum(_digits(found[0]) - 1 for found in _NUMBER.finditer(sentence))
    extra += len(_SAID_SIGN.findall(sentence))
    extra += sum(len(found[0]) - 1 for found in re.finditer(r"\b[A-Z]{3,5}\b", sentence)) // 2
    return written(sentence) + extra


def _digits(number: str) -> int:
    """Give about how many words a number takes: 7 one, 52 two, 1,250 five, 3.2 three."""
    whole, _, decimals = number.replace(",", "").partition(".")
    if len(whole) == 4 and "," not in number and whole[0] in "12":
        return 2 + len(decimals)
    said = {1: 1, 2: 1 if int(whole[-2:]) <= 20 or whole.endswith("0") else 2}.get(len(whole), 0)
    if not said:
        said = 3 * ((len(whole) + 2) // 3) - (1 if whole.endswith("00") else 0)
    return said + (1 + len(decimals) if decimals else 0)
