"""Titles and abbreviations in words, by what stands beside them: St, Dr, No., v., Cllr, Det Supt."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute, word_after
from briefing.pronounce.marks import spell

_RANKS = {
    "Det": "Detective", "Supt": "Superintendent", "Insp": "Inspector", "Sgt": "Sergeant", "Con": "Constable", "Ch": "Chief",
    "Cons": "Constable", "Const": "Constable", "Ins": "Inspector", "Sup": "Superintendent", "Sergt": "Sergeant",
}  # fmt: skip
_RANK_WORD = r"(?:Det|Supt|Insp|Sgt|Sergt|Con|Const|Cons|Ch|Chief|Superintendent|Inspector|Sergeant|Constable)"
_POLICE = re.compile(rf"\b(?:Det\b\.?|Ch\b\.?(?=\s(?:Supt|Insp|Con)))(?:\s{_RANK_WORD}\b\.?)*|\b(?:Supt|Insp|Sgt)s?\b\.?")
_BEFORE_NAME = {
    "Dr": "Doctor", "Drs": "Doctors", "Prof": "Professor", "Profs": "Professors", "Rev": "Reverend", "Revd": "Reverend", "Fr": "Father",
    "Cllr": "Councillor", "Cllrs": "Councillors", "Coun": "Councillor", "Clr": "Councillor", "Ald": "Alderman", "Hon": "Honourable", "Gen": "General",
    "Lt": "Lieutenant", "Lieut": "Lieutenant", "Col": "Colonel", "Capt": "Captain", "Cpt": "Captain", "Maj": "Major", "Cpl": "Corporal", "LCpl": "Lance Corporal",
    "Pte": "Private", "Brig": "Brigadier", "Adm": "Admiral", "Cdr": "Commander", "Cmdr": "Commander", "Cdre": "Commodore",
    "Sen": "Senator", "Gov": "Governor", "Rep": "Representative", "Reps": "Representatives", "Sens": "Senators", "Pres": "President", "Amb": "Ambassador",
    "Mt": "Mount", "Msgr": "Monsignor", "Mgr": "Monsignor", "Bp": "Bishop", "Abp": "Archbishop", "Ven": "Venerable", "Wg": "Wing", "Sqn": "Squadron",
    "Ft": "Fort", "Fg": "Flying", "Flt": "Flight", "Sr": "Sister", "Br": "Brother", "Dep": "Deputy", "Asst": "Assistant", "Atty": "Attorney",
    "Supt": "Superintendent", "Insp": "Inspector", "Sgt": "Sergeant", "Const": "Constable", "WPc": "W P C",
}  # fmt: skip
_NEEDS_POINT = frozenset("Sr Br Adm Rep Reps Sen Sens Gov Pres Ven Bp Ft Dep Con Amb Wg Fg Coun Mgr".split())
_WORDS_TOO = frozenset("Ft Con Adm Dep Ven".split())
"Short forms that are also words, surnames or units: read as titles only with a point or before two names."
_TITLE = re.compile(rf"\b({'|'.join(sorted(_BEFORE_NAME, key=len, reverse=True))})\b(\.?)(?=\s(?:[A-Z][\w'’.-])|(?<=\.)$)")
_RT_HON = re.compile(r"\bRt\.?\sHon\b\.?")
_MR = re.compile(r"\b(Mr|Mrs|Ms|Messrs|Mx)\.(?=\s[A-Z])")
_JUNIOR = re.compile(r"(?<=[a-z]),?\s(Jr|Jnr|Snr|Sr)\b\.?(?!\s[a-z]+\w*\.)")
_FIRM = re.compile(r"(?<=[\w)&.])(,?\s)(Ltd|Co|Inc|Bros|Corp)\b(\.?)(?!\w)")
_FIRM_NAMES = {"Ltd": "Limited", "Co": "Company", "Inc": "Incorporated", "Bros": "Brothers", "Corp": "Corporation"}
_COUNTIES = (
    "Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Dublin Durham Fermanagh Galway Kerry Kildare Kilkenny Laois Leitrim "
    "Limerick Longford Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Tyrone Waterford Westmeath Wexford Wicklow Londonderry"
).split()
_COUNTY = re.compile(rf"\bCo\.?\s(?={'|'.join(_COUNTIES)})")
_STREETS = {
    "St": "Street", "Dr": "Drive", "Rd": "Road", "Ave": "Avenue", "Av": "Avenue", "Ln": "Lane", "Sq": "Square", "Gdns": "Gardens", "Cres": "Crescent",
    "Pl": "Place", "Ct": "Court", "Blvd": "Boulevard", "Tce": "Terrace", "Terr": "Terrace", "Cl": "Close", "Pk": "Park", "Hwy": "Highway", "Stn": "Station",
    "Ter": "Terrace", "Gro": "Grove", "Est": "Estate",
}  # fmt: skip
_STREET_HEADS = "High Oxford Bond Regent Baker Church Market Fleet Wall Main Downing Mill Threadneedle Coronation O'Connell Grafton Sauchiehall Buchanan Princes Great Carnaby Harley".split()
_STREET = re.compile(rf"(?<=[a-z'’\d])\s(Upper\s|Lower\s)?({'|'.join(_STREETS)})\b(\.?)(?=$|[,;:.!?)]|\s(?![A-Z])|\s(?:Station|Police|Post|Tube|Primary|School|Church|Hotel|East|West|North|South)\b|['’]s)")
_HIGH_ST = re.compile(rf"\b({'|'.join(_STREET_HEADS)})\sSt\b\.?")
_SAINT = re.compile(r"\bSt\.?[\s-](?=[A-Z])|\bSS\.?\s(?=[A-Z]\w+\s(?:and|&)\s[A-Z])|\bSte\.?[\s-](?=[A-Z])")
_NUMBERED = {
    "no": "number", "nos": "numbers", "vol": "volume", "vols": "volumes", "ch": "chapter", "chap": "chapter", "fig": "figure", "figs": "figures", "p": "page", "pp": "pages",
    "pg": "page", "op": "opus", "s": "section", "ss": "sections", "sec": "section", "para": "paragraph", "paras": "paragraphs", "art": "article", "ref": "reference",
    "ext": "extension", "tel": "telephone", "approx": "approximately", "est": "established", "c": "circa", "ca": "circa", "sch": "schedule", "jct": "junction", "jctn": "junction",
    "cl": "clause", "pt": "part", "ep": "episode", "div": "division", "bk": "book", "min": "minimum", "max": "maximum", "r": "rule",
}  # fmt: skip
_WORDY = "no nos vol vols chap fig figs pp op sec para paras art ref ext tel approx jct jctn sch ep".split()
_WITH_NUMBER = re.compile(
    rf"(?<![\w.£$€&/-])({'|'.join(sorted((*_WORDY, *(w.capitalize() for w in _WORDY), 'NO', 'REF', 'TEL'), key=len, reverse=True))})\b(?:\.:?|:)?\s?(?=#?[\d£$€+(])"
    r"|(?<![\w.£$€&/-])(p|s|ss|c|ca|ch|cl|pt|Ch|Pt|Cl|S|P)(?:\.\s?)(?=\d)|(?<![\w.£$€&/'’-])(p|s|c)\s?(?=\d{1,4}\b(?!\w))|(?<![\w.])(est|Est|min|max|Min|Max)\.?\s(?=[\d£$€])"
)
_HASH = re.compile(r"(?<![\w&])#\s?(?=\d)|№\s?")
_PHRASES = {
    r"e\.g\.,?|(?<![\w.])eg(?=[,.:]?\s)": "for example", r"i\.e\.,?|(?<![\w.])ie(?=[,.:]\s)": "that is", r"\betc\b\.?": "et cetera", r"\bviz\.": "namely",
    r"\bet al\b\.?": "and others", r"\bcf\.": "compare", r"\bapprox\b\.?": "approximately", r"\bw/c\b": "week commencing", r"\bw/e\b": "week ending", r"\bw/o\s": "without ", r"\bw/\s?(?=\w)": "with ",
    r"\b[Ii]ncl\b\.?": "including", r"\bexcl\b\.?": "excluding", r"\b[Dd]ept\b\.?": "department", r"\b[Gg]ovt\b\.?": "government", r"\b[Aa]ssoc\b\.": "association",
    r"\b[Uu]niv\b\.": "university", r"\b[Hh]osp\b\.": "hospital", r"\bRSVP\b": "R S V P", r"\baka\b|\bAKA\b|\ba\.k\.a\.": "also known as", r"\bfka\b": "formerly known as", r"\bc/o\b": "care of",
    r"\bn/a\b|\bN/A\b": "not applicable", r"\baet\b|\bAET\b|\ba\.e\.t\.": "after extra time", r"\basap\b|\bASAP\b": "as soon as possible", r"\bUni\.": "University",
    r"\bUtd\b\.?": "United", r"\bLab\.\s": "Labour ", r"\bCons\.\s": "Conservative ", r"\bLib Dems\b": "Lib Dems", r"\bh/t\b": "hat tip",
    r"\bAsst\b\.?": "assistant", r"\bMgmt\b\.?": "management", r"\bHQ\b": spell("HQ"), r"\bIntl\b\.?": "international", r"\bNatl\b\.?": "national",
}  # fmt: skip
_PHRASE_RULES = tuple((re.compile(pattern), words) for pattern, words in _PHRASES.items())
_KEEPS_STOP = re.compile(r"^(?:$|\s[A-Z])")
_VERY = re.compile(r"\bv\.?\s(?=(?:slow|fast|good|bad|small|large|big|high|low|hot|cold|wet|dry|long|short|nice|poor|rare|easy|hard|old|new|young|happy|sad|late|early|few|little|much|strong|weak|quiet|loud|busy|dark|bright|expensive|cheap|important|difficult|popular|tired|proud|sorry|funny|angry|excited|strange|different|close|serious|special|well)\b)")
_AGAINST = re.compile(r"(?<=[\w)'’.*])\s(?:vs|v)\b\.?\s(?=[\w(£'‘\"“])")
_FEATURING = re.compile(r"(?<=[A-Za-z)])\s(?:feat\.?|ft\.?)\s(?=[A-Z])")
_RENT = re.compile(r"(?:(?<=\d)\s?|(?<=\d[km])\s)(p/w|pw|pcm|p/m|p\.a\.|pa|p/a|ph|p/h|pppn|pp|pppm)\b\.?(?!\w)")
_RENTS = {
    "pw": "a week", "p/w": "a week", "pcm": "per calendar month", "p/m": "a month", "pa": "a year", "p/a": "a year", "p.a.": "a year", "ph": "an hour", "p/h": "an hour",
    "pp": "per person", "pppn": "per person per night", "pppm": "per person per month",
}  # fmt: skip
_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia",
    "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota",
    "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania", "Tenn": "Tennessee",
    "Tex": "Texas", "Va": "Virginia", "Vt": "Vermont", "Wash": "Washington", "Wis": "Wisconsin", "Wyo": "Wyoming", "N.J": "New Jersey", "N.Y": "New York", "N.C": "North Carolina",
    "S.C": "South Carolina", "N.H": "New Hampshire", "N.M": "New Mexico", "N.D": "North Dakota", "S.D": "South Dakota", "R.I": "Rhode Island", "W.Va": "West Virginia", "D.C": "D C",
}  # fmt: skip
_STATE = re.compile(rf"(?<=[a-z]),\s({'|'.join(re.escape(s) for s in _STATES)})\.(,?)(?=$|[\s)])")
_POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CT": "Connecticut", "FL": "Florida", "GA": "Georgia", "IL": "Illinois", "KS": "Kansas",
    "KY": "Kentucky", "MI": "Michigan", "MN": "Minnesota", "MO": "Missouri", "NC": "North Carolina", "NJ": "New Jersey", "NM": "New Mexico", "NV": "Nevada", "NY": "New York", "OH": "Ohio",
    "PA": "Pennsylvania", "SC": "South Carolina", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VA": "Virginia", "WA": "Washington", "WI": "Wisconsin", "WV": "West Virginia", "NH": "New Hampshire",
}  # fmt: skip
_POSTAL_STATE = re.compile(rf"(?<=[a-z]),\s({'|'.join(_POSTAL)})\b(?=$|[,.;)]|\s\d{{5}}|\s[a-z])")


def in_words(text: str) -> str:
    """Give text with titles, street names and abbreviations written out."""
    text = substitute(_RT_HON, lambda _: "Right Honourable", text)
    text = substitute(_MR, lambda m: m[1], text)
    text = substitute(_POLICE, _police, text)
    text = substitute(_STATE, lambda m: f", {_STATES[m[1]]}{m[2] or _stop(m)}", text)
    text = substitute(_POSTAL_STATE, lambda m: f", {_POSTAL[m[1]]}", text)
    text = substitute(_COUNTY, lambda _: "County ", text)
    text = substitute(_HIGH_ST, lambda m: f"{m[1]} Street", text)
    text = substitute(_STREET, _street, text)
    text = substitute(_SAINT, lambda m: "Saints " if m[0].startswith("SS") else "Saint ", text)
    text = substitute(_TITLE, _title, text)
    text = substitute(_JUNIOR, lambda m: f" {'Senior' if m[1] in ('Snr', 'Sr') else 'Junior'}{_end(m)}", text)
    text = substitute(_FIRM, lambda m: f"{m[1]}{_FIRM_NAMES[m[2]]}{_stop(m)}", text)
    text = substitute(_FEATURING, lambda _: " featuring ", text)
    text = substitute(_RENT, _rent, text)
    text = substitute(_HASH, lambda _: "number ", text)
    text = substitute(_WITH_NUMBER, _numbered, text)
    for pattern, words in _PHRASE_RULES:
        text = substitute(pattern, lambda m, words=words: words + _end(m), text)
    text = substitute(_VERY, lambda _: "very ", text)
    return substitute(_AGAINST, lambda _: " versus ", text)


def _stop(match: re.Match[str]) -> str:
    """Give the full stop of an abbreviation that ends the text."""
    return "." if match[0].endswith(".") and not after(match, 1) else ""


def _end(match: re.Match[str]) -> str:
    """Give the full stop of an abbreviation that also ends a sentence."""
    return "." if match[0].endswith(".") and _KEEPS_STOP.match(after(match, 2)) else ""


def _police(match: re.Match[str]) -> str | None:
    if not re.match(r"\s[A-Z]", after(match, 2)) and "Det" not in match[0] and " " not in match[0]:
        return None
    words = [word.rstrip(".") for word in match[0].split()]
    return " ".join(_RANKS.get(word.removesuffix("s"), word) + ("s" if word[-1] == "s" and word not in _RANKS else "") for word in words)


def _title(match: re.Match[str]) -> str | None:
    short, point = match[1], match[2]
    named = re.match(r"\s[A-Z][\w'’-]+\s[A-Z]", after(match, 40))
    if short in _NEEDS_POINT and not point and not (named and short not in _WORDS_TOO):
        return None
    if short == "Gen" and re.match(r"\s[A-Z]\b", after(match, 3)):
        return None
    if short == "Con" and word_after(match):
        return None
    return _BEFORE_NAME[short]


def _street(match: re.Match[str]) -> str | None:
    lead = re.search(r"([\w'’]+)$", before(match, 30))
    if lead is None or not (lead[1][0].isupper() or lead[1][0].isdigit()):
        return None
    if match[2] in ("Dr", "Pl", "Ct", "Cl", "Est", "Av", "Ter") and lead[1] in ("The", "A", "Our", "My", "His", "Her"):
        return None
    return f" {match[1] or ''}{_STREETS[match[2]]}{_end(match)}"


def _rent(match: re.Match[str]) -> str | None:
    if not re.search(r"[£$€][\d,.]+[km]?$", before(match, 20)):
        return None
    return f" {_RENTS[match[1]]}{_end(match)}"


def _numbered(match: re.Match[str]) -> str | None:
    short = next(group for group in match.groups() if group)
    if short == "no" and match[0].startswith("no.") and re.search(r"\b(?:said|say|says|answered|voted|yes|or|replied)\s$", before(match, 12)):
        return None
    words = _NUMBERED[short.lower()]
    capital = short[0].isupper() and not before(match, 2).strip()
    return f"{words.capitalize() if capital else words} "
