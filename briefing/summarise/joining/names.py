"""Proper names in an article, word by word: whose they are, and which are officials'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing import english
from briefing.summarise.joining.commonness import first_and_last_names, place_of, places

_NAME = re.compile(
    r"(?P<start>(?:^|[.!?:]['\"”’]?\s+|[“\"‘(]))?(?P<name>[A-Z][\w’'-]*\w)(?P<more> (?=[A-Z]))?"
)
_RUN = re.compile(r"(?=\b([A-Z][\w’'-]*\w)(?: ([A-Z][\w-]*\w))?)")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_SHORTENED = re.compile(r"'(?:m|ve|d|ll|re|t)$")
_OFFICES = (
    "judge coroner councillor mayor minister secretary president governor taoiseach bishop senator "
    "sen sheriff professor trooper sergeant inspector superintendent forecaster director chairman "
    "chair chairwoman chairperson convener constable officer spokesman spokeswoman spokesperson "
    "commander manager"
).split()
# Each is written out, large and small: an engine that knows the letters to begin with skips others.
_OFFICE = re.compile(
    rf"(?:{'|'.join([*_OFFICES, *map(str.capitalize, _OFFICES)])}"
    r"|sen\.|Sen\.|Gov\.?|Cllr|MSP|MP|TD|MLA|Lord|Prof|Dr|Sgt|Insp|Supt)"
    r" (?:[a-z]+ ){0,2}(?P<who>(?:[A-Z][\w’'-]+ ?){1,2})"
)
"Those who speak on many matters: that two articles quote one says little."
_BODY = re.compile(
    r"(?:[A-Z][\w’'-]+ (?:and )?){1,5}"
    r"(?:Agency|Association|Authority|Board|Branch|Bureau|Cent(?:re|er)|Commission|Department|Executive"
    r"|Federation|Hospital|Infirmary|Inspectorate|Institute|Ministry|Police|Service|Society|Union"
    r"|University)\b(?: [A-Z]\w+)?|[A-Z]{3,5}\b|University (?:Hospital )?(?:of )?[A-Z]\w+"
)
"Public bodies, unions and others told by their letters, which act in many matters."
_BODIES = """
mr mrs ms miss dr sir pc dc ds con lab ld lib dem dems ind greens tory tories liberal democrat
democrats republican republicans conservative conservatives labour green reform snp dup plaid mp mps
bbc uk us university crown court county street road hospital school council police garda gardaí city
town united state states national north south east west new gov capt sgt judge nhs cllr chairman
secretary minister president chancellor governor senator health home prime leader chief
highways agency authority department service services union association group company trust
broadcast society federation foundation institute commission office board executive safety
administration environment jan feb mar apr jun jul aug sept sep oct nov dec mon
tue tues wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays
saturdays sundays christmas easter facebook whatsapp twitter instagram tiktok youtube google
"""
_NO_NAME = english.EMPTY | {*english.WEEKDAYS, *english.MONTHS, *_BODIES.split()}
"Capitalised words that name no event."
_BEFORE_PLACES = (" in ", " at ", " near ", " outside ", " the ")
"What stands before a place of two words that looks like a person's name."
_ORDINARY_LAST, _ORDINARY_FIRST = 9000, 3000
"Among so many of the commonest words a word is no surname, or no first name."


class Written:
    """How the articles of a day write their words: small, or with a capital amid a sentence."""

    def __init__(self, passages: Iterable[str]) -> None:
        self.small: set[str] = set()
        self._large: set[str] = set()
        for passage in passages:
            self.small |= set(_SMALL.findall(passage))
            self._large |= {
                _plain(found["name"]) for found in _NAME.finditer(passage) if found["start"] is None
            }

    def a_name(self, word: str, more: str | None) -> bool:
        """Tell whether a word that begins a sentence is taken for a name.

        No article may write it small; and an ordinary word must go on with another capital, as in
        'Carol Whitby', or be written with one by some article where no sentence begins.
        """
        if word in self.small:
            return False
        return bool(more) or word in self._large or place_of(word) is None


@dataclass(frozen=True, slots=True)
class Names:
    """The proper names of a text, lower case, word by word."""

    every: frozenset[str]
    people: frozenset[str]
    "Words of the names of people."
    officials: frozenset[str]
    "Words of the names of people who are called by an office."
    bodies: frozenset[str]
    "Words of the names of public bodies."
    joined: frozenset[tuple[str, str]]
    "Words that stand next to each other in a name."
    followed: dict[str, frozenset[str]]
    "For a name that is always followed by another, the names that follow it."


def read(passage: str, written: Written) -> Names:
    """Give the names in a text; `written` says how the articles beside it write words."""
    every = set()
    for match in _NAME.finditer(passage):
        word = _plain(match["name"])
        if match["start"] is not None and not written.a_name(word, match["more"]):
            continue
        if word not in _NO_NAME and len(word) > 2 and not ("'" in word and _SHORTENED.search(word)):
            every.add(word)
    return Names(
        every=frozenset(every),
        people=frozenset(_people(passage)),
        officials=frozenset(
            _plain(word) for found in _OFFICE.finditer(passage) for word in found["who"].split()
        ),
        bodies=frozenset(
            _plain(word) for found in _BODY.finditer(passage) for word in found[0].split()
        ),
        joined=frozenset(
            (_plain(found[1]), _plain(found[2])) for found in _RUN.finditer(passage) if found[2]
        ),
        followed=_followed(passage, written.small),
    )


def same(name: str, one: Names, other: Names) -> bool:
    """Tell whether a shared name is not just the first name of two different people."""
    ours, theirs = one.followed.get(name), other.followed.get(name)
    return not ours or not theirs or bool(ours & theirs)


def _plain(name: str) -> str:
    return name.replace("’", "'").removesuffix("'s").lower()


def _people(passage: str) -> set[str]:
    """Give the words of the names that are people's, not an organisation's."""
    found: set[str] = set()
    common = places()
    for person in english.people(passage):
        if passage.endswith(_BEFORE_PLACES, 0, passage.find(person)):
            continue
        words = [word for word in map(_plain, person.split()) if word not in _NO_NAME]
        if words and (
            words[0] in first_and_last_names()
            or (
                common.get(words[-1], _ORDINARY_LAST) >= _ORDINARY_LAST
                and common.get(words[0], _ORDINARY_FIRST) >= _ORDINARY_FIRST
            )
        ):
            found |= set(words)
    return found


def _followed(body: str, small: AbstractSet[str]) -> dict[str, frozenset[str]]:
    """Give, for each name always followed by another, the names that follow it.

    'Cutter Fire' and 'Cutter Creek' are no such: the second word is an ordinary one.
    """
    following: dict[str, set[str]] = {}
    for found in _RUN.finditer(body):
        after = (found[2] or "").lower()
        following.setdefault(found[1].lower(), set()).add("" if after in small else after)
    return {name: frozenset(after) for name, after in following.items() if "" not in after}
