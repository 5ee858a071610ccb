"""Measures in words: lengths, weights, speeds and temperatures: '20mph', '5ft 10in', '14-16C'."""

from __future__ import annotations

import re

from briefing.pronounce.context import NOT_NOUNS, before, describes_a_noun, substitute, word_after
from briefing.pronounce.fractions import SIGNS, mixed
from briefing.pronounce.numerals import NUMBER, cardinal, fraction, is_one, spoken_number
from briefing.pronounce.tables import any_of, words
from briefing.pronounce.units import CLOSE, GOODS, LOOSE, UNITS, many

_RATINGS = words("W V kV MP cc hp bhp Hz GB TB")
"Units that rate the thing that follows: 'a dim 60W bulb'."
_SCREENS = words("""
    TV telly television screen monitor laptop tablet display vinyl single record disc pizza pipe
    wheel alloy tyre gun mortar nail blade knife barrel pan
""")
"What an inch mark measures: 'a 55\" TV'; elsewhere it closes a quotation."
_PARTS = "".join(SIGNS)
_OUTSIDE = r"(?<![\w.,£$€])"
_SQUARE = re.compile(r"(?<=\d\s)(sq|cu)\.\s?(?=[a-z])|(?<=\d)(sq|cu)\.\s?(?=[a-z])")
_SQUARE_MILES = re.compile(r"(?<=\d\s)(sq|cu)\s(miles?|metres?|feet|yards?|inches|kilometres?)\b")
_INCH_MARK = re.compile(
    rf"{_OUTSIDE}(\d{{1,3}}(?:\.\d)?)[\"″](?=-?\s?(?:{any_of(_SCREENS)})s?\b)", re.IGNORECASE
)
_UNIT = rf"(?:-?\s?({LOOSE})|-?({CLOSE}))(?![\w/²³]|-\d)(?<!-in)"
_MEASURE = re.compile(
    rf"(?<![\w.,£$€-])(-)?(?:({NUMBER})\s?(-|–|to|x|×)\s?)?"
    rf"({NUMBER}|{NUMBER}[{_PARTS}]|[{_PARTS}]){_UNIT}"
)
_MILLIBARS = re.compile(r"(?<![\w.,])([89]\d\d|1,?0\d\d)\s?mb(?!\w)")
_QUARTER_POUND = re.compile(r"(?<![\w./])(?:1/4|¼)\s?lb(?=\s[a-z])")
_RATE = re.compile(
    rf"(?<![\w.,£$€])({NUMBER})\s?(mg|g|kg|mcg|µg|μg|ml|l|km|kWh|t|tonnes?)/"
    r"(kg|g|l|L|dl|ml|m3|m³|m2|m²|min|hr|h|s|ha|tonne|km|km2|km²)(?![\w/])"
)
_UNDER = {
    "dl": "decilitre",
    "h": "hour",
    "tonne": "tonne",
    "m3": "cubic metre",
    "m2": "square metre",
}
_SIDE = rf"({NUMBER})({LOOSE}|(?!s\b)(?:{CLOSE}))"
_SIZE = re.compile(
    rf"{_OUTSIDE}({NUMBER})({LOOSE}|{CLOSE})?\s?[x×]\s?{_SIDE}(?:\s?[x×]\s?{_SIDE})?(?![\w/²³])"
)
_PER = re.compile(
    r"\b(per|a|each|every)\s"
    r"(kWh|MWh|kg|km|cm|mm|lb|ml|sq m|sq ft|sqm|sq km|ha|oz|yd|mg|kW|GB|MB)\b"
)
_AGED = re.compile(r"(?<![\w.,])(\d{1,3})-?\s?(?:y[-/]?o|yrs?[- ]old)\b")
_SPANS = re.compile(r"(?<=[a-z] )(?:yrs|mths|wks|hrs|mins|secs)(?=['’]?(?:[\s,;.!?)]|$))")
"A length of time whose number is in words already: 'two yrs'."
_AND_MORE = re.compile(rf"(?<![\w.,£$€])({NUMBER})\+\s?({LOOSE})(?![\w/²³])")
_BARE = re.compile(r"(?<=[a-z]\s)(km/h|kph|m/s|mph|mpg)(?!\w)|^(km/h|kph|mph|mpg)$")
_OVEN = re.compile(r"(?<=\d[CF])/(?=\d|[Gg]as\b)")
_A_DAY = re.compile(r"(?<![\w/])(km|kg|mg|mm|cm|ml|kWh|GB|MB)/(day|week|month|year|hour)\b")
_FEET = re.compile(
    rf"{_OUTSIDE}(\d{{1,3}})-?\s?ft\.?[\s,-]?(\d{{1,2}})(½)?\s?(?:ins?\b\.?|inches\b|inch\b)"
)
_FEET_MARKS = re.compile(rf"{_OUTSIDE}(\d)['’′]\s?(\d{{1,2}})(½)?(?:[\"”″]|''|’’)")
_FEET_ALONE = re.compile(r"(?<![\w.,:£$€])([4-7])['’](\d{1,2})()(?![\w'’\"”.]|\s?[\"”])")
_STONE = re.compile(rf"{_OUTSIDE}(\d{{1,3}})\s?st\.?\s?(\d{{1,2}})\s?lbs?\b")
_DEG = re.compile(r"(\d)\s?deg\.?\s?([CF])\b")
_PART_OF_UNIT = re.compile(r"(?<![\w./,£$€-])(\d)/(\d{1,2})(in|lb|oz|kg|ft|l|pt)(?![\w/])")
_STONES = re.compile(
    rf"{_OUTSIDE}(\d{{1,2}})\sst(?=[,;)]|\.?$|\.\s|\s(?:and|in|to|on|at|from|man|woman)\b)"
)
_POUNDS = re.compile(rf"{_OUTSIDE}(\d{{1,3}})\s?lbs?\.?\s?(\d{{1,2}})\s?oz\b")
_RACING = re.compile(
    rf"{_OUTSIDE}(?:(\d)m\s?)?(\d{{1,2}}(?:½|\.5)?)f(?:\s?(\d{{1,3}})y(?:ds?)?)?(?![\w/])"
)
_TALLY = re.compile(r"\d-\d{1,2}(?:,?\s\([^()]*|,\s)$")
"A Gaelic scorer's tally: '0-9 (6f)' holds six frees."
_HOURS = re.compile(
    r"(?<![\w.,:£$€])(\d{1,3})\s?(?:h|hrs?)\s?(\d{1,2})\s?(?:m|mins?)"
    r"(?:\s?(\d{1,2})\s?(?:s|secs?))?(?!\w)"
)
_MINUTES = re.compile(
    r"(?<![\w.,:£$€])(\d{1,3})\s?(?:m|mins?)\s?(\d{1,2}(?:\.\d{1,3})?)\s?(?:s|secs?)(?!\w)"
)
_DEGREES = re.compile(
    rf"{_OUTSIDE}([-+])?({NUMBER})(?:\s?[°º]?[CF]?\s?(?:-|to)\s?(-)?({NUMBER}))?\s?"
    r"(?:([°º])\s?([CF])?|([CF]))(?![\w*+-]|['’]s)"
)
_SCALES = {"C": "Celsius", "F": "Fahrenheit"}
_LEADS = {"-": "minus ", "+": "plus "}


def in_words(text: str) -> str:
    """Give text with every measure in words, singular where it describes a noun."""
    text = _AGED.sub(r"\1-year-old", text)
    text = substitute(_PER, lambda m: f"{m[1]} {UNITS[m[2]]}", text)
    text = _SQUARE.sub(lambda m: f"{m[1] or m[2]} ", text)
    text = _SQUARE_MILES.sub(lambda m: f"{'square' if m[1] == 'sq' else 'cubic'} {m[2]}", text)
    text = _A_DAY.sub(lambda m: f"{many(UNITS[m[1]])} a {m[2]}", text)
    text = _SPANS.sub(lambda m: many(UNITS[m[0]]), text)
    text = substitute(_BARE, lambda m: many(UNITS[m[0]]), text)
    if not any(c.isdigit() or c in SIGNS for c in text):
        return text
    text = _OVEN.sub(", ", text)
    text = substitute(_AND_MORE, lambda m: f"{spoken_number(m[1])} plus {many(UNITS[m[2]])}", text)
    text = substitute(_MILLIBARS, lambda m: f"{spoken_number(m[1])} millibars", text)
    text = substitute(_QUARTER_POUND, lambda _: "quarter-pound", text)
    text = substitute(_RATE, _rate, text)
    text = substitute(_STONE, lambda m: f"{cardinal(int(m[1]))} stone {cardinal(int(m[2]))}", text)
    text = _DEG.sub(r"\1°\2", text)
    text = substitute(_PART_OF_UNIT, _part_of_unit, text)
    text = substitute(_STONES, lambda m: f"{cardinal(int(m[1]))} stone", text)
    text = substitute(_POUNDS, lambda m: _joined((m[1], "pound"), (m[2], "ounce")), text)
    text = substitute(_RACING, _racing, text)
    text = substitute(_HOURS, _hours, text)
    text = substitute(_MINUTES, lambda m: _joined((m[1], "minute"), (m[2], "second")), text)
    text = substitute(_DEGREES, _degrees, text)
    text = substitute(_SIZE, _size, text)
    return substitute(_MEASURE, _measure, text)


def heights(text: str) -> str:
    """Give text with feet and inches in words, before their marks are taken for quotations."""
    if not any(c.isdigit() for c in text):
        return text
    text = _INCH_MARK.sub(r"\1-inch", text)
    text = substitute(_FEET_MARKS, _feet, substitute(_FEET, _feet, text))
    return substitute(_FEET_ALONE, _feet, text)


def _feet(match: re.Match[str]) -> str:
    half = " and a half" if match[3] else ""
    return f"{cardinal(int(match[1]))} foot {cardinal(int(match[2]))}{half}"


def _joined(*parts: tuple[str | None, str]) -> str:
    """Give numbers with their units one after the other: 'two pounds four ounces'."""
    said = []
    for number, unit in parts:
        if number:
            plain = number.lstrip("0") or "0"
            said.append(f"{spoken_number(plain)} {unit if is_one(plain) else many(unit)}")
    return " ".join(said)


def _rate(match: re.Match[str]) -> str | None:
    """Give '1.2mg/kg' as 'one point two milligrams per kilogram'; 'km/h' is a unit by itself."""
    number, unit, under = match.groups()
    if f"{unit}/{under}" in UNITS:
        return None
    name = UNITS.get(unit, unit.removesuffix("s"))
    many_of = name if is_one(number) else many(name)
    return f"{spoken_number(number)} {many_of} per {_UNDER.get(under) or UNITS[under]}"


def _part_of_unit(match: re.Match[str]) -> str | None:
    """Give '3/8in pipe' as 'three eighths inch pipe', '3/8in' alone as 'of an inch'."""
    over, under = int(match[1]), int(match[2])
    if not 0 < over < under:
        return None
    unit = UNITS.get(match[3], "pint")
    article = "" if word_after(match).islower() else f"of {'an' if unit[0] in 'aeiou' else 'a'} "
    return f"{fraction(over, under)} {article}{unit}"


def _hours(match: re.Match[str]) -> str:
    return _joined((match[1], "hour"), (match[2], "minute"), (match[3], "second"))


def _racing(match: re.Match[str]) -> str:
    """Give '2m 4f' as 'two miles four furlongs', as a racecard writes distances."""
    miles, furlongs, yards = match.groups()
    if _TALLY.search(before(match, 40)):
        return _joined((furlongs, "free"))
    if furlongs[-1] == "½":
        part = f"{_number(furlongs)} furlong{'' if furlongs == '1½' else 's'}"
        parts = [_joined((miles, "mile")), part, _joined((yards, "yard"))]
        return " ".join(part for part in parts if part)
    if describes_a_noun(match) and not miles and not yards:
        return f"{spoken_number(furlongs)} furlong"
    return _joined((miles, "mile"), (furlongs, "furlong"), (yards, "yard"))


def _number(text: str) -> str:
    """Give '2½' as 'two and a half', '½' as 'half a'."""
    if text[-1] not in SIGNS:
        return spoken_number(text)
    if text[:-1]:
        return mixed(text[:-1].replace(",", ""), *SIGNS[text[-1]])
    return "half a" if text == "½" else f"{fraction(*SIGNS[text])} of a"


def _measure(match: re.Match[str]) -> str | None:
    minus, low, joint, number, loose, close = match.groups()
    written = loose or close
    if _is_something_else(number, written, match[0]):
        return None
    unit = UNITS[written]
    following = word_after(match)
    goods = following in GOODS or following.removesuffix("s") in GOODS
    goods = goods or (written in _RATINGS and following.islower() and following not in NOT_NOUNS)
    hyphened = match[0][: -len(written)].endswith("-")
    one = (
        describes_a_noun(match)
        or goods
        or hyphened
        or ((is_one(number) or number in SIGNS) and not low)
    )
    said = f"{_number(number)} {unit if one else many(unit)}"
    if low:
        lowest = "nought" if low == "0" else spoken_number(low)
        said = f"{lowest} {'by' if joint in 'x×' else 'to'} {said}"
    return f"minus {said}" if minus else said


def _is_something_else(number: str, unit: str, written: str) -> bool:
    """Tell '21st' from stone, '80s' from seconds and '10 in' from inches."""
    if unit == "st":
        return number[-1] == "1" and number[-2:] != "11"
    if unit == "s":
        return "." not in number
    return unit == "in" and written.endswith(" in")


def _size(match: re.Match[str]) -> str:
    sides = [match.group(i, i + 1) for i in (1, 3, 5) if match[i]]
    return " by ".join(
        f"{spoken_number(number)} {UNITS[unit] if is_one(number) else many(UNITS[unit])}"
        if unit
        else spoken_number(number)
        for number, unit in sides
    )


def _degrees(match: re.Match[str]) -> str | None:
    sign, low, minus_high, high, _, scale, bare = match.groups()
    if bare and (match[0][-2] == " " or len(low.split(".")[0]) > 4):
        return None
    said = spoken_number(low)
    if high:
        said += f" to {'minus ' if minus_high else ''}{spoken_number(high)}"
    unit = "degree" if is_one(high or low) else "degrees"
    return (
        f"{_LEADS.get(sign or '', '')}{said} {unit} {_SCALES.get(scale or bare or '', '')}".rstrip()
    )
