"""Initials and acronyms: which are said as words, and which are spelled letter by letter."""

from __future__ import annotations

import re
from functools import cache

from briefing.pronounce.context import after, before, substitute
from briefing.pronounce.marks import OPEN, spell
from briefing.pronounce.web import words_by_frequency

_SAID = {
    name.upper(): name
    for name in (
        "Nato Nasa Unesco Unicef Opec Fifa Uefa Aids Ofsted Ofcom Ofgem Ofwat Acas Defra Bafta Rada Cobra Sage Asbo Pin Sim Laser "
        "Radar Sonar Scuba Interpol Europol Eurostar Ikea Asda Lidl Aldi Bupa Axa Ukip Ucas Bame Covid Sars Mers Pisa Stem Isis Isil "
        "Aslef Unison Unite Aukus Brics Asean Ecowas Farc Nafta Naafi Ram Jpeg Gif Camra Waspi Serps Tessa Isa Erasmus Cern Esa Nasdaq "
        "Ftse Swat Taser Tardis Mensa Oxfam Barb Imax Lego Nama Siptu Tusla Hiqa Concacaf Conmebol Afcon Fica Hamas Nasuwt Asap Cop "
        "Norad Awol Nimby Yimby Dora Nice Ipso Rospa Napo Usaid Unhcr Wasp Cafcass Ceop Marac Mappa Niace Cites Ecmo Mri Pep Ted Hmos Romeo "
        "Veka Hello Okay Prevent Horizon Wembley Sky Apollo Gusto Vue Lamda Sats Sat Wag Wags Dab Lan Pat Tasers Mash Ebay Nimbys Fit Who"
    ).split()
} | {"FTSE": "footsie", "JPEG": "jay peg", "UKIP": "you kip", "SWAT": "swat", "RADAR": "radar", "SONAR": "sonar", "LASER": "laser", "SCUBA": "scuba"}  # fmt: skip
for _spelled in "NASUWT UNHCR MRI SAT FIT WHO ASAP PAT ESA HMOS HELLO OKAY PREVENT HORIZON WEMBLEY APOLLO GUSTO ROMEO VEKA SKY TED NICE PREVENT UNITE STEM".split():
    _SAID.pop(_spelled, None)
_SAID |= {"NICE": "Nice", "STEM": "Stem", "UNITE": "Unite", "SATS": "Sats", "WAGS": "Wags", "ISAS": "Isas", "OK": "OK", "PR": "PR"}
_SAID.pop("PR")
_MIXED_CASE = {
    "TfL": "T F L", "PhD": "P H D", "PhDs": "P H Ds", "BSc": "B S C", "MSc": "M S C", "MPhil": "M Phil", "DPhil": "D Phil", "LLB": "L L B", "MEng": "M Eng", "BEng": "B Eng",
    "iOS": "i O S", "mRNA": "M R N A", "eBay": "eBay", "DfE": "D F E", "DfT": "D F T", "MoD": "M O D", "MoJ": "M O J", "DoJ": "D O J", "DoH": "D O H", "FoI": "F O I", "HoC": "H O C",
    "CofE": "C of E", "CoE": "C of E", "PoW": "P O W", "PoWs": "P O Ws", "GPhC": "G P H C", "RoI": "R O I", "EfL": "E F L", "WiFi": "WiFi", "QoS": "Q O S", "BoE": "B O E", "TfGM": "T F G M",
    "plc": "P L C", "Plc": "P L C", "VfM": "V F M", "tv": "T V", "hq": "H Q", "dna": "D N A", "RTÉ": "R T E", "TnaG": "T na G", "McD": "McD", "pH": "P H", "IoT": "I O T", "HGVs": "H G Vs",
}  # fmt: skip
_MIXED_NAMES = re.compile(rf"(?<![\w])({'|'.join(sorted(_MIXED_CASE, key=len, reverse=True))})(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])((?:[A-Z]\.\s?){2,6})(?=[A-Z][a-z]|(?<=\.\s)[A-Z]|\s|$|[,;:!?)'’])|(?<![\w.])((?:[A-Z]\.){1,6}[A-Z])(?!\w)")
_SINGLE = re.compile(r"(?<![\w.])([A-Z])\.(?=\s?[A-Z][a-z])")
_CAPITALS = re.compile(r"(?<![\w@#])([A-Z]{2,})(['’]?s)?(?![\w])")
_AMPERSAND = re.compile(r"(?<![\w&])([A-Z]{1,3})\s?&\s?([A-Z]{1,3})((?:['’]?s)?)(?![\w&])")
_PAIR_OF_INITIALS = re.compile(r"(?<![\w'’])((?:[A-HJ-Z]\s)+[A-Z])(?=\s[A-Z][a-z]|[\s,.;:!?)]|$)")
_LETTER_AFTER = re.compile(
    r"\b([Cc]lass|[Hh]epatitis|[Vv]itamin|[Pp]lan|[Gg]roup|[Gg]rade|[Cc]ategory|Serie|[Tt]eam|[Bb]lock|[Ll]evel|[Ee]xhibit|[Ii]nfluenza|[Ss]chedule|[Tt]ype|[Ss]ection|[Uu]nit|[Aa]n|[Ww]itness|[Bb]and|[Zz]one|[Ww]ing|[Pp]art|[Ss]trep|Factor|Model|Series|[Gg]ate)\s([A-Z])(?![\w&'’.])(?!\s[A-Z]\b)(\*)?"
)
_STARS = re.compile(r"(?<![\w])([A-G])(\*{1,2})(['’]?s)?(?![\w*])")
_GRADES = re.compile(r"(?<![\w])([A-G])(['’]s|s)(?=\s|[,.;]|$)(?<!\bAs)")
_LETTER_HYPHEN = re.compile(r"(?<![\w'’-])([A])-(?=(?:level|levels|list|road|roads|frame|side|team|bomb|star)\b)")
_SHOUTED = re.compile(r"[A-Z]{4,}")
_CLUSTER = r"(?:[BCDFGHJKLMNPQRSTVWXZ]{1,2}|[BCFGPST][HLR]{1,2}|SCH|SCR|SPL|SPR|STR|THR)"
_INNER = r"(?:[BCDFGHJKLMNPQRSTVWXZ]{1,3}|[NR]GST|[LR]DST|TCHL?|GHTS?|RTHY?|[NR]TSH|NDSH?|MPST|STLY)"
_PRONOUNCEABLE = re.compile(rf"{_CLUSTER}?(?:[AEIOUY]{{1,3}}{_INNER})*[AEIOUY]{{0,2}}")
_SPELLED = frozenset("UKHSA UNHCR NSPCC RSPCA LGBTI ASLEP NASUWT USDAW IOPC RICSA OBES AFCON UKGBC CIPFA".split()) - {"USDAW", "AFCON", "CIPFA"}
_PERSONAL = frozenset("JK JRR WH TS EM PG AA HG DH CS JJ AJ PJ TJ BJ RJ KT".split())
_ALWAYS_WORDS = frozenset(
    "THE AND FOR ARE BUT NOT YOU ALL CAN HER WAS ONE OUR OUT DAY GET HAS HIM HIS HOW MAN NEW NOW OLD SEE TWO WAY BOY DID ITS LET PUT SAY SHE TOO "
    "USE DAD MUM CAR RUN BIG BAD END FAR FEW HOT JOB KEY LAW LOT LOW MEN MAY OFF OWN PAY RED SIX TEN TOP TRY WAR WIN YES YET DIE AGO AIR ANY ACT ADD "
    "ASK BED BIT BOX BUY BUS CUT DOG EAR EAT EYE FLY FUN GUN HIT ICE ILL KID LEG LIE MAD MAP NIL ODD OIL PER RAW ROW SEA SIT SKY SON SUN TAX TEA TIE NON SUB "
    "VAN VIA WET WHY ZOO GAS HAD HAT HEN LED MIX MUD PUB RAN RAT RED RIP SAD SAW SHY SKI SPY WON".split()
)
_WORDS_WHEN_LOUD = frozenset(
    "TO OF IN IS ON BY OR AT AS AN WE IF MY DO NO HE UP SO GO ME BE AM OH IT US WHO MAX SAM JOE TOM BEN DAN LEE ANN AMY EVA IAN KIM LEO MIA ROB RON TIM ZOE JIM RAY ROY "
    "PAM KEN LIZ VIC TED ALF BOB DEB DON ERA AGE ART ARM SET NET PEN CAP TAG ADS MET TIP TOY PET POP PIE".split()
)
_SENTENCE_WORDS = re.compile(r"\s(?:[a-z]{2,}|a)\b")


def in_words(text: str) -> str:
    """Give text with acronyms as words and initialisms letter by letter."""
    text = substitute(_MIXED_NAMES, _mixed_case, text)
    text = substitute(_STARS, lambda m: f"{spell(m[1])} {'double ' if len(m[2]) > 1 else ''}star{'s' if m[3] else ''}", text)
    text = substitute(_LETTER_AFTER, lambda m: f"{m[1]} {spell(m[2])}" if m[2] != "I" else None, text)
    text = substitute(_LETTER_HYPHEN, lambda m: f"{spell(m[1])}-", text)
    text = substitute(_AMPERSAND, lambda m: f"{spell(m[1])} and {spell(m[2])}{m[3]}", text)
    text = substitute(_DOTTED, _dotted, text)
    text = substitute(_SINGLE, lambda m: f"{spell(m[1])} ", text)
    text = substitute(_PAIR_OF_INITIALS, lambda m: spell(m[1]), text)
    return substitute(_CAPITALS, _capitals, text)


def _mixed_case(match: re.Match[str]) -> str:
    words = _MIXED_CASE[match[1]]
    if re.fullmatch(r"(?:[A-Z] )+[A-Z]", words):
        return spell(words)
    if re.fullmatch(r"(?:[A-Z] )+[A-Z]s", words):
        return f"{spell(words[:-1])}s"
    return words


def _dotted(match: re.Match[str]) -> str:
    letters = re.sub(r"[.\s]", "", match[0])
    rest = after(match, 2)
    if match[0].endswith(" ") or re.match(r"[A-Z]", rest):
        return f"{spell(letters)} "
    ends = match[0].endswith(".") and not rest
    return f"{spell(letters)}{'.' if ends else ''}"


def _capitals(match: re.Match[str]) -> str | None:
    name, ending = match[1], match[2] or ""
    if before(match, 1) == OPEN:
        return None
    if name in _SAID:
        return _SAID[name] + ending
    if f"{name}S" in _SAID and ending == "s":
        return _SAID[f"{name}S"]
    if _is_shouted(match, name):
        return None
    return f"{spell(name)}{ending}"


def _is_shouted(match: re.Match[str], name: str) -> bool:
    """Tell a word printed in capitals from an initialism."""
    if len(name) > 3:
        return _reads_as_word(name) or (len(name) == 4 and _is_loud(match) and bool(_PRONOUNCEABLE.fullmatch(name)))
    if name in _ALWAYS_WORDS:
        return True
    if name not in _WORDS_WHEN_LOUD:
        return False
    opens = not before(match, 2).strip() or before(match, 2)[0] in ".!?"
    return _is_loud(match) or (opens and name not in ("US", "WHO", "IT") and bool(_SENTENCE_WORDS.match(after(match, 12))))


def _is_loud(match: re.Match[str]) -> bool:
    """Tell whether words in capitals stand nearby, as in a headline."""
    near = f"{before(match, 40)} {after(match, 40)}"
    return any(name not in _SAID and _reads_as_word(name) for name in _SHOUTED.findall(near))


def _reads_as_word(name: str) -> bool:
    """Tell whether capitals of four letters or more are a word: 'POLICE', 'LAMPETER', not 'RSPCA'."""
    if name in _SPELLED:
        return False
    if len(name) > 6 or name.lower() in _common_words():
        return True
    return len(name) > 4 and bool(_PRONOUNCEABLE.fullmatch(name))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(words_by_frequency()[:12000])
