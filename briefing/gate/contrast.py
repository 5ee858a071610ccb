"""Deeds that a rewrite tells otherwise than its sources: denied, still to come, by another."""

from __future__ import annotations

from briefing.gate.deeds import DEFINITE, SAYS, Deed, Standing, charges, deeds
from briefing.gate.facts import Reading
from briefing.gate.units import MUTUAL

_ADDRESSES = frozenset("tell ask warn urg call describ promis".split())


def unsure(said: Reading, told: Reading) -> list[str]:
    """Name each deed told as done, or as sure to come, that the sources leave open."""
    reasons = []
    there = _all(told)
    charged = frozenset(one for row in told.by_sentence for one in charges(row))
    for deed in _all(said):
        if not deed.finite:
            continue
        known = [one.standing for one in there if (one.verb, one.denied) == (deed.verb, deed.denied)]
        if not known and deed.verb in charged:
            times = sum(token.stem == deed.verb for token in told.tokens)
            known = [Standing.UNREAL] if times == 1 else []
        if known and deed.standing > max(known):
            reasons.append(f"hedge: “{deed.verb}” is not said to be so in the source")
    return reasons


def denied(said: Reading, told: Reading) -> list[str]:
    """Name each deed that is denied here and asserted in the sources, or the other way."""
    reasons = []
    there = _all(told)
    for deed in _all(said):
        mine = (deed.doer | deed.object) - {DEFINITE}
        known = [
            one.denied
            for one in there
            if one.verb == deed.verb and (mine & (one.doer | one.object) or one.vague or deed.vague)
        ]
        if known and deed.denied not in known and not (deed.verb in SAYS and deed.doer):
            there_is = "asserted" if deed.denied else "denied"
            reasons.append(f"negation: “{deed.verb}” is {there_is} in the source")
    return reasons


def by_another(said: Reading, told: Reading) -> list[str]:
    """Name each deed whose doer here is whom it is done to in the sources."""
    reasons = []
    there = _all(told)
    for deed in _all(said):
        if deed.verb in MUTUAL or (deed.verb in SAYS and deed.verb not in _ADDRESSES):
            continue
        known = [one for one in there if one.verb == deed.verb]
        if not any(_fits(deed, one) for one in known) and any(_turned(deed, one) for one in known):
            reasons.append(f"exchanged: who did “{deed.verb}” to whom is otherwise in the source")
    return reasons


def of_another(said: Reading, told: Reading) -> list[str]:
    """Name each deed that is somebody's here and, in the sources, somebody else's.

    Not where either is 'the man' or a pronoun, or where both are named in one breath: they may be
    one.
    """
    reasons = []
    there = _all(told)
    for deed in _all(said):
        known = [one for one in there if one.verb == deed.verb]
        if not known or not _is_plain(deed) or not deed.doer <= told.stems or not deed.finite:
            continue
        if all(_is_plain(one) and not deed.doer & (one.doer | one.object) for one in known) and not any(
            _together(deed.doer, one.doer, told) for one in known
        ):
            reasons.append(f"exchanged: the source says “{deed.verb}” of another")
    return reasons


def _is_plain(deed: Deed) -> bool:
    return bool(deed.doer) and not deed.vague and DEFINITE not in deed.doer


def _together(some: frozenset[str], others: frozenset[str], told: Reading) -> bool:
    """Tell whether two parties stand near each other, as in 'the driver, Sid Penrose'."""
    places: dict[bool, list[int]] = {True: [], False: []}
    for place, token in enumerate(told.tokens):
        if token.stem in some or token.stem in others:
            places[token.stem in some].append(place)
    return any(abs(one - other) <= _NEAR for one in places[True] for other in places[False])


_NEAR = 6


def _fits(deed: Deed, one: Deed) -> bool:
    same = bool((deed.doer & one.doer) - {DEFINITE}) or bool(deed.object & one.object)
    return same and not (deed.doer & one.object or deed.object & one.doer)


def _turned(deed: Deed, one: Deed) -> bool:
    crossed = deed.object and deed.doer & (one.object - one.doer)
    back = deed.doer and deed.object & (one.doer - one.object)
    return bool(crossed or back)


def _all(reading: Reading) -> list[Deed]:
    return [deed for row in reading.by_sentence for deed in deeds(row)]
