"""Measures in words: lengths, weights, speeds, areas, temperatures; '20mph', '5ft 10in', '14-16C'."""

from __future__ import annotations

import re

from briefing.pronounce.context import describes_a_noun, substitute
from briefing.pronounce.numerals import NUMBER, cardinal, fraction, is_one, spoken_number

_UNITS = {
    "mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre", "kms": "kilometre", "mi": "mile",
    "ft": "foot", "in": "inch", "ins": "inch", "yd": "yard", "yds": "yard",
    "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram", "mcg": "microgram", "µg": "microgram", "μg": "microgram",
    "lb": "pound", "lbs": "pound", "oz": "ounce", "st": "stone", "t": "tonne", "kt": "knot", "kts": "knot",
    "l": "litre", "L": "litre", "ltr": "litre", "ltrs": "litre", "ml": "millilitre", "cl": "centilitre", "cc": "c c",
    "ha": "hectare", "mph": "mile per hour", "kph": "kilometre per hour", "kmh": "kilometre per hour",
    "km/h": "kilometre per hour", "m/s": "metre per second", "mpg": "mile per gallon",
    "sq m": "square metre", "sq ft": "square foot", "sq km": "square kilometre", "sq mi": "square mile",
    "sq miles": "square mile", "sq mile": "square mile", "sq yd": "square yard", "sqm": "square metre", "sqft": "square foot", "sq in": "square inch",
    "m²": "square metre", "m2": "square metre", "km²": "square kilometre", "km2": "square kilometre", "cm²": "square centimetre",
    "ft²": "square foot", "m³": "cubic metre", "m3": "cubic metre", "cm³": "cubic centimetre", "cu m": "cubic metre", "cu ft": "cubic foot",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "Wh": "watt hour", "kWh": "kilowatt hour",
    "KWh": "kilowatt hour", "kwh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour",
    "V": "volt", "kV": "kilovolt", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "KB": "kilobyte", "kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte",
    "Kbps": "kilobit per second", "kbps": "kilobit per second", "Mbps": "megabit per second", "Mb/s": "megabit per second", "Gbps": "gigabit per second",
    "dB": "decibel", "hp": "horsepower", "bhp": "brake horsepower", "rpm": "revolution per minute", "bpm": "beat per minute",
    "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second", "secs": "second", "s": "second", "ms": "millisecond",
    "kcal": "kilocalorie", "kcals": "kilocalorie", "kJ": "kilojoule", "ppm": "part per million", "ppb": "part per billion",
    "pts": "point", "wks": "week", "yrs": "year", "mths": "month", "psi": "p s i", "kN": "kilonewton", "kPa": "kilopascal", "hPa": "hectopascal",
    "mg/l": "milligram per litre", "mmol/l": "millimole per litre", "MP": "megapixel", "tsp": "teaspoon", "tbsp": "tablespoon", "ppl": "people",
    "g/km": "gram per kilometre", "µg/m³": "microgram per cubic metre", "μg/m3": "microgram per cubic metre",
}  # fmt: skip
_SAME = frozenset({"hertz", "kilohertz", "megahertz", "gigahertz", "stone", "horsepower", "brake horsepower", "c c", "p s i", "people"})
_TIGHT = frozenset("m g t l L in s W V st MP ms min".split())
"Units that must touch their number: with a space they are more often something else."
_LOOSE = "|".join(re.escape(u) for u in sorted(set(_UNITS) - _TIGHT, key=len, reverse=True))
_CLOSE = "|".join(sorted(_TIGHT, key=len, reverse=True))
_UNIT = rf"(?:-?\s?({_LOOSE})|-?({_CLOSE}))(?![\w/²³])"
_FRACTIONS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6)}
_PARTS = "".join(_FRACTIONS)
_AMOUNT = rf"({NUMBER})?([{_PARTS}])?"
_MEASURE = re.compile(rf"(?<![\w.,£$€-])(-)?(?:({NUMBER})\s?(?:-|–|to|x|×)\s?)?({NUMBER}|{NUMBER}[{_PARTS}]|[{_PARTS}]){_UNIT}")
_PER = re.compile(r"\b(per|a|each|every)\s(kWh|MWh|kg|km|cm|mm|lb|ml|sq m|sq ft|sqm|sq km|ha|oz|yd|mg|kW|GB|MB)\b")
_SIZE = re.compile(rf"(?<![\w.,£$€])({NUMBER})({_LOOSE}|{_CLOSE})?\s?[x×]\s?({NUMBER})({_LOOSE}|{_CLOSE})(?:\s?[x×]\s?({NUMBER})({_LOOSE}|{_CLOSE}))?(?![\w/²³])")
_FEET = re.compile(r"(?<![\w.,£$€])(\d{1,3})-?\s?ft\.?[\s,-]?(\d{1,2})(?:½)?\s?(?:ins?\b\.?|inches\b|inch\b)|(?<![\w.,£$€])(\d)['’′](\d{1,2})(?:[\"”″]|''|’’)")
_STONE = re.compile(r"(?<![\w.,£$€])(\d{1,3})\s?st\.?\s?(\d{1,2})\s?lbs?\b")
_POUNDS = re.compile(r"(?<![\w.,£$€])(\d{1,3})\s?lbs?\.?\s?(\d{1,2})\s?oz\b")
_SPAN = re.compile(r"(?<![\w.,:£$€])(\d{1,3})\s?(?:h|hrs?)\s?(\d{1,2})\s?(?:m|mins?)(?:\s?(\d{1,2})\s?(?:s|secs?))?(?!\w)|(?<![\w.,:£$€])(\d{1,3})\s?(?:m|mins?)\s?(\d{1,2}(?:\.\d{1,3})?)\s?(?:s|secs?)(?!\w)")
_DEGREES = re.compile(rf"(?<![\w.,£$€])([-−+])?({NUMBER})(?:\s?[°º]?[CF]?\s?(?:-|to)\s?(-)?({NUMBER}))?\s?(?:([°º])\s?([CF])?|([CF]))(?![\w*+-]|['’]s)")
_SCALES = {"C": "Celsius", "F": "Fahrenheit"}


def in_words(text: str) -> str:
    """Give text with every measure in words, singular where it describes a noun."""
    text = substitute(_PER, _per, text)
    if not any(c.isdigit() or c in _PARTS for c in text):
        return text
    text = substitute(_STONE, lambda m: f"{cardinal(int(m[1]))} stone {cardinal(int(m[2]))}", text)
    text = substitute(_POUNDS, _pounds, text)
    text = substitute(_SPAN, _span, text)
    text = substitute(_DEGREES, _degrees, text)
    text = substitute(_SIZE, _size, text)
    return substitute(_MEASURE, _measure, text)


def _per(match: re.Match[str]) -> str:
    return f"{match[1]} {_UNITS[match[2]]}"


def heights(text: str) -> str:
    """Give text with feet and inches in words, before their marks are taken for quotations."""
    return substitute(_FEET, _feet, text) if any(c.isdigit() for c in text) else text


def many(unit: str) -> str:
    """Give a unit in the plural: 'foot' as 'feet', 'mile per hour' as 'miles per hour'."""
    if unit in _SAME:
        return unit
    head, per, rest = unit.partition(" per ")
    if head.endswith("foot"):
        return f"{head[:-4]}feet{per}{rest}"
    return f"{head}{'es' if head.endswith('ch') else 's'}{per}{rest}"


def _mixed(text: str) -> str:
    """Give '2½' as 'two and a half', '½' as 'half a'."""
    if text[-1] not in _FRACTIONS:
        return spoken_number(text)
    part = fraction(*_FRACTIONS[text[-1]])
    if text[:-1]:
        return f"{spoken_number(text[:-1])} and {part.replace('one ', 'a ')}"
    return "half a" if part == "one half" else f"{part} of a"


def _measure(match: re.Match[str]) -> str | None:
    minus, low, number, loose, close = match.groups()
    written = loose or close
    if written == "st" and number[-1] == "1" and number[-2:] != "11":
        return None
    if written == "s" and "." not in number or (written == "in" and match[0].endswith(" in")):
        return None
    unit = _UNITS[written]
    single = describes_a_noun(match) or ((is_one(number) or number in _FRACTIONS) and not low)
    words = f"{_mixed(number)} {unit if single else many(unit)}"
    if low:
        joint = "by" if re.search("[x×]", match[0]) else "to"
        words = f"{'nought' if low == '0' else spoken_number(low)} {joint} {words}"
    return f"minus {words}" if minus else words


def _size(match: re.Match[str]) -> str:
    first, first_unit, second, second_unit, third, third_unit = match.groups()
    sides = [(first, first_unit), (second, second_unit), *([(third, third_unit)] if third else [])]
    words = []
    for number, unit in sides:
        named = f" {many(_UNITS[unit]) if not is_one(number) else _UNITS[unit]}" if unit else ""
        words.append(f"{spoken_number(number)}{named}")
    return " by ".join(words)


def _feet(match: re.Match[str]) -> str:
    feet, inches = match[1] or match[3], match[2] or match[4]
    half = " and a half" if "½" in match[0] else ""
    return f"{cardinal(int(feet))} foot {cardinal(int(inches))}{half}"


def _pounds(match: re.Match[str]) -> str:
    pounds, ounces = int(match[1]), int(match[2])
    return (
        f"{cardinal(pounds)} pound{'' if pounds == 1 else 's'} "
        f"{cardinal(ounces)} ounce{'' if ounces == 1 else 's'}"
    )


def _span(match: re.Match[str]) -> str:
    hours, minutes, seconds, only_minutes, then_seconds = match.groups()
    parts = [(hours, "hour"), (minutes or only_minutes, "minute"), (seconds or then_seconds, "second")]
    return " ".join(
        f"{spoken_number(n.lstrip('0') or '0')} {unit}{'' if n.lstrip('0') == '1' else 's'}" for n, unit in parts if n
    )


def _degrees(match: re.Match[str]) -> str | None:
    minus, low, minus_high, high, sign, scale, bare = match.groups()
    if bare and not sign and (match[0][-2] == " " or len(low.split(".")[0]) > 4):
        return None
    words = spoken_number(low)
    if high:
        words += f" to {'minus ' if minus_high else ''}{spoken_number(high)}"
    lead = {"-": "minus ", "−": "minus ", "+": "plus "}.get(minus or "", "")
    unit = "degree" if is_one(high or low) else "degrees"
    named = _SCALES.get(scale or bare or "", "")
    return f"{lead}{words} {unit} {named}".rstrip()
