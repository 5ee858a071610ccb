"""Titles and ranks in words: Dr, Cllr, Det Supt, Rt Hon, Sen., and firms' endings such as Ltd."""

from __future__ import annotations

import re

from briefing.pronounce.context import (
    after,
    before,
    ending_stop,
    substitute,
    word_after,
    word_before,
)
from briefing.pronounce.tables import any_of, pairs, words

RANKS = pairs("""
    Det = Detective | Supt = Superintendent | Insp = Inspector | Sgt = Sergeant | Con = Constable
    Ch = Chief | Cons = Constable | Const = Constable | Ins = Inspector | Sup = Superintendent
    Sergt = Sergeant | Gda = Garda
""")
"Police ranks, which stand in rows: 'Det Ch Supt'."
TITLES = pairs("""
    Dr = Doctor | Drs = Doctors | Prof = Professor | Profs = Professors | Rev = Reverend
    Revd = Reverend | Rev'd = Reverend | Fr = Father | Cllr = Councillor | Cllrs = Councillors
    Coun = Councillor | Clr = Councillor | Ald = Alderman | Hon = Honourable | Gen = General
    Lt = Lieutenant | Lieut = Lieutenant | Col = Colonel | Capt = Captain | Cpt = Captain
    Maj = Major | Cpl = Corporal | LCpl = Lance Corporal | Pte = Private | Brig = Brigadier
    Adm = Admiral | Cdr = Commander | Cmdr = Commander | Cdre = Commodore | Sen = Senator
    Gov = Governor | Rep = Representative | Reps = Representatives | Sens = Senators
    Pres = President | Amb = Ambassador | Mt = Mount | Msgr = Monsignor | Mgr = Monsignor
    Bp = Bishop | Abp = Archbishop | Ven = Venerable | Wg = Wing | Sqn = Squadron | Ft = Fort
    Fg = Flying | Flt = Flight | Sr = Sister | Br = Brother | Dep = Deputy | Asst = Assistant
    Atty = Attorney | Const = Constable | Gda = Garda | Ldr = Leader
    CSgt = Colour Sergeant | SSgt = Staff Sergeant | Bdr = Bombardier | Gnr = Gunner
    Tpr = Trooper | Spr = Sapper | Rfn = Rifleman | Gdsm = Guardsman | Mne = Marine
    Revs = Reverends | Pvt = Private
""")
"Titles read before a name."
FIRMS = pairs("Ltd = Limited | Co = Company | Inc = Incorporated | Bros = Brothers")
"Endings of firms' names."
_NEEDS_POINT = words("Sr Br Rep Reps Sen Sens Gov Pres Bp Amb Wg Fg Coun Mgr Ft Adm Dep Ven")
"Also surnames, words or units: titles only with a point, or before a first and a last name."
_ALSO_WORDS = words("Ft Adm Dep Ven")
"Titles only with a point."
_RANK_WORD = rf"(?:{any_of([*RANKS, *RANKS.values()])})"
_POLICE = re.compile(
    rf"\bDet\b\.?(?:\s{_RANK_WORD}\b\.?)*"
    rf"|\bCh\b\.?(?=\s(?:Supt|Insp|Con))(?:\s{_RANK_WORD}\b\.?)*"
    r"|\b(?:Supt|Insp|Sgt)s?\b\.?(?=\s[A-Z])"
)
_TITLE = re.compile(
    rf"\b({any_of(TITLES)})\b(\.?)(?=\s[A-Z][\w'’.-]|\s(?:[A-Z]\s){{1,3}}[A-Z][a-z]|-[A-Z][a-z]{{1,3}}\b|(?<=\.)$)"
)
_RT_HON = re.compile(r"\bRt\.?\s(?=Hon\b|Revd?\b|Worshipful)")
_HON = re.compile(r"(?<=\bRight\s)Hon\b\.?")
_ACTING = re.compile(
    r"\b([TA])/(?=(?:Det|Ch|Supt|Insp|Sgt|Ins|ACC|DCC|CC|D[CS]?I|DS|DCS|PS|PC|CI|SI)\b)"
)
_SHORT_RANK = re.compile(r"\b(?:(L)/|(S)/)(?=(?:Cpl|Sgt|Bdr)\b)")
_HONORARY = re.compile(r"\bHon\b\.?\s(Sec|Secretary|Treas|Treasurer|President|Fellow)\b\.?")
_POSTS = pairs("Sec = Secretary | Treas = Treasurer")
_FORT = re.compile(
    r"\bFt\b\.?\s(?=William|Augustus|George|Worth|Lauderdale|Knox|Bragg|Myers|Collins|Wayne|Hood|Smith|Meade|Campbell)"
)
_AFTER_NAME = re.compile(r"[A-Z][\w'’]+,?\s$")
_JUDGE = re.compile(r"\b(His|Her)\sHon\b\.?(?=\sJudge|\sMr|\sMs|\sMrs)")
_MR = re.compile(r"\b(Mr|Mrs|Ms|Messrs|Mx)\.(?=\s[A-Z])")
_JUNIOR = re.compile(r"(?<=[A-Za-z]),?\s(?:(Jr|Jnr)|Snr|Sr)\b\.?")
_FIRM = re.compile(rf"(?<=[\w)&.])(,?\s)({any_of(FIRMS)}|Corp)\b(\.?)(?![\w-])")
_BROTHERS = re.compile(r"\bBros\.")
_ONE_LETTER = re.compile(r"\s[A-Z]\b(?!\.\s?[A-Z]|\s[A-Z][a-z])")


def in_words(text: str) -> str:
    """Give text with titles before names, and the endings of firms' names, written out."""
    text = substitute(_RT_HON, lambda _: "Right ", text)
    text = substitute(_HON, lambda _: "Honourable", text)
    text = substitute(_ACTING, lambda m: "Temporary " if m[1] == "T" else "Acting ", text)
    text = substitute(_SHORT_RANK, lambda m: "Lance " if m[1] else "Staff ", text)
    text = substitute(_HONORARY, lambda m: f"Honorary {_POSTS.get(m[1], m[1])}", text)
    text = _FORT.sub("Fort ", text)
    text = substitute(_JUDGE, lambda m: f"{m[1]} Honour", text)
    text = substitute(_MR, lambda m: m[1], text)
    text = substitute(_POLICE, lambda m: " ".join(map(_rank, m[0].split())), text)
    text = text.replace("Sgt-Maj", "Sergeant-Maj")
    text = substitute(_TITLE, _title, text)
    text = substitute(_JUNIOR, _junior, text)
    text = substitute(_BROTHERS, lambda m: f"Brothers{ending_stop(m)}", text)
    return substitute(_FIRM, _firm, text)


def _rank(word: str) -> str:
    word = word.rstrip(".")
    if word in RANKS:
        return RANKS[word]
    return f"{RANKS[word[:-1]]}s" if word[:-1] in RANKS else word


def _title(match: re.Match[str]) -> str | None:
    short, point = match[1], match[2]
    if short in _NEEDS_POINT and not point and not _is_plainly_a_title(match):
        return None
    if short == "Gen" and _ONE_LETTER.match(after(match, 8)):
        return None
    if short == "Hon" and not point and word_after(match).isupper():
        return None
    return TITLES[short]


def _is_plainly_a_title(match: re.Match[str]) -> bool:
    """Tell a title without its point from a word: before a first and a last name, or a lord."""
    short, following = match[1], after(match, 40)
    if short in ("Sr", "Br") and not _AFTER_NAME.search(before(match, 30)):
        return True
    if short == "Ven":
        return word_before(match) == "the"
    if short == "Adm":
        return bool(re.match(r"\s(?:Lord|Sir|Dame)\b", following))
    fully_named = re.match(r"\s[A-Z][\w'’-]+\s[A-Z]", following)
    return short not in _ALSO_WORDS and bool(fully_named)


def _junior(match: re.Match[str]) -> str:
    return f" {'Junior' if match[1] else 'Senior'}{ending_stop(match)}"


def _firm(match: re.Match[str]) -> str:
    return f"{match[1]}{FIRMS.get(match[2], 'Corporation')}{ending_stop(match)}"
