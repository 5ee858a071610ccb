"""How a sentence opens: datelines, shouted first words and idle connectives go."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.rule import Rule, capitalised, substitution, tidy

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Za-zÀ-ÿ./'’-]*(?:,? [A-Z][A-Za-zÀ-ÿ.'’-]*){0,5}"
    r"(?:, [A-Z][a-z]+\.? \d{1,2})?,? ?)?"
    r"(?:\([A-Z][A-Za-z. ]{1,30}\)\s*(?:--|[–—-]|:)\s*|(?<=[A-ZÀ-Ý]{3} )(?:--|[–—]) "
    r"|(?<=[a-zA-ZÀ-ÿ.] )-- |(?<=[a-zA-ZÀ-ÿ.] )— (?=[A-Z])|^-- )"
)
_DATED = re.compile(
    r"^(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, [A-Z][a-z]+\.? \d{1,2}, \d{4}"
    r"(?: \([^()]{2,40}\))? (?:--|[–—]) "
)
_PLACED = re.compile(
    r"^[A-ZÀ-Ý][A-ZÀ-Ý./'’ -]{2,30}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?"
    r"(?:,? [A-Z][a-z]+\.? \d{1,2})? (?:--|[–—−-]) (?=[A-Z])"
    r"|^[A-Z][a-zà-ÿ]{3,14}(?: [A-Z][a-z]{2,12})? [–—−-] (?=(?:An?|The|[A-Z][a-z]+s?|[A-Z]{2,5}) "
    r"[a-z]+ (?:\S+ ){4})"
    r"|^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"(?:, \d{4})? (?:--|[–—-]) (?=[A-Z])"
)
"A place in capitals, or the day, before any dash and a sentence."
_FILED = re.compile(
    r"^(?:[A-Z][A-Za-z./'’ -]{2,30}, )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]{0,6}\.? \d{1,2}(?:, \d{4})? \([A-Z][A-Za-z. ]{1,20}\)\s*(?:(?:--|[–—−-])\s)?(?=[A-Z])"
)
"A place, the day and who sent it."
_SHOUTED = re.compile(
    r"^((?:[A-Z] )?(?:[A-Z][A-Z'’-]+ ){1,4}(?=[a-z\d]|[A-Z][a-z])"
    r"|(?:[A-Z][A-Z'’-]+ ){1,3}[A-Z][A-Z'’-]+(?=,))"
)


def _dateline(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _DATED.match(text) or _DATELINE.match(text) or _FILED.match(text) or _PLACED.match(text)
    if found is None:
        return (text,)
    rest = text[found.end() :]
    return (capitalised(rest),) if len(rest.split()) >= 5 else (text,)


def _shouted(text: str, common: frozenset[str]) -> tuple[str, ...]:
    found = _SHOUTED.match(text)
    if not found:
        return (text,)
    shouted, rest = found[1].split(), text[found.end() :].lstrip()
    goes_on = re.match(r"[A-Z][a-z]", rest) is not None
    named = (len(shouted) > 1 or goes_on) and any(
        len(word) > 3 and (goes_on or not _is_known(word.lower(), common)) for word in shouted
    )
    # 'DAME WINIFRED ASKE' is a name and 'A BOAT' is none.
    words = [_named(word) if named else _calm(word, common) for word in shouted]
    return (capitalised(" ".join(words) + ("" if rest[:1] == "," else " ") + rest),)


def _is_known(low: str, common: frozenset[str]) -> bool:
    return low in common | _SHOUTED_WORDS | english.EMPTY or _is_a_noun(low)


def _named(word: str) -> str:
    low = word.lower()
    if low in english.EMPTY and low not in _INITIALS:
        return low
    spelled = len(word) < _LONG_WORD or low in _INITIALS or _UNSAYABLE.match(low)
    return word if spelled else word.title()


_UNSAYABLE = re.compile(
    r"(?!(?:[bcfgkps]l|[bcdfgkptw]r|s[cklmnpqtw]|[cgpstw]h|kn|gn|gw|dw|tw|qu|rh|wr|ps|ph|ts|mc|ll)"
    r")[b-df-hj-np-tv-xz]{2}"
)
"Two letters with which no word or name begins: each is said by itself, 'NTEU'."


_LONG_WORD = 4
"Letters from which a word in capitals is hardly a body's initials."


def _calm(word: str, common: frozenset[str]) -> str:
    """Give a shouted word small when the article also writes it so; initials stay."""
    low = word.lower()
    if low not in _INITIALS and _is_known(low, common):
        return low
    return word.capitalize() if len(word) >= _LONG_WORD and low not in _INITIALS else word


def _is_a_noun(low: str) -> bool:
    """Tell whether a shouted word is one of the language's common words and no place's name."""
    from briefing.gate.reading import synonyms  # noqa: PLC0415 - slow to load, and few openings shout

    return low not in _PLACES and synonyms.is_common(english.stem(low))


_PLACES = frozenset(
    "hull bath reading rugby battle sale deal cork mold ware wells ash street settle beer hope eye "
    "rye bury barking down mayo orange split march china turkey jersey bolton derby lancaster "
    "boston lincoln chester stoke perth newport hove poole crewe dover".split()
)
"Towns and countries that are also words."
_INITIALS = frozenset(
    "unicef unesco nasdaq ofsted ofcom ofgem ofwat interpol europol acpo opec nato nasa uefa fifa "
    "rnli rspca rspb hmrc dvla gcse gcses acas cobra iata icao asean cern aids ikea asda covid "
    "cctv us who".split()
)
"Words that are always written in capitals."
_SHOUTED_WORDS = frozenset(
    "a an the police man woman men women two three four five six people residents drivers plans "
    "council councillors boy girl teenager shoppers campaigners firefighters staff workers has "
    "have "
    "is are was were to of in and at for motorist motorists parents pupils villagers fans".split()
)


_ODD = re.compile(r"[ÂâÃ\s,](?:(?<=[ÂâÃ\xa0])|(?<=\s)(?:[.,;:!?\s]|$)|(?<=,)\s*[,.!?])")
_ODD_AT_FIRST = re.compile(r"\W*[a-z]|\s|[-–—•▪*]+ ")
"What a text must hold, or begin with, for its spacing to want mending."


def _mended(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    if _ODD.search(text) is None and _ODD_AT_FIRST.match(text) is None:
        return (text,)
    for broken, whole in _BROKEN:
        text = text.replace(broken, whole)
    text = re.sub(r"\s\.\s(?=[a-z])", " ", text)
    text = _DASHED.sub("", text)
    return (tidy(re.sub(r"\s+([.,;:!?])(?=\s|$|[\"”’])", r"\1", text)),)


_DASHED = re.compile(r"^(?:[-–—•▪*]+ )+(?=\w|[“\"‘'])")
"Dashes and bullets with which a line of a list begins, or an agency's text."


_BROKEN = (
    ("Â£", "£"), ("â‚¬", "€"), ("â€™", "’"), ("â€˜", "‘"), ("â€œ", "“"), ("â€\x9d", "”"),
    ("â€“", "–"), ("â€”", "—"), ("Ã©", "é"), ("Â\xa0", " "), ("\xa0", " "),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule(
        "spacing",
        "Stray spaces before a stop and broken characters are mended.",
        _mended,
        (
            ("It came one week after the fire .", "It came one week after the fire."),
            ("Fares rose by Â£2 , the firm said.", "Fares rose by £2, the firm said."),
            ("It cost £2.", "It cost £2."),
            ("- The bypass is shut.", "The bypass is shut."),
            ("— -- Ann Lowe has an answer.", "Ann Lowe has an answer."),
        ),
    ),
    Rule(
        "dateline",
        "The place and agency before a report go.",
        _dateline,
        (
            (
                "LYMM (Northern Wire) - A bridge has closed for repair.",
                "A bridge has closed for repair.",
            ),
            (
                "OSLO, Norway -- Rain has closed the main line north.",
                "Rain has closed the main line north.",
            ),
            (
                "(NNW) -- Rain has closed the main line north.",
                "Rain has closed the main line north.",
            ),
            (
                "The bridge - built in 1890 - has closed again.",
                "The bridge - built in 1890 - has closed again.",
            ),
            (
                "LYMM, North Cheshire - A bridge has closed for repair.",
                "A bridge has closed for repair.",
            ),
            (
                "Dec 11 - The lock may close early this winter.",
                "The lock may close early this winter.",
            ),
            (
                "NASA - which runs the mission - has put off the launch.",
                "NASA - which runs the mission - has put off the launch.",
            ),
        ),
    ),
    Rule(
        "shouted-opening",
        "First words in capitals become ordinary words.",
        _shouted,
        (
            (
                "A MAN has died after a crash on the bypass.",
                "A man has died after a crash on the bypass.",
            ),
            (
                "POLICE are looking for a missing walker.",
                "Police are looking for a missing walker.",
            ),
            ("VOLUNTEERS have cleaned a beach.", "Volunteers have cleaned a beach."),
            ("NHS staff are to vote on the offer.", "NHS staff are to vote on the offer."),
            ("NTEU President Tony Rowe has left.", "NTEU President Tony Rowe has left."),
        ),
    ),
    substitution(
        "connective",
        "An opening word that only says more is coming goes.",
        r"^(?:Meanwhile|Also|In addition|Furthermore|Moreover|Additionally|Incidentally|Elsewhere"
        r"|In other news|Separately), ",
        "",
        ("Meanwhile, the ferry is cancelled.", "The ferry is cancelled."),
        ("However, the ferry is cancelled.", "However, the ferry is cancelled."),
    ),
)
