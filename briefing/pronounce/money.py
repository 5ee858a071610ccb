"""Money in words: '£3.2m' as 'three point two million pounds', 'a £3.2m grant' in the singular."""

from __future__ import annotations

import re

from briefing.pronounce.context import (
    after,
    before,
    describes_a_noun,
    substitute,
    word_after,
    word_before,
)
from briefing.pronounce.currencies import SIZES, SMALL, named
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import NUMBER, cardinal, is_one, spoken_number
from briefing.pronounce.tables import words
from briefing.pronounce.units import GOODS

_SIGNS = "£€¥₹₩₽₺₪₦₴₿₱₫"
_LONG = "thousand|million|billion|trillion|crores?|lakhs?"
_SIZE = rf"(?:(?:\s|-(?={_LONG}))?({_LONG}|mln|mill|mn|bn|trn|tn|[kKmMbB])(?![\w²³]))?"
_SIGN = rf"(?:(US|AU|CA|NZ|HK|NT|A|C|S|R)?([$])|([{_SIGNS}]))"
_CODES = "GBP|USD|EUR|CHF|JPY|AUD|CAD|NZD|INR|CNY|SEK|NOK|DKK|PLN|ZAR|KES|AED|RM|KSh|Ksh|Sh"
_CODE = rf"\b({_CODES}|Rs\.?)\s?"
_AMOUNT = rf"({NUMBER}){_SIZE}"
_OUTSIDE = r"(?<![\w.,£$€])"
_RANGE = re.compile(rf"{_SIGN}\s?{_AMOUNT}\s?-\s?[£$€¥₹]?{_AMOUNT}(?!\d)")
_SIGNED = re.compile(rf"(?:(?<![\w.])([-+]))?{_SIGN}\s?{_AMOUNT}")
_CODED = re.compile(rf"{_CODE}{_AMOUNT}")
_ENDING_CODE = re.compile(rf"(?<![\w.,])({NUMBER})\s?(GBP|USD|EUR|CHF|AUD|CAD)\b")
_ONE_LETTER = re.compile(
    rf"(?<![\w-])([RN])(?=\d{{1,3}}(?:,\d{{3}}|\d{{0,3}}(?:\.\d{{1,3}})?(?:[\s-](?:{_LONG})|bn|m)\b))"
    rf"{_AMOUNT}"
)
_MULTI = re.compile(
    r"\b[Mm]ulti-?([£$€])(m|bn|million|billion)(?!\w)|([£$€])[Mm]ulti-(m|bn|million|billion)(?!\w)"
)
_PRICES = re.compile(r"(?<=[\dpkm])/(?=[£$€])")
_PEOPLE_IN_NEED = re.compile(
    r"\s(?:have|are|were|who|voted|watched|fled|died|live|lived|claim|claimed|had\s\w+(?:ed|en|ne)\b|"
    r"had\sfled|of\s(?:them|us))\b|,?\s(?:up|down|compared\swith|against)\s(?:from\s)?\d|\s(?:on|in|without|with)\s(?:waiting|benefits|work|poverty|debt|jobs?|universal|furlough|low|zero-hours|"
    r"hospital|Universal|Britain|England|Scotland|Wales|need|care)\b"
)
_TWICE = re.compile(r"\b(pounds|dollars|euros)\s\1\b")
"'£2.4 billion pounds' names its currency twice."
_SPACED = re.compile(r"(?<=[£$€R])[1-9]\d{0,2}(?:\s\d{3})+(?![\d.,]*\d)")
"Thousands parted by spaces, as in South Africa: 'R94 000'."
_RAND = re.compile(r"(?<![\w-])R(\d{1,3}(?:,\d{3}){0,3}\.\d\d)(?![\w.])")
_ROUND = {"100": "hundreds", "1,000": "thousands", "1000": "thousands"}
_ROUND_SUMS = re.compile(r"([£$€])(1,?000|100)s(?!\w)")
_SHOUTED = re.compile(r"[£$€]{2,}s?(?!\w)")
_SIGN_AFTER = re.compile(rf"(?<![\w.,])({NUMBER})\s?([£€])(?!\d)")
_PENCE = re.compile(rf"{_OUTSIDE}({NUMBER})(?:-(\d{{1,3}}))?p(?!\w)")
_CENTS = re.compile(rf"{_OUTSIDE}(\d{{1,2}})(?:c|¢)(?![\w.])")
_BARE_SIZE = re.compile(rf"{_OUTSIDE}({NUMBER})\s?(bn|tn|trn|mln|mn)(?!\w)")
_BARE_LETTER = re.compile(rf"{_OUTSIDE}({NUMBER})([mMkK])(?![\w²³])(?:(?=[\s-]([A-Za-z]+)))?")
_RACE = re.compile(r"\s(?:\w+\s)?(?:park\s?)?(?:runs?|race|walk|fun run|swim)\b")
_TIMED = re.compile(r"\sin\s\d{1,3}[:.]\d\d|\sin\s\w+(?:-\w+)? (?:minutes|hours)\b")
_MEASURED = words("at the last final first next within to from for by in through after every over")
"Words before a distance: 'seals at 900m had been seen'."
_PICTURE = re.compile(
    r"\s(?:Ultra|HD|TV|UHD|screens?|televisions?|video|footage|cameras?|resolution|monitor)\b"
)
_COUNTED = words("""
    people homes houses households jobs users customers children workers employees passengers
    viewers listeners visitors tourists copies patients voters votes tonnes tons doses pupils
    students adults women men families subscribers followers fans vehicles cars trees barrels
    hectares acres shares litres residents migrants refugees deaths cases tests babies pensioners
    businesses members animals birds bees pages items parcels letters calls views downloads
    streams others more Britons Americans Europeans borrowers drivers taxpayers claimants taxpayer
    meals bottles pints
""")
_NOT_PLURALS = words(
    "perhaps besides minus times metres across plus versus thus overseas hurdles races"
)
_RUNS = words("run runs race races walk challenge fun time route swim course runner runners")
_NOUNS = words("""
    grant plan fine deal bill fund project scheme prize note house home ticket contract loan debt
    investment boost cut package budget bonus move signing bid offer transfer development
    programme increase rise reward car mansion property fee charge coin cheque donation revamp
    makeover refurbishment upgrade extension building campus hospital school bridge stadium centre
    jackpot payout settlement claim lawsuit penalty levy tax shortfall deficit hole gap overspend
    saving banknote voucher takeover merger stake bailout man striker defender midfielder winger
    star compensation damages painting yacht theft fraud heist robbery scam windfall appeal target
    campaign initiative facility redevelopment regeneration expansion funding pledge
""")


def in_words(text: str) -> str:
    """Give text with every sum of money, and every 'bn' and counted 'm', in words."""
    text = substitute(_MULTI, _multi, text)
    text = substitute(_SHOUTED, lambda m: named(m[0][0])[1], text)
    if not any(c.isdigit() for c in text):
        return text
    text = re.sub(r"(?<=[£€]\d\.\d\d)p\b|(?<=[£€]\d\d\.\d\d)p\b", "", text)
    text = _PRICES.sub(", ", text)
    text = _SPACED.sub(lambda m: m[0].replace(" ", ","), text)
    text = substitute(_RAND, lambda m: _sum(m, m[1], None, named("R")), text)
    text = _ROUND_SUMS.sub(lambda m: f"{_ROUND[m[2]]} of {named(m[1])[1]}", text)
    text = substitute(_RANGE, _range, text)
    text = substitute(_SIGNED, _signed, text)
    text = substitute(_CODED, lambda m: _sum(m, m[2], m[3], named(m[1])), text)
    text = substitute(_ONE_LETTER, lambda m: _sum(m, m[2], m[3], named(m[1])), text)
    text = substitute(_ENDING_CODE, lambda m: _sum(m, m[1], None, named(m[2])), text)
    text = substitute(_SIGN_AFTER, lambda m: _sum(m, m[1], None, named(m[2])), text)
    text = substitute(_PENCE, _pence, text)
    text = substitute(_CENTS, lambda m: f"{cardinal(int(m[1]))} cent{'s' * (m[1] != '1')}", text)
    text = substitute(_BARE_LETTER, _bare_letter, text)
    text = substitute(_BARE_SIZE, lambda m: f"{spoken_number(m[1])} {SIZES[m[2]]}", text)
    return _TWICE.sub(r"\1", text)


def _long(size: str | None) -> str:
    return SIZES.get(size, size) if size else ""


def _signed(match: re.Match[str]) -> str:
    sign, nation, dollar, symbol, number, size = match.groups()
    lead = {"-": "minus ", "+": "plus "}.get(sign or "", "")
    return lead + _sum(match, number, size, named(dollar or symbol, nation))


def _sum(match: re.Match[str], number: str, size: str | None, unit: tuple[str, str]) -> str:
    """Give a sum in words: with its unit in the singular where it describes a noun."""
    describes = _describes(match)
    if not size and re.search(r"\.\d\d$", number) and unit[0].split()[-1] in SMALL:
        return _with_small_coin(number, unit, describes=describes)
    amount = f"{spoken_number(number)} {_long(size)}".strip()
    single = describes or (is_one(number) and not size)
    return f"{amount} {unit[0] if single else unit[1]}"


def _with_small_coin(number: str, unit: tuple[str, str], *, describes: bool) -> str:
    """Give '4.50' as 'four pounds fifty', '0.50' as 'fifty pence', '4.00' as 'four pounds'."""
    whole, small = (int(part) for part in number.replace(",", "").split("."))
    if not whole and small:
        one, many = SMALL[unit[0].split()[-1]]
        return f"{cardinal(small)} {one if small == 1 else many}"
    big = unit[0] if describes or whole == 1 else unit[1]
    return f"{cardinal(whole)} {big}" + (f" {cardinal(small)}" if small else "")


def _describes(match: re.Match[str]) -> bool:
    if describes_a_noun(match) or after(match, 3).startswith(("-a-", "-an")):
        return True
    following = word_after(match).lower()
    known = following in _NOUNS or following.removesuffix("s") in _NOUNS
    return known and word_before(match) not in ("of", "in", "for", "by")


def _multi(match: re.Match[str]) -> str:
    """Give 'multi-£m' and '£multi-million' as 'multi-million pound'."""
    size = match[2] or match[4]
    return f"multi-{SIZES.get(size, size)} {named(match[1] or match[3])[0]}"


def _range(match: re.Match[str]) -> str:
    nation, dollar, symbol, low, low_size, high, high_size = match.groups()
    unit = named(dollar or symbol, nation)
    if not (low_size or high_size) and re.search(r"\.\d\d(?: |$)", f"{low} {high}"):
        return f"{_sum(match, low, None, unit)} to {_sum(match, high, None, unit)}"
    first = f"{spoken_number(low)} {_long(low_size) if low_size != high_size else ''}".strip()
    second = f"{spoken_number(high)} {_long(high_size)}".strip()
    return f"{first} to {second} {unit[0] if _describes(match) else unit[1]}"


def _pence(match: re.Match[str]) -> str:
    first = spoken_number(match[1])
    return f"{first} to {cardinal(int(match[2]))} p" if match[2] else f"{first} p"


def _is_a_race(match: re.Match[str], following: str) -> bool:
    """Tell 'a 10k run' and 'the Great 10K' from 'a 75k house'."""
    if following in _RUNS or _RACE.match(after(match, 25)) or _TIMED.match(after(match, 12)):
        return True
    if following:
        return False
    in_a_name = match[2] == "K" and re.search(r"\b[A-Z][a-z]+\s$", before(match, 20))
    return bool(in_a_name) or word_before(match) in ("a", "run", "ran")


def _is_a_plural(word: str) -> bool:
    """Tell a plural that millions may count from what metres measure: '5m walls', '2m across'."""
    return (
        len(word) > 4
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "ous", "wards", "ways"))
        and word.removesuffix("s") not in GOODS
        and word not in _NOT_PLURALS
    )


def _bare_letter(match: re.Match[str]) -> str | None:
    """Read '5m people' as millions, '75k' as thousands and 'a 10k run' as it is said."""
    number, letter, following = match[1], match[2], match[3] or ""
    if (
        letter == "K"
        and (number in ("4", "8") or _PICTURE.match(after(match, 14)))
        and not (following in _COUNTED or _is_a_plural(following))
    ):
        return f"{spoken_number(number)} {spell('K')}"
    if letter in "kK":
        return f"{spoken_number(number)} {'K' if _is_a_race(match, following) else 'thousand'}"
    if float(number.replace(",", "")) >= 1000:
        return None  # nobody writes thousands of millions
    counts = following in (*_COUNTED, "strong") or _is_a_plural(following)
    if not counts and (
        word_before(match) in _MEASURED or not _PEOPLE_IN_NEED.match(after(match, 30))
    ):
        return None
    return f"{spoken_number(number)} million"
