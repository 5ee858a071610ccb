"""Money in words: '£3.2m' as 'three point two million pounds', 'a £3.2m grant' in the singular."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, describes_a_noun, substitute, word_after, word_before
from briefing.pronounce.numerals import NUMBER, cardinal, is_one, spoken_number

_SYMBOLS = {
    "£": ("pound", "pounds"), "$": ("dollar", "dollars"), "€": ("euro", "euros"),
    "¥": ("yen", "yen"), "₹": ("rupee", "rupees"), "₩": ("won", "won"), "₽": ("rouble", "roubles"),
    "₺": ("lira", "lira"), "₪": ("shekel", "shekels"), "₦": ("naira", "naira"),
    "₴": ("hryvnia", "hryvnias"), "₿": ("bitcoin", "bitcoin"), "₱": ("peso", "pesos"), "₫": ("dong", "dong"),
}  # fmt: skip
_NATIONS = {
    "US": "U S", "A": "Australian", "AU": "Australian", "C": "Canadian", "CA": "Canadian",
    "NZ": "New Zealand", "HK": "Hong Kong", "S": "Singapore", "NT": "Taiwan", "R": "Brazilian",
}  # fmt: skip
_CODES = {
    "GBP": ("pound", "pounds"), "USD": ("U S dollar", "U S dollars"), "EUR": ("euro", "euros"),
    "CHF": ("Swiss franc", "Swiss francs"), "JPY": ("yen", "yen"),
    "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"), "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "INR": ("rupee", "rupees"), "Rs": ("rupee", "rupees"), "Rs.": ("rupee", "rupees"), "CNY": ("yuan", "yuan"),
    "SEK": ("Swedish krona", "Swedish kronor"), "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"), "PLN": ("zloty", "zlotys"), "ZAR": ("rand", "rand"),
}  # fmt: skip
_MAGNITUDES = {
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "mln": "million",
    "mill": "million", "bn": "billion", "b": "billion", "B": "billion", "tn": "trillion", "trn": "trillion", "cr": "crore",
}  # fmt: skip
_LONG = "thousand|million|billion|trillion|crores?|lakhs?"
_SIZE = rf"(?:\s?({_LONG}|mln|mill|mn|bn|trn|tn|[kKmMbB])(?![\w²³]))?"
_SIGN = r"(?:(US|AU|CA|NZ|HK|NT|A|C|S|R)?([$])|([£€¥₹₩₽₺₪₦₴₿₱₫]))"
_CODE = r"\b(GBP|USD|EUR|CHF|JPY|AUD|CAD|NZD|INR|CNY|SEK|NOK|DKK|PLN|ZAR|Rs\.?)\s?"
_AMOUNT = rf"({NUMBER}){_SIZE}"
_RANGE = re.compile(rf"(-)?{_SIGN}\s?{_AMOUNT}\s?-\s?[£$€¥₹]?{_AMOUNT}(?![\d])")
_SIGNED = re.compile(rf"(?<![\w.])([-−+])?{_SIGN}\s?{_AMOUNT}|{_SIGN}\s?{_AMOUNT}")
_CODED = re.compile(rf"{_CODE}{_AMOUNT}|(?<![\w.,])({NUMBER})\s?(GBP|USD|EUR|CHF|AUD|CAD)\b")
_SHOUTED = re.compile(r"[£$€]{2,}s?(?!\w)")
_TRAILING = re.compile(rf"(?<![\w.,])({NUMBER})\s?([£€])(?!\d)")
_PENCE = re.compile(rf"(?<![\w.,£$€])({NUMBER})(?:-(\d{{1,3}}))?p(?![\w])")
_CENTS = re.compile(rf"(?<![\w.,£$€])(\d{{1,2}})(c|¢)(?![\w.])")
_SPARE = re.compile(rf"(?<![\w.,£$€])({NUMBER})\s?(bn|tn|trn|mln|mn)(?!\w)")
_COUNTED_M = re.compile(rf"(?<![\w.,£$€])({NUMBER})([mMkK])(?![\w²³])(?:(?=[\s-]([A-Za-z]+)))?")
_COUNTED = frozenset(
    "people homes houses households jobs users customers children workers employees passengers viewers "
    "listeners visitors tourists copies patients voters votes tonnes tons doses pupils students adults "
    "women men families subscribers followers fans vehicles cars trees barrels hectares acres shares "
    "litres residents migrants refugees deaths cases tests babies pensioners businesses members "
    "animals birds bees pages items parcels letters calls views downloads streams others more "
    "Britons Americans Europeans borrowers drivers taxpayers claimants taxpayer meals bottles pints".split()
)
_RUNS = frozenset("run runs race races walk challenge fun time route swim course runner runners".split())
_NOUNS = frozenset(
    "grant plan fine deal bill fund project scheme prize note house home ticket contract loan debt "
    "investment boost cut package budget bonus move signing bid offer transfer development programme "
    "increase rise reward car mansion property fee charge coin cheque donation revamp makeover "
    "refurbishment upgrade extension building campus hospital school bridge stadium centre jackpot "
    "payout settlement claim lawsuit penalty levy tax shortfall deficit hole gap overspend saving "
    "banknote voucher takeover merger stake bailout man striker defender midfielder winger star "
    "compensation damages painting yacht theft fraud heist robbery scam windfall appeal target campaign "
    "initiative facility redevelopment regeneration expansion funding pledge".split()
)


def in_words(text: str) -> str:
    """Give text with every sum of money, and every 'bn' and counted 'm', in words."""
    if not any(c.isdigit() or c in _SYMBOLS for c in text):
        return text
    text = substitute(_SHOUTED, lambda m: _SYMBOLS[m[0][0]][1], text)
    text = substitute(_RANGE, _range, text)
    text = substitute(_SIGNED, _signed, text)
    text = substitute(_CODED, _coded, text)
    text = substitute(_TRAILING, lambda m: _said(m, m[1], None, _SYMBOLS[m[2]]), text)
    text = substitute(_PENCE, _pence, text)
    text = substitute(_CENTS, lambda m: f"{cardinal(int(m[1]))} cent{'' if m[1] == '1' else 's'}", text)
    text = substitute(_COUNTED_M, _counted, text)
    return substitute(_SPARE, lambda m: f"{spoken_number(m[1])} {_MAGNITUDES[m[2]]}", text)


def _size(written: str | None) -> str:
    return _MAGNITUDES.get(written, written) if written else ""


def _unit(nation: str | None, dollar: str | None, sign: str | None) -> tuple[str, str]:
    one, many = _SYMBOLS[dollar or sign or "£"]
    lead = _NATIONS.get(nation or "", "")
    if nation == "R":
        return "Brazilian real", "Brazilian reais"
    return f"{lead} {one}".strip(), f"{lead} {many}".strip()


def _signed(match: re.Match[str]) -> str | None:
    groups = match.groups()
    sign, rest = (groups[0], groups[1:6]) if groups[4] else (None, groups[6:11])
    nation, dollar, symbol, number, size = rest
    words = _said(match, str(number), size, _unit(nation, dollar, symbol))
    lead = {"-": "minus ", "−": "minus ", "+": "plus "}.get(sign or "", "")
    return lead + words


def _coded(match: re.Match[str]) -> str:
    if match[5]:
        return _said(match, match[4], None, _CODES[match[5]])
    return _said(match, match[2], match[3], _CODES[match[1]])


def _said(match: re.Match[str], number: str, size: str | None, unit: tuple[str, str]) -> str:
    """Give a sum in words: with its unit in the singular where it describes a noun."""
    describes = _describes(match)
    if not size and re.fullmatch(r"[\d,]+\.\d\d", number) and unit[1] in _SMALL:
        return _with_small(number, unit, describes=describes)
    amount = f"{spoken_number(number)} {_size(size)}".strip()
    single = describes or (is_one(number) and not size)
    return f"{amount} {unit[0] if single else unit[1]}"


_SMALL = {"pounds": ("penny", "pence"), "dollars": ("cent", "cents"), "euros": ("cent", "cents"), "U S dollars": ("cent", "cents")}


def _with_small(number: str, unit: tuple[str, str], *, describes: bool) -> str:
    whole, small = number.replace(",", "").split(".")
    if int(small) == 0:
        return f"{cardinal(int(whole))} {unit[0] if describes or int(whole) == 1 else unit[1]}"
    if int(whole) == 0:
        one, many = _SMALL[unit[1]]
        return f"{cardinal(int(small))} {one if int(small) == 1 or (describes and one == 'cent') else many}"
    big = unit[0] if describes or int(whole) == 1 else unit[1]
    return f"{cardinal(int(whole))} {big} {cardinal(int(small))}"


def _describes(match: re.Match[str]) -> bool:
    if describes_a_noun(match):
        return True
    following = word_after(match)
    if following.lower() in _NOUNS or following.lower().removesuffix("s") in _NOUNS:
        return word_before(match) not in ("of", "in", "for", "by")
    return after(match, 3).startswith(("-a-", "-an"))


def _range(match: re.Match[str]) -> str | None:
    _, nation, dollar, symbol, low, low_size, high, high_size = match.groups()
    one, many = _unit(nation, dollar, symbol)
    if re.search(r"\.\d\d$", low) or re.search(r"\.\d\d$", high) and not high_size:
        return f"{_said(match, low, low_size, (one, many))} to {_said(match, high, high_size, (one, many))}"
    first = f"{spoken_number(low)} {_size(low_size) if low_size != high_size else ''}".strip()
    second = f"{spoken_number(high)} {_size(high_size)}".strip()
    return f"{first} to {second} {one if _describes(match) else many}"


def _pence(match: re.Match[str]) -> str:
    first = spoken_number(match[1])
    return f"{first} to {cardinal(int(match[2]))} p" if match[2] else f"{first} p"


def _counted(match: re.Match[str]) -> str | None:
    following = match[3] or ""
    if match[2] in "kK":
        ran = following.lower() in _RUNS or (not following and word_before(match) in ("a", "the", "run", "ran"))
        return f"{spoken_number(match[1])} {'K' if ran else 'thousand'}"
    if following not in _COUNTED and following != "strong":
        return None
    return f"{spoken_number(match[1])} {_MAGNITUDES[match[2]]}"
