"""Dates in words: 'March 29' as 'March the twenty-ninth', '29/03/2017', '6/7 May', 'Mon-Fri'."""

from __future__ import annotations

import re

from briefing.pronounce import years
from briefing.pronounce.context import before, substitute, word_after, word_before
from briefing.pronounce.numerals import ordinal, two_digits, year
from briefing.pronounce.tables import any_of, words

_MONTHS = words(
    "January February March April May June July August September October November December"
)
_SHORT_MONTHS = {name[:3]: name for name in _MONTHS} | {"Sept": "September"}
_DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SHORT_DAYS = {name[:3]: name for name in _DAYS} | {
    "Tues": "Tuesday", "Thur": "Thursday", "Thurs": "Thursday", "Weds": "Wednesday",
}  # fmt: skip
_SHORT = "|".join(
    form for name in [*_SHORT_MONTHS, "Sept"] for form in (name, name.upper()) if name != "May"
)
_MONTH = rf"(?:{any_of([*_MONTHS, *(m.upper() for m in _MONTHS)])}|(?:{_SHORT})\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1\d{3}|20\d{2})"
_NOT_A_DATE = (
    r"(?![\w£$€%]|[.,:/]\d|-\d|\s?(?:%|per\s?cent|pc\b|million\b|billion\b|bn\b|thousand\b|mph\b|"
    r"miles?\b|km\b|kg\b|metres?\b|points?\b|goals?\b|runs\b|wickets?\b))"
)
_TH = r"(?:st|nd|rd|th)?"
_WEEKDAY = re.compile(
    rf"\b({any_of(_SHORT_DAYS)})\b(?:\.,?|,)?"
    rf"(?=\s(?:{_DAY}{_TH}\s)?{_MONTH}|\s{_DAY}{_TH}\b(?!\s?(?:[ap]m|%)))"
)
_LONE_DAY = re.compile(
    r"\b(Mon|Tues?|Weds?|Thurs?|Thu|Fri)\.(?=\s[a-z&]|[,;)]|$)|\b(Sat|Sun)\.(?=\s(?:and|to|or|&)\s)"
)
_OPENING_DAY = re.compile(
    rf"\b({any_of(_SHORT_DAYS)})\b\.?(?=:?\s\d{{1,2}}(?:[.:]\d\d)?\s?(?:[ap]m)?\s?-\s?\d)"
)
"A day before its hours: 'Sun: 10-4'."
_DAY_BESIDE_TIME = re.compile(
    rf"(?<=[ap]m )({any_of(_SHORT_DAYS)})\b"
    rf"|\b({any_of(_SHORT_DAYS)}),?(?=\s\d{{1,2}}(?:[.:]\d\d)?\s?[ap]m\b)"
)
"A day before or after an hour: '6pm Fri to 6am Sat'."
_DAY_MONTH = re.compile(
    rf"(?<![\w£$€.,:/-])(the\s)?({_DAY}){_TH}(?:\s?(-|/|to|and|&|or)\s?({_DAY}){_TH})?(?:\sof)?\s"
    rf"({_MONTH})(?:(,?\s)({_YEAR})(?![\w%]|[,.]\d)(?:-(\d\d)(?!\d))?)?(?!\w)"
)
_MONTH_DAY = re.compile(
    rf"\b({_MONTH})\s(?:the\s)?({_DAY}){_TH}"
    rf"(?:\s?(-|to|and|&|or)\s?({_DAY}){_TH}(?![\w:.]\d?))?{_NOT_A_DATE}"
    rf"(?:(,?\s)({_YEAR})(?![\w%-]|[,.]\d))?"
)
_MONTH_DAYS = re.compile(
    rf"\b({_MONTH})\s({_DAY}){_TH}((?:,\s{_DAY}{_TH}){{1,8}})(,?\sand\s|,?\s&\s)({_DAY}){_TH}{_NOT_A_DATE}"
)
_DAY_NTH = re.compile(
    rf"\b({any_of(_DAYS)}),?\s({_DAY})(?:st|nd|rd|th)\b(?!\s(?:XI\b|place|seed|round|minute|over|birthday))"
)
_DAYS_MONTH = re.compile(
    rf"(?<![\w£$€.,:/-])(?:the\s)?({_DAY}{_TH}(?:,\s?{_DAY}{_TH}){{1,8}}),?\s(and|&)\s({_DAY}){_TH}\s(?:of\s)?({_MONTH})(?!\w)"
)
_DAY_MONTH_RANGE = re.compile(
    rf"(?<=[a-z.])\s?-\s?(?=(?:the\s)?{_DAY}{_TH}\s{_MONTH}|{_MONTH}\s{_DAY}\b)"
    rf"|(?<=\d)\s?-\s?(?=(?:{any_of([*_DAYS, *_SHORT_DAYS])})\s{_DAY}\b)"
)
_SHORT_DATE = re.compile(
    r"(?:(?<=\b[Oo]n )|(?<=day )|(?<=day, )|(?<=ending )|(?<=commencing )|(?<=day \())"
    rf"({_DAY})/(0?[1-9]|1[0-2])"
    r"(?![\w/]|[.,]\d|\s(?:of|favourite|shot|chance|odds)\b)"
)
"A date without its year: 'on 3/11'."
_YEAR_TO_MONTH = re.compile(rf"(?<=\b\d{{4}})\s?-\s?(?={_MONTH}\s{_YEAR}\b)")
_MONTH_YEAR = re.compile(rf"\b({_MONTH})(,?\s)({_YEAR})(?![\w%-]|[,.]\d)")
_MONTH_SHORT_YEAR = re.compile(rf"\b({_MONTH})\s['’](\d\d)\b")
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)")
_ISO = re.compile(
    r"(?<![\w./-])(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w/-])"
)
_DASHED = re.compile(rf"(?<![\w/-])({_DAY})-({_MONTH})-({_YEAR})(?![\w-])")
_MONTH_PAIR = re.compile(rf"\b({_MONTH})\s?[-/]\s?({_MONTH})(?!\w)")
_ANY_DAY = any_of([*_DAYS, *_SHORT_DAYS])
_DAY_PAIR = re.compile(rf"\b({_ANY_DAY})\.?\s?(-|/|to)\s?({_ANY_DAY})\b")
_DAY_LIST = re.compile(
    rf"(?<![Tt]he )\b({any_of(_SHORT_DAYS)})((?:,\s(?:{any_of(_SHORT_DAYS)}))*\s(?:and|or|&)\s)"
    rf"({any_of(_SHORT_DAYS)})\b(?!['’-]|\s[A-Z])"
)
_BARE_DAY = re.compile(
    r"(?<=\b[Oo]n )(Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat)\b(?=[,;:)]|\.?$|\.?\s[a-z])"
)
"A day that only its preposition gives away; the Sun is also a newspaper."
_DAY_AFTER = re.compile(rf"(?<=day)/({any_of(_SHORT_DAYS)})\b")
_LONE_MONTH = re.compile(rf"\b({_SHORT})\.(?=\s[a-z\d]|$|[,;)])")
_BARE_MONTH = re.compile(
    rf"(?<=\bin )({_SHORT})\b(?!\.?\s[A-Z\d]|['’-])"
    rf"|(?:(?<=\blast )|(?<=\bnext ))((?!Jan\b){_SHORT})\b(?!\.?\s[A-Z\d]|['’-])"
)
"A month that only its preposition gives away: 'in Feb'. 'Last Jan' might be a man."
_PART_OF_MONTH = re.compile(rf"\b(mid|early|late|end)(-|\s)({_SHORT})\b\.?")
_NO_DAY_AFTER = words("in since last this next by during until")
_NOT_PLURALS = words("was is has as its his this us across versus towards perhaps")

SHORT_FORMS = frozenset(name.lower() for name in (*_SHORT_MONTHS, *_SHORT_DAYS))
"Every abbreviation of a month or a day, in lower case."


def in_words(text: str, *, month_first: bool = False) -> str:
    """Give text with every date in words; `month_first` reads '3/4/2017' as in America."""
    text = substitute(_DAY_PAIR, _day_pair, text)
    text = substitute(_DAY_LIST, _day_list, text)
    text = substitute(_BARE_DAY, lambda m: _SHORT_DAYS[m[1]], text)
    text = substitute(_DAY_AFTER, lambda m: f" and {_SHORT_DAYS[m[1]]}", text)
    text = substitute(_LONE_DAY, lambda m: _SHORT_DAYS[m[1] or m[2]], text)
    text = substitute(_MONTH_PAIR, lambda m: f"{_month(m[1])} to {_month(m[2])}", text)
    text = substitute(_PART_OF_MONTH, lambda m: f"{m[1]}{m[2]}{_month(m[3])}", text)
    text = substitute(_BARE_MONTH, lambda m: _month(m[1] or m[2]), text)
    if not any(c.isdigit() for c in text):
        return text
    text = substitute(_OPENING_DAY, lambda m: _SHORT_DAYS[m[1]], text)
    text = substitute(_DAY_BESIDE_TIME, lambda m: _SHORT_DAYS[m[1] or m[2]], text)
    text = _YEAR_TO_MONTH.sub(" to ", text)
    text = substitute(_SHORT_DATE, _short_date, text)
    text = substitute(_ISO, _iso, text)
    text = substitute(_NUMERIC, lambda m: _numeric(m, month_first=month_first), text)
    text = substitute(_DASHED, lambda m: f"{m[1]} {m[2]} {m[3]}", text)
    text = substitute(_WEEKDAY, lambda m: _SHORT_DAYS[m[1]], text)
    text = substitute(_DAY_MONTH_RANGE, lambda _: " to ", text)
    text = substitute(_DAYS_MONTH, _days_month, text)
    text = substitute(_DAY_MONTH, _day_month, text)
    text = substitute(_MONTH_DAYS, _month_days, text)
    text = substitute(_MONTH_DAY, _month_day, text)
    text = substitute(_MONTH_YEAR, _month_year, text)
    text = substitute(_MONTH_SHORT_YEAR, lambda m: f"{_month(m[1])} {two_digits(int(m[2]))}", text)
    text = substitute(_DAY_NTH, lambda m: f"{m[1]} {_nth(m[2])}", text)
    text = substitute(_LONE_MONTH, lambda m: _month(m[1]), text)
    return years.in_words(text)


def _month(written: str) -> str:
    name = written.rstrip(".")
    if name.isupper():
        name = name.capitalize()
    return _SHORT_MONTHS.get(name, name)


def _day_pair(match: re.Match[str]) -> str:
    first, last = (_SHORT_DAYS.get(name, name) for name in (match[1], match[3]))
    return f"{first} {'and' if match[2] == '/' else 'to'} {last}"


def _day_list(match: re.Match[str]) -> str:
    between = re.sub(r"\w{3,5}(?=,|\s&|\s(?:and|or)\s)", lambda m: _SHORT_DAYS[m[0]], match[2])
    return f"{_SHORT_DAYS[match[1]]}{between}{_SHORT_DAYS[match[3]]}"


def _nth(day: str) -> str:
    return f"the {ordinal(int(day))}"


def _days(first: str, joint: str | None, second: str | None) -> str:
    if not second:
        return _nth(first)
    said = {"-": "to", "&": "and"}.get(joint or "-", joint)
    return f"{_nth(first)} {said} {_nth(second)}"


def _day_month(match: re.Match[str]) -> str:
    _, first, joint, second, month, comma, in_year, last = match.groups()
    if joint == "/":
        joint = "to" if word_before(match) == "of" and "night" in before(match, 12) else "and"
    said = f"{_days(first, joint, second)} of {_month(month)}"
    if word_before(match) in ("a", "an"):
        said = said.removeprefix("the ")
    if in_year:
        said += f"{comma}{year(int(in_year))}"
    return said + (f" to {two_digits(int(last))}" if last else "")


def _days_month(match: re.Match[str]) -> str:
    """Give '4, 11 and 18 March' as 'the fourth, eleventh and eighteenth of March'."""
    days = [ordinal(int(day)) for day in re.findall(r"\d+", match[1])]
    return f"the {', '.join(days)} and {ordinal(int(match[3]))} of {_month(match[4])}"


def _month_days(match: re.Match[str]) -> str:
    """Give 'March 4, 11 and 18' as 'March the fourth, eleventh and eighteenth'."""
    month, first, more, _, last = match.groups()
    middle = "".join(f", {ordinal(int(day))}" for day in re.findall(r"\d+", more))
    return f"{_month(month)} {_nth(first)}{middle} and {ordinal(int(last))}"


def _month_day(match: re.Match[str]) -> str | None:
    month, first, joint, second, comma, in_year = match.groups()
    if not in_year and word_before(match) in _NO_DAY_AFTER and _counts(word_after(match)):
        return None
    said = f"{_month(month)} {_days(first, joint, second)}"
    return f"{said}{comma}{year(int(in_year))}" if in_year else said


def _counts(following: str) -> bool:
    """Tell whether a plural follows, so that 'In March 20 people' holds no date."""
    plural_noun = following.islower() and following.endswith("s") and following not in _NOT_PLURALS
    return plural_noun or following == "people"


def _month_year(match: re.Match[str]) -> str | None:
    if word_after(match) == "people":
        return None
    return f"{_month(match[1])}{match[2]}{year(int(match[3]))}"


def _date(day: int, month: int, in_year: str) -> str | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if len(in_year) == 2:
        in_year = f"{'19' if in_year > '50' else '20'}{in_year}"
    return f"the {ordinal(day)} of {_MONTHS[month - 1]} {year(int(in_year))}"


def day_and_month(day: int, month: int) -> str:
    """Give the third day of the fifth month as 'the third of May'."""
    return f"the {ordinal(day)} of {_MONTHS[month - 1]}"


def _numeric(match: re.Match[str], *, month_first: bool) -> str | None:
    day, month = int(match[1]), int(match[3])
    if match[2] == "-" and len(match[4]) == 2:
        return None
    if month_first or month > 12:
        day, month = month, day
    said = _date(day, month, match[4])
    return said.removeprefix("the ") if said and word_before(match) == "the" else said


def _short_date(match: re.Match[str]) -> str:
    return day_and_month(int(match[1]), int(match[2]))


def _iso(match: re.Match[str]) -> str | None:
    said = _date(int(match[3]), int(match[2]), match[1])
    return f"{said} at {match[4]}" if said and match[4] else said
