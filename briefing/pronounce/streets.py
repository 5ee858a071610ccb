"""Places in words: Saint or Street by what stands beside 'St', counties, states after towns."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, ending_stop, substitute
from briefing.pronounce.tables import any_of, pairs, words

STREETS = pairs("""
    St = Street | Dr = Drive | Rd = Road | Ave = Avenue | Av = Avenue | Ln = Lane | Sq = Square
    Gdns = Gardens | Cres = Crescent | Pl = Place | Ct = Court | Blvd = Boulevard | Tce = Terrace
    Terr = Terrace | Ter = Terrace | Cl = Close | Pk = Park | Hwy = Highway | Stn = Station
    Gro = Grove | Est = Estate
""")
"Short forms that end the name of a street."
STATES = pairs("""
    Ala = Alabama | Ariz = Arizona | Ark = Arkansas | Calif = California | Colo = Colorado
    Conn = Connecticut | Del = Delaware | Fla = Florida | Ga = Georgia | Ill = Illinois
    Ind = Indiana | Kan = Kansas | Ky = Kentucky | La = Louisiana | Md = Maryland
    Mass = Massachusetts | Mich = Michigan | Minn = Minnesota | Miss = Mississippi | Mo = Missouri
    Mont = Montana | Neb = Nebraska | Nev = Nevada | Okla = Oklahoma | Ore = Oregon
    Pa = Pennsylvania | Tenn = Tennessee | Tex = Texas | Va = Virginia | Vt = Vermont
    Wash = Washington | Wis = Wisconsin | Wyo = Wyoming | N.J = New Jersey | N.Y = New York
    N.C = North Carolina | S.C = South Carolina | N.H = New Hampshire | N.M = New Mexico
    N.D = North Dakota | S.D = South Dakota | R.I = Rhode Island | W.Va = West Virginia
    D.C = D C | N.S = Nova Scotia | N.B = New Brunswick | B.C = British Columbia
    Ont = Ontario | Que = Quebec | Alta = Alberta | Sask = Saskatchewan | Man = Manitoba
""")
"Short forms of American states and Canadian provinces, read after a town and a comma."
_POSTAL = pairs("""
    AL = Alabama | AK = Alaska | AZ = Arizona | AR = Arkansas | CA = California | CT = Connecticut
    FL = Florida | GA = Georgia | IL = Illinois | KS = Kansas | KY = Kentucky | MI = Michigan
    MN = Minnesota | MO = Missouri | NC = North Carolina | NJ = New Jersey | NM = New Mexico
    NV = Nevada | NY = New York | OH = Ohio | PA = Pennsylvania | SC = South Carolina
    TN = Tennessee | TX = Texas | UT = Utah | VA = Virginia | WA = Washington | WI = Wisconsin
    WV = West Virginia | NH = New Hampshire | NSW = New South Wales | ON = Ontario | QC = Quebec
""")
_COUNTIES = words("""
    Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Dublin Durham Fermanagh Galway Kerry
    Kildare Kilkenny Laois Leitrim Limerick Longford Louth Mayo Meath Monaghan Offaly Roscommon
    Sligo Tipperary Tyrone Waterford Westmeath Wexford Wicklow Londonderry
""")
_STREET_HEADS = words("""
    High Oxford Bond Regent Baker Church Market Fleet Wall Main Downing Mill Threadneedle
    Coronation O'Connell Grafton Sauchiehall Buchanan Princes Great Carnaby Harley
""")
_NOT_HEADS = words("The A Our My His Her")
_WORDY = words("Dr Pl Ct Cl Est Av Ter")
"Short forms that are read as a street only after a name."
_SHIRES = pairs("""
    Cambs = Cambridgeshire | Lincs = Lincolnshire | Notts = Nottinghamshire | Lancs = Lancashire
    Herts = Hertfordshire | Northants = Northamptonshire | Leics = Leicestershire
    Glos = Gloucestershire | Hants = Hampshire | Wilts = Wiltshire | Oxon = Oxfordshire
    Worcs = Worcestershire | Warks = Warwickshire | Staffs = Staffordshire | Yorks = Yorkshire
    Shrops = Shropshire | Derbys = Derbyshire | Middx = Middlesex | Carms = Carmarthenshire
    Pembs = Pembrokeshire | Mon = Monmouthshire | Beds = Bedfordshire | Bucks = Buckinghamshire
    Berks = Berkshire
""")
"Short forms of counties."
_WORDY_SHIRES = words("Mon Beds Bucks Berks")
"Also a day, furniture, deer and fools: counties only after a town and a comma."
_AFTER_STREET = (
    r"(?=$|[,;:.!?)]|\s(?![A-Z])|\s(?:Station|Police|Post|Tube|Primary|School|Church|Hotel|"
    r"East|West|North|South)\b|['’]s)"
)
_STREET = re.compile(
    rf"(?<=[a-z'’\d])\s(Upper\s|Lower\s)?({any_of(STREETS)})\b(\.?){_AFTER_STREET}"
)
_KNOWN_STREET = re.compile(rf"\b({any_of(_STREET_HEADS)})\sSt\b\.?")
_SAINTS = re.compile(r"\bSS\.?\s(?=[A-Z]\w+\s(?:and|&)\s[A-Z])")
_SAINT = re.compile(r"\bSte?\.?[\s-](?=[A-Z])")
_COUNTY = re.compile(rf"\bCo\.?\s(?={any_of(_COUNTIES)})")
_SHIRE = re.compile(
    rf"(?<![\w-])(?:([NSEW])\.?\s)?({any_of(_SHIRES)})\b\.?(?!\s(?:County\b(?!\sCouncil)|Road\b|Outlaws|FC\b|RFC\b|-))(?!-)"
)
_TOWN_BEFORE = re.compile(r"[a-z],\s$")
_SIDES = pairs("""
    N = North | S = South | E = East | W = West | NE = north-east | NW = north-west
    SE = south-east | SW = south-west
""")
_SIDED = words("""
    Korea Africa America Ireland Wales Carolina Dakota Virginia Sudan Yorkshire Sussex Midlands
    Lothian Lanarkshire Dunbartonshire Ayrshire Belfast London Germany Bengal Macedonia Somerset
    Lincolnshire Tyneside Kensington Hampshire Devon Norfolk Herts Northamptonshire Wiltshire
""")
"Places with a side of the compass in their names: 'N. Korea', 'E. Sussex'."
_WINDS = re.compile(r"(?<![\w.&-])(NE|NW|SE|SW|[NSEW](?=['’]))['’]?ly(?!\w)")
_SIDE = re.compile(
    rf"(?<![\w.&-])([NSEW])\.\s(?=(?:{any_of(_SIDED)})\b|\d{{1,3}}(?:st|nd|rd|th)\b)"
)
_STREET_SIDE = re.compile(rf"(?<=[a-z'’\d])\s({any_of(STREETS)})\b\.?\s([NSEW])\.(?=$|[\s,;)])")
_SIDE_OF_TOWN = re.compile(
    r"(?<=\d\s)([NSEW])\.?\s(?=(?:[A-Z]\w+\s){1,2}(?:St|Ave|Rd|Blvd|Dr|Street|Avenue|Road|Drive|Way|Lane|"
    r"Boulevard|Place|Pl|Ln)\b)"
)
"A house in America: '751 S. College Ave.'."
_QUARTER = re.compile(
    rf"(?<![\w.&-])(NE|NW|SE|SW)\s(?=(?:England|Scotland|France|Asia|{any_of(_SIDED)})\b)"
)
_BOULEVARD = re.compile(r"\bBlvd\b\.?(?=\s[A-Z])")
_ALWAYS_STREETS = re.compile(r"(?<=[A-Za-z.]\s)(Blvd|Gdns|Cres|Hwy|Rd)\b\.?(?!\w)")
_GREAT = re.compile(r"\bGt\b\.?\s(?=[A-Z][a-z])")
_STATE = re.compile(rf"(?<=[a-z]),\s({any_of(STATES)})\.(,?)(?=$|[\s);:])")
_PLAIN_STATES = words("""
    Ala Ariz Calif Colo Conn Fla Kan Ky Md Mich Minn Mont Neb Nev Okla Tenn Tex Va Vt Wis Wyo Ont
""")
"States whose short form is nothing else: read after 'in' or 'near' as well."
_IN_STATE = re.compile(rf"(?<=\b(?:in|of) )({any_of(_PLAIN_STATES)})\.")
_MEMBER = re.compile(rf"\b([RDI])-({any_of(STATES)})\.")
_POSTAL_STATE = re.compile(rf"(?<=[a-z]),\s({any_of(_POSTAL)})\b(?=$|[,.;)]|\s\d{{5}}|\s[a-z])")


def in_words(text: str) -> str:
    """Give text with saints, streets, counties and states written out."""
    text = substitute(_MEMBER, lambda m: f"{m[1]} {STATES[m[2]]}{ending_stop(m)}", text)
    text = substitute(
        _STREET_SIDE, lambda m: f" {STREETS[m[1]]} {_SIDES[m[2]]}{ending_stop(m)}", text
    )
    text = substitute(_SIDE_OF_TOWN, lambda m: f"{_SIDES[m[1]]} ", text)
    text = substitute(_STATE, _state, text)
    text = substitute(_IN_STATE, lambda m: f"{STATES[m[1]]}{ending_stop(m)}", text)
    text = substitute(_POSTAL_STATE, lambda m: f", {_POSTAL[m[1]]}", text)
    text = substitute(_SHIRE, _shire, text)
    text = substitute(_GREAT, lambda _: "Great ", text)
    text = substitute(_COUNTY, lambda _: "County ", text)
    text = substitute(_KNOWN_STREET, lambda m: f"{m[1]} Street", text)
    text = substitute(_STREET, _street, text)
    text = substitute(_BOULEVARD, lambda _: "Boulevard", text)
    text = substitute(_ALWAYS_STREETS, lambda m: f"{STREETS[m[1]]}{ending_stop(m)}", text)
    text = substitute(_SIDE, lambda m: f"{_SIDES[m[1]]} ", text)
    text = substitute(_WINDS, lambda m: f"{_SIDES[m[1]].lower()}erly", text)
    text = substitute(_QUARTER, lambda m: f"{_SIDES[m[1]]} ", text)
    text = substitute(_SAINTS, lambda _: "Saints ", text)
    return substitute(_SAINT, lambda _: "Saint ", text)


def _shire(match: re.Match[str]) -> str | None:
    if match[2] in _WORDY_SHIRES and not _TOWN_BEFORE.search(before(match, 4)):
        return None
    side = f"{_SIDES[match[1]]} " if match[1] else ""
    return f"{side}{_SHIRES[match[2]]}{ending_stop(match)}"


def _state(match: re.Match[str]) -> str:
    stop = "" if after(match, 1) else "."
    return f", {STATES[match[1]]}{match[2] or stop}"


def _street(match: re.Match[str]) -> str | None:
    lead = re.search(r"([\w'’]+)$", before(match, 30))
    if lead is None or not (lead[1][0].isupper() or lead[1][0].isdigit()):
        return None
    if match[2] in _WORDY and lead[1] in _NOT_HEADS:
        return None
    return f" {match[1] or ''}{STREETS[match[2]]}{ending_stop(match)}"
