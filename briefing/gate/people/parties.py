"""Deeds of somebody else: the doer for the one it is done to, or either for a third."""

from __future__ import annotations

from functools import lru_cache

from briefing import english
from briefing.gate.reading.around import DEFINITE
from briefing.gate.reading.cast import Cast, cast
from briefing.gate.reading.deeds import Deed, all_deeds, occurrences, surest
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import EMPTY_VERBS, LINKING, SAYS, is_done
from briefing.gate.reading.nearest import clauses_of
from briefing.gate.reading.roles import TITLES
from briefing.gate.reading.units import MUTUAL

_GIVES = frozenset("award hand pay grant offer send lend show giv".split())
"Verbs of which what is given and who gets it may both be the object."
_OF_ITSELF = frozenset(
    map(
        english.stem,
        "shut close open reopen start begin end launch rise run move sink crash break burn spread "
        "stop increase reduce halve double grow change merge return expand resume turn".split(),
    )
)
"Stems of verbs that a thing does of itself or somebody does to it."
_ADDRESSES = frozenset("tell ask warn urg call describ promis".split())
"Verbs of saying that say to whom."


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
    there = surest(told)
    people = cast(told)

    def is_of_another(deed: Deed) -> bool:
        known = [one for one in there if one.verb == deed.verb]
        sure = bool(
            known
            and (deed.verb not in EMPTY_VERBS or deed.object)
            and deed.finite
            and _is_plain(deed)
            and deed.doer - {DEFINITE} <= told.stems
        )
        return sure and all(_is_rival(deed, one, people) for one in known)

    return [
        f"exchanged: the source says “{group[0].verb}” of another"
        for group in occurrences(said)
        if all(is_of_another(deed) for deed in group if deed in surest(said))
    ]


def other_objects(said: Reading, told: Reading) -> list[str]:
    """Name each deed that is done to somebody here and, in the sources, to somebody else."""
    there = all_deeds(told)
    people = cast(told)

    def is_to_another(deed: Deed) -> bool:
        mine = deed.object
        known = [one for one in there if one.verb == deed.verb]
        return (
            bool(known and mine)
            and deed.passive
            and not deed.vague
            and deed.verb not in EMPTY_VERBS | SAYS | _GIVES
            and mine - {DEFINITE} <= told.stems
            and not any(
                (one.vague and one.passive)
                or mine & (one.to | one.doer)
                or people.may_be(bare(mine), bare(one.object))
                for one in known
            )
        )

    return [
        f"exchanged: the source says “{group[0].verb}” of another"
        for group in occurrences(said)
        if all(map(is_to_another, group))
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
    return bool(deed.doer) and not deed.vague


def _is_rival(deed: Deed, one: Deed, people: Cast) -> bool:
    """Tell whether another does the same deed, to the same if to anybody."""
    same = bool(deed.object & one.object) or not (deed.object or one.object)
    return (
        same
        and _is_plain(one)
        and not bare(deed.doer) & (bare(one.doer) | one.object)
        and not people.may_be(bare(deed.doer), bare(one.doer))
    )


def _straight(deed: Deed, one: Deed, names: set[str]) -> bool:
    here, there = deed.object | deed.to, one.object | one.to
    same = (shared(deed.doer, one.doer, names), shared(here, there, names))
    crossed = shared(deed.doer, there, names) or shared(here, one.doer, names)
    if same[0] and not there:
        return True  # 'trams could run on the line' of 'the tram line could be running'
    return all(same) or (any(same) and not crossed)


def _turned(deed: Deed, one: Deed, names: set[str]) -> bool:
    here, there = deed.object | deed.to, one.object | one.to
    to = there if here else one.to  # 'the minister wrote' of 'he wrote to the minister'
    crossed = shared(deed.doer, to - one.doer, names)
    # 'Its yard would shut' and 'it will shut its yard' are one.
    by_itself = deed.verb in _OF_ITSELF and not (there or one.passive)
    back = deed.doer and not by_itself and shared(here, one.doer - there, names)
    return bool(crossed or back)


def exchanged(said: Reading, told: Reading) -> list[str]:
    """Name each two of a one-clause sentence of whom the other does it there, by whatever verb."""
    if len(said.by_sentence) != 1 or len(clauses_of(said.by_sentence[0])) != 1:
        return []
    there = [one for one in all_deeds(told) if one.finite and not one.vague]
    names = names_of(said) | names_of(told)
    reasons = []
    for deed in all_deeds(said):
        here = deed.object | deed.to
        if not (deed.finite and deed.doer and here) or deed.vague or deed.verb in MUTUAL | _GIVES:
            continue
        if not (is_done(deed.token) or deed.token.low.endswith(("ing", "s")) or not deed.passive):
            continue
        back = [
            one
            for one in there
            if shared(deed.doer, (one.object | one.to) - one.doer, names)
            and shared(here, one.doer - one.object - one.to, names)
        ]
        straight = [
            one
            for one in all_deeds(told)
            if shared(deed.doer, one.doer, names) or shared(here, one.object | one.to, names)
        ]
        if back and not straight:
            reasons.append(f"exchanged: who did “{deed.verb}” to whom is otherwise in the source")
    return list(dict.fromkeys(reasons))
