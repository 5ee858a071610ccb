"""Units of measure: how each short form is said, in the singular and in the plural."""

from __future__ import annotations

from briefing.pronounce.tables import any_of, pairs, words

UNITS = pairs("""
    mm = millimetre | cm = centimetre | m = metre | km = kilometre | kms = kilometre | mi = mile
    ft = foot | in = inch | ins = inch | yd = yard | yds = yard | kg = kilogram | kgs = kilogram
    g = gram | mg = milligram | mcg = microgram | µg = microgram | μg = microgram | lb = pound
    lbs = pound | oz = ounce | st = stone | t = tonne | kt = knot | kts = knot | l = litre
    L = litre | ltr = litre | ltrs = litre | ml = millilitre | cl = centilitre | kl = kilolitre
    bbl = barrel | cc = c c | mls = millilitre
    ha = hectare | mph = mile per hour | kph = kilometre per hour | kmh = kilometre per hour
    km/h = kilometre per hour | m/s = metre per second | mpg = mile per gallon
    sq m = square metre | sq ft = square foot | sq km = square kilometre | sq mi = square mile
    sq miles = square mile | sq mile = square mile | sq yd = square yard | sqm = square metre
    sqft = square foot | sq in = square inch | m² = square metre | m2 = square metre
    km² = square kilometre | km2 = square kilometre | cm² = square centimetre | ft² = square foot
    m³ = cubic metre | m3 = cubic metre | cm³ = cubic centimetre | cu m = cubic metre
    cu ft = cubic foot | W = watt | kW = kilowatt | MW = megawatt | GW = gigawatt | TW = terawatt
    Wh = watt hour | kWh = kilowatt hour | KWh = kilowatt hour | kwh = kilowatt hour
    MWh = megawatt hour | GWh = gigawatt hour | TWh = terawatt hour | V = volt | kV = kilovolt
    Hz = hertz | kHz = kilohertz | MHz = megahertz | GHz = gigahertz | KB = kilobyte
    mAh = milliamp hour
    kB = kilobyte | MB = megabyte | GB = gigabyte | TB = terabyte | Kbps = kilobit per second
    kbps = kilobit per second | Mbps = megabit per second | Mb/s = megabit per second
    Gbps = gigabit per second | dB = decibel | hp = horsepower | bhp = brake horsepower
    rpm = revolution per minute | bpm = beat per minute | hr = hour | hrs = hour | min = minute
    mins = minute | sec = second | secs = second | s = second | ms = millisecond
    yr = year | wk = week | mth = month | mnth = month | mnths = month
    ct = carat | wkt = wicket | wkts = wicket
    kcal = kilocalorie | kcals = kilocalorie | kJ = kilojoule | ppm = part per million
    ppb = part per billion | pts = point | bps = basis point | bp = basis point | wks = week
    yrs = year | mths = month | psi = p s i | kN = kilonewton | kPa = kilopascal
    hPa = hectopascal | mg/l = milligram per litre | mmol/l = millimole per litre | MP = megapixel
    tsp = teaspoon | tbsp = tablespoon | ppl = people | g/km = gram per kilometre
    µg/m³ = microgram per cubic metre | μg/m3 = microgram per cubic metre
""")
"Short forms, in the singular."
GOODS = words("""
    bottle can carton bag pack packet sack box tin jar tub tube wind gust queue tailback limit
    zone lorry vehicle truck trailer wall fence cable wave drop trench pipe pole tower mast
    turbine panel run walk swim ride race sprint hurdle relay freestyle butterfly backstroke
    steeplechase bullet shell gun pistol knife blade screen lens tyre battery charger connection
    pool tank track block slab sheet beam gap dose tablet capsule portion serving weight detour
    diversion boat yacht heat final strike walkout stoppage shift deadline ultimatum vinyl
    single telly tv television monitor pizza wheel alloy wait drive journey flight curfew
    lockdown blackout vigil heater motor engine boiler hob kettle drill inverter pike carp
    salmon fish catch haul baby boy girl toddler dog cat target truce ceasefire operation window
    trip visit delay marathon closure ban contract sentence term lease plan mortgage warranty
    guarantee notice ring gold necklace
""")
"What an amount describes without an article: '500ml bottles', '60mph gusts'."
_SAME = words("hertz kilohertz megahertz gigahertz stone horsepower people")
_TIGHT = words("m g t l L in s W V st MP ms min")
"Short forms that must touch their number: with a space they are more often something else."
LOOSE = any_of(unit for unit in UNITS if unit not in _TIGHT)
"Pattern of the units that may stand apart from their number."
CLOSE = any_of(_TIGHT)
"Pattern of the units that must touch it."


def many(unit: str) -> str:
    """Give a unit in the plural: 'foot' as 'feet', 'mile per hour' as 'miles per hour'."""
    head, per, rest = unit.partition(" per ")
    if head.endswith("foot"):
        return f"{head[:-4]}feet{per}{rest}"
    if unit.rpartition(" ")[2] in _SAME or unit in ("c c", "p s i"):
        return unit
    return f"{head}{'es' if head.endswith('ch') else 's'}{per}{rest}"
