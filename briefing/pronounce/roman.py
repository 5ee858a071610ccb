"""Roman numerals in words: 'Elizabeth II' as 'the second', 'World War II' as 'two'; names stay."""

from __future__ import annotations

import re

from briefing.pronounce.context import substitute, word_after, word_before
from briefing.pronounce.numerals import cardinal, ordinal
from briefing.pronounce.tables import any_of, words

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL = r"(?=[IVXLCM])(?:C?L?X{0,3}(?:IX|IV|V?I{0,3})|X[LC](?:IX|IV|V?I{0,3}))"
_WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROYAL = words("""
    Elizabeth Charles Henry Edward George William James Richard Mary Louis Philip Philippe
    Napoleon Pius Benedict Leo Paul Gregory Clement Innocent Ramses Rameses Frederick Friedrich
    Alexander Nicholas Peter Catherine Ivan Umberto Emmanuel Emanuel Gustav Gustaf Christian
    Ferdinand Malcolm Robert David Harald Haakon Olav Carl Juan Felipe Alfonso Abdullah Hussein
    Mohammed Muhammad Hassan Rama Albert Leopold Baudouin Wilhelm Otto Franz Francis Margrethe
    Beatrix Willem Cyril Kirill Tawadros Shenouda Bartholomew Constantine Justinian Xerxes Darius
    Cyrus Ptolemy Cleopatra Mehmed Selim Murad Kamehameha Tutu Sixtus Urban Julius Boniface
    Celestine Adrian Alfred Harold Cnut Ethelred Llywelyn Alexei Stephen John
""")
_CARDINAL_LEADS = words("""
    War Type Chapter Part Act Scene Phase Mark Mk Volume Vol Book Class Title Article Stage Level
    Schedule Category Tier Rocky Bowl Episode Vatican Apollo Gemini Section Appendix Round Rambo
    Saw Jaws Fantasy Windows Group Division Annex Table Figure Games Olympiad Annexe Factor
    Protocol Area Corps Zone Band Liga
""")
_KINGS = re.compile(
    rf"\b({any_of(_ROYAL)})\s({_NUMERAL})(\sand\s(?:I|VI|VII)\b)?(?![\w-])(?=$|[^\w]|['’]s)"
)
_TITLED = re.compile(
    r"\b((?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Sultan|Pharaoh|Patriarch|Sir|Mr)"
    rf"\s[A-Z]\w{{1,20}})\s({_NUMERAL})(?!\w)"
)
_NAMED = re.compile(r"\b([A-Z][a-z]+\s[A-Z][a-z]+),?\s(I{2,3}|IV)(?![\w])")
_COUNTED = re.compile(
    rf"\b({any_of([*_CARDINAL_LEADS, *map(str.lower, _CARDINAL_LEADS)])})\s({_NUMERAL})"
    r"(?!\w|\s[A-Z]\b)"
)
_WORLD_WAR = re.compile(r"\bWW(I{1,2})(?!\w)")
_GRADE = re.compile(r"\b([Gg]rade)[\s-](I{1,3})(\*)?(?![\w])")
_TEAM = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)|[A-Z][a-z]+|first|second|third|fourth|the|best)\s(XI|XV|XIII)\b"
)
_PLAIN = re.compile(
    r"\b([A-Z][A-Za-z]+)\s(II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XVI|XVII|XVIII|XIX|XXI)\b"
)
_ALONE = re.compile(r"\b(II|(?!LIV\b)[IVXL]{3,9})\b")
_NOT_LEADS = words("I A The In On At And Of To For")
_SAID_OF_ONESELF = words("""
    am have had would will could can cannot did do may might must should shall never always think
    thought saw read wrote love like want went bought made grew took won lost found know knew feel
    felt remember ever also still just really got get heard met left came ran gave go see
""")
"Words that follow a speaker's I: 'the War I saw', 'Part I read'."
_TENTHS = words("Pius Charles Leo Gregory Benedict Rama Alfonso Louis")
"Names with a tenth: elsewhere a lone X is a name, as in 'Malcolm X'."
_OF_A_FIRST = words("""
    was is who of ruled reigned had became succeeded died and in to at on for by when after before
""")
"Words that follow 'Charles I'; any other makes the I the speaker: 'With Peter I went'."


def in_words(text: str) -> str:
    """Give text with Roman numerals in words where the word before shows that they are one."""
    if not re.search(r"[IVXL]", text):
        return text
    text = substitute(_WORLD_WAR, lambda m: f"World War {cardinal(len(m[1]))}", text)
    text = substitute(_GRADE, lambda m: f"{_plain(m)}{' star' if m[3] else ''}", text)
    text = substitute(_COUNTED, _counted, text)
    text = substitute(_KINGS, _king, text)
    text = substitute(_TEAM, _plain, text)
    text = substitute(_TITLED, _king, text)
    text = substitute(_NAMED, _king, text)
    text = substitute(_PLAIN, lambda m: None if m[1] in _NOT_LEADS else _plain(m), text)
    return substitute(_ALONE, _alone, text)


def value(numeral: str) -> int:
    """Give the value of a Roman numeral: 'XIV' is 14."""
    numbers = [_VALUES[letter] for letter in numeral]
    following = [*numbers[1:], 0]
    return sum(-n if n < then else n for n, then in zip(numbers, following, strict=True))


def _plain(match: re.Match[str]) -> str:
    return f"{match[1]} {cardinal(value(match[2]))}"


def _alone(match: re.Match[str]) -> str | None:
    if match[1] == "XXX" or not _WELL_FORMED.fullmatch(match[1]):
        return None
    number = value(match[1])
    return ordinal(number) if word_before(match) == "the" else cardinal(number)


def _counted(match: re.Match[str]) -> str | None:
    a_letter = match[2] in ("C", "D", "L", "M", "CD") and match[1] != "Bowl"
    if match[2] == "I" and _is_the_speaker(match):
        return None
    if a_letter or not _WELL_FORMED.fullmatch(match[2]):
        return None
    return _plain(match).replace("Mk ", "Mark ", 1)


def _is_the_speaker(match: re.Match[str]) -> bool:
    """Tell 'a book I would read' from 'Book I of Kings'."""
    following = word_after(match)
    if not following.islower():
        return False
    if match[1].islower():
        return following != "of"
    return following in _SAID_OF_ONESELF or (
        following not in _OF_A_FIRST and following.endswith(("ed", "n't"))
    )


def _king(match: re.Match[str]) -> str | None:
    name, numeral = match[1], match[2]
    if not _WELL_FORMED.fullmatch(numeral) or numeral in ("C", "D", "L", "M"):
        return None
    if numeral == "X" and name.split()[-1] not in _TENTHS:
        return None
    following = word_after(match)
    if numeral == "I" and following.islower() and following not in _OF_A_FIRST:
        return None
    said = f"{name} the {ordinal(value(numeral))}"
    if match.re is _KINGS and match[3]:
        said += _second_crown(match)
    return said


def _second_crown(match: re.Match[str]) -> str:
    """Give the rest of 'James VI and I', who was the first of England; a speaker stays I."""
    lead, numeral = match[3].rsplit(" ", 1)
    if numeral == "I" and word_after(match).islower() and word_after(match) not in _OF_A_FIRST:
        return match[3]
    return f"{lead} {ordinal(value(numeral))}"
