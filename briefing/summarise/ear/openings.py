"""How a sentence opens: datelines, shouted first words and idle connectives go."""

from __future__ import annotations

import re

from briefing.summarise.ear.rule import Rule, capitalised, substitution, tidy

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Za-zÀ-ÿ.'’-]*(?:,? [A-Z][A-Za-zÀ-ÿ.'’-]*){0,5}(?:, [A-Z][a-z]+\.? \d{1,2})?,? ?)?"
    r"(?:\([A-Z][A-Za-z. ]{1,30}\)\s*(?:--|[–—-]|:)\s*|(?<=[A-ZÀ-Ý]{3} )(?:--|[–—]) "
    r"|(?<=[a-zA-ZÀ-ÿ.] )-- |(?<=[a-zA-ZÀ-ÿ.] )— (?=[A-Z])|^-- )"
)
_DATED = re.compile(
    r"^(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, [A-Z][a-z]+\.? \d{1,2}, \d{4}"
    r"(?: \([^()]{2,40}\))? (?:--|[–—]) "
)
_SHOUTED = re.compile(r"^((?:[A-Z] )?(?:[A-Z][A-Z'’-]+ ){1,4})(?=[a-z])")


def _dateline(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _DATED.match(text) or _DATELINE.match(text)
    if found is None:
        return (text,)
    rest = text[found.end() :]
    return (capitalised(rest),) if len(rest.split()) >= 5 else (text,)


def _shouted(text: str, common: frozenset[str]) -> tuple[str, ...]:
    found = _SHOUTED.match(text)
    if not found:
        return (text,)
    words = [_calm(word, common) for word in found[1].split()]
    return (capitalised(" ".join(words) + " " + text[found.end() :].lstrip()),)


def _calm(word: str, common: frozenset[str]) -> str:
    """Give a shouted word small when the article also writes it so; initials stay."""
    low = word.lower()
    if low in common or low in _SHOUTED_WORDS:
        return low
    return word.capitalize() if len(word) >= 6 and low not in _INITIALS else word


_INITIALS = frozenset("unicef unesco nasdaq ofsted ofcom interpol europol acpo opec".split())
"Long words that are always written in capitals."
_SHOUTED_WORDS = frozenset(
    "a an the police man woman men women two three four five six people residents drivers plans "
    "council councillors boy girl teenager shoppers campaigners firefighters staff workers has "
    "have "
    "is are was were to of in and at for motorist motorists parents pupils villagers fans".split()
)


_ODD = re.compile(r"[ÂâÃ\s,](?:(?<=[ÂâÃ\xa0])|(?<=\s)(?:[.,;:!?\s]|$)|(?<=,)\s*[,.!?])")
_ODD_AT_FIRST = re.compile(r"\W*[a-z]|\s")
"What a text must hold, or begin with, for its spacing to want mending."


def _mended(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    if _ODD.search(text) is None and _ODD_AT_FIRST.match(text) is None:
        return (text,)
    for broken, whole in _BROKEN:
        text = text.replace(broken, whole)
    text = re.sub(r"\s\.\s(?=[a-z])", " ", text)
    return (tidy(re.sub(r"\s+([.,;:!?])(?=\s|$|[\"”’])", r"\1", text)),)


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
