"""What belongs to whom: numbers, names and dates exchanged in a text are found by their company."""

from __future__ import annotations

from collections import defaultdict

from briefing.gate import kinds, numbers, shares
from briefing.gate.facts import Reading
from briefing.gate.units import BE, MUTUAL, Unit, plain, units_of

_MARGIN = 2.0
"By how much another's company must fit better before two are taken as exchanged."
_LEAST = 3.0
"Fit below which a likeness says nothing."
_WAY = 3.0
"Weight of 'from' or 'to' before a number; other prepositions have half of it."
_OBJECTS = frozenset("him them it himself herself".split())
_WAYS = frozenset("from to for by at".split())
_NEXT = (3.0, 1.5, 0.7)
_BACK = (2.5, 1.2, 0.6)
_BREAKS = frozenset("but while whereas although though".split())
_IN_ONE_BREATH = frozenset("saying adding warning claiming insisting telling urging".split())
_PLACING = frozenset("in at near from to off outside around across through for".split())

Company = dict[tuple[str, str], float]


def exchanged(said: Reading, told: Reading) -> list[str]:
    """Name each number, name or date that stands in another's place."""
    reasons = []
    here, there = _companies(said, twice=False), _companies(told, twice=True)
    partners = _partners(said) | {
        pair for row in told.by_sentence for pair in _who_meet(units_of(row))
    }
    places = _places(told) - _persons(told)
    stays = (_places(said) & _places(told)) - _persons(told)
    sorts = _sorts(said, told)
    shared = {
        f"{numbers.values(one)[0]:g}"
        for words in shares.covered(said, told)
        for one in numbers.NUMBER.finditer(words)
    }
    for kind in ("number", "name", "date", "opposite"):
        for anchor, companies in here[kind].items():
            if kind == "number" and anchor in shared:
                continue
            own = [
                one for other, found in there[kind].items() if _same(anchor, other) for one in found
            ]
            rivals = {
                other: found
                for other, found in there[kind].items()
                if not _same(anchor, other)
                and not (other in places and anchor not in places)
                and not (anchor in stays and other not in places)
                and not (kind == "number" and sorts[anchor].isdisjoint(sorts[other]))
                and (kind != "opposite" or other in kinds.OPPOSITES[anchor])
                and not any(_same(anchor, one) and _same(other, two) for one, two in partners)
            }
            rival = _usurped(companies, own, rivals) if own else None
            if rival is not None:
                reasons.append(f"exchanged: {anchor} stands where the source has {rival}")
    return list(dict.fromkeys(reasons))


def _sorts(*readings: Reading) -> dict[str, set[str]]:
    """Give, for each number, what sorts it is of: money, per cent, a year, a plain count."""
    sorts: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for token in reading.tokens:
            if token.kind == "number":
                year = len(token.text) == 4 and token.text.isdigit() and token.text[:1] in "12"
                sorts[f"{token.values[0]:g}"].add("year" if year else token.unit)
    return sorts


def _usurped(
    companies: list[Company], own: list[Company], rivals: dict[str, list[Company]]
) -> str | None:
    """Give the rival in whose company an anchor stands, when its own does not fit; else None."""
    fits = []
    for company in companies:
        fit = max(_overlap(company, one) for one in own)
        best, name = max(
            ((_overlap(company, one), name) for name, found in rivals.items() for one in found),
            default=(0.0, None),
        )
        if best < fit + _MARGIN or best < _LEAST or name is None:
            return None
        if _shares_a_name(company, own) and not _shares_a_name(company, rivals[name]):
            return None
        fits.append(name)
    return fits[0] if fits else None


def _shares_a_name(company: Company, others: list[Company]) -> bool:
    names = {word for side, word in company if side == "names"}
    return any(names & {word for side, word in other if side == "names"} for other in others)


def _companies(reading: Reading, *, twice: bool) -> dict[str, dict[str, list[Company]]]:
    """Give, for each kind of anchor, each anchor's companies: the words around it, by side.

    Names and dates are looked at with what is inserted between commas left out, numbers with
    it; `twice` looks at all both ways.
    """
    found: dict[str, dict[str, list[Company]]] = {
        kind: defaultdict(list) for kind in ("number", "name", "date", "opposite")
    }
    for row in reading.by_sentence:
        for bare, units in ((False, units_of(row, marks=True)), (True, units_of(plain(row)))):
            for place, (name, kind, token) in enumerate(units):
                anchor = "opposite" if kind == "word" and name in kinds.OPPOSITES else kind
                if anchor not in found or token.owner or not (twice or bare == (kind != "number")):
                    continue
                found[anchor][name].append(_company(units, place))
    return found


def _partners(reading: Reading) -> set[tuple[str, str]]:
    """Give the names joined by 'and': which of them comes first says nothing."""
    pairs = set()
    for row in reading.by_sentence:
        units = units_of(row)
        for one, joint, other in zip(units, units[1:], units[2:], strict=False):
            if one[1] == other[1] == "name" and joint[2].text.lower() == "and":
                pairs |= {(one[0], other[0]), (other[0], one[0])}
        pairs |= _who_meet(units)
    return pairs


def _who_meet(units: list[Unit]) -> set[tuple[str, str]]:
    """Give the names on the two sides of a verb that is done by both: who is first says nothing."""
    pairs: set[tuple[str, str]] = set()
    for place, unit in enumerate(units):
        if unit[0] in MUTUAL:
            before = [name for name, kind, _ in units[:place] if kind == "name"][-1:]
            after = [name for name, kind, _ in units[place + 1 :] if kind == "name"][:1]
            pairs |= {(a, b) for a in before + after for b in before + after if a != b}
    return pairs


def _company(units: list[Unit], place: int) -> Company:
    company: Company = {}
    kind = units[place][1]
    if kind == "number" and place and (way := units[place - 1][2].text.lower()) in _WAYS:
        company[("way", way)] = _WAY if way in ("from", "to") else _WAY / 2
    agent = kind == "name" and _is_agent(units, place)
    for side, step, weights in (("next", 1, _NEXT), ("back", -1, _BACK)):
        if agent and side == "next":  # 'was called up by Steve Borthwick for the first time'
            continue
        at, rank, passive, by, passed = place + step, 0, False, False, False
        while 0 <= at < len(units) and rank < len(weights):
            name, other, token = units[at]
            low = token.text.lower()
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


def _is_agent(units: list[Unit], place: int) -> bool:
    """Tell whether a name is who did it: 'called up by (coach) Steve Borthwick'."""
    for at in range(max(0, place - 2), place):
        if units[at][2].text.lower() == "by":
            done = units[at - 1][2].text.lower() if at else ""
            return done.endswith(("ed", "en", "wn", "ght", "up", "off", "out"))
    return False


def _sides(side: str, name: str, *, passive: bool, by: bool) -> tuple[str, ...]:
    """Give the sides a word counts for: the passive turns them, a mutual verb has both."""
    if name in MUTUAL:
        return ("next", "back")
    if side == "next":
        return ("back",) if passive else ("next",)
    return ("next",) if by else ("back",)


def _overlap(one: Company, other: Company) -> float:
    """Give how much two companies share, by side and rank."""
    shared = 0.0
    for key, weight in one.items():
        if key in other:
            shared += min(weight, other[key])
        elif key[0] != "way" and (("back" if key[0] == "next" else "next"), key[1]) in other:
            shared += 0.3 * weight
    return shared


def _same(one: str, other: str) -> bool:
    """Tell whether two anchors may be one: 'keith palmer' and 'palmer'."""
    if one == other:
        return True
    return bool(set(one.split()) & set(other.split())) and not one[:1].isdigit()


def _places(reading: Reading) -> set[str]:
    """Give the names that follow a word of place."""
    return {
        units[place][0]
        for row in reading.by_sentence
        for units in (units_of(row),)
        for place in range(1, len(units))
        if units[place][1] == "name" and units[place - 1][2].text.lower() in _PLACING
    }


def _persons(reading: Reading) -> set[str]:
    """Give the names that do not follow a word of place somewhere."""
    return {
        units[place][0]
        for row in reading.by_sentence
        for units in (units_of(row),)
        for place in range(len(units))
        if units[place][1] == "name"
        and (place == 0 or units[place - 1][2].text.lower() not in _PLACING)
    }
