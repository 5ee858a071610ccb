"""Roman numerals in words: 'Elizabeth II' as 'the second', 'World War II' as 'two'; names stay."""

from __future__ import annotations

import re

from briefing.pronounce.context import substitute
from briefing.pronounce.numerals import cardinal, ordinal

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL = r"(?=[IVXLCM])(?:C?L?X{0,3}(?:IX|IV|V?I{0,3})|X[LC](?:IX|IV|V?I{0,3}))"
_WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROYAL = (
    "Elizabeth Charles Henry Edward George William James Richard Mary Louis Philip Philippe Napoleon Pius "
    "Benedict Leo Paul Gregory Clement Innocent Ramses Rameses Frederick Friedrich Alexander Nicholas Peter "
    "Catherine Ivan Umberto Emmanuel Emanuel Gustav Gustaf Christian Ferdinand Malcolm Robert David Harald "
    "Haakon Olav Carl Juan Felipe Alfonso Abdullah Hussein Mohammed Muhammad Hassan Rama Albert Leopold "
    "Baudouin Wilhelm Otto Franz Francis Margrethe Beatrix Willem Cyril Kirill Tawadros Shenouda Bartholomew "
    "Constantine Justinian Xerxes Darius Cyrus Ptolemy Cleopatra Mehmed Selim Murad Kamehameha Tutu Sixtus "
    "Urban Julius Boniface Celestine Adrian Alfred Harold Cnut Ethelred Llywelyn Alexei Stephen John"
).split()
_CARDINAL_LEADS = (
    "War Type Chapter Part Act Scene Phase Mark Mk Volume Vol Book Class Title Article Stage Level Schedule "
    "Category Tier Rocky Bowl Episode Vatican Apollo Gemini Section Appendix Round Rambo Saw Jaws Fantasy "
    "Windows Group Division Annex Table Figure Games Olympiad Annexe Factor Protocol Area Corps Zone Band Liga"
).split()
_KINGS = re.compile(rf"\b({'|'.join(_ROYAL)})\s({_NUMERAL})(?![\w-])(?=$|[^\w]|['’]s)")
_TITLED = re.compile(rf"\b((?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Sultan|Pharaoh|Patriarch|Sir|Mr)\s[A-Z]\w+)\s({_NUMERAL})(?!\w)")
_NAMED = re.compile(rf"\b([A-Z][a-z]+\s[A-Z][a-z]+),?\s(I{{2,3}}|IV)(?![\w])")
_COUNTED = re.compile(rf"\b({'|'.join(_CARDINAL_LEADS)}|{'|'.join(w.lower() for w in _CARDINAL_LEADS)})\s({_NUMERAL})(?![\w])")
_GRADE = re.compile(r"\b([Gg]rade)[\s-](I{1,3})(\*)?(?![\w])")
_TEAM = re.compile(r"\b((?:\d{1,2}(?:st|nd|rd|th)|[A-Z][a-z]+|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|the|best))\s(XI|XV|XIII)\b")
_PLAIN = re.compile(r"\b([A-Z][A-Za-z]+)\s(II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XVI|XVII|XVIII|XIX|XXI)\b(?!['’]?\w*[A-Z])")
_ALONE = re.compile(r"\b(II|III|VII|VIII|XII|XIII|XIV|XVI|XVII|XVIII|XIX|XXI|XXII|XXIII)\b")
_NOT_LEADS = frozenset("I A The In On At And Of To For".split())


def in_words(text: str) -> str:
    """Give text with Roman numerals in words where the word before shows that they are one."""
    if not re.search(r"[IVX]", text):
        return text
    text = substitute(_GRADE, lambda m: f"{m[1]} {cardinal(value(m[2]))}{' star' if m[3] else ''}", text)
    text = substitute(_TEAM, lambda m: f"{m[1]} {cardinal(value(m[2]))}", text)
    text = substitute(_COUNTED, _counted, text)
    text = substitute(_KINGS, _king, text)
    text = substitute(_TITLED, _king, text)
    text = substitute(_NAMED, _king, text)
    text = substitute(_PLAIN, lambda m: None if m[1] in _NOT_LEADS else f"{m[1]} {cardinal(value(m[2]))}", text)
    return substitute(_ALONE, lambda m: cardinal(value(m[1])), text)


def value(numeral: str) -> int:
    """Give the value of a Roman numeral: 'XIV' is 14."""
    numbers = [_VALUES[letter] for letter in numeral]
    following = [*numbers[1:], 0]
    return sum(-n if n < then else n for n, then in zip(numbers, following, strict=True))


def _counted(match: re.Match[str]) -> str | None:
    if not _WELL_FORMED.fullmatch(match[2]) or (match[2] in ("C", "D", "L", "M", "CD") and match[1] != "Bowl"):
        return None
    return f"{match[1]} {cardinal(value(match[2]))}"


def _king(match: re.Match[str]) -> str | None:
    name, numeral = match.groups()
    if not _WELL_FORMED.fullmatch(numeral) or numeral in ("C", "D", "L", "M"):
        return None
    if numeral == "X" and name not in ("Pius", "Charles", "Leo", "Gregory", "Benedict", "Rama", "Alfonso", "Louis"):
        return None
    if numeral == "I" and re.match(r"\s(?:[a-z]|[a-z]+['’])", match.string[match.end() : match.end() + 3]):
        return None if _is_verb(match) else f"{name} the first"
    return f"{name} the {ordinal(value(numeral))}"


def _is_verb(match: re.Match[str]) -> bool:
    """Tell whether the I after a name is the speaker: 'With Peter I went', 'Charles I think'."""
    following = re.match(r"\s([a-z]+)", match.string[match.end() : match.end() + 20])
    return following is None or following[1] not in (
        "was is who of ruled reigned had became succeeded died and in to at on for by when after before".split()
    )
