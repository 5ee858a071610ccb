"""Times of day and lengths of time in words: '2.40pm' as 'two forty p m'."""

from __future__ import annotations

import re

from briefing.pronounce.context import before, substitute, word_before
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import cardinal, digits, spoken_number, two_digits
from briefing.pronounce.tables import words

_HALF = r"([aApP])\.?\s?[mM]\b\.?"
_HOUR = r"(0?\d|1\d|2[0-3])"
_MINUTES = r"(?:[.:]([0-5]\d))?"
_TWELVE_RANGE = re.compile(
    rf"(?<![\w£$€.,:-]){_HOUR}{_MINUTES}\s?(?:{_HALF})?\s?-\s?{_HOUR}{_MINUTES}\s?{_HALF}(?!\w)"
)
_TWELVE = re.compile(rf"(?<![\w£$€.,:]){_HOUR}{_MINUTES}(?:[.:][0-5]\d)?\s?{_HALF}(?!\w)")
_NOON = re.compile(r"(?<![\w£$€.,:])12[.:]?(?:00)?\s?(noon|midday|midnight)\b")
_CLOCK_RANGE = re.compile(
    r"(?<![\w£$€.,:])([01]?\d|2[0-3])([:.])([0-5]\d)\s?-\s?"
    r"([01]?\d|2[0-3])\2([0-5]\d)(?![\w:%]|\.\d)"
)
_CLOCK = re.compile(
    r"(?<![\w£$€.,:])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?"
    r"\s?(?:hrs\b|hours\b|h\b)?(?![\w:%]|\.\d)"
)
_LEADS = words(
    "tide tides kick-off at from until by before after since around about till the starts begins"
)
_AFTER_LEAD = "|".join(rf"(?<=\b{lead}\s)" for lead in _LEADS)
_STATED = re.compile(
    rf"(?:{_AFTER_LEAD})(0?\d|1\d|2[0-3])\.([0-5]\d)"
    r"(?=\s(?:on|this|that|in the|at|from|to|today|tonight|tomorrow|yesterday|last|each|every|and|"
    r"when|until|train|service|bus|flight|race|start|kick|for|Mon|Tue|Wed|Thu|Fri|Sat|Sun|sharp|"
    r"GMT|BST)|[,;.!?)]?(?:\s[A-Z]|$)|[,;)])"
)
_DEPARTURE = re.compile(
    r"(?<=\b[Tt]he )([01]?\d|2[0-3])\.([0-5]\d)(?=\s(?:to|from|train|service|express|ferry|sailing|"
    r"flight|departure|arrival|bus|coach|race)\b(?!\s\d))"
)
"A train, a ferry or a race named by its time: 'the 10.42 to Crewe'."
_PUT_OFF = re.compile(
    r"\b((?:adjourned|delayed|postponed|moved|rescheduled|put back|brought forward)"
    r"\s(?:to|until|till)\s)"
    r"([01]?\d|2[0-3])\.([0-5]\d)(?![\w:%]|\.\d)"
)
_QUARTERS = re.compile(
    r"(?<![\w£$€.,:/-])([01]?\d|2[0-3])\.(00|15|30|45)(\sto\s|\suntil\s)([01]?\d|2[0-3])\.(00|15|30|45)"
    r"(?=$|[,;)]|\.(?!\d)|\s(?:on|daily|every|each|and|at)\b)"
)
_OPENING = re.compile(
    r"(?:(?<=day:\s)|(?<=day,\s)|(?<=day\s)|(?<=daily\s)|(?<=daily,\s)|(?<=daily:\s)|(?<=open\s)|(?<=hours:\s))"
    r"([1-9]|1[0-2])(?:[.:]([0-5]\d))?\s?-\s?([1-9]|1[0-2])(?:[.:]([0-5]\d))?(?![\w:]|[.,]\d|-\d)"
)
"Hours on a board: 'Mon-Sat: 9-5.30'."
_DOORS = re.compile(
    r"(?<![\w£$€.,:/])([1-9]|1[0-2])\.([0-5]\d)"
    r"(?=\s(?:for|to|until|and|or|-)\s\d{1,2}(?:[.:][0-5]\d)?\s?[ap]\.?m)"
)
_ZONED_POINT = re.compile(
    r"(?<![\w£$€.,:-])([01]\d|2[0-3])\.([0-5]\d)(?=\s?(?:GMT|BST|UTC|hrs|hours)\b)"
)
_RUNNING = re.compile(r"(?<![\w.,:/-])0:([0-5]\d)(?![\w:.])")
"A running time of less than a minute: a clock would write '00:52'."
_LONG = re.compile(r"(?<![\w.,:/])(\d{1,2}):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(?![\w:])")
_RACE = re.compile(r"(?<![\w.,:/])(\d{1,2}):([0-5]\d)\.(\d{1,3})(?![\w:])")
_UNTIL_NAMED = re.compile(r"(?<=[ap]m)\s?-\s?(?=(?:noon|midday|midnight|late|close|dusk)\b)")
_FROM_NAMED = re.compile(
    r"(?:(?<=\bnoon)|(?<=\bmidday)|(?<=\bmidnight))\s?-\s?(?=\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)"
)
_OFFSET = re.compile(r"\b(UTC|GMT|BST)\s?([+-])\s?(\d{1,2})(?![\w:])")
_MILITARY = re.compile(
    r"(?:(?<=\bat )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter )"
    r"|(?<=\baround ))"
    r"(0\d)([0-5]\d)(?![\w:-]|[.,/]\d|\s\d)"
)
_MILITARY_RANGE = re.compile(
    r"(?<![\w£$€.,:+/-])(0\d)([0-5]\d)\s?-\s?([012]\d)([0-5]\d)(?:\s?(hrs|hours))?(?![\w:-]|[.,/]\d|\s\d)"
)
_ZONED = re.compile(
    r"(?<![\w£$€.,:-])([01]\d|2[0-3])([0-5]\d)\s?(GMT|BST|UTC|hrs|hours|local time)\b"
)
_SCALE = re.compile(
    r"(?<![\w:])1:(\d{2,3}(?:,\d{3})?)(?=\s(?:scale|model|map|replica|gradient|slope|ratio|copy))"
)
_BOOKS = words("""
    genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra
    nehemiah job psalm psalms proverbs ecclesiastes isaiah jeremiah ezekiel daniel hosea joel amos
    micah matthew mark luke john acts romans corinthians galatians ephesians philippians
    colossians thessalonians timothy titus hebrews james peter jude revelation surah quran
""")
_VERSE = re.compile(r"(?<![\w.,:/])(\d{1,3}):(\d{1,3})(?:-(\d{1,3}))?(?![\w:]|\.\d)")
_SUMS = words("stood rose fell rates rate trading traded closed priced inflation")
"Words that make '1.27' a sum, not a time."


def in_words(text: str) -> str:
    """Give text with times of day, verses and running times in words."""
    if not any(c.isdigit() for c in text):
        return text
    text = substitute(_VERSE, _verse, text)
    text = _OFFSET.sub(lambda m: f"{m[1]} {'plus' if m[2] == '+' else 'minus'} {m[3]}", text)
    text = _ZONED_POINT.sub(r"\1\2", text)
    text = substitute(_RUNNING, lambda m: f"{cardinal(int(m[1]))} seconds", text)
    text = substitute(_MILITARY_RANGE, _military_range, text)
    text = substitute(_MILITARY, lambda m: _military(m[1], m[2]), text)
    text = substitute(_ZONED, lambda m: f"{_military(m[1], m[2])} {_zone(m[3])}", text)
    text = _SCALE.sub(lambda m: f"one to {spoken_number(m[1])}", text)
    text = _UNTIL_NAMED.sub(" to ", text)
    text = _FROM_NAMED.sub(" to ", text)
    text = substitute(_NOON, lambda m: f"twelve {m[1]}", text)
    text = substitute(_OPENING, _opening, text)
    text = substitute(_DOORS, lambda m: _hour(m[1], m[2]), text)
    text = substitute(_TWELVE_RANGE, _twelve_range, text)
    text = substitute(_TWELVE, _twelve, text)
    text = substitute(_RACE, _race, text)
    text = substitute(_LONG, _long, text)
    text = substitute(_CLOCK_RANGE, _clock_range, text)
    text = substitute(_CLOCK, lambda m: _on_the_clock(m[1], m[2]), text)
    text = substitute(_DEPARTURE, lambda m: _on_the_clock(m[1], m[2]), text)
    text = substitute(_PUT_OFF, lambda m: f"{m[1]}{_on_the_clock(m[2], m[3])}", text)
    text = substitute(_QUARTERS, _quarters, text)
    return substitute(_STATED, _stated, text)


def _half(letter: str, match: re.Match[str]) -> str:
    """Give 'a m' or 'p m' marked, with the full stop that also ended the sentence."""
    said = spell(f"{letter.lower()}m")
    rest = match.string[match.end() : match.end() + 2]
    ends = match[0].endswith(".") and (not rest or re.match(r"\s[A-Z]", rest) is not None)
    return f"{said}." if ends else said


def _hour(hour: str, minutes: str | None) -> str:
    named = cardinal(int(hour))
    return f"{named} {two_digits(int(minutes))}" if minutes and minutes != "00" else named


def _twelve(match: re.Match[str]) -> str:
    return f"{_hour(match[1], match[2])} {_half(match[3], match)}"


def _twelve_range(match: re.Match[str]) -> str:
    first = _hour(match[1], match[2])
    if match[3]:
        first += f" {spell(match[3].lower() + 'm')}"
    return f"{first} to {_hour(match[4], match[5])} {_half(match[6], match)}"


def _on_the_clock(hour: str, minutes: str) -> str:
    number = int(hour)
    if minutes == "00":
        if number == 0:
            return "midnight"
        return f"{cardinal(number)} hundred" if number > 12 else f"{cardinal(number)} o'clock"
    lead = "oh oh" if hour in ("0", "00") else cardinal(number)
    return f"{lead} {two_digits(int(minutes))}"


def _military(hour: str, minutes: str) -> str:
    """Give '2300' as 'twenty-three hundred' and '0630' as 'oh six thirty'."""
    lead = f"oh {cardinal(int(hour))}" if hour[0] == "0" else cardinal(int(hour))
    return f"{lead} hundred" if minutes == "00" else f"{lead} {two_digits(int(minutes))}"


def _opening(match: re.Match[str]) -> str | None:
    first, minutes, last, ending = match.groups()
    plain_pair = not minutes and not ending
    if plain_pair and not re.search(r"(?:[:,]|to \w+|daily|open)\s$", before(match, 14)):
        return None
    return f"{_hour(first, minutes)} to {_hour(last, ending)}"


def _zone(written: str) -> str:
    return "hours" if written == "hrs" else written


def _quarters(match: re.Match[str]) -> str | None:
    """Give '10.00 to 16.00' as times where both stand on a quarter of an hour."""
    first, minutes, joint, last, ending = match.groups()
    if int(first) >= int(last) or any(w in _SUMS for w in before(match, 40).lower().split()):
        return None
    return f"{_on_the_clock(first, minutes)}{joint}{_on_the_clock(last, ending)}"


def _military_range(match: re.Match[str]) -> str:
    hours = " hours" if match[5] else ""
    return f"{_military(match[1], match[2])} to {_military(match[3], match[4])}{hours}"


def _clock_range(match: re.Match[str]) -> str | None:
    if match[2] == "." and (int(match[1]) > int(match[4]) or word_before(match) in _SUMS):
        return None
    return f"{_on_the_clock(match[1], match[3])} to {_on_the_clock(match[4], match[5])}"


def _stated(match: re.Match[str]) -> str | None:
    if any(word in _SUMS for word in before(match, 40).lower().split()):
        return None
    return _on_the_clock(match[1], match[2])


def _verse(match: re.Match[str]) -> str | None:
    if word_before(match) not in _BOOKS:
        return None
    said = f"{cardinal(int(match[1]))} {cardinal(int(match[2]))}"
    return f"{said} to {cardinal(int(match[3]))}" if match[3] else said


def _race(match: re.Match[str]) -> str:
    minutes = f"{cardinal(int(match[1]))} minute{'' if match[1] == '1' else 's'}"
    return f"{minutes} {cardinal(int(match[2]))} point {digits(match[3])} seconds"


def _long(match: re.Match[str]) -> str:
    parts = [(int(match[1]), "hour"), (int(match[2]), "minute")]
    said = [f"{cardinal(n)} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n]
    seconds = cardinal(int(match[3]))
    if match[4]:
        seconds += f" point {digits(match[4])}"
    return " ".join([*said, f"{seconds} second{'' if match[3] == '01' else 's'}"])
