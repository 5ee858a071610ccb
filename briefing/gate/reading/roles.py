"""Who is what: the titles and roles that stand with names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.synonyms import lines
from briefing.gate.reading.tokens import Token

MUTUAL_ROLES = frozenset("partner friend colleague twin cousin teammate brother sister".split())
"What each of two may be of the other."
_TITLES, _BEFORE, RANKS = (frozenset(row.split()) for row in lines("titles"))
"What somebody is; titles that are not whose they are; titles before a name."
TITLES = frozenset(map(english.stem, _BEFORE))
"Stems of the words of titles, which are not whose they are."


def roles_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give (role, name) for 'Judge Falk', 'solicitor Janet Orme', 'her coach, Pat Dineen'."""
    for row in reading.by_sentence:
        run: list[Token] = []
        for place, token in enumerate([*row, None]):
            if token is not None and token.kind == "name" and (not run or token.joined):
                run.append(token)
                continue
            if run:
                yield from _roles_of(run, row[: place - len(run)])
            run = [token] if token is not None and token.kind == "name" else []


def _roles_of(run: list[Token], before: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    inside = [
        token
        for place, token in enumerate(run)
        if token.low in _TITLES or (place == 0 and token.first and is_role(token))
    ]
    person = " ".join(
        token.stem for token in run if token not in inside and token.low not in _BEFORE
    )
    if not person:
        return
    for token in inside:
        yield token.low, person
    if before and before[-1].text == ",":
        before = before[:-1]
    if before and before[-1].kind == "word" and is_role(before[-1]):
        yield before[-1].low, person


def is_title(token: Token) -> bool:
    """Tell whether a word is a known title, 'Judge', or what somebody is, 'teacher'."""
    return token.low in _TITLES


def is_role(token: Token) -> bool:
    """Tell whether a word says what somebody is, by its ending or because it is known."""
    low = token.low
    return low in _TITLES or bool(_ROLE.fullmatch(low) and low not in _NO_ROLES)


_ROLE = re.compile(r"[a-z]{3,}(?:[^aeiou]er|or|ist|ian|man|woman|eer|key|ant)")
_NO_ROLES = frozenset(
    "former later earlier other another number member winter summer september october november "
    "december minor major important human german roman elder younger older major further".split()
)
