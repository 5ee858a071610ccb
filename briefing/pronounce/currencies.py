"""Currencies: how each sign and code is said, in the singular and in the plural."""

from __future__ import annotations

from briefing.pronounce.tables import pairs

_NAMES = pairs("""
    £ = pound | $ = dollar | € = euro | ¥ = yen, | ₹ = rupee | ₩ = won, | ₽ = rouble | ₺ = lira,
    ₪ = shekel | ₦ = naira, | ₴ = hryvnia | ₿ = bitcoin, | ₱ = peso | ₫ = dong, | GBP = pound
    USD = U S dollar | EUR = euro | CHF = Swiss franc | JPY = yen, | AUD = Australian dollar
    CAD = Canadian dollar | NZD = New Zealand dollar | INR = rupee | Rs = rupee | Rs. = rupee
    CNY = yuan, | SEK = Swedish krona, Swedish kronor | NOK = Norwegian krone, Norwegian kroner
    DKK = Danish krone, Danish kroner | PLN = zloty | ZAR = rand, | R = rand, | N = naira,
    Sh = shilling | KSh = Kenyan shilling | Ksh = Kenyan shilling | KES = Kenyan shilling
    RM = ringgit, | AED = dirham
""")
"A comma parts the singular from the plural; with nothing after it they are the same."
_NATIONS = pairs("""
    US = U S | A = Australian | AU = Australian | C = Canadian | CA = Canadian | NZ = New Zealand
    HK = Hong Kong | S = Singapore | NT = Taiwan
""")
SMALL = {
    "pound": ("penny", "pence"),
    "dollar": ("cent", "cents"),
    "euro": ("cent", "cents"),
    "rand": ("cent", "cents"),
}
"The small coin of each currency that has one in the news."
SIZES = pairs("""
    k = thousand | K = thousand | m = million | M = million | mn = million | mln = million
    mill = million | bn = billion | b = billion | B = billion | tn = trillion | trn = trillion
    cr = crore
""")
"Short forms of magnitudes."


def named(sign: str, nation: str | None = None) -> tuple[str, str]:
    """Give a currency in the singular and the plural: '$' of 'A' as 'Australian dollar(s)'."""
    if nation == "R":
        return "Brazilian real", "Brazilian reais"
    one, comma, many = _NAMES[sign].partition(",")
    lead = f"{_NATIONS[nation]} " if nation in _NATIONS else ""
    return f"{lead}{one}", f"{lead}{many.strip() or one if comma else one + 's'}"
