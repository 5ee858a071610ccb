"""Symbols and the numerals left over: per cents, ordinals, years, plain numbers, '&', '+', '/'."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute, word_after, word_before
from briefing.pronounce.numerals import NUMBER, cardinal, digits, ordinal, spoken_number, year

_PERCENT_RANGE = re.compile(rf"(?<![\w.,])({NUMBER})\s?%?\s?-\s?({NUMBER})\s?(%|pc\b|per\s?cent\b|percent\b)")
_PERCENT = re.compile(rf"(?<![\w.])([-−+])?({NUMBER})\s?(?:(%)(-?pts?\b|\spoints?\b)?|(pc)\b|(pp)\b|(‰))")
_ORDINAL = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})*|\d{1,6})(?:st|nd|rd|th|ST|ND|RD|TH)\b")
_MULTIPLE = re.compile(rf"(?<![\w.,])({NUMBER})[x×](?!\w)")
_CROSS = re.compile(rf"(?<![\w.,])({NUMBER})\s?[x×*]\s?(?={NUMBER})")
_STARS = re.compile(r"(?<![\w.,])(\d{1,2})\*(?!\w)")
_PLUS_AFTER = re.compile(r"(?<=[\w)\ue001])\+(?=$|[\s,.;:!?)-])")
_PLUS = re.compile(r"(?<=[\w)\ue001])\s?\+\s?(?=[\w(£$€\ue000])|(?<![\w])\+(?=\d)")
_RANGE = re.compile(rf"(?<![\w.,-])({NUMBER})\s?-\s?({NUMBER})(?![\w-])")
_BETWEEN_SUMS = re.compile(r"(?<=\d)\s-\s(?=\d{1,6}\s?=)")
_YEAR = re.compile(r"(?<![\w.,:/£$€-])(1\d{3}|20\d\d)(?![\w%]|[.,:/]\d|-\d)(['’]s)?")
_NUMBER = re.compile(rf"(?<![\w.])(-)?(?<!\d)({NUMBER})(?![\d])")
_LONG = re.compile(r"\d{19,}")
_ANY_DIGITS = re.compile(r"\d+")
_BARE_DECIMAL = re.compile(r"(?<![\w.])\.(\d{1,6})(?![\w.])")
_VERSION = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,4}){2,4})(?![\w.]\w)")
_SLASHED = re.compile(r"(?<=[A-Za-z\ue001])\s?/\s?(?=[A-Za-z(\ue000])")
_OR_PAIRS = re.compile(r"\b(he|she|his|him|her|hers|himself|yes|either|him)/(she|he|her|hers|him|his|they|herself|no|or|them)\b", re.IGNORECASE)
_AND_OR = re.compile(r"\band\s?/\s?or\b", re.IGNORECASE)
_PER = re.compile(r"(?<=[a-z])\s?/\s?(day|week|month|year|hour|hr|person|head|night|litre|kg|km|mile)\b")
_SYMBOLS = (
    (re.compile(r"\s?&\s?"), " and "), (re.compile(r"\s?±\s?"), " plus or minus "), (re.compile(r"\s?÷\s?"), " divided by "),
    (re.compile(r"\s?×\s?"), " times "), (re.compile(r"\s?≠\s?"), " does not equal "), (re.compile(r"\s?[=]\s?(?=[\w-])"), " equals "), (re.compile(r"\s?[→⇒]\s?|\s-+>\s"), " to "),
    (re.compile(r"§+\s?"), " section "), (re.compile(r"\s?°\s?"), " degrees "), (re.compile(r"(?<=\w)\s?@\s?(?=\w)|(?<!\S)@\s"), " at "), (re.compile(r"²"), " squared"), (re.compile(r"³"), " cubed"),
)  # fmt: skip
_COMPARED = (
    (re.compile(r"\s?(?:≥|>=)\s?"), " at least "), (re.compile(r"\s?(?:≤|<=)\s?"), " at most "), (re.compile(r"(?<![\w<])<\s?(?=[\d£$€])|(?<=\w)\s<\s(?=[\d£$€])"), " less than "),
    (re.compile(r"(?<![\w>-])>\s?(?=[\d£$€])|(?<=\w)\s>\s(?=[\d£$€])"), " more than "), (re.compile(r"\s?≈\s?|~(?=\s?[\d£$€])"), " about "),
)  # fmt: skip
_SIGNS = {"£": "pounds", "$": "dollars", "€": "euros", "%": "percent", "¥": "yen", "₹": "rupees"}
_LONE_SIGN = re.compile(r"[£$€%¥₹](?=\s|$|[,.;:!?])")
_DROPPED = re.compile(r"[™®©℠•·▪■●◆†‡¶*_\\^~|<>#=@`¦¬¤¨¯¸←↑↓]+")
_YEAR_LEADS = frozenset(
    "in since by until till before after from during of year to and early late mid summer winter spring autumn season "
    "january february march april may june july august september october november december circa around through class "
    "christmas easter between for the or".split()
)
_COUNT_NOUNS = frozenset(
    "people men women jobs homes houses children pupils patients cases deaths miles metres votes pounds dollars euros students staff "
    "police officers workers fans spectators years days hours minutes seconds words seats tickets units tonnes litres calories feet "
    "times points runs words copies signatures or".split()
)
_NOT_PLURALS = frozenset("was is has as its his this us across versus towards perhaps always sees saw plus census".split())


def compared(text: str) -> str:
    """Give text with '>100', '<5' and '~200' in words, while their numerals still stand."""
    for pattern, words in _COMPARED:
        text = pattern.sub(words, text)
    return text


def in_words(text: str) -> str:
    """Give text with every numeral and symbol that is still there in words."""
    text = substitute(_AND_OR, lambda _: "and or", text)
    text = substitute(_OR_PAIRS, lambda m: f"{m[1]} or {m[2]}", text)
    text = substitute(_PER, lambda m: f" per {'hour' if m[1] == 'hr' else m[1]}", text)
    if any(c.isdigit() for c in text):
        text = _numerals(text)
    text = substitute(_PLUS_AFTER, lambda _: " plus", text)
    text = substitute(_PLUS, lambda _: " plus ", text)
    text = substitute(_SLASHED, lambda _: " slash ", text)
    for pattern, words in _SYMBOLS:
        text = pattern.sub(words, text)
    text = substitute(_LONE_SIGN, lambda m: f" {_SIGNS[m[0]]}", text)
    return _DROPPED.sub(" ", text)


def _numerals(text: str) -> str:
    text = substitute(_LONG, lambda m: digits(m[0]), text)
    text = substitute(_PERCENT_RANGE, _percent_range, text)
    text = substitute(_PERCENT, _percent, text)
    text = substitute(_ORDINAL, lambda m: ordinal(int(m[1].replace(",", ""))), text)
    text = substitute(_CROSS, lambda m: f"{spoken_number(m[1])} {'by' if _is_size(m) else 'times'} ", text)
    text = substitute(_MULTIPLE, lambda m: f"{spoken_number(m[1])} times", text)
    text = substitute(_STARS, lambda m: f"{cardinal(int(m[1]))} star", text)
    text = _BETWEEN_SUMS.sub(" minus ", text)
    text = substitute(_VERSION, lambda m: " point ".join(cardinal(int(n)) for n in m[1].split(".")), text)
    text = substitute(_RANGE, lambda m: f"{spoken_number(m[1])} to {spoken_number(m[2])}", text)
    text = substitute(_YEAR, _year, text)
    text = substitute(_BARE_DECIMAL, lambda m: f"point {digits(m[1])}", text)
    text = substitute(_NUMBER, _number, text)
    return substitute(_ANY_DIGITS, _leftover, text)


def _percent_range(match: re.Match[str]) -> str:
    unit = "per cent" if match[3] == "per cent" else "percent"
    return f"{spoken_number(match[1])} to {spoken_number(match[2])} {unit}"


def _percent(match: re.Match[str]) -> str:
    lead = {"-": "minus ", "−": "minus ", "+": "plus "}.get(match[1] or "", "")
    unit = "percent"
    if match[4] and "pt" in match[4]:
        unit = "percentage points"
    elif match[4]:
        unit = f"percentage{match[4]}"
    elif match[6]:
        unit = "percentage points"
    elif match[7]:
        unit = "per thousand"
    return f"{lead}{spoken_number(match[2])} {unit}"


def _is_size(match: re.Match[str]) -> bool:
    return not match[0].endswith(" ") and " " not in match[0]


def _year(match: re.Match[str]) -> str | None:
    number = int(match[1])
    following, lead = word_after(match), word_before(match)
    counts = following.lower() in _COUNT_NOUNS or (following.islower() and following.endswith("s") and following not in _NOT_PLURALS and number % 100 == 0)
    if counts and lead not in ("in", "since", "the") or (number % 1000 == 0 and number < 2000 and lead not in ("in", "since")):
        return None
    if number < 1500 and lead not in _YEAR_LEADS:
        return None
    if re.search(r"\b(?:about|around|over|under|nearly|almost|than|some|least|to)\s$", before(match, 10)) and number % 50 == 0 and counts:
        return None
    return f"{year(number)}{match[2] or ''}"


def _number(match: re.Match[str]) -> str:
    minus, number = match[1], match[2]
    tail = " " if after(match, 1).isalpha() else ""
    if not minus:
        return spoken_number(number) + tail
    lead = before(match, 1)
    return f"{'-' if lead.isalnum() or lead == ')' else 'minus '}{spoken_number(number)}{tail}"


def _leftover(match: re.Match[str]) -> str:
    """Give digits that stand inside a word or an odd code, parted from the letters beside them."""
    words = spoken_number(match[0]) if len(match[0]) <= 18 else digits(match[0])
    lead = " " if before(match, 1).isalpha() else ""
    tail = " " if after(match, 1).isalpha() else ""
    return f"{lead}{words}{tail}"


