"""Acronyms: capitals that are said as a word, words printed in capitals, and mixed forms."""

from __future__ import annotations

import re
from functools import cache

from briefing.pronounce.tables import pairs, words
from briefing.pronounce.wordlist import ordinary, words_by_frequency

_WORDS = words("""
    Nato Nasa Unesco Unicef Opec Fifa Uefa Aids Ofsted Ofcom Ofgem Ofwat Acas Defra Bafta Rada Cobra
    Sage Asbo Pin Sim Interpol Europol Eurostar Ikea Asda Lidl Aldi Bupa Axa Ucas Bame Covid Sars
    Mers Pisa Stem Isis Isil Aslef Unison Unite Aukus Brics Asean Ecowas Farc Nafta Naafi Ram Gif
    Camra Waspi Serps Tessa Isa Erasmus Cern Nasdaq Taser Tasers Tardis Mensa Oxfam Barb Imax Lego
    Nama Siptu Tusla Hiqa Concacaf Conmebol Afcon Hamas Cop Norad Awol Nimby Nimbys Yimby Nice Ipso
    Rospa Napo Usaid Wasp Cafcass Ceop Marac Mappa Cites Pep Vue Lamda Sats Wags Isas Dab Lan Mash
    Dart Luas Ebay Usdaw Cipfa Ulez Zip Cobol Fema Covax Pips
""")
_RESPELLED = pairs("""
    FTSE = footsie | JPEG = jay peg | UKIP = you kip | SWAT = swat | RADAR = radar | SONAR = sonar
    LASER = laser | SCUBA = scuba | OK = OK | MET = Met | PIN = pin | PINS = pins
""")
SAID = {word.upper(): word for word in _WORDS} | _RESPELLED
"Capitals that are said as a word: 'NATO' as 'Nato'."
MIXED_CASE = pairs("""
    TfL = TFL | PhD = PHD | PhDs = PHDs | BSc = BSC | MSc = MSC | LLB = LLB | mRNA = MRNA
    DfE = DFE | DfT = DFT | MoD = MOD | MoJ = MOJ | DoJ = DOJ | DoH = DOH | FoI = FOI | HoC = HOC
    PoW = POW | PoWs = POWs | GPhC = GPHC | RoI = ROI | BoE = BOE | TfGM = TFGM | TfN = TFN
    TfW = TFW | plc = PLC | Plc = PLC | RTÉ = RTE | pH = PH | IoT = IOT | MEng = MENG | tv = TV
    DLitt = DLITT | JPMorgan = JP Morgan | CofE = C of E | CoE = C of E | MPhil = M Phil
    R'n'B = R n B | R’n’B = R n B
    DPhil = D Phil | BTec = B Tec | BTEC = B Tec
    BTECs = B Tecs
""")
"Names of small and capital letters; one word of capitals is spelled."
_SPELLED = words("UKHSA UNHCR NSPCC RSPCA LGBTI NASUWT IOPC UKGBC IAEA ESA OECD")
_ALWAYS_WORDS = words("""
    THE AND FOR ARE BUT NOT YOU ALL CAN HER WAS ONE OUR OUT DAY GET HAS HIM HIS HOW MAN NEW NOW
    OLD SEE TWO WAY BOY DID ITS LET PUT SAY SHE TOO USE DAD MUM CAR RUN BIG BAD END FAR FEW HOT
    JOB KEY LAW LOT LOW MEN MAY OFF OWN PAY RED SIX TEN TOP TRY WAR WIN YES YET DIE AGO AIR ANY
    ACT ADD ASK BED BIT BOX BUY BUS CUT DOG EAR EAT EYE FLY FUN GUN HIT ICE ILL KID LEG LIE MAD
    MAP NIL ODD OIL PER RAW ROW SEA SIT SKY SON SUN TAX TEA TIE NON SUB VAN VIA WET WHY ZOO GAS
    HAD HAT HEN LED MIX MUD PUB RAN RAT SAD SAW SHY SKI SPY WON
""")
_WORDS_WHEN_LOUD = words("""
    TO OF IN IS ON BY OR AT AS AN WE IF MY DO NO HE UP SO GO ME BE AM OH IT US WHO MAX SAM JOE TOM
    BEN DAN LEE ANN AMY EVA IAN KIM LEO MIA ROB RON TIM ZOE JIM RAY ROY PAM KEN LIZ VIC TED ALF
    BOB DEB DON ERA AGE ART ARM SET NET PEN CAP TAG ADS TIP TOY PET POP PIE
""")
_PRONOUNS = ("US", "WHO", "IT")
"Also a country, a health body and computing: words only among other capitals."
_CONSONANT = "[BCDFGHJKLMNPQRSTVWXZ]"
_CLUSTERS = (
    "BL BR CH CL CR CW DR DW FF FL FR GH GL GN GR GW KH KL KN KR KW LL PH PL PR PS QU RH RHY SC SH "
    "SK SL SM SN SP SQ ST SV SW TH TR TW WH WR SCH SCR SPL SPR STR THR CHR PHR SHR SHL"
)
_ONSET = rf"(?:{'|'.join(sorted(_CLUSTERS.split(), key=len, reverse=True))}|{_CONSONANT})"
_CODAS = (
    "CK CT CH FF FT GH GHT GS GHS LD LDS LF LK LL LLS LM LMS LP LS LT LTS MB MP MPS MPT MS NC ND "
    "NDS NG NGS NK NKS NS NT NTS NCH NTH PH PS PT PTS RB RC RCH RD RDS RF RG RGH RK RKS RL RLD RM "
    "RMS RN RNS RP RS RSH RST RT RTH RTS SH SK SM SP SS ST STS TCH TH THS TS TT WD WL WN WNS WS "
    "XT DS BS CKS CTS LTH NST NN RR GG PP DD BB ZZ"
)
_CODA = rf"(?:{'|'.join(sorted(_CODAS.split(), key=len, reverse=True))}|{_CONSONANT})"
_INNER = rf"(?:{_CONSONANT}{{1,3}}|[NR]GST|[LR]DST|TCHL?|GHTS?|RTHY?|[NR]TSH|NDSH?|MPST|STLY)"
_PRONOUNCEABLE = re.compile(
    rf"{_ONSET}?(?:[AEIOUY]{{1,3}}(?:{_INNER}|{_CODA}{_ONSET}))*(?:[AEIOUY]{{1,3}}{_CODA}|[AEIOUY]{{1,2}})"
)
_LONG_CAPITALS = re.compile(r"[A-Z]{4,40}")
_COMMONEST = 12_000
"Words of the shipped list that are taken for words even in capitals."


def is_word(name: str, near: str, *, opens: bool) -> bool:
    """Tell a word printed in capitals from initials: 'POLICE' from 'RSPCA', 'THE' from 'TUC'.

    `near` is the text around it; `opens` says that it begins a sentence in small letters.
    """
    if len(name) > 4:
        return reads_as_word(name)
    if len(name) == 4:
        return reads_as_word(name) or (_pronounceable(name) and is_loud(near))
    if name in _ALWAYS_WORDS:
        return True
    if name not in _WORDS_WHEN_LOUD:
        return False
    return (opens and name not in _PRONOUNS) or is_loud(near)


def is_loud(near: str) -> bool:
    """Tell whether words in capitals stand in a text, as in a headline."""
    return any(name not in SAID and reads_as_word(name) for name in _LONG_CAPITALS.findall(near))


def reads_as_word(name: str) -> bool:
    """Tell whether four capitals or more are a word: 'POLICE', 'LAMPETER', not 'RSPCA'."""
    if name in _SPELLED:
        return False
    if name.lower() in _common_words():
        return True
    if len(name) < 5:
        return False
    if len(name) > 6 and sum(letter in "AEIOUY" for letter in name) * 4 >= len(name):
        return True
    return (
        name.lower() in ordinary() or _pronounceable(name) or _pronounceable(name.removesuffix("S"))
    )


def _pronounceable(name: str) -> bool:
    return bool(_PRONOUNCEABLE.fullmatch(name))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(words_by_frequency()[:_COMMONEST])
