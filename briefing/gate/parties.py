"""Deeds of somebody else: the doer for the one it is done to, or either for a third."""

from __future__ import annotations

from functools import lru_cache

from briefing.gate.deeds import Deed, all_deeds, occurrences
from briefing.gate.facts import Reading
from briefing.gate.grammar import EMPTY_VERBS, LINKING, SAYS, is_done
from briefing.gate.line import DEFINITE
from briefing.gate.roles import TITLES
from briefing.gate.units import MUTUAL

_ADDRESSES = frozenset("tell ask warn urg call describ promis".split())
"Verbs of saying that say to whom."
_NEAR = 6
"Words within which two parties may be one: 'the driver, Sid Penrose'."


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each deed whose doer here is whom it is done to in the sources."""
    there = all_deeds(told)
    names = names_of(said) | names_of(told)

    def is_turned(deed: Deed) -> bool:
        if deed.verb in MUTUAL | LINKING or (deed.verb in SAYS and deed.verb not in _ADDRESSES):
            return False
        known = [one for one in there if one.verb == deed.verb]
        straight = any(_straight(deed, one, names) for one in known)
        return not straight and any(_turned(deed, one, names) for one in known)

    return [
        f"exchanged: who did “{group[0].verb}” to whom is otherwise in the source"
        for group in occurrences(said)
        if all(map(is_turned, group))
    ]


def other_doers(said: Reading, told: Reading) -> list[str]:
    """Name each deed that is somebody's here and, in the sources, somebody else's.

    Not where either is 'the man' or a pronoun, or where both are named in one breath: they may be
    one.
    """
    there = all_deeds(told)

    def is_of_another(deed: Deed) -> bool:
        known = [one for one in there if one.verb == deed.verb]
        sure = (
            bool(known)
            and deed.verb not in EMPTY_VERBS
            and deed.finite
            and _is_plain(deed)
            and deed.doer <= told.stems
        )
        return (
            sure
            and all(_is_rival(deed, one) for one in known)
            and not any(_together(deed.doer, one.doer, told) for one in known)
        )

    return [
        f"exchanged: the source says “{group[0].verb}” of another"
        for group in occurrences(said)
        if all(map(is_of_another, group))
    ]


def shared(some: frozenset[str], others: frozenset[str], names: set[str]) -> bool:
    """Tell whether two parties may be one: by their names where both have one."""
    both = (some & others) - {DEFINITE}
    return bool(both & names if some & names and others & names else both)


def bare(party: frozenset[str]) -> frozenset[str]:
    """Give a party without the words of its titles, if it has others."""
    return party - TITLES or party


@lru_cache(maxsize=64)
def names_of(reading: Reading) -> set[str]:
    """Give the stems of every name in a text."""
    return {token.stem for token in reading.tokens if token.kind == "name"}


def _is_plain(deed: Deed) -> bool:
    return bool(deed.doer) and not deed.vague and DEFINITE not in deed.doer


def _is_rival(deed: Deed, one: Deed) -> bool:
    """Tell whether another does the same deed, to the same if to anybody."""
    same = bool(deed.object & one.object) or not (deed.object or one.object)
    return same and _is_plain(one) and not bare(deed.doer) & (bare(one.doer) | one.object)


def _together(some: frozenset[str], others: frozenset[str], told: Reading) -> bool:
    """Tell whether two parties stand near each other, no verb between: they may be one."""
    some, others = bare(some), bare(others)
    last: tuple[bool, int] | None = None
    for place, token in enumerate(told.tokens):
        if token.stem in some or token.stem in others:
            mine = token.stem in some
            if last and last[0] != mine and place - last[1] <= _NEAR:
                return True
            last = (mine, place)
        elif is_done(token):
            last = None
    return False


def _straight(deed: Deed, one: Deed, names: set[str]) -> bool:
    here, there = deed.object | deed.to, one.object | one.to
    same = (shared(deed.doer, one.doer, names), shared(here, there, names))
    crossed = shared(deed.doer, there, names) or shared(here, one.doer, names)
    return all(same) or (any(same) and not crossed)


def _turned(deed: Deed, one: Deed, names: set[str]) -> bool:
    here, there = deed.object | deed.to, one.object | one.to
    crossed = here and shared(deed.doer, there - one.doer, names)
    back = deed.doer and shared(here, one.doer - there, names)
    return bool(crossed or back)
