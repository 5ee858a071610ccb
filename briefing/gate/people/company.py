"""The company a number, name or date keeps: the words around it, by side and distance."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from briefing.gate.reading import roles
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import BE
from briefing.gate.reading.units import MUTUAL, Unit, plain, units_of
from briefing.gate.wording import kinds

_WAY = 3.0
"Weight of 'from' or 'to' before a number; other prepositions have half of it."
_OBJECTS = frozenset("him them it himself herself".split())
_ABOUT = frozenset("more less fewer than about around nearly almost over under just".split())
_WAYS = frozenset("from to for by at".split())
_NEXT = (3.0, 1.5, 0.7)
_BACK = (2.5, 1.2, 0.6)
_BREAKS = frozenset("but while whereas although though".split())
_IN_ONE_BREATH = frozenset("saying adding warning claiming insisting telling urging".split())

Company = dict[tuple[str, str], float]
"For (side, word) how near the word stands; the sides are 'next', 'back', 'way' and 'names'."
Companies = dict[str, dict[str, list[Company]]]
"For each kind of anchor, the companies of each."


@lru_cache(maxsize=64)
def companies(reading: Reading) -> Companies:
    """Give, for each kind of anchor, each anchor's companies: the words around it, by side.

    Looked at both with what is inserted between commas and without it.
    """
    found: Companies = {
        kind: defaultdict(list) for kind in ("number", "name", "date", "opposite", "role")
    }
    for row in reading.by_sentence:
        for units in (units_of(row, marks=True), units_of(plain(row))):
            for place, (name, kind, token) in enumerate(units):
                anchor = "opposite" if kind == "word" and name in kinds.OPPOSITES else kind
                if kind == "word" and roles.is_role(token):
                    found["role"][name].append(_company(units, place, "role"))
                if anchor not in found or token.owner:
                    continue
                found[anchor][name].append(_company(units, place, kind))
    return found


def _company(units: tuple[Unit, ...], place: int, kind: str) -> Company:
    company: Company = {}
    if kind == "number" and (way := _way_to(units, place)) in _WAYS:
        company[("way", way)] = _WAY if way in ("from", "to") else _WAY / 2
    agent = kind == "name" and _is_agent(units, place)
    for side, step, weights in (("next", 1, _NEXT), ("back", -1, _BACK)):
        if agent and side == "next":  # 'was called up by Steve Borthwick for the first time'
            continue
        at, rank, passive, by, passed = place + step, 0, False, False, False
        while 0 <= at < len(units) and rank < len(weights):
            name, other, token = units[at]
            low = token.low
            at += step
            # An age stands between commas and belongs to the name before them.
            if other == "mark" and kind == "number" and low == "," and at == place + 2 * step:
                continue
            if other == "mark" or low in _BREAKS or (low == "as" and kind == "name"):
                break
            if side == "next" and kind == "name" and low in _IN_ONE_BREATH:
                break  # 'opened the show in Oslo, saying ...': it is not Oslo that says it
            if other == "empty" and side == "back" and low in _OBJECTS:
                break  # 'traced him through the regiment': it is not the regiment that was traced
            if low in roles.MUTUAL_ROLES:
                continue
            if other == "empty":
                passive = passive or low in BE
                by = by or (low == "by" and not passed)
                continue
            if other == kind and rank == 0 and kind != "number" and not passive:
                passed = True
                continue
            if other == "name" and kind != "name":
                company[("names", name)] = 0.0
            weight = weights[rank] / (2 if low.endswith("ing") else 1)
            for role in _sides(side, name, passive=passive, by=by):
                company[(role, name)] = max(company.get((role, name), 0.0), weight)
            rank += 1
    return company


def _way_to(units: tuple[Unit, ...], place: int) -> str:
    """Give the word before a number, past 'more than' and the like."""
    while place and units[place - 1][2].low in _ABOUT:
        place -= 1
    return units[place - 1][2].low if place else ""


def _is_agent(units: tuple[Unit, ...], place: int) -> bool:
    """Tell whether a name is who did it: 'called up by (coach) Steve Borthwick'."""
    for at in range(max(0, place - 2), place):
        if units[at][2].low == "by":
            done = units[at - 1][2].low if at else ""
            return done.endswith(("ed", "en", "wn", "ght", "up", "off", "out"))
    return False


def _sides(side: str, name: str, *, passive: bool, by: bool) -> tuple[str, ...]:
    """Give the sides a word counts for: the passive turns them, a mutual verb has both."""
    if name in MUTUAL:
        return ("next", "back")
    if side == "next":
        return ("back",) if passive else ("next",)
    return ("next",) if by else ("back",)


def overlap(one: Company, other: Company) -> float:
    """Give how much two companies share, by side and rank."""
    shared = 0.0
    for key, weight in one.items():
        if key in other:
            shared += min(weight, other[key])
        elif key[0] != "way" and (("back" if key[0] == "next" else "next"), key[1]) in other:
            shared += 0.3 * weight
    return shared


def sorts_of(*readings: Reading) -> dict[str, set[str]]:
    """Give, for each number, what sorts it is of: money, per cent, a year, a plain count."""
    sorts: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for token in reading.tokens:
            if token.kind == "number":
                year = len(token.text) == 4 and token.text.isdigit() and token.text[:1] in "12"
                sorts[f"{token.values[0]:g}"].add("year" if year else token.unit)
    return sorts
