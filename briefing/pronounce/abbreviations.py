"""Abbreviations in words by what stands beside them: No. 10, p. 4, c. 1850, v., e.g., etc."""

from __future__ import annotations

import re

from briefing.pronounce.context import before, ending_stop, substitute
from briefing.pronounce.tables import any_of, pairs, words

_BEFORE_NUMBER = pairs("""
    no = number | nos = numbers | vol = volume | vols = volumes | chap = chapter | fig = figure
    figs = figures | pp = pages | op = opus | sec = section | para = paragraph
    paras = paragraphs | art = article | ref = reference | ext = extension | tel = telephone
    approx = approximately | sch = schedule | jct = junction | jctn = junction | ep = episode
""")
_POINTED_BEFORE_NUMBER = pairs("""
    p = page | s = section | ss = sections | c = circa | ca = circa | ch = chapter | cl = clause
    pt = part | est = established | min = minimum | max = maximum
""")
_TOUCHING_NUMBER = pairs("p = page | s = section | c = circa")
_NOT_INSIDE = r"(?<![\w.£$€&/'’-])"
_FORMS = [f for short in _BEFORE_NUMBER for f in (short, short.capitalize(), short.upper())]
_NUMBERED = re.compile(rf"{_NOT_INSIDE}({any_of(_FORMS)})\b(\.:?|:)?\s?(?=#?[\d£$€+(])")
_TOUCHED = re.compile(rf"{_NOT_INSIDE}(No|no)\.?(?=\d)")
_POINTED = re.compile(
    rf"{_NOT_INSIDE}({any_of(_POINTED_BEFORE_NUMBER)}|Ch|Cl|Pt|Est|S|P)(?:\.\s?)(?=[\d£$€])"
)
_TOUCHING = re.compile(rf"{_NOT_INSIDE}(p|s|c(?=[£$€]|\s?\d))\s?(?=\d{{1,4}}(?!\w)|[£$€]\d)")
_ESTABLISHED = re.compile(r"(?<!\w)(est|Est)\s(?=1[5-9]\d\d\b|20\d\d\b)")
_NOT_A_NUMBER = re.compile(r"\b(?:said|say|says|answered|voted|yes|or|replied|is|was)\s$")
_HASH = re.compile(r"(?<![\w&])#\s?(?=\d)|№\s?")
_PHRASES = (
    (r"\be\.g\.,?|(?<![\w.])eg(?=[,.:]?\s)", "for example"),
    (r"\bi\.e\.,?|(?<![\w.])ie(?=[,.:]\s)", "that is"),
    (r"\betc\b\.?", "et cetera"),
    (r"\bviz\.", "namely"),
    (r"(?<=[a-z] )no\.(?=\sof\s[a-z])", "number"),
    (r"\bet al\b\.?", "and others"),
    (r"\bRef:(?=\s[A-Z][a-z]+\s[A-Z])", "Referee:"),
    (r"\bAtt(?::|\.:?)(?=\s\d)", "Attendance:"),
    (r"(?<=\d(?:st|nd|rd|th)\s)(?:Bt|Bart)\b\.?", "Baronet"),
    (r"\bW/O(?=\s[A-Z])", "Warrant Officer"),
    (r"\bWO1(?=\s[A-Z])", "Warrant Officer Class One"),
    (r"\bWO2(?=\s[A-Z])", "Warrant Officer Class Two"),
    (r"\bJr\b\.?(?=\s[a-z])", "Junior"),
    (r"\byr-on-yr\b|(?<!\w)y/y(?!\w)|\b[yY]o[yY]\b", "year-on-year"),
    (r"\bqtr-on-qtr\b|(?<!\w)q/q(?!\w)|\b[qQ]o[qQ]\b", "quarter-on-quarter"),
    (r"\bmth-on-mth\b|(?<!\w)m/m(?!\w)|\bMoM\b", "month-on-month"),
    (r"\bBp\b\.?(?=\sof\s[A-Z])", "Bishop"),
    (r"\bAbp\b\.?(?=\sof\s[A-Z])", "Archbishop"),
    (r"(?<![\w.])jctn?\b\.?", "junction"),
    (r"\b[Aa]dm\b\.?:?(?=\s?(?:[£€$]\d|free\b))", "admission"),
    (r"\bconcs?\b\.?", "concessions"),
    (r"(?<![\w.])maj\b\.?(?=\s(?:of\s)?\d)", "majority"),
    (r"(?<![\w.])agg\b\.?", "aggregate"),
    (r"(?<=\d(?:st|nd|rd|th)\s)min\b\.?", "minute"),
    (r"(?<![\w.])b\.\s?(?=1\d{3}\b|20\d\d\b)", "born "),
    (r"(?<![\w.])d\.\s?(?=1\d{3}\b|20\d\d\b)", "died "),
    (r"(?<=\d(?:st|nd|rd|th))[\s-]?[Cc](?:\.|ent\b\.?)(?=\s|$)", " century"),
    (r"(?<=\()Hons\b\.?(?=\))", "honours"),
    (r"(?<!\w)A-Z(?![\w-])", "A to Z"),
    (r"\b(?:[Mm]r\.?/[Mm]rs\.?)(?=\s|$)", "Mr or Mrs"),
    (r"\bcf\.", "compare"),
    (r"\b[Aa]pprox\b\.?", "approximately"),
    (r"\b[wW]/[cC]\b", "week commencing"),
    (r"\b[wW]/[eE]\b", "week ending"),
    (r"\bw/o(?:ut)?\b", "without"),
    (r"\bc/w\b", "complete with"),
    (r"\bw/\s?(?=\w)", "with "),
    (r"\b[Ii]ncl\b\.?", "including"),
    (r"\b[Ee]xcl\b\.?", "excluding"),
    (r"\b[Dd]ept\b\.?", "department"),
    (r"\b[Gg]ovt\b\.?", "government"),
    (r"\b[Aa]ssoc\b\.", "association"),
    (r"\b[Aa]sst\b\.?", "assistant"),
    (r"\b[Mm]gmt\b\.?", "management"),
    (r"\bInt['’]l\b\.?", "International"),
    (r"\bIntl\b\.?", "international"),
    (r"\bAve\b\.?(?=\sof\b)", "Avenue"),
    (r"\bNatl\b\.?", "national"),
    (r"\bUniv?\.", "University"),
    (r"\bUtd\b\.?", "United"),
    (r"\bRvs\b\.?", "Rovers"),
    (r"\b[Jj]t-fav\b\.?", "joint favourite"),
    (r"(?<=\d )fav\b\.?|(?<=\d)fav\b", "favourite"),
    (r"\bnr\b\.?(?=\s[A-Z])", "near"),
    (r"\bInd\.?\sEst(?:ate)?\b\.?", "Industrial Estate"),
    (r"\bBn\b\.?(?=\s[A-Z]|$|[,.;)])", "Battalion"),
    (r"\bRegt\b\.?", "Regiment"),
    (r"\bw/end\b", "weekend"),
    (r"\bWdrs\b\.?", "Wanderers"),
    (r"(?<=[a-z]\s)Ath\b\.?", "Athletic"),
    (r"(?<![\d½¼¾] )(?<!\d)\bmin\s(?=\d)", "minimum "),
    (r"(?<![\d½¼¾] )(?<!\d)\bmax\s(?=\d)", "maximum "),
    (r"^vs\b\.?", "versus"),
    (r"\baka\b|\bAKA\b|\ba\.k\.a\.", "also known as"),
    (r"\bc/o\b", "care of"),
    (r"\bM[Kk]\.?\s?(?=\d|[IVX]+\b)", "mark "),
    (r"\bn/a\b|\bN/A\b", "not applicable"),
    (r"\baet\b|\bAET\b|\ba\.e\.t\.", "after extra time"),
    (r"\basap\b|\bASAP\b", "as soon as possible"),
    (r"(?<=\()pens?\b\.?(?=\))", "penalty"),
    (r"(?<=\()(?:og|o\.g\.)(?=\))", "own goal"),
    (r"\bLab\.(?=\s)", "Labour"),
    (r"\bCons\.(?=\s)", "Conservative"),
)
_PHRASE_RULES = tuple((re.compile(pattern), said) for pattern, said in _PHRASES)
_QUALITIES = (
    "slow fast good bad small large big high low hot cold wet dry long short nice poor rare easy "
    "hard old new young happy sad late early few little much strong weak quiet loud busy dark "
    "bright expensive cheap important difficult popular tired proud sorry funny angry excited "
    "strange different close serious special well"
)
_VERY = re.compile(rf"\bv\.?\s(?=(?:{any_of(_QUALITIES.split())})\b)")
_LINKS = words("was is were are be been feel felt feels look looks looked seem seems get got")
_VERY_AFTER = re.compile(rf"\b((?:{any_of(_LINKS)})\s)v\.?\s(?=[a-z])")
_AGAINST = re.compile(r"(?<!\s[a-z])(?<!^[a-z])(?<=[\w)'’.*])\s(?:vs|v)\b\.?\s(?=[\w(£'‘\"“])")
_FEATURING = re.compile(r"(?<=[A-Za-z)])\s(?:feat\.?|ft\.?)\s(?=[A-Z])")
_RENTS = pairs("""
    pw = a week | p/w = a week | pcm = per calendar month | p/m = a month | pa = a year
    p/a = a year | p.a. = a year | ph = an hour | p/h = an hour | pp = per person
    pppn = per person per night | pppm = per person per month
""")
_RENT = re.compile(rf"(?<=[\dkm])\s?({any_of(_RENTS)})(?!\w)\.?")
_SUM = re.compile(r"[£$€][\d,.]+[km]?$")


def in_words(text: str) -> str:
    """Give text with the common abbreviations written out."""
    text = substitute(_FEATURING, lambda _: " featuring ", text)
    text = substitute(_RENT, _rent, text)
    text = substitute(_HASH, lambda _: "number ", text)
    text = substitute(_NUMBERED, _numbered, text)
    text = substitute(_TOUCHED, lambda m: _long(m, _BEFORE_NUMBER), text)
    text = substitute(_POINTED, lambda m: _long(m, _POINTED_BEFORE_NUMBER), text)
    text = substitute(_TOUCHING, lambda m: _long(m, _TOUCHING_NUMBER), text)
    text = substitute(_ESTABLISHED, lambda m: _long(m, _POINTED_BEFORE_NUMBER), text)
    for pattern, said in _PHRASE_RULES:
        text = _phrase(pattern, said, text)
    text = substitute(_VERY, lambda _: "very ", text)
    text = substitute(_VERY_AFTER, lambda m: f"{m[1]}very ", text)
    return substitute(_AGAINST, lambda _: " versus ", text)


def _phrase(pattern: re.Pattern[str], said: str, text: str) -> str:
    return substitute(pattern, lambda match: said + ending_stop(match), text)


def _rent(match: re.Match[str]) -> str | None:
    if not _SUM.search(before(match, 20)):
        return None
    return f" {_RENTS[match[1]]}{ending_stop(match)}"


def _numbered(match: re.Match[str]) -> str | None:
    ends_a_sentence = match[0].startswith("no.") and _NOT_A_NUMBER.search(before(match, 12))
    return None if ends_a_sentence else _long(match, _BEFORE_NUMBER)


def _long(match: re.Match[str], table: dict[str, str]) -> str:
    """Give the long form, with a capital where the short one began the text with one."""
    long = table[match[1].lower()]
    return f"{long.capitalize() if match[1][0].isupper() and not match.start() else long} "
