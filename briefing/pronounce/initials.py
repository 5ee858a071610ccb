"""Initials in words: 'NHS' letter by letter, 'NATO' as a word, 'J.K. Rowling', 'A&E', 'A*'."""

from __future__ import annotations

import re

from briefing.pronounce.acronyms import MIXED_CASE, SAID, is_word
from briefing.pronounce.context import after, before, substitute
from briefing.pronounce.marks import spell
from briefing.pronounce.tables import any_of, words

_MIXED_CASE = re.compile(rf"(?<!\w)({any_of(MIXED_CASE)})(?!\w)")
_DEGREE = re.compile(
    r"(?<!\w)(?:(Ph|D\.?Phil|M\.?Phil|Ll|D\.?Litt)\.\s?([DBM]?)\.?|([BM])\.\s?(Sc|Ed|Eng|Mus|Tech|Phil|Litt)\.?)"
    r"(?![\w])"
)
_DOTTED = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]\.\s?){2,6}(?=[A-Z][a-z]|(?<=\.\s)[A-Z]|\s|$|[,;:!?)'’])"
    r"|(?:[A-Z]\.){1,6}[A-Z](?!\w))"
)
_ONE_DOTTED = re.compile(r"(?<![\w.])([A-Z])\.(?=\s?[A-Z][a-z])")
_CAPITALS = re.compile(r"(?<![\w@#\ue000])([A-Z]{2,40})(['’]?s)?(?!\w)")
_AMPERSAND = re.compile(r"(?<![\w&])([A-Z]{1,3})\s?&\s?([A-Z]{1,3})((?:['’]?s)?)(?![\w&])")
_SPACED = re.compile(
    r"(?<![\w'’\ue000])((?:[A-HJ-Z]\s){1,5}[A-Z])(?=\s[A-Z][a-z]|\s[a-z]|[,.;:!?)\ue001]|$)"
)
_BEFORE_LETTER = words("""
    class hepatitis vitamin plan group grade category serie team block level exhibit influenza
    schedule type section unit an witness band zone wing part strep factor model series gate
""")
_LETTER = re.compile(rf"\b((?i:{any_of(_BEFORE_LETTER)}))\s([A-HJ-Z])(?![\w&'’.])(?!\s[A-Z]\b)")
_STARS = re.compile(r"(?<!\w)([A-G])(\*{1,2})(['’]?s)?(?![\w*])")
_GRADES = re.compile(
    r"(?<![\w-])(?:(?<=grades )([A-G]\*{0,2})|([A-G]\*{1,2}))\s?-\s?([A-G]\*{0,2})(?![\w*-])"
)
_A_LEVEL = re.compile(
    r"(?<![\w'’-])A-(?=(?:levels?|list|roads?|frame|side|team|bomb|star|grade|class)\b)"
)
_NEW_SENTENCE = re.compile(r"(?:^|[.!?]\s)$")
_SMALL_LETTERS = re.compile(r"\s(?:[a-z]{2,}|a)\b")


def in_words(text: str) -> str:
    """Give text with acronyms as words and initialisms letter by letter."""
    text = substitute(_MIXED_CASE, lambda m: _mixed_case(MIXED_CASE[m[1]]), text)
    text = substitute(_DEGREE, _degree, text)
    text = substitute(_GRADES, _grades, text)
    text = substitute(_STARS, _stars, text)
    text = substitute(_LETTER, lambda m: f"{m[1]} {spell(m[2])}", text)
    text = substitute(_A_LEVEL, lambda _: f"{spell('A')}-", text)
    text = substitute(_AMPERSAND, lambda m: f"{spell(m[1])} and {spell(m[2])}{m[3]}", text)
    text = substitute(_DOTTED, _dotted, text)
    text = substitute(_ONE_DOTTED, lambda m: f"{spell(m[1])} ", text)
    text = substitute(_SPACED, lambda m: spell(m[1]), text)
    return substitute(_CAPITALS, _capitals, text)


def _mixed_case(form: str) -> str:
    if " " in form:
        return form
    return f"{spell(form[:-1])}s" if form.endswith("s") else spell(form)


def _degree(match: re.Match[str]) -> str | None:
    """Give 'Ph.D.' and 'B.Sc.' letter by letter, 'B.Ed.' as it is said."""
    if match[1] in ("Ph", "Ll") and match[2]:
        return spell(f"{match[1]}{match[2]}".upper())
    if match[3]:
        return spell(f"{match[3]}SC") if match[4] == "Sc" else f"{spell(match[3])} {match[4]}"
    return None


def _grades(match: re.Match[str]) -> str:
    """Give examination grades 'A*-C' as 'A star to C'."""
    best, worst = match[1] or match[2], match[3]
    stars = [" star" if "*" in grade else "" for grade in (best, worst)]
    return f"{spell(best[0])}{stars[0]} to {spell(worst[0])}{stars[1]}"


def _stars(match: re.Match[str]) -> str:
    double = "double " if len(match[2]) > 1 else ""
    return f"{spell(match[1])} {double}star{'s' if match[3] else ''}"


def _dotted(match: re.Match[str]) -> str:
    letters = re.sub(r"[.\s]", "", match[0])
    rest = after(match, 1)
    if match[0].endswith(" ") or rest.isupper():
        return f"{spell(letters)} "
    return f"{spell(letters)}{'.' if match[0].endswith('.') and not rest else ''}"


def _capitals(match: re.Match[str]) -> str | None:
    name, ending = match[1], match[2] or ""
    if name in SAID:
        return SAID[name] + ending
    if ending == "s" and f"{name}S" in SAID:
        return SAID[f"{name}S"]
    near = f"{before(match, 40)} {after(match, 40)}"
    opens = _NEW_SENTENCE.search(before(match, 2)) and _SMALL_LETTERS.match(after(match, 12))
    if is_word(name, near, opens=bool(opens)):
        return None
    return f"{spell(name)}{ending}"
