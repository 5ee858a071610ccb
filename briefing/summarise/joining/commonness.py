"""How common a word is in English, so that a rare one that two articles share says more."""

from __future__ import annotations

import math
from functools import cache

from briefing.shipped import folder

_ORDINARY = 0.25
"What the commonest word still counts when it is a name."
_WORLD = frozenset(
    """
africa african america american americans asia asian australia australian australians austria
austrian baghdad bangladesh beijing belgian belgium berlin brazil brazilian britain british briton
britons brussels california canada canadian chicago chile china chinese colombia commonwealth cuba
czech danish delhi denmark dublin dutch edinburgh egypt egyptian england english europe european
finland finnish florida france french geneva german germany greece greek holland hungary iceland
india indian indonesia iran iranian iraq iraqi ireland irish israel israeli italian italy jamaica
japan japanese jerusalem kenya korea korean london madrid malaysia manchester mexican mexico moscow
netherlands nigeria nigerian norway norwegian ohio pakistan pakistani palestinian paris peru
philippines poland polish portugal portuguese rome russia russian saudi scotland scottish scots
singapore south spain spanish sweden swedish switzerland swiss sydney syria syrian texas thailand
tokyo turkey turkish ukraine ukrainian vietnam wales washington welsh york zealand
commons congress parliament senate premier world olympic olympics euro euros nato eu un nhs
""".split()
)
"Countries, peoples and capitals, which stand in the news of many events."
_FAR_AND_WIDE = 0.1
"What they count."
_FIRST_NAME = 0.6
"What an ordinary first or last name counts: many people have it."


@cache
def places() -> dict[str, int]:
    """Give the place of each ordinary word, lower case, in the list of words by use.

    Raises BriefingError when the installation is damaged.
    """
    return {word: place for place, word in enumerate(_listed("words.txt"))}


@cache
def first_and_last_names() -> frozenset[str]:
    """Give ordinary first and last names, lower case, that are no ordinary words."""
    return frozenset(_listed("names.txt"))


def place_of(word: str) -> int | None:
    """Give the place of a word in the list of words by use, or of what it is a form of."""
    place = places().get(word)
    if place is None and word.endswith("s"):
        place = places().get(word.removesuffix("s"))
    return place


@cache
def strangeness(name: str) -> float:
    """Give how little a lower-case name is met elsewhere: 1 when in no list, towards 0.25."""
    if name in _WORLD:
        return _FAR_AND_WIDE
    place = place_of(name)
    if place is None:
        return _FIRST_NAME if name in first_and_last_names() else 1.0
    share = math.log(1 + place) / math.log(len(places()))
    return float(_ORDINARY + (1 - _ORDINARY) * min(1.0, share) ** 3)


def _listed(name: str) -> list[str]:
    path = folder("scripts") / "lexicon" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
