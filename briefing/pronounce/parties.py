"""Parties in words, as an election result prints them: '(Lab)', 'Con hold', 'LD 4,211'."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute
from briefing.pronounce.tables import any_of, pairs

_PARTIES = pairs("""
    Lab = Labour | Con = Conservative | Cons = Conservative | LD = Liberal Democrat
    Lib Dem = Liberal Democrat | LibDem = Liberal Democrat | Lib = Liberal | Grn = Green
    Ind = Independent | Ref = Reform | Ref UK = Reform UK | PC = Plaid Cymru | Plaid = Plaid Cymru
    Lab Co-op = Labour and Co-operative | Lab/Co-op = Labour and Co-operative
    All = Alliance | Alba = Alba | FF = Fianna Fáil | FG = Fine Gael | SF = Sinn Féin
    Soc Dem = Social Democrat | Res = Residents
""")
_NAMES = any_of(_PARTIES)
_BRACKETED = re.compile(rf"(?<=\()({_NAMES})(?=\)|,\s[A-Z\d])")
_OUTCOME = re.compile(
    rf"(?<![\w.])({_NAMES})\s(hold|gain|win|lead|majority|maj)(?:(\sfrom\s)({_NAMES})(?!\w))?(?![\w])"
)
_COUNT = re.compile(rf"(?<![\w.])({_NAMES}):?\s(?=\d)")
_ROW = re.compile(rf"(?<![\w.])(?:{_NAMES}):?\s\d{{1,3}}(?![\w.])")
_TALLY = re.compile(r"\d{1,3}(?:,\d{3}|\.\d|%|pc\b)")
_TORY = re.compile(r"(?<=[a-z]\s\()C(?=\))")
_RIVALS = re.compile(r"\((?:Lab|LD|Lib Dem|Grn|Green)\)")
_ALSO_OTHERS = ("PC", "All", "Ind", "Res", "Ref", "Con", "Lib")
"Short forms that are more often something else; a name must stand before their bracket."
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]+\s\($")


def in_words(text: str) -> str:
    """Give text with the short names of parties written out where a result prints them."""
    if _RIVALS.search(text):
        text = _TORY.sub("Conservative", text)
    text = substitute(_BRACKETED, _bracketed, text)
    text = substitute(_OUTCOME, _outcome, text)
    return substitute(_COUNT, _count, text)


def _bracketed(match: re.Match[str]) -> str | None:
    if match[1] in _ALSO_OTHERS and not _NAME_BEFORE.search(before(match, 30)):
        return None
    return _PARTIES[match[1]]


def _outcome(match: re.Match[str]) -> str | None:
    if match[1] in ("PC", "All", "Res") or (match[1] == "Ref" and match[2] != "gain"):
        return None
    outcome = "majority" if match[2] == "maj" else match[2]
    said = f"{_PARTIES[match[1]]} {outcome}"
    return f"{said}{match[3]}{_PARTIES[match[4]]}" if match[4] else said


def _count(match: re.Match[str]) -> str | None:
    """Read 'Lab 14,211'; in a row such as 'Con 8, Ind 3' every party."""
    in_a_row = len(_ROW.findall(match.string)) > 1
    if not in_a_row and (
        match[1] in ("PC", "All", "Res", "Ref", "Con") or not _TALLY.match(after(match, 8))
    ):
        return None
    return f"{_PARTIES[match[1]]} "
