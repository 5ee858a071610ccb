"""Who is what and who did what: titles and deeds given to somebody else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefing import english
from briefing.gate.facts import Reading, Token
from briefing.gate.synonyms import stands_for
from briefing.gate.units import BE, MUTUAL, Unit, units_of


def given(said: Reading, told: Reading) -> list[str]:
    """Name each role or title that the sources give to somebody else."""
    known: dict[str, set[str]] = defaultdict(set)
    for role, name in _roles(told):
        known[role].update(name.split())
    return [
        f"exchanged: {role} is not {name} in the source"
        for role, name in _roles(said)
        if role not in MUTUAL_ROLES
        and role in known
        and not known[role] & set(name.split())
        and set(name.split()) & told.stems
    ]


def others(said: Reading, told: Reading) -> list[str]:
    """Name each role given here to somebody who has another in the sources, and not this."""
    known: dict[str, set[str]] = defaultdict(set)
    for role, name in _roles(told):
        for part in name.split():
            known[part].add(role)
    single = {token.text.lower() for token in told.tokens}
    reasons = []
    for role, name in _roles(said):
        theirs = set().union(*(known[part] for part in name.split()))
        kin = any(stands_for(english.stem(role), {english.stem(one)}) for one in theirs)
        if theirs and role not in theirs and not kin and role not in single:
            reasons.append(f"exchanged: {name} is {min(theirs)} and not {role} in the source")
    return reasons


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each verb whose doer and object have changed places."""
    there = set(_deeds(told))
    return [
        f"exchanged: the source has {other} {verb} {one}"
        for one, verb, other in _deeds(said)
        if (other, verb, one) in there and (one, verb, other) not in there and verb not in MUTUAL
    ]


def turned_on(said: Reading, told: Reading) -> list[str]:
    """Name each verb whose doer or object here is the other of them in the sources.

    There the second party is a pronoun: 'she had warned managers', 'the judge told them'.
    """
    there = set(_deeds(told, pronouns=True))
    doers = {(one, verb) for one, verb, _ in there}
    objects = {(verb, other) for _, verb, other in there}
    return [
        f"exchanged: not {one} {verb} {other} in the source"
        for one, verb, other in _deeds(said)
        if verb not in MUTUAL
        and (
            ((_SOMEBODY, verb, one) in there and (one, verb) not in doers)
            or ((other, verb, _SOMEBODY) in there and (verb, other) not in objects)
        )
    ]


def another(said: Reading, told: Reading) -> list[str]:
    """Name each two parties of whom each does here what the other does in the sources."""
    there: dict[tuple[str, str], set[str]] = defaultdict(set)
    for doer, verb, other in _deeds(told):
        there[verb, other].add(doer)
    instead = {
        (doer, one): f"{verb} {other}"
        for doer, verb, other in _deeds(said)
        for one in there.get((verb, other), ())
        if doer not in there[verb, other] and not set(doer.split()) & set(one.split())
    }
    return [
        f"exchanged: the source has {one} {deed}"
        for (doer, one), deed in instead.items()
        if (one, doer) in instead
    ]


MUTUAL_ROLES = frozenset("partner friend colleague twin cousin teammate brother sister".split())
"What each of two may be of the other."
_SOMEBODY = "~"
"Stands for a pronoun."
_PRONOUNS = frozenset("he she they him them".split())

_TITLES = frozenset(
    "president minister prime judge solicitor councillor chairman treasurer secretary director "
    "manager owner "
    "captain coach governor mayor senator professor doctor nurse teacher officer constable "
    "inspector sergeant "
    "king queen prince princess brother sister mother father son daughter wife husband uncle "
    "aunt leader founder "
    "spokesman spokeswoman barrister lawyer bishop chief deputy head editor actor singer author "
    "architect "
    "jockey trainer striker "
    "attacker victim defendant witness driver pilot skipper farmer client landlord tenant".split()
)


def _roles(reading: Reading) -> Iterator[tuple[str, str]]:
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
        if token.text.lower() in _TITLES or (place == 0 and token.first and is_role(token))
    ]
    person = " ".join(
        token.stem for token in run if token not in inside and token.text not in _WITH_TITLES
    )
    if not person:
        return
    for token in inside:
        yield token.text.lower(), person
    if before and before[-1].text == ",":
        before = before[:-1]
    if before and before[-1].kind == "word" and is_role(before[-1]):
        yield before[-1].text.lower(), person


_WITH_TITLES = frozenset("First Prime Deputy Vice Chief Acting Lord Former Mr Mrs Ms Dr".split())
"Words that go with a title and name nobody."


def is_title(token: Token) -> bool:
    """Tell whether a word is a known title, 'Judge', or what somebody is, 'teacher'."""
    return token.text.lower() in _TITLES


def is_role(token: Token) -> bool:
    """Tell whether a word says what somebody is, by its ending or because it is known."""
    low = token.text.lower()
    return low in _TITLES or bool(_ROLE.fullmatch(low) and low not in _NO_ROLES)


_ROLE = re.compile(r"[a-z]{3,}(?:[^aeiou]er|or|ist|ian|man|woman|eer|key|ant)")
_NO_ROLES = frozenset(
    "former later earlier other another number member winter summer september october november "
    "december minor major important human german roman elder younger older major further".split()
)


def _deeds(reading: Reading, *, pronouns: bool = False) -> Iterator[tuple[str, str, str]]:
    """Give (doer, verb, object) for each three words of meaning in a row, the passive turned."""
    for row in reading.by_sentence:
        units = units_of(row)
        if pronouns:
            units = [
                (_SOMEBODY, "name", unit[2]) if unit[2].text.lower() in _PRONOUNS else unit
                for unit in units
            ]
        words = [
            place
            for place, unit in enumerate(units)
            if unit[1] in ("word", "name") and not unit[2].text.endswith("ly")
        ]
        for one, verb, other in zip(words, words[1:], words[2:], strict=False):
            between = [
                unit[2].text.lower() for unit in units[one + 1 : other] if unit[1] == "empty"
            ]
            # 'is to refund' is what it does; 'was found' is what was done to it.
            done = verb > 0 and units[verb - 1][2].text.lower() in BE
            allowed = _ARTICLES | _TOWARDS | _WILL | (set() if done else BE)
            plain = set(between) <= allowed and other - one <= 6
            passive = "by" in between and set(between) <= _ARTICLES | BE | {"by"}
            if units[verb][0] in _SAYS - _ADDRESSES or not (plain or passive):
                continue
            for doer in _also(units, one, -1):
                for done_to in _also(units, other, 1):
                    deed = (doer, units[verb][0], done_to)
                    yield deed[::-1] if passive else deed


def _also(units: list[Unit], place: int, step: int) -> list[str]:
    """Give what somebody is called at a place: 'father' and 'Gregor' in 'her father, Gregor'."""
    found = [units[place][0]]
    at = place + step
    if 0 <= at < len(units) and {units[at][1], units[place][1]} == {"word", "name"}:
        named = units[at] if step > 0 else units[place]
        if named[1] == "name":
            found.append(units[at][0])
    return found


_ARTICLES = frozenset("the a an his her its their".split())
_TOWARDS = frozenset("to had have has with against".split())
_WILL = frozenset("will would can could may might also".split())
_ADDRESSES = frozenset("tell ask warn urg".split())
"Verbs of saying that say to whom."
_SAYS = frozenset(english.stem(verb) for verb in english.SAYING.split("|"))
