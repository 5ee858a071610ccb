"""What belongs to whom: numbers and names exchanged within a text are found by their company."""

from __future__ import annotations

from collections import defaultdict

from briefing.gate.facts import Reading, Token

_MARGIN = 2.0
"By how much another's company must fit better before two are taken as exchanged."
_BE = frozenset("is are was were be been being got gets".split())
_NEXT = (3.0, 1.5, 0.7)
_BACK = (2.5, 1.2, 0.6)

Company = dict[tuple[str, str], float]


def exchanged(said: Reading, told: Reading) -> list[str]:
    """Name each number, name or date that stands in another's place."""
    reasons = []
    here, there = _companies(said), _companies(told)
    for kind in ("number", "name", "date"):
        known = there[kind]
        for anchor, companies in here[kind].items():
            own = [
                company
                for other, found in known.items()
                if _same(anchor, other)
                for company in found
            ]
            rivals = [
                (other, company)
                for other, found in known.items()
                if not _same(anchor, other)
                for company in found
            ]
            if not own or not rivals:
                continue
            for company in companies:
                fit = max(_overlap(company, one) for one in own)
                best, other = max((_overlap(company, one), name) for name, one in rivals)
                if best >= fit + _MARGIN and best >= 3.0:
                    reasons.append(f"exchanged: {anchor} stands where the source has {other}")
    return list(dict.fromkeys(reasons))


def _companies(reading: Reading) -> dict[str, dict[str, list[Company]]]:
    """Give, for each kind of anchor, each anchor's companies: the words around it, by side."""
    found: dict[str, dict[str, list[Company]]] = {
        kind: defaultdict(list) for kind in ("number", "name", "date")
    }
    for row in reading.by_sentence:
        units = _units(row)
        for place, (name, kind, _) in enumerate(units):
            if kind in found:
                found[kind][name].append(_company(units, place))
    return found


Unit = tuple[str, str, Token]


def _units(row: tuple[Token, ...]) -> list[Unit]:
    """Give a sentence as (key, kind, token), each name of several words as one."""
    units: list[Unit] = []
    for token in row:
        if token.kind == "name" and token.joined and units and units[-1][1] == "name":
            units[-1] = (f"{units[-1][0]} {token.stem}", "name", token)
        elif token.kind == "number":
            units.append((f"{token.values[0]:g}", "number", token))
        else:
            units.append((token.stem, token.kind, token))
    return units


def _company(units: list[Unit], place: int) -> Company:
    company: Company = {}
    kind = units[place][1]
    for side, step, weights in (("next", 1, _NEXT), ("back", -1, _BACK)):
        at, rank, passive, by = place + step, 0, False, False
        while 0 <= at < len(units) and rank < len(weights):
            name, other, token = units[at]
            low = token.text.lower()
            at += step
            if other == "empty":
                passive = passive or low in _BE
                by = by or low == "by"
                continue
            if other == kind and rank == 0 and kind != "number" and not passive:
                continue
            role = "back" if side == "next" and passive else side
            role = "next" if side == "back" and by else role
            company[(role, name)] = max(company.get((role, name), 0.0), weights[rank])
            rank += 1
    return company


def _overlap(one: Company, other: Company) -> float:
    """Give how much two companies share, by side and rank."""
    shared = 0.0
    for key, weight in one.items():
        if key in other:
            shared += min(weight, other[key])
        elif (("back" if key[0] == "next" else "next"), key[1]) in other:
            shared += 0.3 * weight
    return shared


def _same(one: str, other: str) -> bool:
    """Tell whether two anchors may be one: 'keith palmer' and 'palmer'."""
    if one == other:
        return True
    return bool(set(one.split()) & set(other.split())) and not one[:1].isdigit()
